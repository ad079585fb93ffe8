import type { Block, FlowDocument, Item, Line, Mark, PlaceState, Section, Span } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';

/** Documents to write in tests: the report of 2020 in small, a large one, and one typed by an enemy. */

type Pair = readonly [he: string, en: string];

const PARTNERS: { name: Pair; local: Span; country: Pair; kind: 'twin' | 'friend'; year: string; done: Pair }[] = [
	partner(['אופסטרלנד', 'Opsterland'], 'nl', 'Opsterland', ['הולנד', 'Netherlands'], '1963', [
		'לא נרשם דבר',
		'None recorded'
	]),
	partner(['בראמשה', 'Bramsche'], 'de', 'Bramsche', ['גרמניה', 'Germany'], '1979*', ['פעילות אחת', '1 activity']),
	partner(['בולון ביאנקור', 'Boulogne-Billancourt'], 'fr', 'Boulogne-Billancourt', ['צרפת', 'France'], '1994', [
		'3 פעילויות',
		'3 activities'
	]),
	partner(['ורונה', 'Verona'], 'it', 'Verona', ['איטליה', 'Italy'], '1998', ['ללא שנה', 'Undated']),
	partner(['גוסלר', 'Goslar'], 'de', 'Goslar', ['גרמניה', 'Germany'], '2005*', [
		'פעילות אחת, אחת בוטלה',
		'1 activity, 1 cancelled'
	]),
	partner(['טאיינאן', 'Tainan'], 'zh-TW', '臺南市', ['טאייוואן', 'Taiwan'], '2006', ['פעילות אחת', '1 activity']),
	partner(['אטלנטה', 'Atlanta'], 'en', 'Atlanta', ['ארה״ב', 'United States'], '2008*', ['6 פעילויות', '6 activities']),
	partner(['פוזנן', 'Poznań'], 'pl', 'Poznań', ['פולין', 'Poland'], '2008*', ['4 פעילויות', '4 activities'])
];

function partner(name: Pair, lang: string, local: string, country: Pair, year: string, done: Pair) {
	const kind = year === '2005*' ? ('friend' as const) : ('twin' as const);
	return { name, local: { text: local, lang }, country, kind, year, done };
}

const GOALS: Pair[] = [
	['חיזוק קשרי הידידות עם שמונה הערים התאומות', 'Strengthen ties with the eight twin cities'],
	['העשרת התושבים במיזמי תרבות, חינוך ועסקים', 'Enrich residents: culture, education, business'],
	['קשרים בינאישיים בין תושבים, חילופי משלחות', 'Resident-to-resident ties, delegations'],
	['הדור הצעיר: משלחות נוער הדדיות', 'Young people: mutual youth delegations'],
	['קשרים טובים בין הנהלות וראשי ערים', 'Good ties between mayors and management'],
	['הסברה בינלאומית ותדמית העיר', 'Public diplomacy and the city’s image']
];

