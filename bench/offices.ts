import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { isTwoWay, KINDS, type Direction } from '#features/activity/activity.ts';
import { countedOn } from '#kernel/known-date.ts';
import { lexemes } from '#kernel/search-words.ts';
import { city, Dice, english, hebrew } from './words.ts';

export interface Scale {
	offices: number;
	/** In all of them together. */
	activities: number;
}

/** Of each office. */
export const PARTNERS = 20;
const GOALS = 6;
const ORGANISATIONS = 8;
export const YEARS = { first: 2016, count: 11 };
const STATUSES = ['done', 'done', 'done', 'done', 'done', 'confirmed', 'preparing', 'cancelled_after_preparation'];
const DIRECTIONS: Direction[] = ['outbound', 'inbound', 'mutual'];
const GOAL_NAMES = ['ערים תאומות', 'תרבות', 'תושבים', 'נוער', 'הנהלות', 'תדמית'];

type Value = string | number | boolean | null | object;
type Rows = Iterable<Value[]>;

/** Kinds of records, as digits of their ids. */
const NOUN = {
	office: 0,
	partner: 1,
	goal: 2,
	organisation: 3,
	agreement: 4,
	claim: 5,
	activity: 6,
	step: 7,
	event: 8
};

/** An id of version 7 that tells what it is: the same in every run, and growing as real ones do. */
export function idOf(noun: keyof typeof NOUN, number: number): string {
	const hex = (NOUN[noun] * 2 ** 36 + number).toString(16).padStart(12, '0');
	return `01${hex.slice(0, 6)}-${hex.slice(6, 10)}-7${hex.slice(10, 12)}0-8000-${hex}`;
}

export function slugOf(office: number): string {
	return `bench-${office + 1}`;
}

export function partnerOf(office: number, index: number): string {
	return idOf('partner', office * PARTNERS + index);
}

/**
 * Fills an empty installation, by COPY and as the superuser: foreign keys are not checked row by row, for what is made
 * here refers only to what is made here.
 */
export async function fill(login: pg.ClientConfig, scale: Scale, say: (line: string) => void): Promise<void> {
	const client = new pg.Client(login);
	await client.connect();
	try {
		await client.query(
			'set session_replication_role = replica; set synchronous_commit = off; set search_path = kesher'
		);
		await client.query('begin');
		for (const [table, columns, rows] of tables(scale)) {
			const began = performance.now();
			await pipeline(
				Readable.from(lines(rows), { objectMode: false, highWaterMark: 1 << 20 }),
				client.query(copyFrom(`copy ${table} (${columns}) from stdin`))
			);
			say(`${table}: ${Math.round((performance.now() - began) / 100) / 10} s`);
		}
		await client.query('commit');
		await client.query('vacuum (analyze)');
		await client.query('checkpoint');
	} finally {
		await client.end();
	}
}

function tables(scale: Scale): [table: string, columns: string, rows: Rows][] {
	const { offices } = scale;
	return [
		['office', 'id, slug, name, city, country, latitude, longitude, time_zone, languages', officeRows(offices)],
		// Where the trail of each begins: nothing can be changed in an office without.
		['audit_head', 'office_id, seq, seal', headRows(offices)],
		['goal', 'office_id, id, position, name, short_name', goalRows(offices)],
		['organisation', 'office_id, id, kind, name', organisationRows(offices)],
		[
			'partner',
			'office_id, id, position, kind, name, local_language, country, latitude, longitude, status, summary',
			partnerRows(offices)
		],
		['agreement', 'office_id, id, kind, status', agreementRows(offices)],
		['agreement_partner', 'office_id, agreement_id, partner_id', agreementPartnerRows(offices)],
		['claim', 'office_id, id, agreement_id, field, date, source, side, preferred', claimRows(offices)],
		['next_step', 'office_id, id, partner_id, what, due', stepRows(offices)],
		[
			'activity',
			'office_id, id, kind, direction, status, title, details, starts, dated_on, participants, visibility',
			activityRows(scale)
		],
		[
			'activity_partner',
			'office_id, activity_id, partner_id, dated_on, starts, status, direction, is_two_way, visibility',
			activityPartnerRows(scale)
		],
		['activity_goal', 'office_id, activity_id, goal_id', activityGoalRows(scale)],
		['activity_organisation', 'office_id, activity_id, organisation_id, role', activityOrganisationRows(scale)],
		['search_entry', 'office_id, noun, record_id, dated_on, lexemes, visibility', searchRows(scale)]
	];
}

