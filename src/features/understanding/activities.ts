import type { Theme } from '#features/activity/activity.ts';
import { KINDS, needsReason, STATUSES } from '#features/activity/activity.ts';
import { themePhrases } from '#features/capture/lexicon.ts';
import { countIn } from '#features/capture/participants.ts';
import { wordsOf } from '#features/capture/words.ts';
import type { Bodies } from './bodies.ts';
import { dateIn, isAfter } from './dates.ts';
import { directionOf, prepositionBefore } from './direction.ts';
import { kindOf, type ToldKind } from './kind.ts';
import { sourceOf, type Line } from './lines.ts';
import type { People } from './people.ts';
import type { NamedIn, Place, Places } from './places.ts';
import type { Stretch } from './sections.ts';
import { stateOf } from './state.ts';
import type { ActivityProposal, Known, NamedPartner, ProposalDoubt } from './understanding.ts';
import { themeCues } from './words/themes.ts';
import { putOff } from './words/states.ts';
import { BEFORE_CITY } from './words/ties.ts';

/** A thing that was or is to be done, where it stands and what columns beside it say. */
export interface Deed {
	line: Line;
	/** What it is told by: the paragraph, or one cell. */
	text: string;
	cell?: number;
	/** Whose it is by its own column. */
	place?: Place | undefined;
	date?: string | undefined;
	status?: string | undefined;
	kind?: string | undefined;
	participants?: string | undefined;
}

export interface Setting {
	section: Stretch;
	places: Places;
	bodies: Bodies;
	people: People;
	lessons: Lessons;
	/** Of which the report tells. */
	year: number | null;
}

export function activityOf(deed: Deed, { section, places, bodies, people, lessons, year }: Setting): ActivityProposal {
	const { line, text } = deed;
	const { tongue } = line;
	const words = wordsOf(text);
	const named = places.in(words);
	const whose = partnerOf(deed, named, section);
	const date = dateOf(
		{ ...deed, text: withoutNames(text, words, named) },
		section.year ?? year,
		section.kind === 'in_progress'
	);
	const told = toldKind(deed);
	const taught = lessons.of('kind', KINDS, text);
	const kind = taught ? { ...told, kind: taught, isGuess: false } : told;
	const state = stateOf({
		text,
		tongue,
		kind: kind.kind,
		section: section.kind,
		isAhead:
			date.isComing ||
			(section.kind === 'in_progress' && section.isAhead) ||
			isAfter(date.starts, year) ||
			(section.kind === 'in_progress' && year !== null && (section.year ?? year) > year),
		...(deed.status === undefined ? {} : { column: deed.status })
	});
	const taughtStatus = lessons.of('status', STATUSES, text);
	const status = taughtStatus ?? state.status;
	const owesReason = needsReason(status);
	const direction = directionOf({ text, tongue, kind: kind.kind, places: named, home: homeIn(words, places) });
	const present = people.in(text, tongue, places);
	const doubts: ProposalDoubt[] = [
		...(line.isDoubtful ? (['text'] as const) : []),
		...whose.doubts,
		...(whose.place?.isGuess && !whose.doubts.includes('partner') ? (['partner'] as const) : []),
		...(kind.isGuess ? (['kind'] as const) : []),
		...(state.isGuess && !taughtStatus ? (['status'] as const) : []),
		...(direction.isGuess ? (['direction'] as const) : []),
		...(date.when !== '' && date.starts === null ? (['date'] as const) : []),
		...(date.when !== '' && date.isOfReport ? (['year'] as const) : []),
		...(state.reason === 'other' ? (['reason'] as const) : [])
	];
	return {
		type: section.kind === 'in_progress' ? 'initiative' : 'activity',
		text,
		source: sourceOf(line, deed.cell),
		doubts,
		...partnerIn(whose.place),
		shownOn: whose.shownOn && partnerIn(whose.shownOn),
		kind: kind.kind,
		isDelegation: kind.isDelegation,
		direction: direction.direction,
		status,
		reason: owesReason ? state.reason : null,
		reasonNote: owesReason ? state.reasonNote : '',
		starts: date.starts,
		ends: date.ends,
		when: date.when,
		participants: participantsIn(deed),
		themes: themesIn(deed),
		counterpart: present.counterpart,
		organisations: bodies.in(text, tongue, places),
		people: present.people
	};
}

export function partnerIn(place: Place | null): NamedPartner {
	return { partner: place?.name ?? null, partnerId: place?.id ?? null };
}

interface Whose {
	place: Place | null;
	shownOn: Place | null;
	doubts: ProposalDoubt[];
}

