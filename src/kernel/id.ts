import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A new record's id: a UUID of version 7, so that ids grow with time and stay together in an index. */
export function newId(): string {
	return v7();
}

export function isId(value: unknown): value is string {
	return typeof value === 'string' && UUID.test(value);
}
