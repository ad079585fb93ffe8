import { z } from 'zod';
import { schemaOf, type ResourceName } from './api.ts';

/** A piece of JSON Schema or of OpenAPI. */
export type Json = Record<string, unknown>;

/** The fields of a resource, or of what makes a new one, in the words of JSON Schema: from what parses the requests. */
export function fieldsOf(name: ResourceName, isNew = false): Record<string, Json> {
	const { properties } = z.toJSONSchema(schemaOf(name, isNew), { io: 'input', unrepresentable: 'any' }) as {
		properties: Record<string, Json>;
	};
	return properties;
}