/** With whom it was: its column, else who is named in it, else whose section it stands in. */
export function partnerOf(
	{ line, text, place }: Pick<Deed, 'line' | 'text' | 'place'>,
	named: readonly NamedIn[],
	section: Stretch
): Whose {
	const [head] = section.places.length === 1 ? section.places : [];
	const isNamed = (wanted: Place) => named.some(({ value }) => value === wanted);
	if (place) return { place, shownOn: head && head !== place ? head : null, doubts: [] };
	const words = wordsOf(text);
	if (head) {
		const other = named.find((each) => each.value !== head && isWith(each, words, text));
		if (!isNamed(head) && other) return { place: other.value, shownOn: head, doubts: ['section'] };
		return { place: head, shownOn: null, doubts: isNamed(head) || named.length === 0 ? [] : ['partner'] };
	}
	const all = new Set(named.map(({ value }) => value));
	const first = named[0];
	if (!first)
		return { place: null, shownOn: null, doubts: section.places.length > 0 || line.isDoubtful ? ['partner'] : [] };
	return { place: first.value, shownOn: null, doubts: all.size > 1 || first.isNear ? ['partner'] : [] };
}

/** "משלחת מהעיר קונמינג", "the mayor of Lublin": not only a place where something was. */
function isWith(named: NamedIn, words: Parameters<typeof prepositionBefore>[0], text: string): boolean {
	const start = words[named.from]?.start ?? 0;
	const preposition = prepositionBefore(words, named);
	return preposition === 'from' || preposition === 'of' || BEFORE_CITY.test(text.slice(0, start));
}

/** מרס is a city and a month: what is named is no date. */
function withoutNames(text: string, words: ReturnType<typeof wordsOf>, named: readonly NamedIn[]): string {
	return named.reduce((rest, { from, to }) => {
		const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0];
		return rest.slice(0, start) + '_'.repeat(end - start) + rest.slice(end);
	}, text);
}

function dateOf({ text, date, line }: Deed, year: number | null, isOpen: boolean) {
	const own = date === undefined ? undefined : dateIn(date, year, isOpen);
	if (own && own.when !== '') return own;
	// "Meant for Passover, put off to summer": it is of the year in which it was to be, and that year's report tells of it.
	const words = wordsOf(text);
	const moved = putOff.first(words, line.tongue);
	if (!moved) return dateIn(text, year, isOpen);
	return dateIn(text.slice(0, words[moved.from]?.start).replace(TOWARDS, ''), year);
}

/** "auf Mai 2022 verschoben", "until spring postponed": where it was moved to stands before the word as well. */
const TOWARDS = /(?<!\p{L})(?:auf|in\s+den|ins|bis|until|to)\s+[^,;.()]*$/iu;

/** The column of kinds says it, where its words are known; else the text. */
function toldKind({ text, kind, line }: Deed): ToldKind {
	const own = kindOf(text, line.tongue);
	if (kind === undefined) return own;
	const column = kindOf(kind, line.tongue);
	return column.isGuess ? own : column;
}

/** What a person said that a wording means, by the words of it. */
export class Lessons {
	readonly #byWording: ReadonlyMap<string, string>;

	constructor({ learnt }: Pick<Known, 'learnt'>) {
		this.#byWording = new Map(learnt.map(({ field, wording, meaning }) => [keyOf(field, wording), meaning]));
	}

	of<Code extends string>(field: 'kind' | 'status', codes: readonly Code[], text: string): Code | undefined {
		const meaning = this.#byWording.get(keyOf(field, text));
		return codes.find((code) => code === meaning);
	}
}

function keyOf(field: string, wording: string): string {
	return [field, ...wordsOf(wording).map(({ plain }) => plain)].join(' ');
}

/** Whether the own city is where it led to: "לרעננה", "to Ra'anana", "nach Osnabrück". */
function homeIn(words: ReturnType<typeof wordsOf>, places: Places): string | undefined {
	for (const [from, { text, plain }] of words.entries()) {
		const prefix = /^[לבמ]/.exec(plain)?.[0] ?? '';
		const isHome = places.isHome(text) && !places.isHome(plain.slice(1));
		if (!isHome && !(prefix && places.isHome(plain.slice(1)))) continue;
		const found = prepositionBefore(words, { from, prefix: isHome ? '' : prefix });
		if (found === 'to' || found === 'in') return 'to';
	}
	return undefined;
}

function participantsIn({ text, participants }: Deed): number | null {
	const column = /^\D{0,3}(\d{1,5})\b/.exec(participants ?? '')?.[1];
	return column ? Number(column) : (countIn(text, () => true)?.value ?? null);
}

function themesIn({ text, line }: Deed): Theme[] {
	const words = wordsOf(text);
	const found = [...themePhrases.all(words), ...themeCues.all(words, line.tongue)].sort((a, b) => a.from - b.from);
	return [...new Set(found.map(({ value }) => value))];
}
