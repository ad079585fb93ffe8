import type { Audience } from '#features/report/policy.ts';
import { briefly } from '#features/report/wording.ts';
import { languageName, listInWords } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { BlockKind } from './edits.ts';
import type { OpenPoint, Rule } from './honesty.ts';
import type { Move, ReportState } from './studio.ts';

export const stateLabel = wordsOf<ReportState>({
	draft: m.studio_state_draft,
	in_review: m.studio_state_in_review,
	approved: m.studio_state_approved,
	closed: m.studio_state_closed
});

export const audienceLabel = wordsOf<Audience>({
	leadership: m.studio_audience_leadership,
	council: m.studio_audience_council,
	public: m.studio_audience_public
});

export const moveLabel = wordsOf<Move>({
	submit: m.studio_move_submit,
	return: m.studio_move_return,
	approve: m.studio_move_approve,
	reopen: m.studio_move_reopen,
	close: m.studio_move_close
});

/** What was done with a report, of a move that lies behind it. */
export const movedLabel = wordsOf<Move>({
	submit: m.studio_moved_submit,
	return: m.studio_moved_return,
	approve: m.studio_moved_approve,
	reopen: m.studio_moved_reopen,
	close: m.studio_moved_close
});

export const blockLabel = wordsOf<BlockKind>({
	text: m.studio_block_text,
	quote: m.studio_block_quote,
	picture: m.studio_block_picture
});

interface Named {
	name: string;
	languages: string;
}

const POINTS: Readonly<Record<Rule, (inputs: Named) => string>> = {
	silent: m.studio_point_silent,
	silent_left_out: m.studio_point_silent_left_out,
	reason: m.studio_point_reason,
	conflict: m.studio_point_conflict,
	figures: () => m.studio_point_figures(),
	outdated: m.studio_point_outdated,
	empty: m.studio_point_empty,
	astray: m.studio_point_astray,
	picture_gone: m.studio_point_picture_gone,
	picture_withheld: m.studio_point_picture_withheld,
	picture_words: m.studio_point_picture_words,
	translation: m.studio_point_translation,
	letters: ({ name }) => ([...name].length === 1 ? m.studio_point_letter : m.studio_point_letters)({ name })
};
/** Of a line in the list of open points: its beginning names it. */
const NAMED = 60;

/** An open point in words. */
export function pointInWords({ rule, about, missing = [] }: OpenPoint, language: Language): string {
	const name = words(about, language);
	const languages = listInWords(
		missing.map((tag) => languageName(tag, language)),
		language
	);
	return POINTS[rule]({ name: briefly(name, NAMED), languages });
}
