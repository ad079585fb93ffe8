import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Goal } from './goal.ts';

/** The list as a file shows it. */
export function goalTable(goals: readonly Goal[], language: Language) {
	return {
		title: m.goals_title(),
		columns: [
			{ title: m.goal_position(), kind: 'number' as const, width: 8 },
			{ title: m.goal_name(), kind: 'text' as const, width: 60 },
			{ title: m.goal_short_name(), kind: 'text' as const, width: 20 },
			{ title: m.goal_from_year(), kind: 'date' as const, width: 12 },
			{ title: m.goal_to_year(), kind: 'date' as const, width: 12 }
		],
		rows: goals.map((goal) => [
			goal.position,
			words(goal.name, language),
			words(goal.shortName, language),
			goal.fromYear === null ? null : String(goal.fromYear),
			goal.toYear === null ? null : String(goal.toYear)
		])
	};
}
