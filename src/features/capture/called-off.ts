import { needsReason, type Reason, type Status } from '#features/activity/activity.ts';
import { reasonPhrases } from './lexicon.ts';
import { wordsOf, type Found, type Word } from './words.ts';

/** That something did not take place, and why, told apart from what it was. */
export interface CalledOff {
	status: readonly Status[];
	/** null where the line does not say why. */
	reason: Reason | null;
	/** Why, as the line says it; '' where the kind of reason says as much. */
	note: string;
	/** What fields say and the title need not repeat. */
	dropped: { start: number; end: number }[];
}

interface Place {
	start: number;
	end: number;
}

const BECAUSE =
	/(?<=^|[\s,;(–-])(?:בגלל|עקב|בשל|בעקבות|מפאת|מחמת|לנוכח|מסיבות|because\s+of|because|due\s+to|owing\s+to|on\s+account\s+of|following|after)\s+/giu;
/** Somebody did it: the words about it are the sentence itself. */
const DOES = /^\s+(?:the|our|their|its|a|an|his|her|all|by|את|על\s+ידי|ע["״]י)(?=\s)/iu;
const IS = /(?:\s+(?:was|were|is|are|has|have|had|been|got|being))+\s*$/iu;
/** A date behind it is the new one: then it was not declined. */
const UNTIL = /^\s*(?:ל|to\s|until\s|till\s|for\s)/iu;

/** @param when the date of the line */
export function calledOff(
	line: string,
	words: readonly Word[],
	said: Found<readonly Status[]>,
	when: Place | undefined
): CalledOff | undefined {
	if (!said.value.every(needsReason)) return undefined;
	const place = { start: words[said.from]?.start ?? 0, end: words[said.to - 1]?.end ?? 0 };
	const isPutOff = when && when.start >= place.end && UNTIL.test(line.slice(place.end));
	const why = clauseBehind(line, place.end, when) ?? reasonBeside(line, place, when);
	const isSentence = DOES.test(line.slice(place.end));
	const verb = IS.exec(line.slice(0, place.start))?.[0].length ?? 0;
	return {
		status: isPutOff && said.value.includes('postponed') ? ['postponed'] : said.value,
		reason: why ? why.reason : null,
		note: why?.note ?? '',
		dropped: [
			...(isSentence ? [] : [{ start: place.start - verb, end: place.end }]),
			...(why && !isSentence ? [{ start: why.start, end: why.end }] : [])
		]
	};
}

type Why = Place & { reason: Reason | null; note: string };

/** "Because of the war": up to the next comma, or the date. A reason that has no code is told in words. */
function clauseBehind(line: string, from: number, when: Place | undefined): Why | undefined {
	BECAUSE.lastIndex = from;
	const because = BECAUSE.exec(line);
	if (!because) return undefined;
	const start = because.index + because[0].length;
	const stop = /[,;.()#]|\s[–-]\s/.exec(line.slice(start));
	const limits = [stop ? start + stop.index : line.length, when && when.start >= start ? when.start : line.length];
	const end = Math.min(...limits);
	const clause = line.slice(start, end).trim();
	const words = wordsOf(clause);
	const known = reasonPhrases.all(words)[0];
	// What came after it need not be why: "cancelled after a long discussion".
	if (clause === '' || (/^after/i.test(because[0]) && !known)) return undefined;
	const said = words.filter(({ plain }) => !['the', 'a', 'של', 'new'].includes(plain)).length;
	const isWhole = known !== undefined && said <= known.to - known.from;
	return { start: because.index, end, reason: known?.value ?? 'other', note: isWhole ? '' : clause };
}

/** "Called off, covid": right beside it. */
function reasonBeside(line: string, { end }: Place, when: Place | undefined): Why | undefined {
	const rest = line.slice(end);
	const words = wordsOf(rest);
	const known = reasonPhrases.at(words, 0);
	const [first, last] = [words[0], words[(known?.to ?? 1) - 1]];
	if (!known || !first || !last || !/^\s*[,:;(–-]\s*$/.test(rest.slice(0, first.start))) return undefined;
	const place = { start: end, end: end + last.end };
	const isAlone = /^\s*(?:[,;.)]|$)/.test(rest.slice(last.end)) || when?.start === place.end + 1;
	return isAlone ? { ...place, reason: known.value, note: '' } : undefined;
}
