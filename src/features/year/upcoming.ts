import { precisionOf, parseKnownDate, rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** Something that will ask for a person. */
export interface Upcoming {
	what: 'anniversary' | 'term' | 'step' | 'reply' | 'planned';
	/** As far as it is known when. */
	when: KnownDate;
	/** The partner, the step or the activity. */
	name: Texts;
	/** Years of an anniversary. */
	years?: number;
	/** The date of signature that an anniversary is reckoned from, and what other sources say instead. */
	signed?: KnownDate;
	otherDates?: readonly KnownDate[];
	/** Where it can be dealt with, below the office's address. */
	path: string;
	isOverdue: boolean;
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

/** Anniversaries that cities mark: every fifth year. */
const MARKED_EVERY = 5;

/** The day to which "soon" reaches: a year later. @param after YYYY-MM-DD */
export function aYearAfter(after: string): string {
	return `${Number(after.slice(0, 4)) + 1}${after.slice(4)}`;
}

/**
 * The anniversaries of a pact and the end of its term within the twelve months after a day. A pact of which only
 * the year is known has its anniversary in a year, not on a day. A term that has ended waits for a decision.
 */
export function pactEvents(pact: Pact, after: string): Upcoming[] {
	const until = aYearAfter(after);
	const path = `/agreements/${pact.agreementId}`;
	const events: Upcoming[] = [];
	const { signed, otherDates } = pact;
	for (const anniversary of signed ? anniversaries(signed, after, until) : []) {
		const base = { name: pact.partnerName, path, isOverdue: false, signed: signed as KnownDate, otherDates };
		events.push({ what: 'anniversary', ...anniversary, ...base });
	}
	const term = pact.termEnds ? rangeOf(pact.termEnds) : undefined;
	const isOverdue = term !== undefined && term.last <= after;
	if (pact.termEnds && term && term.last <= until && !(isOverdue && pact.renewsItself)) {
		events.push({ what: 'term', when: pact.termEnds, name: pact.partnerName, path, isOverdue });
	}
	return events;
}

function anniversaries(signed: KnownDate, after: string, until: string): { when: KnownDate; years: number }[] {
	const parts = parseKnownDate(signed);
	if (!parts || parts.before) return [];
	const found: { when: KnownDate; years: number }[] = [];
	for (let year = Number(after.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) {
		const years = year - parts.year;
		const when = `${year}${signed.replace('~', '').slice(4)}`;
		const range = rangeOf(when);
		if (years <= 0 || years % MARKED_EVERY !== 0 || !range) continue;
		// A year counts while any of it is still to come; a day when it is.
		const isWithin = range.last > after && (range.first ?? range.last) <= until;
		if (isWithin) found.push({ when, years });
	}
	return found;
}

/** The overdue first, then by the last day it may mean, the more exact before the less. */
export function inOrder(events: readonly Upcoming[]): Upcoming[] {
	const key = (event: Upcoming) => {
		const parts = parseKnownDate(event.when);
		return `${event.isOverdue ? 0 : 1} ${rangeOf(event.when)?.last ?? ''} ${parts ? ['day', 'month', 'year'].indexOf(precisionOf(parts)) : 9}`;
	};
	return [...events].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
