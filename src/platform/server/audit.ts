import type { OfficeId, OfficeTransaction } from './database.ts';
import { newId } from '#kernel/id.ts';

/** A value as the trail keeps it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Who does something in an office: a person who is signed in, or the command line. */
export interface Author {
	officeId: OfficeId;
	userId: string | null;
	name: string;
}

export interface Change {
	noun: string;
	recordId: string;
	action: 'create' | 'update' | 'delete' | 'restore';
	before: Record<string, Json> | null;
	after: Record<string, Json> | null;
}

/** Adds one entry to the trail, in the transaction of the change itself. */
export async function recordChange(tx: OfficeTransaction, author: Author, change: Change): Promise<void> {
	await tx
		.insertInto('audit_event')
		.values({
			office_id: author.officeId,
			id: newId(),
			user_id: author.userId,
			actor: author.name,
			action: change.action,
			noun: change.noun,
			record_id: change.recordId,
			before: JSON.stringify(change.before),
			after: JSON.stringify(change.after)
		})
		.execute();
}
