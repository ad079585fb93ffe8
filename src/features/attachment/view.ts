import { subjectLabel } from '#features/subject/labels.ts';
import { subjectName } from '#features/subject/subject.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { fileKind, formatBytes, type AttachmentRow } from './attachment.ts';

/** The list as a file shows it: what documents there are, not the documents. */
export function attachmentTable(rows: readonly AttachmentRow[], language: Language) {
	const column = (title: string, width: number) => ({ title, kind: 'text' as const, width });
	return {
		title: m.files_title(),
		columns: [
			column(m.file_title(), 40),
			column(m.file_name(), 32),
			column(m.file_about(), 36),
			column(m.file_about_kind(), 14),
			column(m.file_kind(), 10),
			column(m.file_size(), 10),
			{ title: m.file_added(), kind: 'date' as const, width: 14 }
		],
		rows: rows.map((row) => [
			words(row.title, language),
			row.name,
			subjectName(row.about, language).text,
			subjectLabel(row.about.subject),
			fileKind(row.mediaType) ?? null,
			formatBytes(row.bytes, language),
			row.addedAt.slice(0, 10)
		])
	};
}
