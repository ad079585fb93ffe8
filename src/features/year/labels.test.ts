import { describe, expect, it } from 'vitest';
import { countsInWords, rowsInWords, standingInWords, threadInWords, tieTypeLabel, withinSentence } from './labels.ts';

const none = { done: 0, inProgress: 0, preparedCancelled: 0, cancelled: 0, planned: 0, undated: 0 };

describe('counts in words', () => {
	it('name what there is, in numbers that agree', () => {
		const counts = { ...none, done: 1, preparedCancelled: 2, undated: 3 };
		expect(countsInWords(counts, 'he')).toEqual(['אחת בוצעה', 'שתיים בוטלו לאחר היערכות', '3 ללא תאריך']);
		expect(countsInWords(counts, 'en')).toEqual(['1 done', '2 cancelled after preparation', '3 undated']);
		expect(countsInWords(none, 'en')).toEqual([]);
	});

	it('of a year say only how many, where all were done', () => {
		expect(rowsInWords([{ status: 'done' }, { status: 'cut_short' }])).toBe('שתי פעילויות');
		expect(rowsInWords([{ status: 'done' }, { status: 'cancelled_after_preparation' }])).toBe(
			'אחת בוצעה, אחת בוטלה לאחר היערכות'
		);
	});
});

describe('how a tie stands', () => {
	const tie = {
		status: 'active' as const,
		statusUntil: null,
		isSilent: false,
		isSilentSoFar: false,
		counts: { undated: 0 }
	};

	it('is its status, and of a suspension until when', () => {
		expect(standingInWords(tie, 'he')).toBe('פעיל');
		expect(standingInWords({ ...tie, status: 'suspended', statusUntil: '2027-05' }, 'he')).toBe('מושעה עד מאי 2027');
		expect(standingInWords({ ...tie, status: 'suspended' }, 'he')).toBe('מושעה');
	});

	it('is that nothing was recorded, where it is silent; nothing dated, where something has no date', () => {
		const silent = { ...tie, isSilent: true };
		const undated = { ...silent, status: 'being_renewed' as const, counts: { undated: 2 } };
		expect(standingInWords(silent, 'he')).toBe('לא נרשם דבר השנה');
		expect(standingInWords(silent, 'he', '2020')).toBe('לא נרשם דבר בשנת 2020');
		expect(standingInWords(undated, 'he')).toBe('בחידוש קשר, לא נרשם דבר מתוארך השנה');
		expect(standingInWords(undated, 'he', '2020')).toBe('בחידוש קשר, לא נרשם דבר מתוארך בשנת 2020');
	});

	it('is that nothing was recorded yet, in a period that still runs', () => {
		const soFar = { ...tie, isSilent: true, isSilentSoFar: true };
		const undated = { ...soFar, status: 'being_renewed' as const, counts: { undated: 2 } };
		expect(standingInWords(soFar, 'he')).toBe('עדיין לא נרשם דבר השנה');
		expect(standingInWords(soFar, 'he', '2026')).toBe('עדיין לא נרשם דבר בשנת 2026');
		expect(standingInWords(undated, 'he')).toBe('בחידוש קשר, עדיין לא נרשם דבר מתוארך השנה');
		expect(standingInWords(undated, 'he', '2026')).toBe('בחידוש קשר, עדיין לא נרשם דבר מתוארך בשנת 2026');
	});
});

it('a tie is called by its agreement, else a candidate or a contact', () => {
	const city = { kind: 'city' as const, agreementKind: null, status: 'active' as const };
	expect(tieTypeLabel({ ...city, agreementKind: 'friendship_pact' })).toBe('ברית ידידות');
	expect(tieTypeLabel({ ...city, status: 'in_talks' })).toBe('עיר, מועמדת לברית');
	expect(tieTypeLabel({ ...city, kind: 'country' })).toBe('מדינה, מגע');
});

it('a thread is said in one sentence', () => {
	const counts = { ours: 2, theirs: 3, mutual: 4, cancelled: 0 };
	expect(threadInWords({ marks: [{ from: 0, to: 0, shape: 'up' }], counts })).toBe(
		'24 חודשים: 2 מאיתנו, 3 מהם, 4 הדדיות'
	);
	expect(threadInWords({ marks: [], counts })).toBe('24 חודשים: לא נרשם דבר');
});

it('English begins a phrase within a sentence with a small letter', () => {
	expect([withinSentence('Being renewed'), withinSentence('בחידוש קשר'), withinSentence('')]).toEqual([
		'being renewed',
		'בחידוש קשר',
		''
	]);
});