/** PostgreSQL's text format: a tab between values, a line for each row. */
function* lines(rows: Rows): Iterable<string> {
	let batch = '';
	for (const row of rows) {
		batch += `${row.map(written).join('\t')}\n`;
		if (batch.length > 1 << 19) {
			yield batch;
			batch = '';
		}
	}
	yield batch;
}

function written(value: Value): string {
	if (value === null) return '\\N';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
}

function* each(offices: number, count: number): Iterable<[office: string, index: number, number: number]> {
	for (let office = 0; office < offices; office += 1) {
		for (let index = 0; index < count; index += 1) yield [idOf('office', office), index, office * count + index];
	}
}

function* officeRows(offices: number): Rows {
	for (let office = 0; office < offices; office += 1) {
		const name = { he: `עיר ${office + 1}`, en: `City ${office + 1}` };
		const place = ['IL', 32.18, 34.87, 'Asia/Jerusalem', '{he,en}'];
		yield [idOf('office', office), slugOf(office), name, name, ...place];
	}
}

function* headRows(offices: number): Rows {
	for (let office = 0; office < offices; office += 1) yield [idOf('office', office), 0, ''];
}

function* goalRows(offices: number): Rows {
	for (const [office, index, number] of each(offices, GOALS)) {
		const name = { he: GOAL_NAMES[index] as string, en: `Goal ${index + 1}` };
		yield [office, idOf('goal', number), index + 1, name, name];
	}
}

function* organisationRows(offices: number): Rows {
	const dice = new Dice(2);
	for (const [office, , number] of each(offices, ORGANISATIONS)) {
		yield [office, idOf('organisation', number), 'municipal_department', { he: `אגף ${hebrew(dice, 1)}` }];
	}
}

function* partnerRows(offices: number): Rows {
	const dice = new Dice(3);
	for (const [office, index, number] of each(offices, PARTNERS)) {
		const { name, lang, country, longitude, latitude } = city(index);
		const status = ['active', 'active', 'active', 'low_activity', 'dormant'][index % 5] as string;
		const place = [lang, country, latitude, longitude, status];
		yield [office, idOf('partner', number), index + 1, 'city', name, ...place, { he: hebrew(dice, 12) }];
	}
}

function* agreementRows(offices: number): Rows {
	for (const [office, index, number] of each(offices, PARTNERS)) {
		yield [office, idOf('agreement', number), index % 4 === 3 ? 'friendship_pact' : 'twin_pact', 'in_force'];
	}
}

function* agreementPartnerRows(offices: number): Rows {
	for (const [office, , number] of each(offices, PARTNERS)) {
		yield [office, idOf('agreement', number), idOf('partner', number)];
	}
}

/** Every fourth date is disputed. */
function* claimRows(offices: number): Rows {
	for (const [office, index, number] of each(offices, PARTNERS)) {
		const claim = (nth: number, year: number, side: string) => [
			...[office, idOf('claim', 2 * number + nth), idOf('agreement', number), 'signed', String(year)],
			...[{ he: 'ארכיון העירייה' }, side, nth === 0]
		];
		yield claim(0, 1963 + 2 * index, 'ours');
		if (index % 4 === 0) yield claim(1, 1964 + 2 * index, 'theirs');
	}
}

function* stepRows(offices: number): Rows {
	const dice = new Dice(4);
	for (const [office, index, number] of each(offices, PARTNERS)) {
		const due = `2026-12-${String(1 + index).padStart(2, '0')}`;
		yield [office, idOf('step', number), idOf('partner', number), { he: hebrew(dice, 4) }, due];
	}
}

