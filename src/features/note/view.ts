import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { DataNote } from './note.ts';

/** The list as a file shows it. */
export function noteTable(notes: readonly DataNote[], language: Language) {
	return {
		title: m.notes_title(),
		columns: [
			{ title: m.note_place(), kind: 'number' as const, width: 8 },
			{ title: m.note_about(), kind: 'text' as const, width: 24 },
			{ title: m.note_text(), kind: 'text' as const, width: 70 },
			{ title: m.note_source(), kind: 'text' as const, width: 36 },
			{ title: m.note_source_url(), kind: 'text' as const, width: 36 }
		],
		rows: notes.map((note, index) => [
			index + 1,
			note.partner ? words(note.partner.name, language) : null,
			words(note.text, language),
			words(note.source, language),
			note.sourceUrl
		])
	};
}
