import type { Direction, Kind } from '#features/activity/activity.ts';
import { isEnvoy } from './envoys.ts';
import { statusPhrases } from './lexicon.ts';
import { Phrases, type Found, type Word } from './words.ts';

/** Which way it went, by the words around the kind and the partner. */

const SAID = new Phrases<Direction>(
	(
		[
			[
				'inbound',
				`הגיע, הגיעה, הגיעו, אירוח, אירח, אירחה, אירחו, אירחנו, אצלנו, התקבל, התקבלה, התקבלו, קיבלנו, נכנס, נכנסת, כתבו לנו,
				hosted, hosting, welcomed, received, got, arrived, came, came to visit, coming, incoming, inbound, visited us, visit us, wrote to us, to us`
			],
			[
				'outbound',
				`יצא, יצאה, יצאו, יצאנו, נסענו, טסנו, ביקרנו, התארחנו, שלחנו, נשלח, נשלחה, נשלחו, כתבנו, יוצא, יוצאת,
				sent, outgoing, outbound, went, travelled, traveled, flew, we visited, we wrote, hosted by`
			],
			['mutual', `הדדי, הדדית, הדדיים, הדדיות, משותף, משותפת, חילופי, mutual, joint, jointly, exchange, exchanges`]
		] as const
	).flatMap(([direction, list]) => list.split(',').map((phrase) => [phrase, direction] as const))
);

/** Somebody else's coming or going: it depends on which side of the verb the partner stands. */
const VISITED = new Set(['ביקר', 'ביקרה', 'ביקרו', 'visited', 'visits', 'יבקר', 'תבקר', 'יבקרו']);

/** The words between a preposition and the name of a place: "מראש עיריית גוסלר", "from the mayor of Goslar". */
const OFFICES = new Set(
	`ראש ראשת עיר העיר עירית סגנ סגנית נציג נציגי נציגת משלחת מנהל מנהלת דובר דוברת שגריר שגרירת שגרירות מועצת נשיא תושבי נוער
	קהילת תלמידי תלמידימ חברי אנשי עובדי תזמורת מקהלת קבוצת
	the a mayor deputy city council head heads delegation representative representatives of our friends`.split(/\s+/)
);

const PREPOSITIONS: Record<string, 'to' | 'from' | 'with' | 'in' | 'of'> = {
	ל: 'to',
	אל: 'to',
	to: 'to',
	for: 'to',
	מ: 'from',
	מאת: 'from',
	מטעמ: 'from',
	from: 'from',
	by: 'from',
	עמ: 'with',
	w: 'with',
	with: 'with',
	ב: 'in',
	in: 'in',
	at: 'in',
	של: 'of',
	of: 'of'
};

const TRAVEL: ReadonlySet<Kind> = new Set([
	'official_visit',
	'youth_delegation',
	'citizens_delegation',
	'professional_visit',
	'sports_delegation',
	'cultural_exchange',
	'ensemble',
	'business_mission',
	'conference',
	'exhibition'
]);

export interface Surroundings {
	words: readonly Word[];
	kind: Kind | null;
	/** The names of partners and bodies that the line has. */
	names: readonly Found<unknown>[];
	/** The home city, where the line names it. */
	home: Found<unknown> | undefined;
}

/**
 * @param names what is named in the line: a word within a name says nothing
 * @returns the words that say it, where it is said and not only understood
 */
export function saidDirection(words: readonly Word[], names: readonly Found<unknown>[]): Found<Direction> | undefined {
	const all = SAID.all(words, (from, to) => names.every((name) => to <= name.from || from >= name.to));
	// "An exchange of letters" is mutual, "hosted a joint orchestra" is not.
	return all.find((found) => found.value !== 'mutual') ?? all[0];
}

export function directionOf({ words, kind, names, home }: Surroundings): Direction | null {
	const said = saidDirection(words, names)?.value;
	if (said) return said;
	const [first] = names;
	const towardsHome = home && prepositionBefore(words, home);
	if (towardsHome === 'to' || (towardsHome === 'in' && first)) return 'inbound';
	if (towardsHome === 'from') return 'outbound';
	if (!first) return null;
	const verb = words.findIndex((word) => VISITED.has(word.plain));
	if (verb >= 0) return first.from < verb || home ? 'inbound' : 'outbound';
	const isTravel = kind !== null && TRAVEL.has(kind);
	// Nobody comes or goes in a call on a screen.
	if (kind === 'online_meeting' && prepositionBefore(words, first) !== 'in') return 'mutual';
	switch (prepositionBefore(words, first)) {
		case 'to':
			return kind === 'reception' ? 'inbound' : 'outbound';
		case 'from':
			return 'inbound';
		case 'with':
			return 'mutual';
		case 'in':
			return isTravel ? 'outbound' : null;
		default:
			// The visit of the mayor of Poznań, a delegation of Kunming.
			return isTravel &&
				/^(משלחת|ביקור|delegation|visit)$/.test(words[statusPhrases.at(words, 0)?.to ?? 0]?.plain ?? '') &&
				!isRightAfterVisit(words, first)
				? 'inbound'
				: null;
	}
}

function isRightAfterVisit(words: readonly Word[], { from }: Found<unknown>): boolean {
	return ['visit', 'ביקור'].includes(words[from - 1]?.plain ?? '') && !isEnvoy(words[from]);
}

/** The preposition of a name: a letter before it, the word before it, or one before the office that is named first. */
function prepositionBefore(words: readonly Word[], { from, prefix }: Found<unknown>): string | undefined {
	const own = PREPOSITIONS[prefix.replace(/^[ושכ]+(?=.)/, '').slice(0, 1)];
	if (own && own !== 'of') return own;
	for (let at = from - 1; at >= Math.max(0, from - 5); at -= 1) {
		const plain = words[at]?.plain ?? '';
		const preposition = PREPOSITIONS[plain];
		if (preposition && preposition !== 'of') return preposition;
		if (OFFICES.has(plain) || preposition === 'of') continue;
		const letter = PREPOSITIONS[plain.slice(0, 1)];
		return letter && OFFICES.has(plain.slice(1)) ? letter : undefined;
	}
	return undefined;
}
