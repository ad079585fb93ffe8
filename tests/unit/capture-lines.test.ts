import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LineReader, type Reading, type Vocabulary } from '../../src/features/capture/capture.ts';

/** A Sunday. */
const TODAY = '2026-11-29';

type Row = Record<string, never>;
const rows = (name: string) =>
	(JSON.parse(readFileSync(new URL(`../../examples/raanana/${name}.json`, import.meta.url), 'utf8')) as Row[]).map(
		(row, index) => ({ position: index + 1, ...row, id: row['key'] as unknown as string })
	) as never[];

const raanana: Vocabulary = {
	city: { he: 'רעננה', en: 'Ra’anana' },
	partners: rows('partners'),
	organisations: rows('organisations'),
	goals: rows('goals')
};
const reader = new LineReader(raanana);
const read = (line: string, today = TODAY) => reader.read(line, today);

/** Only what the row names is compared. */
function expectRead(line: string, expected: Partial<Reading>, reading = read(line)): void {
	const named = Object.fromEntries(Object.keys(expected).map((key) => [key, reading[key as keyof Reading]]));
	expect(named).toEqual(expected);
}

describe('what newcomers wrote', () => {
	it.each<[string, Partial<Reading>]>([
		['ביקור שגריר פולין ב-3.5 עם 25 תלמידים', { kind: 'official_visit', participants: 25 }],
		['משלחת של 30 בני נוער מבראמשה נדחתה', { kind: 'youth_delegation', direction: 'inbound', participants: 30 }],
		['קבלת פנים לשגריר פולין', { kind: 'reception', direction: 'inbound' }],
		[
			'מכתב ברכה לראש העיר של פוזנן לקראת ראש השנה 2020',
			{ kind: 'correspondence', direction: 'outbound', partners: ['poznan'], starts: '2020-09-20~' }
		],
		['cancelled visit of Bramsche', { direction: 'inbound', status: 'cancelled' }],
		['visit of Bramsche cancelled', { direction: 'inbound', status: 'cancelled' }],
		['טקס יום השואה', { kind: 'memorial_ceremony', starts: null }],
		['טקס יום השואה 2020', { kind: 'memorial_ceremony', title: 'טקס יום השואה 2020' }],
		['ביקור גוסלר נדחתה לקיץ 2027', { status: 'postponed', starts: '2027-07~' }]
	])('%s', (line, expected) => expectRead(line, expected));
});
