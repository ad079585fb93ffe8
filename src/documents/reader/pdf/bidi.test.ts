import bidiFactory from 'bidi-js';
import { describe, expect, it } from 'vitest';
import { lettersOf, turned, type Direction } from './bidi.ts';

const bidi = bidiFactory();

/** How a line is seen, from the left. */
function seen(text: string, base: Direction): string[] {
	return bidi.getReorderedIndices(text, bidi.getEmbeddingLevels(text, base)).map((index) => text[index] ?? '');
}

const read = (signs: string[], base: Direction) => {
	const { signs: inOrder, holds } = turned(signs, base);
	return { text: inOrder.join(''), holds };
};

describe('a line as it is read', () => {
	it.each([
		'ברית ערים תאומות נחתמה ב-1963 (Poznań, פולין).',
		'תרומה של 12,500 ₪, שהם 45% מהתקציב',
		'ביקור בתאריכים 6–9 ביוני 2023, שעה 10:30',
		'הכנס Smart City Expo 2020 בברצלונה',
		'כנס "Cities (Leipzig)" בנושא קיימות',
		'טלפון 09-7610610, דוא"ל office@raanana.example',
		'14.1 – משלחת מנהלים מ-Opsterland',
		'המחיר: $400 או €350',
		'מסמך A/RES/217 מיום 10.12.1948',
		'עיריית רעננה',
		'(א) ראשית (ב) שנית'
	])('is found from how it is seen: %s', (text) => {
		expect(read(seen(text, 'rtl'), 'rtl')).toEqual({ text, holds: true });
	});

	it.each(['The mayor of רעננה spoke.', 'Visit to Poznań, 12–14 May 2019', 'A letter („שלום“) from Berlin'])(
		'is found in a line that runs from the left: %s',
		(text) => {
			expect(read(seen(text, 'ltr'), 'ltr')).toEqual({ text, holds: true });
		}
	);

	it('keeps the points on their letters', () => {
		const signs = ['ם', 'וֹ', 'ל', 'שָׁ'];
		expect(read(signs, 'rtl')).toEqual({ text: 'שָׁלוֹם', holds: true });
	});

	it('is not proved where no line would look like it', () => {
		expect(turned(['2', '0', '2', '0', ' ', 'E', 'x', 'p', 'o'], 'rtl').holds).toBe(false);
	});

	it('is proved for whatever is written in order, or says that it is not', () => {
		const parts = [
			'שלום',
			'עיר',
			'Leipzig',
			'Up-Next',
			'2020',
			'6–9',
			'₪',
			',',
			'.',
			'(',
			')',
			'"',
			'-',
			' – ',
			'1,000',
			'%'
		];
		let seed = 11;
		const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
		let [exact, proved, all] = [0, 0, 0];
		for (let turn = 0; turn < 400; turn += 1) {
			const text = Array.from({ length: 2 + random(7) }, () => parts[random(parts.length)]).join(random(3) ? ' ' : '');
			if (!text.includes('ע') && !text.includes('ש')) continue;
			const { text: back, holds } = read(seen(text, 'rtl'), 'rtl');
			all += 1;
			if (holds) proved += 1;
			if (back === text) exact += 1;
		}
		expect(proved / all).toBeGreaterThan(0.8);
		expect(exact / all).toBeGreaterThan(0.5);
	});
});

it('letters are told apart by the side from which they run', () => {
	expect(lettersOf('שלום, Raanana 2020 سلام')).toEqual({ rtl: 8, ltr: 7 });
});
