import type { AgreementKind } from '#features/agreement/agreement.ts';
import { agreementName } from '#features/agreement/view.ts';
import { isId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { pick, type Shown, type Texts } from '#kernel/texts.ts';

/** The records that next steps and documents belong to, each to one. */
export const SUBJECTS = ['partner', 'agreement', 'activity', 'initiative'] as const;
export type SubjectNoun = (typeof SUBJECTS)[number];

export interface SubjectKey {
	subject: SubjectNoun;
	id: string;
}

/** A subject as a list names it. */
export interface Subject extends SubjectKey {
	/** Its name or title; an agreement may have none. */
	name: Texts;
	/** Of an agreement: what it is called by where it has no title. */
	kind: AgreementKind | null;
	partners: { name: Texts }[];
	/** Of a partner: the country whose flag may stand beside the name. */
	flag: string | null;
}

/** The records that have a page of their own. */
const FOLDERS = {
	partner: 'partners',
	organisation: 'organisations',
	person: 'people',
	agreement: 'agreements',
	initiative: 'initiatives',
	activity: 'activities',
	news: 'news'
} as const;
export type PagedNoun = keyof typeof FOLDERS;

export function hasPage(noun: string): noun is PagedNoun {
	return Object.hasOwn(FOLDERS, noun);
}

/** The page of a record, below the office's address. */
export function pathOfRecord({ noun, id }: { noun: PagedNoun; id: string }): string {
	return `/${FOLDERS[noun]}/${id}`;
}

/** The page of a subject, below the office's address. */
export function pathOfSubject({ subject, id }: SubjectKey): string {
	return pathOfRecord({ noun: subject, id });
}

/** What a subject is called, in the language of the page or the one there is. */
export function subjectName(subject: Subject, language: Language): Shown {
	const { name, kind, partners } = subject;
	const given = pick(name, language);
	if (given || !kind) return given ?? { text: '', lang: language, isFallback: false };
	return { text: agreementName({ kind, title: {}, partners }, language), lang: language, isFallback: false };
}

/** The subject that something new is for, from an address such as ?partner=ID. */
export function subjectOfQuery(query: URLSearchParams): SubjectKey | undefined {
	for (const subject of SUBJECTS) {
		const id = query.get(subject);
		if (isId(id)) return { subject, id };
	}
	return undefined;
}
