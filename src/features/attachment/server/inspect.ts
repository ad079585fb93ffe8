import { fileTypeFromBuffer } from 'file-type';
import { archiveProblem, isArchive } from '#documents/bounds/archive.ts';
import { pictureProblem } from '#documents/bounds/picture.ts';
import type { ProblemCode } from '#kernel/form.ts';
import { LARGEST_FILE, LARGEST_PICTURE, fileKind } from '../attachment.ts';

type Inspected = { ok: true; mediaType: string } | { ok: false; problem: { code: ProblemCode; limit?: number } };

/**
 * What a file is, by its content: its name and what the browser says of it are only claims. One that would unfold into
 * what no computer holds is refused for those who would open it.
 */
export async function inspectFile(bytes: Uint8Array): Promise<Inspected> {
	if (bytes.length === 0) return { ok: false, problem: { code: 'file_needed' } };
	if (bytes.length > LARGEST_FILE) {
		return { ok: false, problem: { code: 'file_too_large', limit: LARGEST_FILE / 1024 / 1024 } };
	}
	const found = await fileTypeFromBuffer(bytes);
	const mediaType = found?.mime ?? (isPlainText(bytes) ? 'text/plain' : undefined);
	if (!mediaType || !fileKind(mediaType)) return { ok: false, problem: { code: 'file_kind' } };
	const problem = isArchive(bytes) ? archiveProblem(bytes) : pictureProblem(mediaType, bytes, LARGEST_PICTURE);
	return problem ? { ok: false, problem } : { ok: true, mediaType };
}

/** No control characters, and not a page in disguise. The encoding is free: old Hebrew text is seldom UTF-8. */
function isPlainText(bytes: Uint8Array): boolean {
	const text = Buffer.from(bytes)
		.toString('latin1')
		.replace(/^\u00ef\u00bb\u00bf/, '');
	return (
		!/[\u0000-\u0008\u000e-\u001a\u007f]/.test(text) &&
		!/^\s*<(!doctype|!--|html|head|body|svg|\?xml|script)/i.test(text)
	);
}
