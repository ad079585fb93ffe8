import type { Direction, Kind, Status } from '#features/activity/activity.ts';
import type { SiteParty } from '#features/site/view.ts';
import { parseKnownDate, rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** What the public is told of an event. */
export interface PublicEvent {
	id: string;
	kind: Kind;
	status: Status;
	direction: Direction | null;
	title: Texts;
	details: Texts;
	starts: KnownDate;
	ends: KnownDate | null;
	partners: SiteParty[];
	/** The body at whose place it is. */
	host: Texts | null;
	version: number;
	/** When it was changed last; ISO 8601, UTC. */
	updatedAt: string;
}

/** As it stands for who wants to come. */
export type EventState = 'on' | 'postponed' | 'cancelled';

export function stateOf({ status }: Pick<PublicEvent, 'status'>): EventState {
	if (status === 'postponed') return 'postponed';
	return status === 'cancelled' || status === 'cancelled_after_preparation' ? 'cancelled' : 'on';
}

type Dated = Pick<PublicEvent, 'starts' | 'ends'>;

/** Whether it may still be to come, or goes on: its last day is not over, as far as that is known. */
export function isComing({ starts, ends }: Dated, today: string): boolean {
	const last = rangeOf(ends ?? starts)?.last;
	return last !== undefined && last >= today;
}

/** Its first day and its last, where they are known to the day: of "about June" a calendar can say nothing. */
export function daysOf({ starts, ends }: Dated): { starts: string; ends: string } | undefined {
	const first = dayOf(starts);
	const last = ends === null ? first : dayOf(ends);
	if (first === undefined) return undefined;
	return { starts: first, ends: last !== undefined && last >= first ? last : first };
}

function dayOf(date: KnownDate): string | undefined {
	const parts = parseKnownDate(date);
	return parts?.day === undefined || parts.about || parts.before ? undefined : date;
}

/** Those to come, the next first, and those that took place, the last first. */
export function comingAndPast(
	events: readonly PublicEvent[],
	today: string
): { coming: PublicEvent[]; past: PublicEvent[] } {
	const first = ({ starts }: Dated) => rangeOf(starts)?.last ?? '';
	const coming = events.filter((event) => isComing(event, today)).toSorted((a, b) => compare(first(a), first(b)));
	const past = events
		.filter((event) => !isComing(event, today) && stateOf(event) === 'on' && event.status !== 'approved')
		.toSorted((a, b) => compare(first(b), first(a)));
	return { coming, past };
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Where it is, as far as the record says it: at a body, at home, or at the one partner to whom people go. */
export function placeOf(
	{ host, direction, partners }: Pick<PublicEvent, 'host' | 'direction' | 'partners'>,
	city: Texts
): Texts | undefined {
	if (host) return host;
	if (direction === 'inbound') return city;
	return direction === 'outbound' && partners.length === 1 ? partners[0]?.name : undefined;
}
