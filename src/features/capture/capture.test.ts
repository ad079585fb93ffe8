import { describe, expect, it } from 'vitest';
import { LineReader, isResolved, type Reading } from './capture.ts';
import { TODAY, expectRead, raanana, read } from '../../../tests/support/line-reader.ts';

describe('a whole line', () => {
	const LINES: [string, Partial<Reading>][] = [
		[
			'אתמול זום עם פוזנן על עיר חכמה',
			{
				kind: 'online_meeting',
				direction: 'mutual',
				partners: ['poznan'],
				starts: '2026-11-28',
				themes: ['smart_city'],
				status: 'done',
				title: 'זום עם פוזנן על עיר חכמה'
			}
		],
		[
			'letter from Goslar mayor 3 March',
			{
				kind: 'correspondence',
				direction: 'inbound',
				partners: ['goslar'],
				starts: '2026-03-03',
				title: 'letter from Goslar mayor'
			}
		],
		[
			'visit to Poznan next week',
			{
				kind: 'official_visit',
				direction: 'outbound',
				partners: ['poznan'],
				starts: '2026-12-06~',
				status: 'confirmed',
				title: 'visit to Poznan'
			}
		],
		[
			'ביום שלישי שיחה עם השגרירות',
			{
				kind: 'routine_contact',
				organisations: ['polish-embassy'],
				starts: '2026-11-24',
				direction: 'mutual',
				title: 'שיחה עם השגרירות'
			}
		],
		[
			'מכתב תמיכה לפוזנן אתמול #הנ',
			{
				kind: 'correspondence',
				correspondence: 'support',
				direction: 'outbound',
				partners: ['poznan'],
				starts: '2026-11-28',
				goals: ['leadership'],
				title: 'מכתב תמיכה לפוזנן'
			}
		],
		[
			'letter of support to Poznań yesterday #le',
			{
				kind: 'correspondence',
				correspondence: 'support',
				direction: 'outbound',
				partners: ['poznan'],
				goals: ['leadership']
			}
		],
		[
			'משלחת נוער מבראמשה ביולי בוטלה לאחר היערכות בגלל הקורונה',
			{
				kind: 'youth_delegation',
				direction: 'inbound',
				partners: ['bramsche'],
				starts: '2026-07',
				status: 'cancelled_after_preparation',
				reason: 'epidemic'
			}
		],
		['הכול רגיל', { kind: null, direction: null, partners: [], starts: null, tokens: [], title: 'הכול רגיל' }],
		['', { kind: null, title: '', tokens: [] }]
	];
	it.each(LINES)('%s', (line, expected) => expectRead(line, expected));
});

describe('the kind', () => {
	it.each([
		['טקס נטיעת עץ עם אטלנטה', 'planting_ceremony'],
		['ביקור משלחת נוער', 'youth_delegation'],
		['פגישה בזום עם גוסלר', 'online_meeting'],
		['ביקור מקצועי במחלקת הביטחון', 'professional_visit'],
		['לפגישה עם הקונסול', 'meeting'],
		['דוא״ל מטאיינאן', 'correspondence'],
		['דואל מטאיינאן', 'correspondence'],
		['מִכְתָּב לגוסלר', 'correspondence'],
		['הזמנה לראש העיר מוורונה', 'correspondence'],
		['תזמורת נוער מגוסלר', 'ensemble'],
		['phone call with the embassy about a youth delegation', 'routine_contact'],
		['meeting with Atlanta about the exhibition', 'meeting'],
		['E-mail to Tainan', 'correspondence'],
		['Hosted the choir of Goslar', 'ensemble'],
		['signing ceremony in Rio', 'signing_ceremony'],
		['Tree planting with Atlanta', 'planting_ceremony']
	] as const)('of “%s” is %s', (line, kind) => expect(read(line).kind).toBe(kind));

	it('of a letter comes with what the letter is about', () => {
		expectRead('מכתב תנחומים לגוסלר', { kind: 'correspondence', correspondence: 'condolence' });
		expectRead('letter of thanks from Atlanta', { kind: 'correspondence', correspondence: 'thanks' });
		expectRead('letter to Atlanta', { kind: 'correspondence', correspondence: null });
		expectRead('meeting to say thanks', { kind: 'meeting', correspondence: null });
	});
});

