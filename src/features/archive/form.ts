import { z } from 'zod';
import { newSlug } from '#features/installation/form.ts';
import { email, known, text } from '#kernel/fields.ts';

/** The largest archive that a page takes, in bytes; the command line takes any. */
export const LARGEST_UPLOAD = 30 * 1024 * 1024;

/** An office that comes in with an archive, and who decides from then on who comes in. */
export const archiveForm = z.object({
	file: z
		.instanceof(File, { message: 'file_needed' })
		.refine((file) => file.size > 0, 'file_needed')
		.refine((file) => file.size <= LARGEST_UPLOAD, `file_too_large:${LARGEST_UPLOAD / 1024 / 1024}`),
	slug: newSlug,
	email: known(email()),
	person: text({ max: 200 })
});

export type ArchiveInput = z.output<typeof archiveForm>;