/** The report of 2020: every kind of section and block, once. */
export function sampleReport(language: Language): FlowDocument {
	const t = (pair: Pair) => pair[language === 'he' ? 0 : 1];
	const plain = (pair: Pair): Line => [{ text: t(pair) }];
	const item = (mark: Mark, pair: Pair, note?: Pair): Item => ({
		mark,
		line: plain(pair),
		...(note ? { note: plain(note) } : {})
	});
	const list = (heading: Pair, ...items: Item[]): Block => ({ kind: 'list', heading: t(heading), items });
	const done: Pair = ['מה נעשה', 'What was done'];
	return {
		...head(language),
		sections: [
			cover(t),
			{
				id: 'goals',
				title: t(['מטרות ויעדים', 'Goals']),
				layout: 'flow',
				blocks: [{ kind: 'list', isNumbered: true, items: GOALS.map((goal) => item('plain', goal)) }]
			},
			register(t),
			{
				id: 'poznan',
				title: t(['פוזנן, פולין', 'Poznań, Poland']),
				layout: 'flow',
				lede: [
					{ text: t(['עיר תאומה מאז 2008. בשפת המקום: ', 'Twin city since 2008. Locally: ']) },
					{ text: 'Poznań (Wielkopolska).', lang: 'pl' }
				],
				blocks: [
					list(
						done,
						item(
							'done',
							[
								'אירוח ראש עיריית פוזנן ודוברת העירייה ומפגש עם ראש העיר',
								'Hosting the Mayor of Poznań and the city spokesperson; meeting with our mayor'
							],
							['פברואר 2020', 'February 2020']
						),
						item('done', [
							'טקס זיכרון בסלון בשיתוף ראש עיריית פוזנן, במעמד ראש העיר',
							'“Memories in the living room” with the Mayor of Poznań, attended by our mayor'
						]),
						item(
							'done',
							[
								'פתרונות חכמים להתמודדות עם הקורונה, עם בני נוער מפוזנן וחברת Up-Next (2019–2021)',
								'Smart solutions for coping with Covid, with young people from Poznań and the company Up-Next (2019–2021)'
							],
							['בשיתוף מערכת החינוך העירונית', 'With the municipal education system']
						)
					),
					list(
						['יוזמות בקידום', 'In promotion'],
						item('progress', [
							'השתתפות נציגות מהעירייה בוועדת עיר חכמה',
							'A city representative at the smart-city committee'
						]),
						item('progress', ['עץ מוסיקלי של מלחין פולני', '“Musical tree” of a Polish composer'])
					)
				]
			},
			{
				id: 'goslar',
				title: t(['גוסלר, גרמניה', 'Goslar, Germany']),
				layout: 'flow',
				blocks: [
					list(
						done,
						item('done', [
							'מכתבי תמיכה הדדיים בנושא ההתמודדות עם נגיף הקורונה',
							'Mutual letters of support on coping with the coronavirus'
						])
					),
					list(
						['בוטל לאחר היערכות', 'Cancelled after preparation'],
						item(
							'cancelled',
							['היערכות לאירוח משלחת נוער מגוסלר', 'Preparation to host a youth delegation from Goslar'],
							[
								'בהובלת העמותה לחילופי נוער הפועל רעננה. האירוע בוטל בשל משבר הקורונה.',
								'Led by the Hapoel Ra’anana youth-exchange association. The event was cancelled because of Covid.'
							]
						)
					)
				]
			},
			{
				id: 'opsterland',
				title: t(['אופסטרלנד, הולנד', 'Opsterland, Netherlands']),
				layout: 'statement',
				blocks: [
					{
						kind: 'text',
						tone: 'plain',
						line: plain([
							'בשנת 2020 לא נרשמה פעילות עם אופסטרלנד. הברית, הוותיקה בבריתות העיר, נחתמה בשנת 1963.',
							'No activity with Opsterland was recorded in 2020. The pact, the city’s oldest, was signed in 1963.'
						])
					}
				]
			},
			{
				id: 'verona',
				title: t(['ורונה, איטליה', 'Verona, Italy']),
				layout: 'flow',
				blocks: [
					{
						kind: 'text',
						tone: 'attention',
						line: plain([
							'לא נרשם דבר השנה. נדרשת שורה מפורשת לפני סגירת הדוח.',
							'Nothing recorded this year. A line of its own is needed before the report can be closed.'
						])
					},
					{ kind: 'list', items: [], empty: t(['אין פעילויות.', 'No activities.']) }
				]
			},
			year(t),
			world(t),
			{
				id: 'ideas',
				title: t(['רעיונות, הצעות ויוזמות', 'Ideas, proposals, initiatives']),
				layout: 'columns',
				blocks: [
					list(
						['רעיונות', 'Ideas'],
						item('planned', ['מפגש מקוון למשפחות המארחות מבראמשה', 'Online reunion for host families with Bramsche']),
						item('planned', [
							'תערוכת צילום: שישים שנה לקשר עם אופסטרלנד',
							'Photo exhibition: sixty years with Opsterland'
						])
					),
					list(
						['הצעות לשיתופי פעולה', 'Proposals'],
						item('low', [
							'חידוש משלחות נוער הדדיות בתרבות ובאמנות',
							'Renewing mutual youth delegations in culture and art'
						])
					),
					list(
						['יוזמות', 'Initiatives'],
						item('progress', [
							'חידוש הקשר עם ורונה, לרבות הזמנת ראש העירייה',
							'Renewing the tie with Verona, inviting the mayor'
						])
					)
				]
			}
		]
	};
}

function head(language: Language): Omit<FlowDocument, 'sections'> {
	const t = (pair: Pair) => pair[language === 'he' ? 0 : 1];
	return {
		language,
		title: t(['קשרי חוץ 2020', 'Foreign relations 2020']),
		subtitle: t([
			'21 פעילויות, קשר עם שש מתוך שמונה הערים התאומות, שני אירועים שבוטלו לאחר היערכות.',
			'21 activities, contact with six of the eight twin cities, two events cancelled after preparation.'
		]),
		author: t(['עיריית רעננה, דוח שנתי למועצת העיר', 'City of Ra’anana, annual report to the city council']),
		date: '2020-12-31',
		description: t(['הדוח השנתי של קשרי החוץ', 'The annual report on foreign relations']),
		footer: t(['קשרי חוץ, עיריית רעננה', 'Foreign relations, City of Ra’anana'])
	};
}