describe('what is marked', () => {
	const marks = (line: string) => read(line).tokens.map((token) => line.slice(token.start, token.end));

	it('are the words themselves, without the letters that only join them', () => {
		expect(marks('מכתב תמיכה לפוזנן אתמול #הנ')).toEqual(['מכתב תמיכה', 'פוזנן', 'אתמול', '#הנ']);
		expect(marks('letter of support to Poznań yesterday')).toEqual(['letter of support', 'Poznań', 'yesterday']);
		expect(marks('letter to Poznań with thanks')).toEqual(['letter', 'Poznań']);
	});
});

describe('the direction', () => {
	it.each([
		['מכתב לפוזנן', 'outbound'],
		['מכתב מפוזנן', 'inbound'],
		['מכתב אל ראש עיריית פוזנן', 'outbound'],
		['מכתב מראש עיריית גוסלר', 'inbound'],
		['ומפוזנן מכתב', 'inbound'],
		['ביקור בפוזנן', 'outbound'],
		['ביקור ראש עיריית פוזנן', 'inbound'],
		['ביקור ראש העיר בפוזנן', 'outbound'],
		['משלחת מגוסלר ביקרה ברעננה', 'inbound'],
		['ראש עיריית גוסלר ביקר אצלנו', 'inbound'],
		['אירוח משלחת מקונמינג', 'inbound'],
		['משלחת נוער יצאה לבראמשה', 'outbound'],
		['ביקרנו באטלנטה', 'outbound'],
		['פגישה עם פוזנן', 'mutual'],
		['מכתב ל־Poznań', 'outbound'],
		['מכתב לPoznan', 'outbound'],
		['letter to the mayor of Poznań', 'outbound'],
		['letter from the mayor of Goslar', 'inbound'],
		['visit of the mayor of Poznań', 'inbound'],
		['visit in Poznań', 'outbound'],
		['delegation from Atlanta', 'inbound'],
		['Goslar’s mayor visited Ra’anana', 'inbound'],
		['Goslar delegation visited', 'inbound'],
		['The mayor visited Goslar', 'outbound'],
		['hosted the mayor of Atlanta', 'inbound'],
		['zoom with Tainan', 'mutual'],
		['זום בפוזנן', null],
		['פוזנן', null]
	] as const)('of “%s” is %s', (line, direction) => expect(read(line).direction).toBe(direction));
});

describe('the partner', () => {
	it.each([
		['בפוזנן'],
		['לפוזנן'],
		['ומפוזנן'],
		['עם פוזנן'],
		['פּוֹזְנָן'],
		['Poznan'],
		['POZNAŃ'],
		['Poznań’s mayor'],
		['ל-Poznań']
	])('is Poznań in “%s”', (line) => expect(read(line).partners).toEqual(['poznan']));

	it.each([
		['בריו דה ז׳נרו', ['rio']],
		['בריו', ['rio']],
		['visit to Rio de Janeiro', ['rio']],
		['מכתב לבולון', ['boulogne']],
		['Boulogne-Billancourt and Goslar', ['boulogne', 'goslar']],
		['פוזנן, גוסלר ואטלנטה', ['poznan', 'goslar', 'atlanta']],
		['臺南市的來信', ['tainan']],
		['מכתב לוורונה', ['verona']],
		['וורונה', ['verona']],
		['ורונה', ['verona']],
		['שגרירות פולין', []]
	])('of “%s” is %j', (line, partners) => expect(read(line).partners).toEqual(partners));

	it('is marked without its prefix letters', () => {
		const line = 'מכתב תמיכה לפוזנן';
		const token = read(line).tokens.find((each) => each.what === 'partner');
		expect(line.slice(token?.start, token?.end)).toBe('פוזנן');
	});

	it('that more than one answers to is left for a person to choose', () => {
		const two = new LineReader({
			...raanana,
			partners: [
				{ id: 'havel', name: { en: 'Brandenburg an der Havel', he: 'ברנדנבורג על ההאפל' } },
				{ id: 'land', name: { en: 'Land Brandenburg', he: 'מדינת ברנדנבורג' } }
			]
		});
		for (const line of ['letter to Brandenburg', 'מכתב לברנדנבורג']) {
			const { partners, tokens } = two.read(line, TODAY);
			const token = tokens.find((each) => each.what === 'partner');
			expect(partners).toEqual([]);
			expect(token && isResolved(token)).toBe(false);
			expect(token?.candidates).toEqual(['havel', 'land']);
		}
		expect(two.read('letter to Land Brandenburg', TODAY).partners).toEqual(['land']);
	});

	it('is not seen in a word that only begins like it, nor is the home city a partner', () => {
		expectRead('Poznanians in the city', { partners: [], organisations: [] });
		expectRead('תושבי רעננה', { partners: [], organisations: [] });
	});
});

