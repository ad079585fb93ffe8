import type { KnownDate } from '#kernel/known-date.ts';
import type { Theme } from '#features/activity/activity.ts';
import { isCandidate, isOver, type TieStatus } from '#features/partner/partner.ts';
import { daysBetween } from '#kernel/days.ts';
import { fold, stems, tokens } from '#kernel/search-words.ts';
import type { Texts } from '#kernel/texts.ts';

/** What an idea is about, as far as it can be compared with what is done with partners. */
export interface Sought {
	themes: readonly Theme[];
	/** Ids of goals. */
	goals: readonly string[];
	/** The words that say what it is about, as they were written. */
	words: readonly string[];
	/** The partners that it has already. */
	taken: readonly string[];
}

/** A partner, with what is known of it that may speak for it. */
export interface Candidate {
	id: string;
	status: TieStatus;
	/** Its place in the register. */
	position: number;
	/** The themes that its agreements in force name. */
	scope: readonly Theme[];
	/** How many activities with it there were, by theme and by goal. */
	byTheme: Readonly<Partial<Record<Theme, number>>>;
	byGoal: Readonly<Record<string, number>>;
	/** The sought words that are in its name. */
	named: readonly string[];
	/** The sought words by which it and its organisations are described: what it is good at. */
	knownFor: readonly string[];
	/** The sought words in the titles of what was done with it. */
	doneFor: readonly string[];
	/** The last day on which anything with it took place, YYYY-MM-DD; null: nothing dated is recorded. */
	lastOn: string | null;
	/** The same, as precisely as it is known. */
	last: KnownDate | null;
}

/** Why a partner is suggested, the strongest first. */
export type Reason =
	| { because: 'scope'; themes: Theme[] }
	| { because: 'named' | 'known_for' | 'done_for'; words: string[] }
	| { because: 'theme'; theme: Theme; activities: number; isMost: boolean }
	| { because: 'goal'; goal: string; activities: number };

export interface Suggestion {
	id: string;
	score: number;
	reasons: Reason[];
	/** Nothing took place with it for a year, and since when; null: nothing dated is recorded. undefined: it is not silent. */
	silentSince: KnownDate | null | undefined;
}

/** What speaks how much for a partner. What is agreed weighs more than what was done, and that more than words. */
const WEIGHTS = { named: 6, scope: 5, theme: 1, mostOfTheme: 1, goal: 0.5, knownFor: 2, doneFor: 1 } as const;
/** Of several of a kind no more than these count: many words must not outweigh an agreement. */
const MOST = { themes: 2, words: 3 } as const;
/** Less than this speaks for everybody, and so for nobody. */
const LEAST_SCORE = 2;
const MOST_SUGGESTED = 5;
const SILENT_DAYS = 365;

/** The partners that an idea may be for, the likeliest first, each with the reasons. */
export function suggestPartners(sought: Sought, candidates: readonly Candidate[], today: string): Suggestion[] {
	const free = candidates.filter(({ id, status }) => !sought.taken.includes(id) && !isOver(status));
	const telling = tellingWords(sought.words, candidates);
	return free
		.map((candidate) => ({ candidate, ...weigh(sought, candidate, { telling, candidates }) }))
		.filter(({ score }) => score >= LEAST_SCORE)
		.toSorted((a, b) => b.score - a.score || a.candidate.position - b.candidate.position)
		.slice(0, MOST_SUGGESTED)
		.map(({ candidate, score, reasons }) => ({
			...{ id: candidate.id, score, reasons },
			silentSince: isSilent(candidate, today) ? candidate.last : undefined
		}));
}

function weigh(
	{ themes, goals }: Sought,
	candidate: Candidate,
	{ telling, candidates }: { telling: ReadonlySet<string>; candidates: readonly Candidate[] }
): { score: number; reasons: Reason[] } {
	const weighed: { score: number; reason: Reason }[] = [];
	const agreed = candidate.scope.filter((theme) => themes.includes(theme));
	if (agreed.length > 0) {
		const score = WEIGHTS.scope * Math.min(MOST.themes, agreed.length);
		weighed.push({ score, reason: { because: 'scope', themes: agreed } });
	}
	if (candidate.named.length > 0) {
		weighed.push({ score: WEIGHTS.named, reason: { because: 'named', words: [...candidate.named] } });
	}
	for (const [because, weight, found] of [
		['known_for', WEIGHTS.knownFor, candidate.knownFor],
		['done_for', WEIGHTS.doneFor, candidate.doneFor]
	] as const) {
		const words = found.filter((word) => telling.has(word)).slice(0, MOST.words);
		if (words.length > 0) weighed.push({ score: weight * words.length, reason: { because, words } });
	}
	for (const theme of themes) {
		const activities = candidate.byTheme[theme] ?? 0;
		if (activities === 0) continue;
		const isMost = activities > 1 && candidates.every((other) => (other.byTheme[theme] ?? 0) <= activities);
		const score = WEIGHTS.theme * muchOf(activities) + (isMost ? WEIGHTS.mostOfTheme : 0);
		weighed.push({ score, reason: { because: 'theme', theme, activities, isMost } });
	}
	for (const goal of goals) {
		const activities = candidate.byGoal[goal] ?? 0;
		if (activities > 0) {
			weighed.push({ score: WEIGHTS.goal * muchOf(activities), reason: { because: 'goal', goal, activities } });
		}
	}
	weighed.sort((a, b) => b.score - a.score);
	return { score: weighed.reduce((sum, { score }) => sum + score, 0), reasons: weighed.map(({ reason }) => reason) };
}

