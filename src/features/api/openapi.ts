import { NARROWED_BY, RESOURCES, type ResourceName } from './api.ts';
import { fieldsOf, type Json } from './fields.ts';
import { CONTENT_PATH, NEW_DOCUMENT, UPLOAD } from './openapi-documents.ts';
import {
	CHANGE,
	idParameter,
	json,
	KEY_PARAMETER,
	LIST_PARAMETERS,
	narrowedBy,
	PROBLEM,
	REASON_PARAMETER,
	REFUSALS,
	refusal,
	refusals
} from './openapi-parts.ts';
import { VIEW_PATHS } from './openapi-views.ts';

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
		paths: { ...Object.fromEntries(RESOURCES.flatMap(pathsOf)), ...CONTENT_PATH, ...VIEW_PATHS },
		components: {
			securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
			schemas: {
				...Object.fromEntries(RESOURCES.map((name) => [nounOf(name), { type: 'object', properties: fieldsOf(name) }])),
				NewDocument: NEW_DOCUMENT,
				Problem: PROBLEM
			},
			responses: Object.fromEntries(
				(Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]).map((name) => [name, refusal(name)])
			)
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
					parameters: [...LIST_PARAMETERS, ...(NARROWED_BY[name] ?? []).map(narrowedBy)],
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
					requestBody: name === 'documents' ? UPLOAD : body,
					responses: {
						201: one,
						200: { ...one, description: 'It was there already' },
						...refusals(...CHANGE)
					}
				}
			}
		],
		[
			`/${name}/{id}`,
			{
				parameters: [idParameter()],
				get: { operationId: `get${noun}`, tags: [name], responses: { 200: one, ...refusals('NoToken', 'NotFound') } },
				put: {
					operationId: `replace${noun}`,
					tags: [name],
					description: 'What is left out becomes empty. "version" names the one that was seen.',
					parameters: [REASON_PARAMETER],
					requestBody: body,
					responses: { 200: one, ...refusals(...CHANGE) }
				},
				patch: {
					operationId: `change${noun}`,
					tags: [name],
					description: 'What is left out stays. "version" names the one that was seen.',
					parameters: [REASON_PARAMETER],
					requestBody: body,
					responses: { 200: one, ...refusals(...CHANGE) }
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
