import { cached } from './cached.ts';
import { addDays } from './days.ts';

/** What the clock on the wall shows, "09:30". What is written so is in order by its letters. */
export type Hour = string;

/** A day and an hour by the clock on the wall. */
export interface Clock {
	/** YYYY-MM-DD */
	day: string;
	hour: Hour;
}

/** A moment as a clock at a place shows it. */
export interface Moment {
	/** "2026-12-03T17:30:00Z" */
	utc: string;
	/** "2026-12-03T19:30:00+02:00" */
	local: string;
}

const MINUTE = 60_000;
const FORM = /^(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?\s*(?:([ap])\.?\s?m\.?)?$/i;

/** "19:30", "7.30", "7:30 pm", "7 pm", as a spreadsheet has it "19:30:00". undefined for what no clock shows. */
export function parseHour(typed: string): Hour | undefined {
	const [, hours = '', minutes, half] = FORM.exec(typed.trim()) ?? [];
	// A bare number may be anything.
	if (hours === '' || (minutes === undefined && half === undefined)) return undefined;
	const number = Number(hours);
	if (half !== undefined && (number < 1 || number > 12)) return undefined;
	const ofDay = half === undefined ? number : (number % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
	if (ofDay > 23 || Number(minutes ?? 0) > 59) return undefined;
	return `${String(ofDay).padStart(2, '0')}:${minutes ?? '00'}`;
}

/** By time zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Intl.DateTimeFormat>();

/** What the clock at a place shows. @param timeZone as the IANA names it */
export function clockAt(now: Date, timeZone: string): Clock {
	const make = () => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
	const [day = '', hour = ''] = cached(clocks, timeZone, make).format(now).split(' ');
	return { day, hour };
}

/** Whether a clock has come to a day and an hour of it. */
export function hasCome({ day, hour }: Clock, now: Clock): boolean {
	return `${day} ${hour}` <= `${now.day} ${now.hour}`;
}

/**
 * The moment at which the clock at a place shows this. An hour that the change of clocks leaves out is reckoned on as if
 * it had not been changed; of one that comes twice the first is meant. So Temporal has it, and RFC 5545 (3.3.5).
 */
export function momentAt({ day, hour }: Clock, timeZone: string): Moment {
	const shown = Date.parse(`${day}T${hour}:00Z`);
	const [before, after] = [addDays(day, -1), addDays(day, 1)].map((each) =>
		offsetAt(Date.parse(`${each}T${hour}:00Z`), timeZone)
	) as [number, number];
	const isRight = (offset: number) => offsetAt(shown - offset * MINUTE, timeZone) === offset;
	const moment = shown - ([before, after].find(isRight) ?? before) * MINUTE;
	const offset = offsetAt(moment, timeZone);
	return { utc: iso(moment, 'Z'), local: iso(moment + offset * MINUTE, offsetInWords(offset)) };
}

/** Minutes that the clocks of a place are ahead at a moment. */
function offsetAt(moment: number, timeZone: string): number {
	const make = () => new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
	const parts = cached(offsets, timeZone, make).formatToParts(moment);
	const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
	const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function offsetInWords(offset: number): string {
	const minutes = Math.abs(offset);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function iso(moment: number, zone: string): string {
	return `${new Date(moment).toISOString().slice(0, 19)}${zone}`;
}
