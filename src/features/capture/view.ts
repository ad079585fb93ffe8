import type { Language } from '#kernel/language.ts';
import { dateInWords } from '#features/office/labels.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { words as textIn } from '#kernel/texts.ts';
import type { Named } from './names.ts';
import { isResolved, type Reading, type Token, type Vocabulary } from './capture.ts';

/** What a page or the dialog needs to read lines of an office and to let a person choose. */
export interface OfficeWords extends Vocabulary {
	partners: readonly (Named & { flag: string | null })[];
	timeZone: string;
	languages: readonly Language[];
}

/** The language that a line is written in, of those that the office keeps its texts in. */
export function languageOf(line: string, languages: readonly Language[]): Language {
	const written: Language = /[א-ת]/.test(line) ? 'he' : 'en';
	return languages.includes(written) ? written : (languages[0] ?? written);
}

/** A choice that a place in the line asks for; value is '' where it is for a person to choose. */
export interface LineChoice {
	value: string;
	candidates: readonly string[];
	/** It is only spelt like its candidate. */
	isNear?: boolean;
}

/** Whether a person is to choose: the line may mean several, or something that is only spelt alike. */
export function isOpen({ value, candidates, isNear }: LineChoice): boolean {
	return value === '' && (isNear === true || candidates.length !== 1);
}

/** The records of one kind that a line names, each once. */
export function choicesOf(tokens: readonly Token[], what: Token['what']): LineChoice[] {
	const keys = new Set<string>();
	return tokens
		.filter((token) => token.what === what && !keys.has(token.candidates.join()) && keys.add(token.candidates.join()))
		.map((token) => ({
			value: isResolved(token) ? (token.candidates[0] as string) : '',
			candidates: token.candidates,
			...(token.isNear ? { isNear: true } : {})
		}));
}

/** The fields that have one value, by their names in the form of an activity. A line without a kind is of another. */
export function fieldsOf(reading: Reading, language: Language) {
	const shown = (date: KnownDate | null) => dateInWords(date, language);
	return {
		title: reading.title,
		kind: reading.kind ?? 'other',
		correspondence: reading.correspondence ?? '',
		direction: reading.direction ?? '',
		status: reading.status ?? '',
		reason: reading.reason ?? '',
		reasonNote: reading.reasonNote,
		participants: reading.participants === null ? '' : String(reading.participants),
		starts: reading.noDay || shown(reading.starts),
		ends: shown(reading.ends)
	};
}
export type CaptureField = keyof ReturnType<typeof fieldsOf>;

/** The fields that may have several. */
export type CaptureList = 'partners[]' | 'organisations.id[]' | 'goals[]' | 'themes[]';
export const CAPTURE_LISTS: Readonly<Record<CaptureList, Token['what']>> = {
	'partners[]': 'partner',
	'organisations.id[]': 'organisation',
	'goals[]': 'goal',
	'themes[]': 'theme'
};

/** "Leadership: good ties between the heads of the cities"; the short name comes first, where one looks for it. */
export function goalInWords({ name, shortName }: OfficeWords['goals'][number], language: Language): string {
	return [textIn(shortName, language), textIn(name, language)].filter((text) => text !== '').join(': ');
}

/** The line cut where something was recognised. */
export function segmentsOf(line: string, tokens: readonly Token[]): { text: string; token?: Token }[] {
	const segments: { text: string; token?: Token }[] = [];
	let at = 0;
	for (const token of [...tokens].sort((a, b) => a.start - b.start)) {
		if (token.start < at) continue;
		segments.push({ text: line.slice(at, token.start) }, { text: line.slice(token.start, token.end), token });
		at = token.end;
	}
	return [...segments, { text: line.slice(at) }].filter((segment) => segment.text !== '');
}
