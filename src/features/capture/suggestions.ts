import { words as textIn, type Texts } from '#kernel/texts.ts';
import type { Language } from '#kernel/language.ts';
import { isResolved, type LineReader, type Reading } from './capture.ts';
import { readings, wordsOf } from './words.ts';
import { goalInWords, type OfficeWords } from './view.ts';

/** Something that the words before the caret may become. */
export interface Suggestion {
	what: 'goal' | 'partner' | 'organisation';
	id: string;
	label: string;
	/** What takes the place of the line from start to end. */
	text: string;
	start: number;
	end: number;
}

const MOST = 4;
/** A name is suggested from its second letter on: one letter begins too many. */
const SHORTEST = 2;

/**
 * What Tab would put in: the goals behind a #, the records that an ambiguous name may be, and the partners and
 * bodies whose names begin with the word that is being typed.
 */
export function suggestionsAt(
	line: string,
	caret: number,
	{ reader, reading, words, language }: { reader: LineReader; reading: Reading; words: OfficeWords; language: Language }
): Suggestion[] {
	const hashed = /#([\p{L}\p{N}\p{M}״׳'’"]*)$/u.exec(line.slice(0, caret));
	if (hashed) {
		const ids = new Set(reader.goalsLike(hashed[1] as string));
		const place = { start: hashed.index, end: caret };
		return words.goals
			.filter((goal) => ids.has(goal.id))
			.filter((_, index, all) => all.length > 1 || hashed[1] !== String(all[index]?.position))
			.slice(0, MOST)
			.map((goal) => ({
				...place,
				what: 'goal',
				id: goal.id,
				label: goalInWords(goal, language),
				text: `#${goal.position}`
			}));
	}
	const open = reading.tokens.find(
		(token) => (token.what === 'partner' || token.what === 'organisation') && !isResolved(token) && token.end === caret
	);
	if (open) {
		const what = open.what as 'partner' | 'organisation';
		const all = what === 'partner' ? words.partners : words.organisations;
		const typed = languageAt(line.slice(open.start, open.end));
		return all
			.filter((record) => open.candidates.includes(record.id))
			.slice(0, MOST)
			.map(({ id, name }) => ({
				what,
				id,
				label: textIn(name, language),
				text: textIn(name, typed),
				start: open.start,
				end: open.end
			}));
	}
	return namesBeginning(line, caret, words, language, reading);
}

function namesBeginning(
	line: string,
	caret: number,
	words: OfficeWords,
	language: Language,
	reading: Reading
): Suggestion[] {
	const word = wordsOf(line.slice(0, caret)).at(-1);
	if (!word || word.end !== caret || reading.tokens.some((token) => token.end === caret)) return [];
	const found: Suggestion[] = [];
	const records = [
		...words.partners.map((record) => ({ ...record, what: 'partner' as const })),
		...words.organisations.map((record) => ({ ...record, what: 'organisation' as const }))
	];
	for (const { prefix, rest } of readings(word.plain, SHORTEST)) {
		if (rest.length < SHORTEST) continue;
		for (const { id, name, what } of records) {
			const text = beginning(name, rest);
			if (!text || found.some((each) => each.id === id)) continue;
			found.push({ what, id, label: textIn(name, language), text, start: word.start + prefix.length, end: caret });
		}
	}
	return found.slice(0, MOST);
}

/** The name in the language in which it begins so, with or without its article: ב and המשכן make במשכן. */
function beginning(name: Texts, plain: string): string | undefined {
	return Object.values(name)
		.flatMap((text) => [text, text.replace(/^(the |ה(?=[א-ת]{3}))/i, '')])
		.find((text) => wordsOf(text)[0]?.plain.startsWith(plain));
}

function languageAt(typed: string): Language {
	return /[א-ת]/.test(typed) ? 'he' : 'en';
}
