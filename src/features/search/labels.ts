import { m } from '#paraglide/messages.js';
import { say, type Word } from '#kernel/word.ts';
import type { SearchNoun } from './search.ts';

const NOUNS: Record<SearchNoun, Word> = {
	partner: m.nav_partners,
	organisation: m.nav_organisations,
	person: m.nav_people,
	agreement: m.nav_agreements,
	initiative: m.nav_initiatives,
	activity: m.nav_activities,
	goal: m.nav_goals,
	highlight: m.nav_highlights,
	news: m.nav_news,
	next_step: m.nav_steps,
	attachment: m.search_files,
	data_note: m.nav_notes
};

/** The records of a noun, as the navigation calls them. */
export function nounsLabel(noun: SearchNoun): string {
	return say(NOUNS[noun], undefined);
}