/** The tenth activity says less than the first: 1, 2, 3, 4 for 1, 2, 4, 8. */
function muchOf(activities: number): number {
	return 1 + Math.log2(activities);
}

/** A word that is found with most partners speaks for none of them. */
function tellingWords(words: readonly string[], candidates: readonly Candidate[]): ReadonlySet<string> {
	const isWith =
		(word: string) =>
		({ knownFor, doneFor }: Candidate) =>
			knownFor.includes(word) || doneFor.includes(word);
	return new Set(words.filter((word) => candidates.filter(isWith(word)).length <= Math.max(1, candidates.length / 2)));
}

/** A tie that is still to become one has had no time to be silent. */
function isSilent({ lastOn, status }: Candidate, today: string): boolean {
	return !isCandidate(status) && (lastOn === null || daysBetween(lastOn, today) > SILENT_DAYS);
}

/** Words that a sentence needs, and those of the field: every tie is one of cities, so they tell none of them apart. */
const EMPTY_WORDS = new Set(
	`the and for with from into our their about this that will have has are was were more new its all also between take
	part through during under over renew renewing renewed declare declaring declaration mutual joint representative
	representatives project projects idea ideas proposal proposals initiative initiatives
	city cities town towns municipal municipality municipalities mayor council office local twin twins twinned twinning
	sister sisters partner partners partnership partnerships friend friends friendly friendship cooperation cooperate
	collaboration agreement agreements pact pacts treaty relation relations tie ties international foreign abroad
	delegation delegations visit visits meeting meetings
	של עם על את אל או גם כל כמו בין לבין אשר הוא היא הם הן זה זו לא יש אין דרך ידי חידוש הכרזה נציג נציגה נציגים נציגות
	השתתפות הדדי הדדית הדדיים הדדיות משותף משותפת משותפים משותפות חדש חדשה חדשים חדשות
	פרויקט פרויקטים רעיון רעיונות הצעה הצעות יוזמה יוזמות מיזם מיזמים
	עיר ערים עירוני עירונית עירייה עיריית עיריות ראש מועצה מועצת לשכה לשכת תאום תאומה תאומים תאומות אחות אחיות
	שותף שותפה שותפים שותפות ידיד ידידה ידידים ידידות שיתוף שיתופי פעולה ברית בריתות הסכם הסכמי הסכמים אמנה
	קשר קשרי קשרים יחסי יחסים חוץ בינלאומי בינלאומית בין־לאומי בין־לאומית
	משלחת משלחות ביקור ביקורים מפגש מפגשים פגישה פגישות`
		.split(/\s+/)
		.map(fold)
);
const SHORTEST_WORD = 3;
const MOST_WORDS = 12;

/** Whether a word says nothing of what something is about. */
function isEmptyWord(folded: string): boolean {
	return folded.length < SHORTEST_WORD || stems(folded).some((stem) => EMPTY_WORDS.has(stem));
}

/**
 * The sought words that name a partner: all of its name stands there, in one of its languages. "New" and "Santa" are
 * parts of many names.
 */
export function namingWords(words: readonly string[], name: Texts): string[] {
	for (const parts of Object.values(name).map(tokens)) {
		const naming = words.filter((word) => stems(fold(word)).some((stem) => parts.includes(stem)));
		const isSaid = (part: string) => naming.some((word) => stems(fold(word)).includes(part));
		const telling = parts.filter((part) => !isEmptyWord(part));
		if (telling.length > 0 && telling.every(isSaid)) return naming;
	}
	return [];
}

/** The words of a title and a description that may say what they are about, each once and as it was written. */
export function soughtWords(...written: readonly Texts[]): string[] {
	const found = new Map<string, string>();
	for (const text of written.flatMap((texts) => Object.values(texts))) {
		for (const word of text.match(/\p{L}[\p{L}\p{M}"'’׳״-]*\p{L}/gu) ?? []) {
			const folded = fold(word);
			if (!isEmptyWord(folded) && !found.has(folded)) found.set(folded, word);
		}
	}
	return [...found.values()].slice(0, MOST_WORDS);
}
