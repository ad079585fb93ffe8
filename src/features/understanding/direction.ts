import type { Direction, Kind } from '#features/activity/activity.ts';
import { wordsOf, type Word } from '#features/capture/words.ts';
import type { NamedIn } from './places.ts';
import type { DocumentTongue } from './understanding.ts';
import { attendingCues, venueCues } from './words/kinds.ts';
import { inboundCues, mutualCues, outboundCues } from './words/sides.ts';

/** Which way something went, and whether its words say so. */
export interface ToldDirection {
	direction: Direction | null;
	isGuess: boolean;
}

/** What goes one way or the other. A meeting or a ceremony does not, whoever came for it. */
const GOING: ReadonlySet<Kind> = new Set([
	'official_visit',
	'professional_visit',
	'youth_delegation',
	'citizens_delegation',
	'sports_delegation',
	'business_mission',
	'reception',
	'ensemble',
	'correspondence',
	'aid'
]);
/** Both sides are there, whichever words say what it was for. */
const MEETING: ReadonlySet<Kind> = new Set([
	'meeting',
	'online_meeting',
	'conference',
	'ceremony',
	'memorial_ceremony',
	'signing_ceremony'
]);
const SENT: ReadonlySet<Kind> = new Set(['correspondence', 'aid']);

interface Told {
	text: string;
	tongue: DocumentTongue;
	kind: Kind;
	/** The places that the line names. */
	places: readonly NamedIn[];
	/** Whether the office's own city is named, and behind which preposition. */
	home: string | undefined;
}

export function directionOf({ text, tongue, kind, places, home }: Told): ToldDirection {
	const words = wordsOf(text);
	if (MEETING.has(kind)) return { direction: null, isGuess: false };
	if (mutualCues.has(words, tongue)) return { direction: 'mutual', isGuess: false };
	if (kind === 'reception') return { direction: 'inbound', isGuess: false };
	if (!GOING.has(kind)) return { direction: null, isGuess: false };
	if (home === 'to' && SENT.has(kind)) return { direction: 'inbound', isGuess: false };
	const [first] = places;
	const preposition = first && prepositionBefore(words, first);
	const said = saidDirection(words, tongue);
	// "A delegation of Dortmund took part": they came.
	const isOfThem = (preposition === 'of' || preposition === 'from') && !SENT.has(kind);
	if (said === 'outbound' && isOfThem && attendingCues.has(words, tongue))
		return { direction: 'inbound', isGuess: false };
	if (said) return { direction: said, isGuess: false };
	if (home === 'to') return { direction: 'inbound', isGuess: false };
	if (preposition === 'from') return { direction: 'inbound', isGuess: false };
	if (preposition === 'to') return { direction: 'outbound', isGuess: false };
	if (SENT.has(kind)) return { direction: fromWhom(words, kind), isGuess: true };
	if (preposition === 'in') return { direction: 'outbound', isGuess: false };
	if (preposition === 'of') return { direction: 'inbound', isGuess: false };
	if (words.some(({ plain }) => OURS.test(plain))) return { direction: 'outbound', isGuess: true };
	if (VISIT_BY.test(text)) return { direction: 'inbound', isGuess: true };
	if (venueCues.all(words, tongue).some((venue) => isTowards(words, venue)))
		return { direction: 'outbound', isGuess: true };
	const guess = kind === 'official_visit' || kind === 'professional_visit' ? visitor(words) : null;
	return { direction: guess, isGuess: true };
}

/** Of an arrival and a departure in one line, the first. */
function saidDirection(words: readonly Word[], tongue: DocumentTongue): Direction | undefined {
	const inbound = inboundCues.first(words, tongue)?.from ?? Infinity;
	const outbound = outboundCues.first(words, tongue)?.from ?? Infinity;
	if (inbound === outbound) return undefined;
	return inbound < outbound ? 'inbound' : 'outbound';
}

/** "מכתב מראש העיר": under a partner's heading, their mayor. */
function fromWhom(words: readonly Word[], kind: Kind): Direction | null {
	// "Eine Spende von 3.000 Euro" came from nobody.
	const isGiven = kind === 'aid' || words.some(({ plain }) => plain === 'an');
	if (!isGiven && words.some(({ plain }) => /^(?:מראש|מנשיא|מסגנ|מיור|מאת|from|von|vom)$/.test(plain)))
		return 'inbound';
	if (words.some(({ plain }) => /^(?:לראש|לנשיא|לעיר|לתושבי|לקהיל[הת]|לממשלת|למשפחות|למועצת|to|an)$/.test(plain)))
		return 'outbound';
	return null;
}

/** "A visit of the mayor": ours goes where no city is named, theirs would be. */
function visitor(words: readonly Word[]): Direction | null {
	return words.some(({ plain }) => /^(?:ראש|סגנ|סגנית|mayor|oberburgermeister\w*|burgermeister\w*)$/.test(plain))
		? 'outbound'
		: 'inbound';
}

/** Of a visit that is said to be somebody's the report tells as the host: "Besuch von Bürgermeisterin Lutz". */
const VISIT_BY = /^(?:(?:official |a |the )*visit (?:by|from)|(?:\p{L}+er )?besuch (?:von|durch)) /iu;

/** "A visit by two of our planners". */
const OURS = /^(?:our|unser(?:e|er|en|em|es)?|שלנו)$/;

/** "משלחת לכנס", "to the summit", "zum Festival". */
function isTowards(words: readonly Word[], { from, prefix }: Pick<NamedIn, 'from' | 'prefix'>): boolean {
	const before = words.slice(Math.max(0, from - 3), from).map(({ plain }) => plain);
	return prefix.startsWith('ל') || before.some((plain) => ['to', 'zum', 'zur', 'nach'].includes(plain));
}

const PREPOSITIONS: Record<string, 'to' | 'from' | 'in' | 'of'> = {
	ל: 'to',
	אל: 'to',
	to: 'to',
	nach: 'to',
	an: 'to',
	מ: 'from',
	מאת: 'from',
	from: 'from',
	aus: 'from',
	von: 'from',
	ב: 'in',
	in: 'in',
	at: 'in',
	של: 'of',
	of: 'of',
	עירית: 'of'
};
/** What stands between a preposition and the name: "מהעיר קונמינג", "from the city of Lublin". */
const BETWEEN = /^(?:העיר|עיר|עירית|the|city|town|der|stadt|den|dem|of|community|קהילת|תושבי|mayor|council)$/;

/** Hebrew says "of" by standing before the name: ראש העיר סורן. */
const HEBREW_OF = /^(?:העיר|עיר|עירית|קהילת|תושבי|מועצת)$/;

export function prepositionBefore(
	words: readonly Word[],
	{ from, prefix }: Pick<NamedIn, 'from' | 'prefix'>
): 'to' | 'from' | 'in' | 'of' | undefined {
	const own = PREPOSITIONS[prefix.replace(/^[ושכ]+(?=.)/, '').slice(0, 1)];
	if (own) return own;
	let isOf = false;
	for (let at = from - 1; at >= Math.max(0, from - 4); at -= 1) {
		const plain = words[at]?.plain ?? '';
		const found = PREPOSITIONS[plain];
		if (found && found !== 'of') return found;
		isOf ||= found === 'of';
		const letter = PREPOSITIONS[plain.slice(0, 1)];
		if (/^[מלב](?:העיר|עיר|עירית|ראש|קהילת|תושבי|תלמידי|ילדי)$/.test(plain) && letter) return letter;
		if (!found && !BETWEEN.test(plain)) break;
	}
	return isOf || HEBREW_OF.test(words[from - 1]?.plain ?? '') ? 'of' : undefined;
}
