import { writeCalendar, type CalendarEvent } from '#documents/calendar/calendar.ts';
import type { OpenSite } from '#features/site/server/open-site.ts';
import { readingOrder, siteHref } from '#features/site/site.ts';
import { siteWords } from '#features/site/view.ts';
import { addDays } from '#kernel/days.ts';
import { momentAt } from '#kernel/hour.ts';
import { listInTongue } from '#kernel/tongue-format.ts';
import { pickFrom, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide-public/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import { daysOf, momentsOf, placeOf, stateOf, type PublicEvent } from '../events.ts';
import { listEvents } from './events.ts';

/** What is over stays in the calendars of those who follow it for so many days. */
const KEPT_DAYS = 365;
const STATES = { on: 'confirmed', postponed: 'cancelled', cancelled: 'cancelled' } as const;

/** The events of an office as a calendar, in the language of its address. */
export async function calendarFile(open: OpenSite): Promise<Response> {
	const { db, officeId, office, tongue, today } = open;
	const events = await db.forOffice(officeId, (tx) => listEvents(tx, officeId, { today, before: KEPT_DAYS }));
	const address = runtime().address();
	const name = siteWords(office.name, tongue);
	const text = writeCalendar({
		name: m.pub_title({ page: m.pub_events(), office: name }),
		description: m.pub_events_lede({ city: siteWords(office.city, tongue) }),
		language: tongue,
		url: address + siteHref(office, tongue, 'calendar.ics'),
		product: '-//Kesher//Kesher//EN',
		events: events.flatMap((event) => eventOf(event, open, address) ?? [])
	});
	return new Response(text, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `inline; filename="${office.slug}.ics"`
		}
	});
}

function eventOf(event: PublicEvent, { office, tongue }: OpenSite, address: string): CalendarEvent | undefined {
	const when = whenOf(event, office.timeZone);
	if (!when) return undefined;
	const said = (texts: Texts | undefined) => {
		const shown = texts && pickFrom(texts, readingOrder(tongue));
		return shown && { text: shown.text, language: shown.lang };
	};
	const names = event.partners.map(({ name }) => siteWords(name, tongue));
	const withWhom = names.length > 0 ? m.pub_with({ names: listInTongue(names, tongue) }) : '';
	const details = said(event.details);
	const description = [withWhom, details?.text ?? ''].filter((part) => part !== '').join('\n\n');
	return {
		...{ uid: event.id, sequence: event.version - 1, changedAt: event.updatedAt, when },
		title: said(event.title) ?? { text: m.pub_events(), language: tongue },
		description: description === '' ? undefined : { text: description, language: details?.language ?? tongue },
		place: said(placeOf(event, office.city)),
		url: `${address}${siteHref(office, tongue, 'events')}#${event.id}`,
		categories: [],
		state: STATES[stateOf(event)]
	};
}

/** By its hours, else by its days. What goes on for days and names no last hour ends with the last of them. */
function whenOf(event: PublicEvent, timeZone: string): CalendarEvent['when'] | undefined {
	const days = daysOf(event);
	const moments = momentsOf(event, timeZone);
	if (!days || !moments) return days && { days };
	const ends =
		moments.ends ??
		(days.ends > days.starts ? momentAt({ day: addDays(days.ends, 1), hour: '00:00' }, timeZone) : undefined);
	return { moments: { starts: moments.starts.utc, ends: ends?.utc } };
}
