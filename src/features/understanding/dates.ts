import { SEASONS } from '#features/capture/holidays.ts';
import { findWhen } from '#features/capture/when.ts';
import { wordsOf } from '#features/capture/words.ts';
import { monthByName } from '#kernel/date-input.ts';
import { rangeOf, type KnownDate } from '#kernel/known-date.ts';

/** When something was, as a line says it. */
export interface ToldDate {
	starts: KnownDate | null;
	ends: KnownDate | null;
	/** The words of it: "אפריל האחרון", "3. September". */
	when: string;
	/** The line names no year: it is that of the report. */
	isOfReport: boolean;
	/** It says that it is still to come. */
	isComing: boolean;
}

const NONE: ToldDate = { starts: null, ends: null, when: '', isOfReport: false, isComing: false };

/** "Last" and "next" beside a month or a season; which year is meant depends on when the report was written. */
const LEAN =
	/(?<!\p{L})(?:האחרון|האחרונה|שעבר|שעברה|הקרוב|הקרובה|הבא|הבאה|(?:this\s+)?(?:last|past|next|coming)|vergangene[nmr]?|letzte[nmr]?|kommende[nmr]?|nächste[nmr]?)(?!\p{L})/giu;
const IS_NEXT = /קרוב|הבא|next|coming|kommend|nächst/iu;
/** Words that say when from where one stands: in a report they say nothing. */
const STANDING =
	/(?<!\p{L})(?:ה?שנה(?:\s+ה[-־]?\d+)?|היום|השבוע|החודש|הערב|הבוקר|this\s+(?:year|month|week)|today|(?:last|next)\s+(?:year|month|week)|yesterday|tomorrow)(?!\p{L})/giu;
/** A date behind these is not that of what is told. */
const BESIDE =
	/(?<!\p{L})(?:לאחר|אחרי|מאז|בעקבות|אירועי|since|after|following|nach\s+dem|seit(?:\s+dem)?|after\s+the\s+(?:attack|events)\s+of)\s+(?:ה[-־]?\s?)?\d{1,2}(?:[.]\s?|\s+)(?:ב|of\s+)?\p{L}+(?:\s+\d{4})?|(?<!\p{L})(?:מאז|since|seit)\s+(?:שנת\s+)?\d{4}/giu;

/**
 * @param year of which the report tells; a date without one is of it
 * @param isOpen what is told is not done when the report is written: its spring is the next one
 * @returns dates that are null where the line says when and nobody knows of which year
 */