describe('an organisation', () => {
	it.each([
		['מפגש במשכן למוסיקה', ['music-centre']],
		['concert at the Music Centre', ['music-centre']],
		['meeting with the embassy', ['polish-embassy']],
		['מכתב לשגרירות', ['polish-embassy']],
		['מכתב לשגרירות גרמניה', []],
		['פגישה בשגרירות פולין', ['polish-embassy']],
		['the embassy of Germany', []],
		['שגריר פולין ביקר אצלנו', ['polish-embassy']],
		['פגישה עם שגרירת פולין', ['polish-embassy']],
		['השגריר הפולני', ['polish-embassy']],
		['הנספחת לתרבות', []],
		['נספח התרבות של פולין', ['polish-embassy']],
		['lunch with the Polish ambassador', ['polish-embassy']],
		['Poland’s cultural attaché', ['polish-embassy']],
		['the ambassador of the Republic of Poland', ['polish-embassy']],
		['the German ambassador', []],
		['שגריר גרמניה', []],
		['הרצאה של הקונסול הפולני', ['polish-embassy']],
		['פגישה עם Up-Next', ['up-next']]
	])('of “%s” is %j', (line, organisations) => expect(read(line).organisations).toEqual(organisations));

	it('that is an association is known by a part of its name, which then says no kind', () => {
		const expected: Partial<Reading> = { kind: 'meeting', organisations: ['youth-exchange'], themes: [] };
		expectRead('מפגש עם עמותת חילופי הנוער', expected);
		expectRead('במפגש עם עמותת חילופי הנוער', { organisations: ['youth-exchange'] });
		expect(read('במפגש עם עמותת חילופי הנוער').kind).not.toBe('youth_delegation');
		expectRead('meeting with the youth exchange association', expected);
		expectRead('מכתב לעמותת חילופי הנוער', { ...expected, kind: 'correspondence', direction: 'outbound' });
		expectRead('חילופי נוער עם פוזנן', { kind: 'youth_delegation', organisations: [] });
		expectRead('עמותה חדשה הוקמה בפוזנן', { organisations: [] });
	});

	it('of a country is its embassy and never the country, also of several at once', () => {
		const two = new LineReader({
			...raanana,
			partners: [{ id: 'poland', name: { he: 'פולין', en: 'Poland' } }],
			organisations: [
				{ id: 'pl', kind: 'embassy', country: 'PL', name: { he: 'שגרירות הרפובליקה של פולין' } },
				{ id: 'de', kind: 'embassy', country: null, name: { en: 'German Embassy' } },
				{ id: 'fr', kind: 'consulate', country: 'FR', name: { en: 'French Consulate' } }
			]
		});
		const bodies = (line: string) => two.read(line, TODAY);
		expect(bodies('שגרירי פולין וגרמניה')).toMatchObject({ organisations: ['pl', 'de'], partners: [] });
		expect(bodies('שגרירת גרמניה ביקרה')).toMatchObject({ organisations: ['de'], direction: 'inbound' });
		expect(bodies('the French consul general')).toMatchObject({ organisations: ['fr'] });
		expect(bodies('the French ambassador')).toMatchObject({ organisations: [] });
		expect(bodies('משלחת מפולין')).toMatchObject({ organisations: [], partners: ['poland'] });
	});

	it('named by its kind is left open when there are two of the kind', () => {
		const two = new LineReader({
			...raanana,
			organisations: [
				{ id: 'pl', kind: 'embassy', country: 'PL', name: { he: 'שגרירות פולין' } },
				{ id: 'de', kind: 'embassy', country: 'DE', name: { he: 'שגרירות גרמניה' } }
			]
		}).read('שיחה עם השגרירות', TODAY);
		expect(two.organisations).toEqual([]);
		expect(two.tokens.find((token) => token.what === 'organisation')?.candidates).toEqual(['pl', 'de']);
	});
});

