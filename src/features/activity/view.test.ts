import { expect, it } from 'vitest';
import { activityTable, datesInWords, type ActivityRow } from './view.ts';

const row: ActivityRow = {
	...{ id: 'a', kind: 'youth_delegation', direction: 'inbound', status: 'cancelled_after_preparation' },
	...{ title: { he: 'היערכות לאירוח' }, reason: 'epidemic', reasonNote: {}, starts: '2020-04', ends: null },
	...{ startsAt: null, endsAt: null },
	...{ participants: 30, organisations: [{ id: 'o', name: { he: 'שגרירות' } }], goals: ['1'], lead: { he: 'העמותה' } },
	...{ themes: ['sport'], visibility: 'council', source: { he: 'המצגת' } },
	partners: [
		{ id: 'g', name: { he: 'גוסלר' }, flag: 'DE' },
		{ id: 'b', name: { he: 'בראמשה' }, flag: 'DE' }
	]
};

it('the list as a file says in words what the page says by marks', () => {
	const { columns, rows } = activityTable(
		[row, { ...row, direction: null, reason: null, lead: null }],
		[
			{ id: '1', shortName: { he: 'נוער' } },
			{ id: '2', shortName: { he: 'תרבות' } }
		],
		'he'
	);
	expect(columns).toHaveLength(17);
	expect(rows[0]).toEqual([
		...['היערכות לאירוח', 'משלחת נוער', 'נכנס', 'בוטל לאחר היערכות', 'מגפה', '2020-04', null, null, null],
		...['גוסלר, בראמשה', 'העמותה', 30],
		...['שגרירות', 'נוער', 'ספורט', 'המועצה, בדוח', 'המצגת']
	]);
	expect([rows[1]?.[2], rows[1]?.[4], rows[1]?.[10]]).toEqual([null, null, null]);
});

it('dates are a range, one date, or none', () => {
	expect(datesInWords('2020-09-08', '2020-09-10', 'he')).toBe('8.9.2020–10.9.2020');
	expect(datesInWords('2020-09-08', '2020-09-08', 'en')).toBe('8 Sep 2020');
	expect(datesInWords('2020', null, 'he')).toBe('2020');
	expect(datesInWords(null, null, 'he')).toBe('ללא תאריך');
});