function cover(t: (pair: Pair) => string): Section {
	return { id: 'cover', title: t(['שער', 'Cover']), layout: 'cover', blocks: [] };
}

function register(t: (pair: Pair) => string): Section {
	const title = t(['ערים תאומות לרעננה', 'Twin cities of Ra’anana']);
	return {
		id: 'register',
		title,
		layout: 'flow',
		blocks: [
			{
				kind: 'table',
				caption: title,
				columns: [
					{ title: t(['עיר', 'City']), weight: 3, align: 'start' },
					{ title: t(['הסכם', 'Agreement']), weight: 3, align: 'start' },
					{ title: t(['שנה', 'Year']), weight: 1.5, align: 'start' },
					{ title: t(['השנה', 'This year']), weight: 4, align: 'start' }
				],
				rows: PARTNERS.map(({ name, country, kind, year, done }) => [
					[{ text: `${t(name)}\n${t(country)}` }],
					[
						{
							text: kind === 'twin' ? t(['ברית ערים תאומות', 'Twin-city pact']) : t(['ברית ידידות', 'Friendship pact'])
						}
					],
					[{ text: year }],
					[{ text: t(done) }]
				]),
				notes: [
					[
						{
							text: t([
								'* שנת החתימה שונה במקורות אחרים; ראו נספח.',
								'* Other sources give a different year; see annex.'
							])
						}
					]
				]
			}
		]
	};
}

function year(t: (pair: Pair) => string): Section {
	return {
		id: 'year',
		title: t(['השנה לפי מטרות', 'The year by goals']),
		layout: 'flow',
		blocks: [
			{
				kind: 'chart',
				title: t(['פעילויות לפי מטרה', 'Activities by goal']),
				alt: t([
					'תרשים עמודות: פעילויות לפי מטרה, 2020 לעומת 2019. הערכים בטבלה.',
					'Bar chart: activities by goal, 2020 against 2019. The values are in the table.'
				]),
				categories: GOALS.map(t),
				series: [
					{ name: '2020', values: [12, 4, 1, 3, 9, 0] },
					{ name: '2019', values: [8, 6, 2, 7, 5, 1] }
				]
			},
			{
				kind: 'list',
				items: [
					{ mark: 'done', line: [{ text: t(['מפגש ראשי ערים בזום', 'Mayors meet on Zoom']) }] },
					{ mark: 'cancelled', line: [{ text: t(['משלחת מבוגרים', 'Delegation of adults']) }] },
					{ mark: 'silent', line: [{ text: t(['ורונה: לא נרשם דבר', 'Verona: nothing recorded']) }] }
				]
			}
		]
	};
}

function world(t: (pair: Pair) => string): Section {
	const at = (he: string, en: string, longitude: number, latitude: number, state: PlaceState = 'live') => ({
		name: t([he, en]),
		longitude,
		latitude,
		state
	});
	return {
		id: 'world',
		title: t(['העולם מרעננה', 'The world from Ra’anana']),
		layout: 'flow',
		blocks: [
			{
				kind: 'map',
				title: '',
				alt: t([
					'מפת העולם מרעננה: קו לכל עיר. הפרטים בטבלה.',
					'World map seen from Ra’anana: a line to each city. Details are in the table.'
				]),
				home: at('רעננה', 'Ra’anana', 34.87, 32.18),
				places: [
					at('אופסטרלנד', 'Opsterland', 6.1, 53.05, 'silent'),
					at('בראמשה', 'Bramsche', 7.98, 52.4),
					at('בולון ביאנקור', 'Boulogne-Billancourt', 2.24, 48.84),
					at('ורונה', 'Verona', 10.99, 45.44, 'silent'),
					at('גוסלר', 'Goslar', 10.43, 51.9),
					at('אטלנטה', 'Atlanta', -84.39, 33.75),
					at('טאיינאן', 'Tainan', 120.2, 22.99),
					at('פוזנן', 'Poznań', 16.93, 52.41),
					at('ריו דה ז׳אנרו', 'Rio de Janeiro', -43.2, -22.9, 'candidate')
				],
				legend: {
					live: t(['קשר פעיל', 'Live tie']),
					quiet: t(['עוד לא נרשם דבר', 'Nothing recorded yet']),
					silent: t(['לא נרשם דבר השנה', 'Nothing recorded this year']),
					candidate: t(['מועמדת לברית', 'Candidate'])
				}
			}
		]
	};
}
