import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { SubjectNoun } from './subject.ts';

export const subjectLabel = wordsOf<SubjectNoun>({
	partner: m.noun_partner,
	agreement: m.noun_agreement,
	activity: m.noun_activity,
	initiative: m.noun_initiative
});
