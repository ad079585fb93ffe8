import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { Finding, Said } from './wikidata.ts';

export const findingLabel = wordsOf<Finding>({
	both: m.wikidata_both,
	only_here: m.wikidata_only_here,
	only_there: m.wikidata_only_there,
	not_twin: m.wikidata_not_twin,
	no_id: m.wikidata_no_id,
	shared_id: m.wikidata_shared_id,
	unknown_id: m.wikidata_unknown_id,
	elsewhere: m.wikidata_elsewhere
});

/** What to do about it. */
export const findingHint = wordsOf<Finding>({
	both: m.wikidata_both_hint,
	only_here: m.wikidata_only_here_hint,
	only_there: m.wikidata_only_there_hint,
	not_twin: m.wikidata_not_twin_hint,
	no_id: m.wikidata_no_id_hint,
	shared_id: m.wikidata_shared_id_hint,
	unknown_id: m.wikidata_unknown_id_hint,
	elsewhere: m.wikidata_elsewhere_hint
});

/** Who says it, where the data set tells. */
export const saidLabel = wordsOf<Exclude<Said, 'unknown'>>({
	both: m.wikidata_said_both,
	home: m.wikidata_said_home,
	other: m.wikidata_said_other
});
