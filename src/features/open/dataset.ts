import type { Texts } from '#kernel/texts.ts';

/** The parts of the register that are given away as data. */
export const DATASETS = ['partners', 'agreements', 'activities', 'goals'] as const;
export type Dataset = (typeof DATASETS)[number];

export const DATA_FORMATS = ['json', 'csv'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

/**
 * What a field holds. texts: by language. date: as far as it is known (ISO 8601-2). ids: of other records. code: one of
 * a list. All but ids and texts may be null.
 */
export type FieldKind =
	'id' | 'ids' | 'text' | 'texts' | 'date' | 'dates' | 'hour' | 'number' | 'flag' | 'code' | 'codes' | 'uri';

export interface DataField {
	name: string;
	kind: FieldKind;
	says: Texts;
}

const field = (name: string, kind: FieldKind, en: string, he: string): DataField => ({ name, kind, says: { he, en } });
const ID = field('id', 'id', 'Id of the record, the same for good', 'מזהה הרשומה, קבוע');

/** The fields of each, in their order: what is written, what is described and what is promised come from here alone. */
export const FIELDS: Readonly<Record<Dataset, readonly DataField[]>> = {
	partners: [
		ID,
		field('wikidataId', 'text', 'Item of Wikidata', 'פריט בוויקינתונים'),
		field('kind', 'code', 'city, region, country, community or body', 'עיר, אזור, מדינה, קהילה או גוף'),
		field('name', 'texts', 'Name by language', 'השם בכל שפה'),
		field('localName', 'text', 'Name in its own language and script', 'השם בשפת המקום ובכתב שלה'),
		field('localLanguage', 'text', 'That language, as a tag (BCP 47)', 'השפה הזאת, כתג (BCP 47)'),
		field('country', 'code', 'Country, ISO 3166-1 alpha-2', 'מדינה, ISO 3166-1 alpha-2'),
		field('latitude', 'number', 'Latitude in degrees (WGS 84)', 'קו רוחב במעלות (WGS 84)'),
		field('longitude', 'number', 'Longitude in degrees (WGS 84)', 'קו אורך במעלות (WGS 84)'),
		field(
			'isTwinCity',
			'flag',
			'Whether a twin or friendship pact is behind it',
			'האם יש ברית ערים תאומות או ברית ידידות'
		),
		field('agreementKind', 'code', 'Kind of the agreement that the tie is known by', 'סוג ההסכם שהקשר ידוע לפיו'),
		field('since', 'date', 'When that was signed, as the office has it', 'מועד החתימה לפי רישומי הלשכה'),
		field('otherDates', 'dates', 'What other sources say of it', 'מה אומרים מקורות אחרים'),
		field('summary', 'texts', 'What the tie is about, by language', 'על מה הקשר, בכל שפה'),
		field('website', 'uri', 'Website of the partner', 'אתר השותף'),
		field('page', 'uri', 'Page on the public site', 'העמוד באתר הציבורי')
	],
	agreements: [
		ID,
		field('partners', 'ids', 'Ids of the public partners', 'מזהי השותפים הפתוחים לציבור'),
		field(
			'kind',
			'code',
			'Kind of the agreement: twin_pact, friendship_pact, cooperation …',
			'סוג ההסכם: twin_pact, friendship_pact, cooperation ועוד'
		),
		field('title', 'texts', 'Title by language, where it has one', 'הכותרת בכל שפה, אם יש'),
		field('isInForce', 'flag', 'Whether it is in force', 'האם ההסכם בתוקף'),
		field('signed', 'date', 'When it was signed, as the office has it', 'מועד החתימה לפי רישומי הלשכה'),
		field('otherDates', 'dates', 'What other sources say of it', 'מה אומרים מקורות אחרים'),
		field('scope', 'codes', 'Fields of cooperation', 'תחומי שיתוף הפעולה')
	],
	activities: [
		ID,
		field('kind', 'code', 'What kind of thing it was', 'סוג הפעילות'),
		field(
			'direction',
			'code',
			'Direction: outbound, inbound or mutual',
			'הכיוון: outbound יוצא, inbound נכנס, mutual הדדי'
		),
		field(
			'status',
			'code',
			'done, under_way, cut_short, or how an announced event stands',
			'המצב: בוצע, מתקיים, נקטע, או מצבו של אירוע שפורסם'
		),
		field('title', 'texts', 'Title by language', 'הכותרת בכל שפה'),
		field('details', 'texts', 'More about it, by language', 'פירוט, בכל שפה'),
		field('outcome', 'texts', 'What came of it, by language', 'תוצאה, בכל שפה'),
		field('starts', 'date', 'When, as far as it is known', 'מועד, במידה שהוא ידוע'),
		field('ends', 'date', 'Until when, where it took longer', 'עד מתי, אם נמשכה'),
		field('startsAt', 'hour', 'At what hour, at the place of the publisher', 'באיזו שעה, לפי השעון במקום המפרסם'),
		field('endsAt', 'hour', 'Until what hour', 'עד איזו שעה'),
		field('themes', 'codes', 'Themes', 'נושאים'),
		field('participants', 'number', 'How many people took part', 'מספר המשתתפים'),
		field('partners', 'ids', 'Ids of the public partners', 'מזהי השותפים הפתוחים לציבור'),
		field('goals', 'ids', 'Ids of the goals that it served', 'מזהי המטרות שהפעילות שירתה')
	],
	goals: [
		ID,
		field('number', 'number', 'Its place among the goals', 'מקומה בין המטרות'),
		field('name', 'texts', 'The goal by language', 'המטרה בכל שפה'),
		field('shortName', 'texts', 'In short, by language', 'בקצרה, בכל שפה'),
		field('fromYear', 'number', 'First year in which it is in force', 'השנה הראשונה שבה המטרה בתוקף'),
		field('toYear', 'number', 'Last year in which it is in force', 'השנה האחרונה שבה המטרה בתוקף')
	]
};

export type DataRow = Readonly<Record<string, unknown>>;

const JSON_TYPES: Readonly<Record<FieldKind, object>> = {
	id: { type: 'string', format: 'uuid' },
	ids: { type: 'array', items: { type: 'string', format: 'uuid' } },
	text: { type: ['string', 'null'] },
	texts: { type: 'object', additionalProperties: { type: 'string' } },
	date: {
		type: ['string', 'null'],
		pattern: '^(\\.\\./)?\\d{4}(-\\d{2}(-\\d{2})?)?~?$',
		description: 'As far as it is known (ISO 8601-2): 2010-06-21, 2010-06, 2010, 2010~ about, ../2010 before'
	},
	hour: { type: ['string', 'null'], pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
	dates: { type: 'array', items: { type: 'string' } },
	number: { type: ['number', 'null'] },
	flag: { type: 'boolean' },
	code: { type: ['string', 'null'] },
	codes: { type: 'array', items: { type: 'string' } },
	uri: { type: ['string', 'null'], format: 'uri' }
};

/** What the JSON of a dataset promises to be (JSON Schema 2020-12). @param id its own address */
export function schemaOf(dataset: Dataset, id: string): object {
	const properties = Object.fromEntries(
		FIELDS[dataset].map(({ name, kind, says }) => [name, { ...JSON_TYPES[kind], title: says['en'] }])
	);
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$id: id,
		title: dataset,
		type: 'object',
		required: ['dataset', 'publisher', 'licence', 'items', 'next'],
		properties: {
			$schema: { type: 'string' },
			dataset: { const: dataset },
			publisher: {
				type: 'object',
				required: ['name', 'city', 'wikidataId', 'timeZone'],
				properties: {
					name: JSON_TYPES.texts,
					city: JSON_TYPES.texts,
					wikidataId: JSON_TYPES.text,
					timeZone: { type: 'string', description: 'By whose clock hours are said, as the IANA names it.' }
				}
			},
			licence: {
				type: ['object', 'null'],
				properties: { name: { type: 'string' }, url: { type: 'string', format: 'uri' } }
			},
			items: {
				type: 'array',
				items: { type: 'object', additionalProperties: false, required: Object.keys(properties), properties }
			},
			next: { type: ['string', 'null'], format: 'uri', description: 'Where the rest is, if there is more.' }
		}
	};
}

/**
 * The rows as a table: texts in a column for each language of the office, lists in one cell with spaces between.
 * Further languages are in the JSON.
 */
export function tableOf(
	dataset: Dataset,
	rows: readonly DataRow[],
	languages: readonly string[]
): (string | number | null)[][] {
	const fields = FIELDS[dataset];
	const head = fields.flatMap(({ name, kind }) =>
		kind === 'texts' ? languages.map((language) => `${name}_${language}`) : [name]
	);
	return [head, ...rows.map((row) => fields.flatMap((each) => cellsOf(each, row[each.name], languages)))];
}

function cellsOf({ kind }: DataField, value: unknown, languages: readonly string[]): (string | number | null)[] {
	if (kind === 'texts') return languages.map((language) => (value as Texts)[language] ?? null);
	if (Array.isArray(value)) return [value.join(' ')];
	if (typeof value === 'boolean') return [String(value)];
	return [value as string | number | null];
}