interface Made {
	office: number;
	id: string;
	kind: (typeof KINDS)[number];
	direction: Direction;
	status: string;
	title: Record<string, string>;
	details: Record<string, string>;
	starts: string | null;
	datedOn: string | null;
	participants: number | null;
	visibility: string;
	partners: number[];
	goals: number[];
	organisation: number | null;
}

/** The same activities whenever they are asked for; offices take turns, as they would over the years. */
function* made({ offices, activities }: Scale): Iterable<Made> {
	const dice = new Dice(1);
	for (let number = 0; number < activities; number += 1) {
		const starts = startOf(dice);
		const first = Math.floor(dice.next() ** 1.5 * PARTNERS);
		const goal = dice.below(GOALS);
		const isBilingual = dice.chance(0.5);
		yield {
			office: number % offices,
			id: idOf('activity', number),
			kind: dice.seldom(KINDS),
			direction: dice.seldom(DIRECTIONS),
			status: STATUSES[dice.below(STATUSES.length)] as string,
			title: { he: hebrew(dice, 4 + dice.below(7)), ...(isBilingual ? { en: english(dice, 4 + dice.below(6)) } : {}) },
			details: dice.chance(0.6) ? { he: hebrew(dice, 10 + dice.below(30)) } : {},
			starts,
			datedOn: starts === null ? null : (countedOn(starts) ?? null),
			participants: dice.chance(0.3) ? 2 + dice.below(60) : null,
			visibility: dice.chance(0.7) ? 'council' : dice.chance(0.8) ? 'public' : 'office',
			partners: dice.chance(0.05) ? [first, (first + 1) % PARTNERS] : [first],
			goals: dice.chance(0.2) ? [goal, (goal + 1) % GOALS] : dice.chance(0.8) ? [goal] : [],
			organisation: dice.chance(0.3) ? dice.below(ORGANISATIONS) : null
		};
	}
}

/** Most by the day, some by the month or the year, a few without a date. */
function startOf(dice: Dice): string | null {
	const year = YEARS.first + dice.below(YEARS.count);
	const month = String(1 + dice.below(12)).padStart(2, '0');
	const day = String(1 + dice.below(28)).padStart(2, '0');
	const luck = dice.next();
	if (luck < 0.02) return null;
	if (luck < 0.06) return String(year);
	return luck < 0.15 ? `${year}-${month}` : `${year}-${month}-${day}`;
}

function* activityRows(scale: Scale): Rows {
	for (const each of made(scale)) {
		const { office, id, kind, direction, status, title, details, starts, datedOn, participants, visibility } = each;
		const what = [kind, direction, status, title, details];
		yield [idOf('office', office), id, ...what, starts, datedOn, participants, visibility];
	}
}

function* activityPartnerRows(scale: Scale): Rows {
	for (const { office, id, partners, datedOn, starts, status, direction, kind, visibility } of made(scale)) {
		const both = isTwoWay({ kind, direction, status: status as 'done' });
		for (const index of partners) {
			const counted = [datedOn, starts, status, direction, both, visibility];
			yield [idOf('office', office), id, partnerOf(office, index), ...counted];
		}
	}
}

function* activityGoalRows(scale: Scale): Rows {
	for (const { office, id, goals } of made(scale)) {
		for (const goal of goals) yield [idOf('office', office), id, idOf('goal', office * GOALS + goal)];
	}
}

function* activityOrganisationRows(scale: Scale): Rows {
	for (const { office, id, organisation } of made(scale)) {
		if (organisation === null) continue;
		yield [idOf('office', office), id, idOf('organisation', office * ORGANISATIONS + organisation), 'lead'];
	}
}

function* searchRows(scale: Scale): Rows {
	const vector = (texts: string[]) =>
		lexemes(texts)
			.map((word) => `'${word}'`)
			.join(' ');
	for (const [office, index, number] of each(scale.offices, PARTNERS)) {
		yield [office, 'partner', idOf('partner', number), null, vector(Object.values(city(index).name)), 'council'];
	}
	for (const { office, id, title, details, datedOn, visibility } of made(scale)) {
		const words = vector([...Object.values(title), ...Object.values(details)]);
		yield [idOf('office', office), 'activity', id, datedOn, words, visibility];
	}
}
