import type { Stage } from '#features/initiative/initiative.ts';
import type { Texts } from '#kernel/texts.ts';

/** Where an idea of a resident stands with the office, before and after a person has read it. */
export const IDEA_STATES = ['unconfirmed', 'waiting', 'taken', 'turned_away', 'withdrawn'] as const;
export type IdeaState = (typeof IDEA_STATES)[number];

/** Which wording of the consent is asked for now. Another wording is another version. */
export const CONSENT_VERSION = '2026-11';

/** So long a letter is on its way before another one is sent. */
export const ON_ITS_WAY_MINUTES = 2;
/** For so long an address that was confirmed is known to be somebody's who sends ideas. */
export const KNOWN_DAYS = 30;

/** For so long the letter that asks whether the address is theirs can be answered. */
export const CONFIRM_HOURS = 48;
/** The name, the address and the letters of a resident go so long after they had their answer. */
export const KEPT_YEARS = 1;
/** And so long after the idea came, whether it was answered or not. */
export const KEPT_AT_MOST_YEARS = 3;
/** What a person took for spam can be brought back for so long. */
export const DISCARDED_DAYS = 30;

export const MOST = {
	text: 1000,
	name: 100,
	message: 2000,
	/** Messages that a resident may write about one idea, and within an hour. */
	messages: 20,
	messagesInAnHour: 5,
	/** Ideas of one address in a day: a teacher sends those of a class. */
	ofAddressInADay: 40,
	/** Ideas that wait until an address is confirmed from which none was ever. */
	unconfirmed: 3,
	/** Letters that ask to confirm one idea, within a day. */
	confirmLetters: 3,
	/** Letters about support that go to one address in a day. */
	supportLettersInADay: 10,
	report: 500
} as const;

/** Why somebody says that a published idea should not be shown. */
export const REPORT_REASONS = ['offensive', 'personal', 'untrue', 'advertising', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** What was done with a form: a letter left; one more; one had left a moment ago; no more go out; support was asked for; a report came in. */
export type FormDone = 'sent' | 'again' | 'soon' | 'enough' | 'asked' | 'reported';

/** What a resident is told of their idea; the words are chosen by the page and by letters. */
export const STANDINGS = [
	'unconfirmed',
	'waiting',
	'asked',
	'turned_away',
	'examined',
	'proposed',
	'later',
	'accepted',
	'declined',
	'done'
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a standing follows from. */
export interface Course {
	state: IdeaState;
	/** The office has asked something, and nothing came after that. */
	isAsked: boolean;
	/** Of the initiative that it was taken up into; null where there is none, or none any more. */
	stage: Stage | null;
	/** Until when that was put off, YYYY-MM-DD. */
	putOffUntil: string | null;
}

/** @param today YYYY-MM-DD, at the office's place */
export function standingOf({ state, isAsked, stage, putOffUntil }: Course, today: string): Standing {
	if (state === 'unconfirmed' || state === 'turned_away') return state;
	if (stage === 'completed') return 'done';
	if (stage === 'declined') return 'declined';
	if (isAsked) return 'asked';
	if (state === 'waiting') return 'waiting';
	if (putOffUntil !== null && putOffUntil >= today) return 'later';
	if (stage === 'proposal') return 'proposed';
	return stage === 'initiative' ? 'accepted' : 'examined';
}

/** Whether somebody may still write to the office about it, and the office to them. */
export function isTalkedAbout({ state, email }: { state: IdeaState; email: string | null }): boolean {
	return email !== null && (state === 'waiting' || state === 'taken');
}

/** Whether it may be shown to everybody: they agreed, a person has read it, and it was neither turned away nor taken back. */
export function isPublishable({ state, mayPublish }: { state: IdeaState; mayPublish: boolean }): boolean {
	return mayPublish && (state === 'waiting' || state === 'taken');
}

/** The first words of an idea, as a title begins: the first sentence, as far as a title goes. */
export function firstWords(text: string, most = 60): string {
	const [sentence = ''] = text.trim().split(/[.!?。\n:]/);
	if (sentence.length <= most) return sentence.trim();
	return sentence.slice(0, sentence.lastIndexOf(' ', most) > 0 ? sentence.lastIndexOf(' ', most) : most).trim();
}

/** Whether support still says anything: not of what is decided against, or done. */
export function takesSupport(standing: Standing): boolean {
	return standing !== 'declined' && standing !== 'done' && standing !== 'turned_away';
}

/** What a person took for spam: nobody was answered. */
export function isDiscarded({ state, answer }: { state: IdeaState; answer: Texts | null }): boolean {
	return state === 'turned_away' && answer === null;
}

/** What is left of an idea that is withdrawn. */
export type Left = 'nothing' | 'place' | 'words';

/**
 * Of what was taken up its place stays: that an initiative came of it, and that it was withdrawn. Its words stay only
 * where they agree, and nothing says whose they were.
 */
export function leftWhenWithdrawn({ state }: { state: IdeaState }, agrees: boolean): Left {
	if (state !== 'taken') return 'nothing';
	return agrees ? 'words' : 'place';
}
