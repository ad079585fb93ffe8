import { readTableInProcess } from '#documents/reader/table/table-process.ts';
import { readDelimited } from '#documents/reader/table/delimited.ts';
import type { ReadSheet } from '#documents/reader/table/table.ts';
import { Unreadable, type UnreadableCode } from '#documents/reader/unreadable.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { LARGEST_FILE } from '../form.ts';
import type { ProblemCode } from '#kernel/form.ts';

const MEGABYTE = 1024 * 1024;

const CODES: Record<UnreadableCode, ProblemCode> = {
	encrypted: 'table_encrypted',
	old_format: 'table_old_format',
	damaged: 'table_damaged',
	too_large: 'table_too_large',
	no_text: 'table_unknown',
	empty: 'table_empty',
	unknown: 'table_unknown'
};

/** What was sent, as a table: a file, else cells that were pasted. */
export async function readSent({
	file,
	pasted
}: {
	file?: File | undefined;
	pasted: string;
}): Promise<{ ok: true; name: string; sheets: ReadSheet[] } | Refusal> {
	const hasFile = file !== undefined && file.size > 0;
	if (!hasFile && pasted.trim() === '') return { ok: false, reason: 'problem', field: 'file', code: 'file_needed' };
	if (hasFile && file.size > LARGEST_FILE)
		return { ok: false, reason: 'problem', field: 'file', code: 'file_too_large', limit: LARGEST_FILE / MEGABYTE };
	try {
		if (!hasFile) return { ok: true, name: '', sheets: [{ name: '', rows: readDelimited(pasted) }] };
		const { sheets } = await readTableInProcess(new Uint8Array(await file.arrayBuffer()));
		return { ok: true, name: file.name.slice(-200), sheets };
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		return { ok: false, reason: 'problem', field: hasFile ? 'file' : 'pasted', code: CODES[error.code] };
	}
}
