import { z } from 'zod';
import { VISIBILITIES } from '#features/member/policy.ts';
import { SUBJECTS, type SubjectNoun } from '#features/subject/subject.ts';
import { choice, id, texts, version } from '#kernel/fields.ts';
import { choiceFilter, idFilter, wordsFilter } from '#kernel/filters.ts';
import { FILE_GROUPS, type FileGroup } from './attachment.ts';

export const attachmentForm = z.object({
	id: id(),
	subject: choice(SUBJECTS),
	subjectId: id(),
	title: texts({ max: 200 }),
	visibility: choice(VISIBILITIES),
	file: z
		.instanceof(File, { message: 'file_needed' })
		.refine((file) => file.size > 0, { message: 'file_needed' })
		.meta({ type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' })
});
export type AttachmentInput = z.output<typeof attachmentForm>;

/** What can be changed of a file that is there: what it is called and who sees it. Another file is another record. */
export const attachmentEditForm = z.object({
	id: id(),
	version: version(),
	title: texts({ max: 200 }),
	visibility: choice(VISIBILITIES)
});
export type AttachmentEdit = z.output<typeof attachmentEditForm>;

/** What narrows the list of documents. */
export interface AttachmentFilters {
	words: string;
	group: FileGroup | undefined;
	subject: SubjectNoun | undefined;
	partner: string | undefined;
}

export function attachmentFilters(params: URLSearchParams): AttachmentFilters {
	return {
		words: wordsFilter(params),
		group: choiceFilter(params, 'group', FILE_GROUPS),
		subject: choiceFilter(params, 'subject', SUBJECTS),
		partner: idFilter(params, 'partner')
	};
}
