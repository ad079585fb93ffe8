import { describe, expect, it } from 'vitest';
import { writeCalendar, type CalendarEvent } from './calendar.ts';

const EVENT: CalendarEvent = {
	...{
		uid: 'one@kesher',
		sequence: 2,
		changedAt: '2020-06-01T10:20:30.456Z',
		when: { days: { starts: '2020-12-31', ends: '2020-12-31' } }
	},
	title: { text: 'קונצרט של תזמורת פוזנן', language: 'he' },
	description: { text: 'With Poznań; at seven, in the hall\nCome \\ early', language: 'en' },
	...{ place: undefined, url: 'https://city.example/raanana/events#one', categories: ['ensemble'], state: 'confirmed' }
};

function written(...events: CalendarEvent[]): string {
	return writeCalendar({
		...{ name: 'אירועים', description: 'Events', language: 'he', url: 'https://city.example/raanana/calendar.ics' },
		...{ product: '-//Kesher//EN', events }
	});
}

/** As a program reads it: folded lines put together, then name and value. */
function lines(text: string): string[] {
	return text.replaceAll('\r\n ', '').split('\r\n');
}

describe('a calendar', () => {
	it('is one whole object, with a name and when to look again', () => {
		const text = written();
		expect(lines(text).slice(0, 6)).toEqual([
			...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kesher//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
			'NAME;LANGUAGE=he:אירועים'
		]);
		expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
		expect(text).not.toMatch(/[^\r]\n/);
	});

	it('holds something also where nothing is to come: so the standard has it', () => {
		expect(lines(written())).toContain('BEGIN:VTIMEZONE');
		expect(lines(written(EVENT))).not.toContain('BEGIN:VTIMEZONE');
	});

	it('tells of an event by its days, the end being the day after the last', () => {
		expect(lines(written(EVENT))).toEqual(
			expect.arrayContaining([
				...['UID:one@kesher', 'DTSTAMP:20200601T102030Z', 'LAST-MODIFIED:20200601T102030Z', 'SEQUENCE:2'],
				...['DTSTART;VALUE=DATE:20201231', 'DTEND;VALUE=DATE:20210101', 'STATUS:CONFIRMED', 'TRANSP:TRANSPARENT'],
				'SUMMARY;LANGUAGE=he:קונצרט של תזמורת פוזנן'
			])
		);
		expect(lines(written({ ...EVENT, when: { days: { starts: '2024-02-28', ends: '2024-02-28' } } }))).toContain(
			'DTEND;VALUE=DATE:20240229'
		);
		expect(lines(written({ ...EVENT, state: 'cancelled' }))).toContain('STATUS:CANCELLED');
	});

	it('tells of an event by its moments where they are known, each by the clock of whoever looks', () => {
		const at = (starts: string, ends: string | undefined) => ({ ...EVENT, when: { moments: { starts, ends } } });
		expect(lines(written(at('2026-12-03T17:30:00Z', '2026-12-03T19:00:00Z')))).toEqual(
			expect.arrayContaining(['DTSTART:20261203T173000Z', 'DTEND:20261203T190000Z'])
		);
		const open = written(at('2026-12-03T17:30:00Z', undefined));
		expect(lines(open)).toContain('DTSTART:20261203T173000Z');
		expect(open).not.toContain('DTEND');
	});

	it('marks what would end a value or part it', () => {
		expect(lines(written(EVENT))).toContain(
			'DESCRIPTION;LANGUAGE=en:With Poznań\\; at seven\\, in the hall\\nCome \\\\ early'
		);
		expect(lines(written({ ...EVENT, categories: ['a,b', 'c'] }))).toContain('CATEGORIES:a\\,b,c');
		const forged = { text: 'x\r\nEND:VEVENT\r\nBEGIN:VALARM', language: 'en"\r\nX:1' };
		const text = written({ ...EVENT, title: forged, url: 'https://city.example/\r\nATTACH:x' });
		expect(lines(text).filter((line) => /^(BEGIN:VALARM|ATTACH|X:1)/.test(line))).toEqual([]);
		expect(lines(text).filter((line) => line === 'END:VEVENT')).toHaveLength(1);
	});

	it('has no line of more than 75 octets, and cuts no letter', () => {
		const text = written({ ...EVENT, title: { text: 'קשר 🎺 臺南市 '.repeat(30), language: 'he' } });
		for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect(text).not.toContain('\ufffd');
		expect(lines(text)).toContain(`SUMMARY;LANGUAGE=he:${'קשר 🎺 臺南市 '.repeat(30)}`);
	});

	it('leaves control characters out', () => {
		expect(written({ ...EVENT, title: { text: 'a\u0000b\u0007c\td', language: 'en' } })).toContain(
			'SUMMARY;LANGUAGE=en:abc d'
		);
	});
});
