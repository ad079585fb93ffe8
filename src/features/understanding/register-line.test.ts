import { expect, it } from 'vitest';
import { registerLine } from './register-line.ts';
import type { DocumentTongue } from './understanding.ts';

it.each<[string, DocumentTongue, [string, string | null, string | null, string | null, string | null]]>([
	['בולון ביאנקור, צרפת (הברית נחתמה ב-1994)', 'he', ['בולון ביאנקור', 'FR', 'twin_pact', '1994', null]],
	['גוסלר, גרמניה (ברית ידידות שנחתמה ב-2005)', 'he', ['גוסלר', 'DE', 'friendship_pact', '2005', null]],
	[
		'סן ברנרדינו, ארה"ב – ברית ערים תאומות (1985), הקשר אינו פעיל כיום',
		'he',
		['סן ברנרדינו', 'US', 'twin_pact', '1985', 'dormant']
	],
	['הוליווד שבפלורידה, ארה"ב – הסכם ידידות (2001)', 'he', ['הוליווד', 'US', 'friendship_pact', '2001', null]],
	[
		'הסכם ערים תאומות עם העיר דורטמונד, גרמניה, נחתם ב-16 במאי 1980',
		'he',
		['דורטמונד', 'DE', 'twin_pact', '1980-05-16', null]
	],
	['רוטרדם, הולנד: מגעים ראשוניים בתחום החדשנות העירונית', 'he', ['רוטרדם', 'NL', null, null, 'prospect']],
	['שיאמן (סין), מזכר הבנות מ-2013', 'he', ['שיאמן', 'CN', 'memorandum', '2013', null]],
	['Haarlem, Niederlande – Städtepartnerschaft seit 1961', 'de', ['Haarlem', 'NL', 'twin_pact', '1961', null]],
	['Evansville (USA), Städtefreundschaft 1992', 'de', ['Evansville', 'US', 'friendship_pact', '1992', null]],
	[
		'Bischofshofen, Österreich (seit 1982, Kontakte ruhen derzeit)',
		'de',
		['Bischofshofen', 'AT', null, '1982', 'dormant']
	],
	['Nantes, France – sister city since 1987', 'en', ['Nantes', 'FR', 'twin_pact', '1987', null]],
	[
		'City of Fukuoka, Japan; friendship agreement signed 3 May 2005, renewed 2015',
		'en',
		['Fukuoka', 'JP', 'friendship_pact', '2005-05-03', null]
	],
	['Newcastle, UK | twinned 1994 | currently inactive', 'en', ['Newcastle', 'GB', 'twin_pact', '1994', 'dormant']]
])('reads "%s"', (text, tongue, [name, country, agreement, signed, status]) => {
	expect(registerLine(text, tongue)).toMatchObject({ name, country, agreement, signed, status });
});

it('keeps the name in another script beside it', () => {
	expect(registerLine('פורטלנד (Portland), ארה"ב', 'he')).toMatchObject({
		name: 'פורטלנד',
		others: ['Portland'],
		country: 'US'
	});
});
