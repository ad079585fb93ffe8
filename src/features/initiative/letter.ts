import { formatDate } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Age } from './ageing.ts';
import { stageWord, type Stage } from './initiative.ts';
import { lateInWords } from './labels.ts';

/** What every letter about an initiative says, and to whom. */
export interface About {
	/** To whom. */
	name: string;
	office: Texts;
	title: Texts;
	stage: Stage;
	/** The page of the initiative, and the page on which letters are switched off. */
	link: string;
	settings: string;
	/** Who did what is told. */
	actor: string;
}

/** What a decision says to whoever waited for it. */
export interface Answered {
	/** What was decided, in a language. */
	outcome: (language: Language) => string;
	answer: Texts;
	/** YYYY-MM-DD */
	putOffUntil: string | null;
}

interface Words {
	subject: string;
	text: string;
}

/** A new idea has come in: to those who see to what comes in. */
export function cameInLetter(about: About, language: Language): Words {
	const said = saidOf(about, language);
	return written(about, language, m.mail_came_in_subject, m.mail_came_in(said, { locale: language }));
}

/** A proposal can be decided: to those who decide. */
export function toDecideLetter(about: About, language: Language): Words {
	const said = saidOf(about, language);
	return written(about, language, m.mail_to_decide_subject, m.mail_to_decide(said, { locale: language }));
}

/** Something was put on somebody's desk. */
export function assignedLetter(about: About, language: Language): Words {
	const said = { ...saidOf(about, language), stage: stageWord(about.stage, language) };
	return written(about, language, m.mail_assigned_subject, m.mail_assigned(said, { locale: language }));
}

/** Somebody's assessment of a request is asked for. */
export function askedLetter(about: About, language: Language): Words {
	const said = m.mail_asked(saidOf(about, language), { locale: language });
	return written({ ...about, link: `${about.link}/request` }, language, m.mail_asked_subject, said);
}

/** Something was decided: to whoever proposed it, answers for it or has it on the desk. */
export function decidedLetter(about: About, { outcome, answer, putOffUntil }: Answered, language: Language): Words {
	const options = { locale: language };
	const said = {
		...saidOf(about, language),
		...{ outcome: outcome(language), answer: words(answer, language) }
	};
	const until = putOffUntil ? `\n\n${m.mail_decided_until({ date: formatDate(putOffUntil, language) }, options)}` : '';
	return written(about, language, m.mail_decided_subject, m.mail_decided(said, options) + until);
}

/** Something was completed: to the same. @param outcome what came of it */
export function completedLetter(about: About, outcome: Texts, language: Language): Words {
	const said = { ...saidOf(about, language), outcome: words(outcome, language) };
	return written(about, language, m.mail_completed_subject, m.mail_completed(said, { locale: language }));
}

/** What the council is to be told of a request was written: to those who stand for it. */
export function toApproveLetter(about: About, language: Language): Words {
	const said = m.mail_to_approve(saidOf(about, language), { locale: language });
	return written({ ...about, link: `${about.link}/request` }, language, m.mail_to_approve_subject, said);
}

/** A decision does not hold any more: to those who were told of it. */
export function takenBackLetter(
	about: About,
	{ outcome, reason }: { outcome: Answered['outcome']; reason: string | undefined },
	language: Language
): Words {
	const options = { locale: language };
	const said = { ...saidOf(about, language), outcome: outcome(language), stage: stageWord(about.stage, language) };
	const text = [m.mail_taken_back(said, options), ...(reason ? [reason] : [])].join('\n\n');
	return written(about, language, m.mail_taken_back_subject, text);
}

/** What a member is reminded of: what waits for them and has had no answer for too long. */
export interface Reminder {
	name: string;
	office: Texts;
	items: readonly { title: Texts; age: Pick<Age, 'days' | 'since'>; link: string }[];
	/** All of them, where there are more than these. */
	all: number;
	/** Requests whose assessment they were asked for, and since when: YYYY-MM-DD. */
	assessments: readonly { title: Texts; since: string; link: string }[];
	list: string;
	settings: string;
}

export function reminderLetter(
	{ name, office, items, all, assessments, list, settings }: Reminder,
	language: Language
): Words {
	const options = { locale: language };
	const asked = assessments.map(
		({ title, since, link }) =>
			`• ${words(title, language)}\n  ${m.mail_reminder_asked({ date: formatDate(since, language) }, options)}\n  ${link}`
	);
	const lines = items.map(
		({ title, age, link }) => `• ${words(title, language)}\n  ${lateInWords(age, language)}\n  ${link}`
	);
	const named = words(office, language);
	return {
		subject:
			all > 0
				? m.mail_reminder_subject({ count: all }, options)
				: m.mail_reminder_assess_subject({ count: asked.length }, options),
		text: [
			m.mail_hello({ name }, options),
			...(all > 0 ? [m.mail_reminder({ office: named, count: all }, options), ...lines] : []),
			...(asked.length > 0 ? [m.mail_reminder_assess({ office: named, count: asked.length }, options), ...asked] : []),
			m.mail_reminder_list({ list }, options),
			m.mail_off({ office: named, settings }, options)
		].join('\n\n')
	};
}

function saidOf({ title, office, actor }: About, language: Language) {
	return { title: oneLine(words(title, language)), office: words(office, language), actor };
}

/** The frame of a letter: to whom, what, where it stands, and how to have no more of them. */
function written(
	{ name, title, office, link, settings }: About,
	language: Language,
	subject: (inputs: { title: string }, options: { locale: Language }) => string,
	text: string
): Words {
	const options = { locale: language };
	return {
		subject: subject({ title: oneLine(words(title, language)) }, options),
		text: [
			m.mail_hello({ name }, options),
			text,
			link,
			m.mail_off({ office: words(office, language), settings }, options)
		].join('\n\n')
	};
}

/** A head of a letter is one line. */
function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}