export function dateIn(text: string, year: number | null, isOpen = false): ToldDate {
	const blank = (match: string) => ' '.repeat(match.length);
	const lean = [...text.matchAll(LEAN)];
	const plain = text
		.replace(BESIDE, blank)
		.replace(LEAN, (match) => (/^[a-zäöü]/i.test(match) ? 'in'.padEnd(match.length) : blank(match)))
		.replace(STANDING, blank);
	// Seen from November, the days of a year are all nearer than those of the years beside it.
	const today = `${year ?? 2000}-11-01`;
	const found =
		findWhen(plain, wordsOf(plain), today) ?? bareMonth(plain, year ?? 2000) ?? bareSeason(plain, year ?? 2000);
	if (!found) return NONE;
	const beside = lean.find(({ 0: word, index }) => isBeside(text, index, index + word.length, found));
	const [start, end] = beside
		? [Math.min(found.start, beside.index), Math.max(found.end, beside.index + beside[0].length)]
		: [found.start, found.end];
	const when = withoutPreposition(text.slice(start, end));
	if (!/\p{L}{3,}|\d/u.test(when)) return NONE;
	const isOfReport = !/\d{4}|תש["״]|תש[א-ת]{1,2}/.test(plain.slice(found.start, found.end));
	const isComing = beside !== undefined && IS_NEXT.test(beside[0]);
	if (isOfReport && year === null) return { starts: null, ends: null, when, isOfReport, isComing };
	// Reports are written in the year that they tell of: what comes in spring is of the next.
	const shift = isOfReport && (isComing || isOpen) && monthOf(found.starts) <= 6 && monthOf(found.starts) > 0 ? 1 : 0;
	return {
		starts: later(found.starts, shift),
		ends: found.ends && later(found.ends, shift),
		when,
		isOfReport,
		isComing
	};
}

interface Found {
	start: number;
	end: number;
	starts: KnownDate;
	ends: null;
}

/** "(יולי)", "May – …", "שתוכנן לאפריל", "…, Mai": a month alone. Of Latin ones, such as are no verb where they stand. */
function bareMonth(text: string, year: number): Found | undefined {
	for (const word of wordsOf(text)) {
		const bare = word.text.replace(/^ו?[בלמה](?=[א-ת]{3})/, '');
		const month = monthByName(word.text) ?? monthByName(bare);
		if (month === undefined) continue;
		const isHebrew = /[א-ת]/.test(word.text);
		const isAside = ASIDE_BEFORE.test(text.slice(0, word.start)) && ASIDE_BEHIND.test(text.slice(word.end));
		if (!isHebrew && !(isAside && /^\p{Lu}\p{L}{2}/u.test(word.text))) continue;
		const starts = `${year}-${String(month).padStart(2, '0')}`;
		return { start: monthByName(bare) ? word.end - bare.length : word.start, end: word.end, starts, ends: null };
	}
	return undefined;
}
const ASIDE_BEFORE = /(?:^|[(,–-]|\b(?:in|im|early|late|mid|Anfang|Ende|Mitte|until|by|for|ab|bis))\s*$/u;
const ASIDE_BEHIND = /^\.?\s*(?:$|[),;:–-]|\.\s)/u;

/** "Im Herbst", "in the summer", "בקיץ": of the year that is told of, about its middle. */
function bareSeason(text: string, year: number): Found | undefined {
	const words = wordsOf(text);
	for (const [at, word] of words.entries()) {
		const month = SEASONS.get(word.plain) ?? SEASONS.get(word.plain.replace(/^[בהלמ]/, ''));
		if (month === undefined) continue;
		const before = words[at - 1]?.plain ?? '';
		const isSaid =
			/^ב/.test(word.plain) ||
			['in', 'im', 'during', 'this', 'early', 'late'].includes(
				before === 'the' ? (words[at - 2]?.plain ?? '') : before
			);
		if (!isSaid) continue;
		const start = /^[בהלמ]/.test(word.plain) && !SEASONS.has(word.plain) ? word.start + 1 : word.start;
		return { start, end: word.end, starts: `${year}-${String(month).padStart(2, '0')}~`, ends: null };
	}
	return undefined;
}

function isBeside(text: string, from: number, to: number, { start, end }: { start: number; end: number }): boolean {
	const gap = from >= end ? text.slice(end, from) : text.slice(to, Math.max(start, to));
	return (
		(from < end && to > start) || (/^\s{0,2}$/.test(gap) && (Math.abs(from - end) <= 2 || Math.abs(start - to) <= 2))
	);
}

const PREPOSITION =
	/^[\s(,]*(?:(?:on|in|at|im|am|the|vom|ab|den|during|since|from|for|until|בתאריך|ביום|יום|במהלך|בין|to|between|auf|bis|until)\s+(?:the\s+)?)?(?:[בלמה][-־](?=\d)|[בלמ](?=[א-ת]{3}))?/iu;
function withoutPreposition(when: string): string {
	const bare = when.replace(PREPOSITION, '').trim();
	// "במרץ" without its prefix, and "מאי" as it stands.
	return monthByName(when.trim()) !== undefined && !/^ב/.test(when.trim()) ? when.trim() : bare;
}

function monthOf(date: KnownDate): number {
	return Number(date.slice(5, 7) || 0);
}

function later(date: KnownDate, years: number): KnownDate {
	return years === 0 ? date : date.replace(/\d{4}/, (year) => String(Number(year) + years));
}

/** Whether a date lies behind the year that is told of. */
export function isAfter(date: KnownDate | null, year: number | null): boolean {
	const first = date && rangeOf(date)?.first;
	return first !== null && first !== undefined && year !== null && Number(first.slice(0, 4)) > year;
}
