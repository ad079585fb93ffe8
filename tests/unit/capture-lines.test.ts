import { describe, it } from 'vitest';
import type { Reading } from '../../src/features/capture/capture.ts';
import { expectRead } from '../support/line-reader.ts';

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
