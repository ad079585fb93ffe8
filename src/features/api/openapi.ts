import { z } from 'zod';
import { LONGEST_REASON, REASON_HEADER } from '#kernel/reason.ts';
import { KEY_DAYS, LONGEST_KEY, PAGE, RESOURCES, SCHEMAS, type ResourceName } from './api.ts';

type Json = Record<string, unknown>;

/** The fields of a resource in the words of JSON Schema, from the schema that parses the requests. */
export function fieldsOf(name: ResourceName): Record<string, Json> {
	const { properties } = z.toJSONSchema(SCHEMAS[name], { io: 'input', unrepresentable: 'any' }) as {
		properties: Record<string, Json>;
	};
	return properties;
}

/** OpenAPI 3.1 of all that programs can do. @param server where this installation answers: "https://kesher.example" */
export function openApi(server: string): Json {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Kesher',
			version: '1',
			description:
				'The records of an office, by the same rules as its pages. Tokens are made in the office, under “Access tokens”.'
		},
		servers: [
			{
				url: `${server}/api/v1/{office}`,
				variables: { office: { default: 'office', description: 'As in the address of its pages.' } }
			}
		],
		security: [{ token: [] }],
		paths: Object.fromEntries(RESOURCES.flatMap(pathsOf)),
		components: {
			securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
			schemas: { ...Object.fromEntries(RESOURCES.map((name) => [nounOf(name), schemaOf(name)])), Problem: PROBLEM },
			responses: Object.fromEntries(Object.entries(REFUSALS).map(([name, description]) => [name, refusal(description)]))
		}
	};
}

/** activities: Activity. The names of the components, which clients turn into types. */
function nounOf(name: ResourceName): string {
	return capital({ people: 'person', activities: 'activity' }[name as string] ?? name.replace(/s$/, ''));
}

function capital(word: string): string {
	return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function schemaOf(name: ResourceName): Json {
	return { type: 'object', properties: fieldsOf(name) };
}

function pathsOf(name: ResourceName): [string, Json][] {
	const noun = nounOf(name);
	const one = { description: 'The record', content: json({ $ref: `#/components/schemas/${noun}` }) };
	const body = { required: true, content: json({ $ref: `#/components/schemas/${noun}` }) };
	const list = {
		type: 'object',
		required: ['items', 'next'],
		properties: {
			items: { type: 'array', items: { $ref: `#/components/schemas/${noun}` } },
			next: { type: ['string', 'null'], description: 'The address of the next page.' }
		}
	};
	return [
		[
			`/${name}`,
			{
				get: {
					operationId: `list${capital(name)}`,
					tags: [name],
					parameters: LIST_PARAMETERS,
					responses: {
						200: { description: 'A page of records', content: json(list) },
						...refusals('Unreadable', 'NoToken')
					}
				},
				post: {
					operationId: `create${noun}`,
					tags: [name],
					description: 'Without an id one is made. The same id, or the same Idempotency-Key, makes one record.',
					parameters: [KEY_PARAMETER, REASON_PARAMETER],
					requestBody: body,
					responses: {
						201: one,
						200: { ...one, description: 'It was there already' },
						...refusals('Unreadable', 'NoToken', 'Forbidden', 'Conflict', 'Invalid')
					}
				}
			}
		],
		[
			`/${name}/{id}`,
			{
				parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
				get: { operationId: `get${noun}`, tags: [name], responses: { 200: one, ...refusals('NoToken', 'NotFound') } },
				put: {
					operationId: `replace${noun}`,
					tags: [name],
					description: 'What is left out becomes empty. "version" names the one that was seen.',
					parameters: [REASON_PARAMETER],
					requestBody: body,
					responses: { 200: one, ...refusals('Unreadable', 'NoToken', 'Forbidden', 'NotFound', 'Conflict', 'Invalid') }
				},
				patch: {
					operationId: `change${noun}`,
					tags: [name],
					description: 'What is left out stays. "version" names the one that was seen.',
					parameters: [REASON_PARAMETER],
					requestBody: body,
					responses: { 200: one, ...refusals('Unreadable', 'NoToken', 'Forbidden', 'NotFound', 'Conflict', 'Invalid') }
				},
				delete: {
					operationId: `delete${noun}`,
					tags: [name],
					description: 'It can be restored from the trash of the office for thirty days.',
					parameters: [REASON_PARAMETER],
					responses: { 204: { description: 'Deleted' }, ...refusals('Unreadable', 'NoToken', 'Forbidden', 'NotFound') }
				}
			}
		]
	];
}

const json = (schema: Json) => ({ 'application/json': { schema } });

const LIST_PARAMETERS = [
	{
		name: 'limit',
		in: 'query',
		schema: { type: 'integer', minimum: 1, maximum: PAGE.most, default: PAGE.usual }
	},
	{
		name: 'after',
		in: 'query',
		description: 'The id of the last record that was seen; "next" has it.',
		schema: { type: 'string', format: 'uuid' }
	},
	{
		name: 'changedSince',
		in: 'query',
		description: 'Only what was added or changed since.',
		schema: { type: 'string', format: 'date-time' }
	}
];

const KEY_PARAMETER = {
	name: 'Idempotency-Key',
	in: 'header',
	description: `Sent again within ${KEY_DAYS} days, the request makes nothing new.`,
	schema: { type: 'string', minLength: 1, maxLength: LONGEST_KEY }
};

const REASON_PARAMETER = {
	name: REASON_HEADER,
	in: 'header',
	description: 'Why, in one line: the trail and the history of the record tell it. UTF-8, percent-encoded.',
	schema: { type: 'string', maxLength: LONGEST_REASON },
	example: 'Recorded%20twice'
};

const REFUSALS = {
	Unreadable: 'No JSON object, too large, or a parameter that cannot be read',
	NoToken: 'No token, or one that is not good in this office',
	Forbidden: 'The token, or its member, may not do this',
	NotFound: 'Not there, or not for this member',
	Conflict: 'Changed since the version that was named, or a key that was used for something else',
	Invalid: 'Fields with problems, all of them at once'
};

const STATUS: Record<keyof typeof REFUSALS, string> = {
	Unreadable: '400',
	NoToken: '401',
	Forbidden: '403',
	NotFound: '404',
	Conflict: '409',
	Invalid: '422'
};

function refusals(...names: (keyof typeof REFUSALS)[]): Json {
	return Object.fromEntries(names.map((name) => [STATUS[name], { $ref: `#/components/responses/${name}` }]));
}

function refusal(description: string): Json {
	return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

/** RFC 9457, with the fields that have problems. */
const PROBLEM = {
	type: 'object',
	required: ['type', 'title', 'status'],
	properties: {
		type: { type: 'string' },
		title: { type: 'string' },
		status: { type: 'integer' },
		problems: {
			type: 'array',
			items: {
				type: 'object',
				required: ['field', 'code', 'detail'],
				properties: {
					field: { type: 'string' },
					code: { type: 'string' },
					detail: { type: 'string' },
					limit: { type: 'number' }
				}
			}
		}
	}
};