describe('the goal and the theme', () => {
	it.each([
		['#5', ['leadership']],
		['#הסב', ['diplomacy']],
		['#youth', ['youth']],
		['#99', []],
		['ערב הסברה בגוסלר', ['diplomacy']]
	])('of “%s” are %j', (line, goals) => expect(read(line).goals).toEqual(goals));

	it('that # leaves open is for a person to choose', () => {
		expect(read('מכתב #').tokens.find((token) => token.what === 'goal')?.candidates).toHaveLength(6);
		expect(read('מכתב #').goals).toEqual([]);
	});

	it('are not taken from what is a kind already', () => {
		expectRead('youth delegation from Bramsche', { goals: [], themes: [] });
		expectRead('conference on climate', { themes: ['environment'] });
	});
});

describe('what became of it', () => {
	it.each([
		['הביקור בגוסלר בוטל', 'cancelled', null],
		['ביקור משלחת נוער נדחה למועד אחר', 'postponed', null],
		['ההצעה לא אושרה', 'declined', null],
		['הביקור נדחה בגלל המלחמה', null, 'security_situation'],
		['visit of Goslar cancelled because of the war', 'cancelled', 'security_situation'],
		['visit to Goslar tomorrow', 'confirmed', null],
		['visit to Goslar today', 'done', null],
		['budget meeting', 'done', null],
		['הביקור בגוסלר התבטל', 'cancelled', null],
		['visit put off', 'postponed', null],
		['משלחת לבולון נדחתה לשנה הבאה', 'postponed', null],
		['visit cancelled due to a strike at the airport', 'cancelled', 'other']
	] as const)('in “%s” is %s, for %s', (line, status, reason) => expectRead(line, { status, reason }));
});

describe('that something was called off', () => {
	it.each([
		['הביקור בורונה בוטל בגלל המלחמה', 'הביקור בורונה', ''],
		['concert with Goslar cancelled', 'concert with Goslar', ''],
		['The visit to Goslar was cancelled', 'The visit to Goslar', ''],
		['ביטול הביקור בגוסלר', 'הביקור בגוסלר', ''],
		['trip to Poznan called off, covid', 'trip to Poznan', ''],
		['משלחת נוער לבולון נדחתה לשנה הבאה', 'משלחת נוער לבולון', ''],
		['visit to Tainan postponed to March', 'visit to Tainan', ''],
		['visit cancelled due to a strike at the airport', 'visit', 'a strike at the airport'],
		['הביקור בוטל עקב שביתה בנתב״ג, 3.5.2026', 'הביקור', 'שביתה בנתב״ג'],
		['Goslar cancelled the visit', 'Goslar cancelled the visit', '']
	])('“%s” is titled “%s”', (line, title, reasonNote) => expectRead(line, { title, reasonNote }));

	it('for a reason that is also a theme is not about it', () => {
		expectRead('trip to Poznan called off because of covid', { themes: [], reason: 'epidemic' });
	});
});

describe('a name that is mistyped', () => {
	it.each([
		['זום עם פוזנאן', 'poznan'],
		['מכתב לבראמשא', 'bramsche'],
		['visit to Golsar', 'goslar'],
		['letter to Atlnata', 'atlanta']
	])('in “%s” is offered, not taken', (line, id) => {
		const token = read(line).tokens.find((each) => each.what === 'partner');
		expect(token).toMatchObject({ candidates: [id], isNear: true });
		expect(read(line).partners).toEqual([]);
	});
});

describe('the title', () => {
	it.each([
		['3.3.2026: פגישה עם גוסלר', 'פגישה עם גוסלר'],
		['פגישה, אתמול, עם גוסלר', 'פגישה, עם גוסלר'],
		['meeting with Goslar (yesterday)', 'meeting with Goslar'],
		['meeting on 3 March, with Goslar', 'meeting, with Goslar'],
		['אתמול', ''],
		['  meeting   with Goslar ', 'meeting with Goslar']
	])('of “%s” is “%s”', (line, title) => expect(read(line).title).toBe(title));
});
