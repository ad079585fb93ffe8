import type { Kind, Reason, Status } from '#features/activity/activity.ts';
import { needsReason } from '#features/activity/activity.ts';
import { reasonPhrases } from '#features/capture/lexicon.ts';
import { wordsOf } from '#features/capture/words.ts';
import type { DocumentTongue, SectionKind } from './understanding.ts';
import {
	because,
	calledOff,
	columnStates,
	completed,
	cutShort,
	planned,
	preparation,
	putOff,
	reasonCues,
	refused,
	underWay
} from './words/states.ts';

/** How far something came, and why not further. */
export interface ToldState {
	status: Status;
	reason: Reason | null;
	/** In the words of the document. */
	reasonNote: string;
	/** The words allow another reading. */
	isGuess: boolean;
}

interface Told {
	text: string;
	tongue: DocumentTongue;
	kind: Kind;
	section: SectionKind;
	/** Whether its date lies behind the year that is told of. */
	isAhead: boolean;
	/** What a column of states says. */
	column?: string;
}

export function stateOf({ text, tongue, kind, section, isAhead, column }: Told): ToldState {
	const why = reasonIn(text, tongue);
	const said = (column ? columnState(column, tongue) : undefined) ?? saidState(text, tongue);
	const status = said?.status ?? silentState(kind, section, isAhead);
	const columnWhy = column ? reasonIn(column, tongue) : undefined;
	const reason = needsReason(status) ? (why ?? columnWhy) : undefined;
	return {
		status,
		reason: reason?.reason ?? null,
		reasonNote: reason?.note ?? '',
		isGuess: (said?.isGuess ?? false) || (said === undefined && section === 'in_progress' && !isAhead)
	};
}

/** Whether the words say what became of it. */
export function tellsState(text: string, tongue: DocumentTongue): boolean {
	return saidState(text, tongue) !== undefined;
}

function columnState(column: string, tongue: DocumentTongue): { status: Status; isGuess: boolean } | undefined {
	const said = saidState(column, tongue);
	const found = columnStates.first(wordsOf(column), tongue)?.value;
	return said ?? (found && { status: found, isGuess: false });
}

function saidState(text: string, tongue: DocumentTongue): { status: Status; isGuess: boolean } | undefined {
	const words = wordsOf(text);
	const has = (cues: typeof planned) => cues.has(words, tongue);
	if (has(refused)) return { status: 'declined', isGuess: false };
	if (has(putOff))
		return { status: 'postponed', isGuess: /נדח|דחי/.test(text) && !/מועד|ל[-–־]?\s?\d|ל[א-ת]/.test(text) };
	const isPrepared = has(preparation);
	if (has(calledOff)) return { status: isPrepared ? 'cancelled_after_preparation' : 'cancelled', isGuess: false };
	if (has(cutShort)) return { status: isPrepared ? 'cancelled_after_preparation' : 'cut_short', isGuess: false };
	const isGoing = has(underWay) || (tongue === 'en' && PROGRESSIVE.test(text));
	if (has(planned) && !(isGoing && /fortgesetzt|weitergef|fortgef|יסתיים|תסתיים/.test(text)))
		return { status: 'confirmed', isGuess: false };
	if (has(completed) && !/מהלכים|מגעים/.test(text)) return { status: 'done', isGuess: isGoing };
	if (isGoing) return { status: 'under_way', isGuess: false };
	return undefined;
}

/** "Two trainees are spending six months". */
const PROGRESSIVE = /(?<!\p{L})(?:is|are)\s+(?:now\s+|currently\s+)?(?!being)\p{L}{2,}ing(?!\p{L})/u;

/** Where no word says it: what is told of a year that is over was done. */
function silentState(kind: Kind, section: SectionKind, isAhead: boolean): Status {
	if (isAhead) return 'confirmed';
	if (section === 'in_progress') return 'under_way';
	return kind === 'routine_contact' ? 'under_way' : 'done';
}

/** "Because of the war", "abgesagt (Pandemie)": the words that say why, and what they come to. */
export function reasonIn(text: string, tongue: DocumentTongue): { reason: Reason; note: string } | undefined {
	const note = clauseOf(text) ?? asideOf(text, tongue);
	if (note === undefined) return undefined;
	const words = wordsOf(note);
	const known = reasonCues.first(words, tongue)?.value ?? reasonPhrases.all(words)[0]?.value;
	return { reason: known ?? 'other', note };
}

function clauseOf(text: string): string | undefined {
	const [match] = text.matchAll(because);
	if (!match) return undefined;
	const rest = text.slice(match.index + match[0].length);
	const end = /[,;.()]|\s[–—-]\s/.exec(rest)?.index ?? rest.length;
	const clause = rest
		.slice(0, end)
		.replace(/^(?:der|des|dem|den|the|a|an|einer|eines)\s+/iu, '')
		.replace(VERB_BEHIND, '')
		.replace(/(?<=\p{L})[-–](?=\s|$)/u, '')
		.trim();
	return clause === '' ? undefined : clause;
}
/** "Wegen der Auflagen abgesagt": German says at the end what became of it. */
const VERB_BEHIND =
	/\s+(?:(?:leider|kurzfristig|erneut|nicht|auf\s+.*|ins?\s+.*)\s+)?(?:abgesagt|ausgefallen|verschoben|entfallen|gestrichen|abgebrochen|stattfinden|ausgesetzt|vertagt|zurückgestellt)\b.*$|\s+(?:בוטל|נדח|נקטע|הופסק|הוקפא)[א-ת]*.*$|\s+(?:was|were|had\s+to|has\s+been)\s+.*$/iu;

/** "Cancelled (war)", "בוטל – קורונה". */
function asideOf(text: string, tongue: DocumentTongue): string | undefined {
	for (const [, inside = ''] of text.matchAll(/[(–—]\s*([^()–—]+?)\s*(?:\)|$)/gu)) {
		const words = wordsOf(inside);
		if (words.length <= 6 && reasonCues.has(words, tongue)) return inside.replace(/[.;]$/, '');
	}
	return undefined;
}
