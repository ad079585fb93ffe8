import type { Stage } from '#features/initiative/initiative.ts';
import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { IdeaState, ReportReason } from './resident-idea.ts';
import type { Sign } from './spam.ts';

/** An idea as a list of the office shows it. */
export interface IdeaRow {
	id: string;
	state: IdeaState;
	text: string;
	language: string;
	name: string | null;
	partner: { id: string; name: Texts } | null;
	signs: string[];
	isConfirmed: boolean;
	isAsked: boolean;
	/** The resident has written, and nobody has done anything since. */
	hasNews: boolean;
	openReports: number;
	stage: Stage | null;
	isPublished: boolean;
	isDiscarded: boolean;
	/** ISO 8601, UTC. */
	receivedAt: string;
}

/** How the office calls what it has done with an idea. */
export const ideaStateWord = wordsOf<IdeaState>({
	unconfirmed: m.residea_state_unconfirmed,
	waiting: m.residea_state_waiting,
	taken: m.residea_state_taken,
	turned_away: m.residea_state_turned_away,
	withdrawn: m.residea_state_withdrawn
});

export const signWord = wordsOf<Sign>({
	trap: m.residea_sign_trap,
	links: m.residea_sign_links,
	markup: m.residea_sign_markup,
	repeated: m.residea_sign_repeated,
	shouting: m.residea_sign_shouting,
	sold: m.residea_sign_sold
});

export const reportReasonWord = wordsOf<ReportReason>({
	offensive: m.residea_reason_offensive,
	personal: m.residea_reason_personal,
	untrue: m.residea_reason_untrue,
	advertising: m.residea_reason_advertising,
	other: m.residea_reason_other
});

/** What an entry of the trail says of an idea, in words. */
export function ideaSaid(said: Readonly<Record<string, unknown>>, language: Language): string {
	const options = { locale: language };
	const parts = [
		said['state'] === undefined ? '' : ideaStateWord(said['state'] as IdeaState, language),
		said['published'] === true ? m.residea_trail_published({}, options) : '',
		said['published'] === false ? m.residea_trail_unpublished({}, options) : '',
		said['message'] === 'office' ? m.residea_trail_question({}, options) : '',
		said['message'] === 'resident' ? m.residea_trail_answer({}, options) : '',
		said['message'] === 'read' ? m.residea_read({}, options) : '',
		said['reported'] === undefined ? '' : m.residea_trail_reported({}, options),
		said['reviewed'] === undefined ? '' : m.residea_trail_reviewed({}, options),
		typeof said['supporters'] === 'number' ? m.residea_supporters({ count: said['supporters'] }, options) : ''
	];
	return parts.filter((part) => part !== '').join(', ');
}
