import { addDays } from '#kernel/days.ts';
import { lineOf, type Property } from './content-line.ts';

/** A calendar as others subscribe to it (RFC 5545, with the names of RFC 7986). */
export interface Calendar {
	name: string;
	description: string;
	/** Of its texts, as a tag. */
	language: string;
	/** Its own address. */
	url: string;
	/** Names the program that writes it: "-//Kesher//EN". */
	product: string;
	events: readonly CalendarEvent[];
}

/** What takes a day or several, or begins at a moment. */
export interface CalendarEvent {
	/** The same for as long as it is the same event. */
	uid: string;
	/** How often it was changed. */
	sequence: number;
	/** When it was changed last; ISO 8601, UTC. */
	changedAt: string;
	/** The first day and the last, YYYY-MM-DD; or the moments, ISO 8601 in UTC, of which the last may not be known. */
	when: { days: { starts: string; ends: string } } | { moments: { starts: string; ends: string | undefined } };
	title: { text: string; language: string };
	description: { text: string; language: string } | undefined;
	place: { text: string; language: string } | undefined;
	/** Its page. */
	url: string;
	categories: readonly string[];
	state: 'confirmed' | 'tentative' | 'cancelled';
}

/** A calendar holds something, so the standard has it; where nothing is to come, a clock that says nothing new. */
const WITHOUT_EVENTS: Property[] = [
	['BEGIN', 'VTIMEZONE'],
	['TZID', 'Etc/UTC'],
	['BEGIN', 'STANDARD'],
	['DTSTART', '19700101T000000'],
	['TZOFFSETFROM', '+0000'],
	['TZOFFSETTO', '+0000'],
	['END', 'STANDARD'],
	['END', 'VTIMEZONE']
];

/** Programs look again so often; what is told is days away. */
const REFRESH = 'PT12H';

/** Writes the calendar. The same calendar gives the same bytes. */
export function writeCalendar({ name, description, language, url, product, events }: Calendar): string {
	const lines: Property[] = [
		['BEGIN', 'VCALENDAR'],
		['VERSION', '2.0'],
		['PRODID', { text: product }],
		['CALSCALE', 'GREGORIAN'],
		['METHOD', 'PUBLISH'],
		['NAME', { text: name }, { LANGUAGE: language }],
		['X-WR-CALNAME', { text: name }],
		['DESCRIPTION', { text: description }, { LANGUAGE: language }],
		['X-WR-CALDESC', { text: description }],
		['URL', url, { VALUE: 'URI' }],
		['SOURCE', url, { VALUE: 'URI' }],
		['REFRESH-INTERVAL', REFRESH, { VALUE: 'DURATION' }],
		['X-PUBLISHED-TTL', REFRESH],
		...(events.length > 0 ? events.flatMap(eventLines) : WITHOUT_EVENTS),
		['END', 'VCALENDAR']
	];
	return lines.map(lineOf).join('');
}

function eventLines(event: CalendarEvent): Property[] {
	const said = (property: string, words: CalendarEvent['place']): Property[] =>
		words ? [[property, { text: words.text }, { LANGUAGE: words.language }]] : [];
	return [
		['BEGIN', 'VEVENT'],
		['UID', { text: event.uid }],
		['DTSTAMP', stamp(event.changedAt)],
		['LAST-MODIFIED', stamp(event.changedAt)],
		['SEQUENCE', String(event.sequence)],
		...whenLines(event.when),
		...said('SUMMARY', event.title),
		...said('DESCRIPTION', event.description),
		...said('LOCATION', event.place),
		['URL', event.url, { VALUE: 'URI' }],
		...(event.categories.length > 0 ? ([['CATEGORIES', { texts: event.categories }]] as Property[]) : []),
		['STATUS', event.state.toUpperCase()],
		// Nobody is busy because their city has guests.
		['TRANSP', 'TRANSPARENT'],
		['END', 'VEVENT']
	];
}

/** Moments stand in UTC: every program shows them by its own clock, and needs no rules of ours for summer time. */
function whenLines(when: CalendarEvent['when']): Property[] {
	if ('moments' in when) {
		const { starts, ends } = when.moments;
		return [['DTSTART', stamp(starts)], ...(ends === undefined ? [] : ([['DTEND', stamp(ends)]] as Property[]))];
	}
	return [
		['DTSTART', date(when.days.starts), { VALUE: 'DATE' }],
		// The day after the last: so the standard has it.
		['DTEND', date(addDays(when.days.ends, 1)), { VALUE: 'DATE' }]
	];
}

/** 2020-06-01T10:00:00.000Z as 20200601T100000Z. */
function stamp(moment: string): string {
	return new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '');
}

function date(day: string): string {
	return day.replaceAll('-', '');
}
