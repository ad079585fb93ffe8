import { LARGEST_FILE } from '#features/attachment/attachment.ts';
import { fieldsOf } from './fields.ts';
import { idParameter, refusals } from './openapi-parts.ts';

/** A new document: its file and its fields, as parts of one body. */
export const NEW_DOCUMENT = {
	type: 'object',
	required: ['subject', 'subjectId', 'visibility', 'file'],
	properties: fieldsOf('documents', true)
};

export const UPLOAD = {
	required: true,
	description: `A file of ${LARGEST_FILE / 1024 / 1024} MB at most. Its kind is told by its content, not by its name.`,
	content: {
		'multipart/form-data': {
			schema: { $ref: '#/components/schemas/NewDocument' },
			encoding: { title: { contentType: 'application/json' } }
		}
	}
};

export const CONTENT_PATH = {
	'/documents/{id}/content': {
		parameters: [idParameter()],
		get: {
			operationId: 'getDocumentContent',
			tags: ['documents'],
			description: 'The file itself, under its own name, to keep and not to show.',
			responses: {
				200: {
					description: 'The file; Content-Type is the mediaType of the document',
					headers: { 'Content-Disposition': { schema: { type: 'string' } } },
					content: { '*/*': { schema: NEW_DOCUMENT.properties['file'] ?? {} } }
				},
				...refusals('NoToken', 'NotFound')
			}
		}
	}
};
