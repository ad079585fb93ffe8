import { HISTORY_ACTIONS, HISTORY_NOUNS, REASON_CHOICES } from '#features/history/form.ts';
import { FORMATS } from '#features/report/report.ts';
import { DOCUMENT_LANGUAGES } from '#kernel/language.ts';
import { RESOURCES } from './api.ts';
import type { Json } from './fields.ts';
import { json, LIST_PARAMETERS, refusals } from './openapi-parts.ts';

const TEXT = { type: 'string' };
const TEXT_OR_NONE = { type: ['string', 'null'] };

function parameter(name: string, schema: Json, more: Json = {}): Json {
	return { name, in: 'query', schema, ...more };
}

const AFTER = parameter('after', TEXT, { description: 'Where the page begins: "next" has it.' });

function page(description: string, properties: Json, more: Json = {}): Json {
	const item = { type: 'object', required: Object.keys(properties), properties };
	const schema = {
		type: 'object',
		required: ['items', 'next', ...Object.keys(more)],
		properties: { ...more, items: { type: 'array', items: item }, next: TEXT_OR_NONE }
	};
	return { 200: { description, content: json(schema) } };
}

/** What programs can read that is no record of its own: what is found, the report of a year, the trail. */
export const VIEW_PATHS = {
	'/search': {
		get: {
			operationId: 'search',
			tags: ['search'],
			description:
				'What the search of the office finds, in the language of Accept-Language: of everything the latest five of each resource, of one resource a page of twenty.',
			parameters: [
				parameter('q', { type: 'string', minLength: 1, maxLength: 200 }, { required: true }),
				parameter('resource', { type: 'string', enum: RESOURCES }),
				{ ...AFTER, description: 'Of one resource: where the page begins; "next" has it.' }
			],
			responses: {
				...page(
					'What was found',
					{
						...{ resource: { type: 'string', enum: RESOURCES }, id: { type: 'string', format: 'uuid' } },
						...{ title: TEXT, facts: { type: 'array', items: TEXT }, date: TEXT_OR_NONE },
						excerpt: { ...TEXT_OR_NONE, description: 'Where the words stand, if not in the title.' }
					},
					{
						totals: {
							type: 'object',
							description: 'How many there are of each resource.',
							additionalProperties: { type: 'integer' }
						}
					}
				),
				...refusals('Unreadable', 'NoToken', 'Forbidden')
			}
		}
	},
	'/report': {
		get: {
			operationId: 'getReport',
			tags: ['report'],
			description: 'The report of a year for the council, as a file.',
			parameters: [
				parameter('year', { type: 'integer', minimum: 1900, maximum: 2199 }, { required: true }),
				parameter('format', { type: 'string', enum: FORMATS }, { required: true }),
				parameter(
					'language',
					{ type: 'string', enum: DOCUMENT_LANGUAGES },
					{ description: 'Else that of Accept-Language. he+en is one document with each section in both.' }
				)
			],
			responses: {
				200: {
					description: 'The file',
					headers: { 'Content-Disposition': { schema: TEXT } },
					content: { '*/*': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } }
				},
				...refusals('Unreadable', 'NoToken', 'Forbidden')
			}
		}
	},
	'/trail': {
		get: {
			operationId: 'listTrail',
			tags: ['trail'],
			description: 'Who changed what, the latest first, in the language of Accept-Language. For directors.',
			parameters: [
				...LIST_PARAMETERS.filter(({ name }) => name === 'limit'),
				AFTER,
				parameter('q', TEXT, { description: 'A part of the name of who did it.' }),
				parameter('noun', { type: 'string', enum: HISTORY_NOUNS }),
				parameter('action', { type: 'string', enum: HISTORY_ACTIONS }),
				parameter('reason', { type: 'string', enum: REASON_CHOICES }, { description: 'Whether somebody said why.' }),
				...['from', 'to'].map((name) => parameter(name, { type: 'string', format: 'date' }))
			],
			responses: {
				...page('A page of the trail', {
					seq: { type: 'integer', description: 'From 1 on without a gap.' },
					...{ at: { type: 'string', format: 'date-time' }, actor: TEXT, address: TEXT_OR_NONE },
					...{ deed: TEXT, noun: { type: 'string', enum: HISTORY_NOUNS } },
					record: {
						type: ['object', 'null'],
						properties: { id: { type: 'string', format: 'uuid' }, title: { type: 'object' } },
						description: 'What it is called, where something still says so.'
					},
					changes: {
						type: 'array',
						items: { type: 'object', properties: { field: TEXT, before: TEXT, after: TEXT } },
						description: 'In words.'
					},
					...{ reason: TEXT_OR_NONE, isTakenOut: { type: 'boolean' } },
					seal: { type: 'string', description: 'It seals this entry and all before it.' }
				}),
				...refusals('Unreadable', 'NoToken', 'Forbidden')
			}
		}
	}
};
