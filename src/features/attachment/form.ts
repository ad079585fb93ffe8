import { z } from 'zod';
import { VISIBILITIES } from '#features/member/policy.ts';
import { choice, id, texts } from '#kernel/fields.ts';
import { ATTACHMENT_SUBJECTS } from './attachment.ts';

export const attachmentForm = z.object({
	subject: choice(ATTACHMENT_SUBJECTS),
	subjectId: id(),
	title: texts({ max: 200 }),
	visibility: choice(VISIBILITIES),
	file: z.instanceof(File, { message: 'file_needed' }).refine((file) => file.size > 0, { message: 'file_needed' })
});
export type AttachmentInput = z.output<typeof attachmentForm>;
