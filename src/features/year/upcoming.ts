import { isOverdue } from '#features/step/step.ts';
import { pathOfSubject, type SubjectKey } from '#features/subject/subject.ts';
import type { Hour } from '#kernel/hour.ts';
import { countedOn, precisionOf, parseKnownDate, rangeOf, type KnownDate } from '#kernel/known-date.ts';
import { contains, type Period } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';

/** Something that asks for a person, or asked for one in a year that is over. */
export interface Upcoming {
	what: 'anniversary' | 'term' | 'step' | 'reply' | 'planned' | 'answer';
	/** As far as it is known when. */
	when: KnownDate;
	/** Of what is planned, where it is known. */
	hour?: Hour | null;
	/** The partner, the step, the activity or the initiative. */
	name: Texts;
	/** Years of an anniversary. */
	years?: number;
	/** The date of signature that an anniversary is reckoned from, and what other sources say instead. */
	signed?: KnownDate;
	otherDates?: readonly KnownDate[];
	/** Where it can be dealt with, below the office's address. */
	path: string;
	/** open: its day has passed, and it was not dealt with. */
	standing: 'coming' | 'open' | 'done';
}

export interface Pact {
	agreementId: string;
	partnerName: Texts;
	signed: KnownDate | null;
	otherDates: readonly KnownDate[];
	termEnds: KnownDate | null;
	/** Its term goes on when it has ended, unless somebody gives notice before. */
	renewsItself: boolean;
}

/** What may be due in a year. */
export interface DueFacts {
	pacts: Pact[];
	steps: { what: Texts; due: KnownDate | null; doneOn: string | null; about: SubjectKey }[];
	/** Letters that nobody has answered. */
	replies: { id: string; title: Texts; replyDue: string }[];
	planned: { id: string; title: Texts; starts: KnownDate; startsAt?: Hour | null }[];
	/** Ideas and proposals that have had no answer for too long: asked for in the year that runs. */
	answers?: readonly { id: string; title: Texts; due: string }[];
}

/** The days that the panel of a year looks at. */
export interface Horizon {
	from: string;
	to: string;
	today: string;
	/** The year runs: what is overdue today belongs to it as well. */
	isRunning: boolean;
}

/**
 * A year that runs tells what is overdue today and what the twelve months from today bring. Any other year, past or to
 * come, tells what falls due within it.
 */
export function horizonOf({ from, to, year }: Period, today: string): Horizon {
	const isRunning = contains({ from, to, year }, today);
	return isRunning ? { from: today, to: aYearAfter(today), today, isRunning } : { from, to, today, isRunning };
}

function aYearAfter(day: string): string {
	return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}

/** Anniversaries that cities mark: every fifth year. */
const MARKED_EVERY = 5;

/**
 * The anniversaries of a pact and the end of its term. A pact of which only the year is known has its anniversary in a
 * year, not on a day. A term that has ended waits for a decision, unless it renews itself.
 */
export function pactEvents(pact: Pact, horizon: Horizon): Upcoming[] {
	const base = { name: pact.partnerName, path: `/agreements/${pact.agreementId}` };
	const { signed, otherDates, termEnds } = pact;
	const events: Upcoming[] = [];
	for (const anniversary of signed ? anniversaries(signed, horizon) : []) {
		events.push({ what: 'anniversary', ...anniversary, ...base, signed: signed ?? '', otherDates, standing: 'coming' });
	}
	if (termEnds) {
		const hasEnded = hasPassed(termEnds, horizon.today);
		const isOpen = hasEnded && !pact.renewsItself;
		if (isWithin(termEnds, horizon) || (horizon.isRunning && isOpen)) {
			events.push({ what: 'term', when: termEnds, ...base, standing: isOpen ? 'open' : hasEnded ? 'done' : 'coming' });
		}
	}
	return events;
}

function anniversaries(signed: KnownDate, horizon: Horizon): { when: KnownDate; years: number }[] {
	const parts = parseKnownDate(signed);
	if (!parts || parts.before) return [];
	const [first, last] = [horizon.from, horizon.to].map((day) => Number(day.slice(0, 4))) as [number, number];
	return Array.from({ length: last - first + 1 }, (_, index) => first + index)
		.map((year) => ({ years: year - parts.year, when: `${year}${signed.replace('~', '').slice(4)}` }))
		.filter(({ years, when }) => years > 0 && years % MARKED_EVERY === 0 && isWithin(when, horizon));
}

/** Everything that is due, in order. */
export function upcomingOf({ pacts, steps, replies, planned, answers = [] }: DueFacts, horizon: Horizon): Upcoming[] {
	const { today } = horizon;
	const events: Upcoming[] = pacts.flatMap((pact) => pactEvents(pact, horizon));
	for (const step of steps) {
		const isLate = isOverdue(step, today);
		if (!step.due || !(isWithin(step.due, horizon) || (horizon.isRunning && isLate))) continue;
		const standing = step.doneOn !== null ? 'done' : isLate ? 'open' : 'coming';
		events.push({ what: 'step', when: step.due, name: step.what, path: pathOfSubject(step.about), standing });
	}
	for (const { id, title, due } of answers) {
		events.push({ what: 'answer', when: due, name: title, path: `/initiatives/${id}`, standing: 'open' });
	}
	const waiting = [
		...replies.map((reply) => ({ what: 'reply' as const, ...reply, when: reply.replyDue, hour: null })),
		...planned.map(({ starts, startsAt, ...activity }) => ({
			...{ what: 'planned' as const, ...activity, when: starts },
			hour: startsAt ?? null
		}))
	];
	for (const { what, id, title, when, hour } of waiting) {
		const standing = hasPassed(when, today) ? 'open' : 'coming';
		events.push({ what, when, hour, name: title, path: `/activities/${id}`, standing });
	}
	return inOrder(events);
}

/** In a year that runs, something counts while any of its days is to come; in any other, as in all counts of a year. */
function isWithin(when: KnownDate, { from, to, isRunning }: Horizon): boolean {
	const range = rangeOf(when);
	if (!range) return false;
	if (isRunning) return range.last >= from && (range.first ?? range.last) <= to;
	const day = countedOn(when) ?? range.last;
	return day >= from && day <= to;
}

function hasPassed(when: KnownDate, today: string): boolean {
	const range = rangeOf(when);
	return range !== undefined && range.last < today;
}

/** What is open first, then by the last day it may mean, the more exact before the less, and by the hour. */
export function inOrder(events: readonly Upcoming[]): Upcoming[] {
	const key = (event: Upcoming) => {
		const parts = parseKnownDate(event.when);
		return `${event.standing === 'open' ? 0 : 1} ${rangeOf(event.when)?.last ?? ''} ${parts ? ['day', 'month', 'year'].indexOf(precisionOf(parts)) : 9} ${event.hour ?? ''}`;
	};
	return [...events].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
