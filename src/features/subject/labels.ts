import type { Language } from '#kernel/language.ts';
import { say, type Word } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { SubjectNoun } from './subject.ts';

const SUBJECTS: Record<SubjectNoun, Word> = {
	partner: m.noun_partner,
	agreement: m.noun_agreement,
	activity: m.noun_activity,
	initiative: m.noun_initiative
};

export function subjectLabel(subject: SubjectNoun, language?: Language): string {
	return say(SUBJECTS[subject], language);
}
