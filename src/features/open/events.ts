import type { Direction, Kind, Status } from '#features/activity/activity.ts';
import { exactDay, type Timed } from '#features/activity/hours.ts';
import type { SiteParty } from '#features/site/view.ts';
import { hasCome, momentAt, type Clock, type Hour, type Moment } from '#kernel/hour.ts';
import { rangeOf, type KnownDate } from '#kernel/known-date.ts';
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
	/** By the clock at the office's place. */
	startsAt: Hour | null;
	endsAt: Hour | null;
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

/**
 * Whether it may still be to come, or goes on: its last day is not over, as far as that is known; on that day not the
 * hour at which it ends.
 */
export function isComing({ starts, ends, endsAt }: Dated & Pick<Timed, 'endsAt'>, now: Clock): boolean {
	const last = rangeOf(ends ?? starts)?.last;
	if (last === undefined || last < now.day) return false;
	return endsAt === null || !hasCome({ day: last, hour: endsAt }, now);
}

/** Its first day and its last, where they are known to the day: of "about June" a calendar can say nothing. */
export function daysOf({ starts, ends }: Dated): { starts: string; ends: string } | undefined {
	const first = exactDay(starts);
	const last = exactDay(ends ?? starts);
	if (first === undefined) return undefined;
	return { starts: first, ends: last !== undefined && last >= first ? last : first };
}

/** The moments at which it begins and ends, where its hours are known. */
export function momentsOf(
	event: Dated & Pick<Timed, 'startsAt' | 'endsAt'>,
	timeZone: string
): { starts: Moment; ends: Moment | undefined } | undefined {
	const days = daysOf(event);
	if (!days || event.startsAt === null) return undefined;
	return {
		starts: momentAt({ day: days.starts, hour: event.startsAt }, timeZone),
		ends: event.endsAt === null ? undefined : momentAt({ day: days.ends, hour: event.endsAt }, timeZone)
	};
}

/** Those to come, the next first, and those that took place, the last first. */
export function comingAndPast(
	events: readonly PublicEvent[],
	now: Clock
): { coming: PublicEvent[]; past: PublicEvent[] } {
	const first = ({ starts, startsAt }: PublicEvent) => `${rangeOf(starts)?.last ?? ''} ${startsAt ?? ''}`;
	const coming = events.filter((event) => isComing(event, now)).toSorted((a, b) => compare(first(a), first(b)));
	const past = events
		.filter((event) => !isComing(event, now) && stateOf(event) === 'on' && event.status !== 'approved')
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
