import { visibilityLabel } from '#features/activity/labels.ts';
import { subjectLabel } from '#features/subject/labels.ts';
import { subjectName } from '#features/subject/subject.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { stepStateLabel } from './labels.ts';
import { isOverdue, type StepRow } from './step.ts';

/** The list as a file shows it. @param today the day at the office's place */
export function stepTable(rows: readonly StepRow[], language: Language, today: string) {
	const column = (title: string, width: number) => ({ title, kind: 'text' as const, width });
	const state = (row: StepRow) => (row.doneOn ? 'done' : isOverdue(row, today) ? 'overdue' : 'open');
	return {
		title: m.steps_title(),
		columns: [
			column(m.step_what(), 48),
			column(m.step_about(), 36),
			column(m.step_about_kind(), 14),
			column(m.step_who(), 20),
			{ title: m.step_due(), kind: 'date' as const, width: 14 },
			column(m.step_state(), 12),
			{ title: m.step_done_when(), kind: 'date' as const, width: 14 },
			column(m.activity_visibility(), 20)
		],
		rows: rows.map((row) => [
			words(row.what, language),
			subjectName(row.about, language).text,
			subjectLabel(row.about.subject),
			row.who,
			row.due,
			stepStateLabel(state(row)),
			row.doneOn,
			visibilityLabel(row.visibility)
		])
	};
}
