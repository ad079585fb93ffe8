import { LONGEST_REASON, REASON_HEADER } from '#kernel/reason.ts';
import { KEY_DAYS, LIMITS, LONGEST_KEY, PAGE } from './api.ts';
import type { Json } from './fields.ts';

export const json = (schema: Json) => ({ 'application/json': { schema } });

export function idParameter(): Json {
	return { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
}

export function narrowedBy(noun: string): Json {
	return {
		name: noun,
		in: 'query',
		description: `Only what belongs to this ${noun}, by its id.`,
		schema: { type: 'string', format: 'uuid' }
	};
}

export const LIST_PARAMETERS = [
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

export const KEY_PARAMETER = {
	name: 'Idempotency-Key',
	in: 'header',
	description: `Sent again within ${KEY_DAYS} days, the request makes nothing new.`,
	schema: { type: 'string', minLength: 1, maxLength: LONGEST_KEY }
};

export const REASON_PARAMETER = {
	name: REASON_HEADER,
	in: 'header',
	description: 'Why, in one line: the trail and the history of the record tell it. UTF-8, percent-encoded.',
	schema: { type: 'string', maxLength: LONGEST_REASON },
	example: 'Recorded%20twice'
};

export const REFUSALS = {
	Unreadable: 'What was sent, or a parameter, cannot be read',
	NoToken: 'No token, or one that is not good in this office',
	Forbidden: 'The token, or its member, may not do this',
	NotFound: 'Not there, or not for this member',
	Conflict: 'Changed since the version that was named, or a key that was used for something else',
	TooLarge: 'More than a request, or a file, may be',
	WrongType: 'Another Content-Type than the one that is described',
	Invalid: 'Fields with problems, all of them at once',
	TooMany: `Asked too often: a token may read ${LIMITS.reads} times a minute and write ${LIMITS.writes} times; ${LIMITS.wrong} wrong tokens may come from one address`
};

const STATUS: Record<keyof typeof REFUSALS, string> = {
	Unreadable: '400',
	NoToken: '401',
	Forbidden: '403',
	NotFound: '404',
	Conflict: '409',
	TooLarge: '413',
	WrongType: '415',
	Invalid: '422',
	TooMany: '429'
};

/** For what a request that changes something may be refused. */
export const CHANGE = [
	'Unreadable',
	'NoToken',
	'Forbidden',
	'NotFound',
	'Conflict',
	'TooLarge',
	'WrongType',
	'Invalid'
] as const;

/** Each may also be refused for having come too often. */
export function refusals(...names: (keyof typeof REFUSALS)[]): Json {
	return Object.fromEntries(
		[...names, 'TooMany' as const].map((name) => [STATUS[name], { $ref: `#/components/responses/${name}` }])
	);
}

export function refusal(name: keyof typeof REFUSALS): Json {
	return {
		description: REFUSALS[name],
		...(name === 'TooMany' && { headers: LIMIT_HEADERS }),
		content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
	};
}

const LIMIT_HEADERS = {
	'Retry-After': { description: 'In how many seconds there may be more.', schema: { type: 'integer' } },
	'RateLimit-Policy': {
		description:
			'What is counted, and how much of it (q) within how many seconds (w). With every answer to a good token.',
		schema: { type: 'string' },
		example: '"reads";q=600;w=60'
	},
	RateLimit: {
		description: 'What is left of it (r), and in how many seconds all of it is there again (t).',
		schema: { type: 'string' },
		example: '"reads";r=0;t=17'
	}
};

/** RFC 9457, with the fields that have problems. */
export const PROBLEM = {
	type: 'object',
	required: ['type', 'title', 'status'],
	properties: {
		type: { type: 'string' },
		title: { type: 'string' },
		status: { type: 'integer' },
		version: { type: 'integer', description: 'Of a conflict: the version that the record has now.' },
		parameter: {
			type: 'string',
			description: 'Of a parameter or header that is not known or cannot be read: its name.'
		},
		retryAfter: { type: 'integer', description: 'Of too many requests: in how many seconds there may be more.' },
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
