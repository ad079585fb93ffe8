import { sql, type RawBuilder } from 'kysely';
import { isAgreementShown } from '#features/agreement/server/queries.ts';
import { isHighlightShown } from '#features/highlight/server/queries.ts';
import { seesOwnOnly, shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { CONTRIBUTED, isContributed, isOwnRow, isShownRow } from '#features/member/server/owners.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { matching, type Hit } from '#platform/server/search-index.ts';
import type { Found, SearchNoun } from '../search.ts';

/** How much of a long text is looked through for an excerpt, in characters. */
const LOOKED_THROUGH = 4000;

interface Reading {
	actor: Actor;
	office: OfficeId;
	shown: readonly Visibility[];
}

/**
 * What the page shows of the records that a search has found, whatever their nouns. The index has left out what the
 * reader may not see; here it is left out once more, by the records themselves.
 */
export async function readFound(
	tx: OfficeTransaction,
	actor: Actor,
	ids: ReadonlyMap<SearchNoun, readonly string[]>
): Promise<Found[]> {
	const reading = { actor, office: actor.officeId, shown: shownTo(actor) };
	const parts = [...ids].map(([noun, wanted]) => read(noun, reading, wanted));
	if (parts.length === 0) return [];
	const { rows } = await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(tx);
	return rows;
}

/** More of their own that is meant for the office alone than anybody looks through. */
const OWN = 100;

/**
 * What somebody finds of their own beside what the index shows them: it knows whom a record is meant for, and not whose
 * it is. The latest first.
 */
export async function findOwn(
	tx: OfficeTransaction,
	actor: Actor,
	typed: string
): Promise<(Hit & { noun: SearchNoun })[]> {
	if (!seesOwnOnly(actor)) return [];
	const parts = CONTRIBUTED.map(
		(noun) => sql`
			select ${noun}::text as noun, r.id, e.dated_on as "datedOn" from ${sql.table(noun)} r
			join search_entry e on e.office_id = r.office_id and e.noun = ${noun} and e.record_id = r.id
			where r.office_id = ${actor.officeId} and e.office_id = ${actor.officeId} and r.deleted_at is null
				and r.visibility = 'office' and ${isOwnRow(actor, noun, 'r')} and r.id in ${matching(noun, typed)}`
	);
	const { rows } = await sql<Hit & { noun: SearchNoun }>`
		select * from (${sql.join(parts, sql` union all `)}) as own order by "datedOn" desc nulls last, id desc limit ${OWN}`.execute(
		tx
	);
	return rows;
}

/** The columns of Found that a noun does not leave empty. */
interface Columns {
	title: RawBuilder<unknown>;
	code?: RawBuilder<unknown>;
	date?: RawBuilder<unknown>;
	word?: RawBuilder<unknown>;
	names?: RawBuilder<unknown>;
	texts?: string[];
	under?: RawBuilder<unknown>;
	/** What else must be so for the reader to see it. */
	also?: RawBuilder<boolean>;
	/** Has a visibility of its own. */
	isMeant?: boolean;
}

function read(noun: SearchNoun, reading: Reading, ids: readonly string[]): RawBuilder<unknown> {
	const { office } = reading;
	const columns = COLUMNS[noun](reading);
	const none = sql`null::text`;
	return sql`
		select ${noun}::text as noun, r.id, ${columns.title}::jsonb as title, ${columns.code ?? none} as code,
			${columns.date ?? none}::text as date, ${columns.word ?? none}::text as word,
			${columns.names ?? sql`'[]'::jsonb`} as names, ${shortened(columns.texts ?? [])} as texts,
			${columns.under ?? sql`null::jsonb`} as under
		from ${sql.table(noun)} r
		where r.office_id = ${office} and r.id = any (${ids}::uuid[]) and r.deleted_at is null
			${columns.isMeant ? sql`and ${isMeantFor(reading, noun, 'r')}` : sql``}
			${columns.under ? sql`and ${columns.under} is not null` : sql``}
			${columns.also ? sql`and ${columns.also}` : sql``}`;
}

const COLUMNS: Record<SearchNoun, (reading: Reading) => Columns> = {
	partner: () => ({
		title: sql`r.name`,
		code: sql`r.kind`,
		word: sql`r.place`,
		texts: ['country_name', 'summary'],
		isMeant: true
	}),
	organisation: (reading) => ({
		title: sql`r.name`,
		code: sql`r.kind`,
		names: sql`coalesce((select jsonb_build_array(p.name) from partner p
			where p.office_id = ${reading.office} and p.id = r.partner_id and ${isShown(reading, 'p')}), '[]')`,
		texts: ['note']
	}),
	person: () => ({ title: sql`r.name` }),
	// Without its date: where sources disagree on one it is never shown alone.
	agreement: (reading) => ({
		title: sql`r.title`,
		code: sql`r.kind`,
		names: partnersOf('agreement', reading),
		also: isAgreementShown('r', reading.shown),
		texts: ['council_decision', 'note']
	}),
	initiative: (reading) => ({
		title: sql`r.title`,
		code: sql`r.stage`,
		date: sql`r.expected`,
		names: sql`${partnersOf('initiative', reading)} || ${bodiesOf('initiative', reading)}`,
		texts: ['standing', 'details', 'outcome', 'programme', 'risks', 'source_note'],
		isMeant: true
	}),
	activity: (reading) => ({
		title: sql`r.title`,
		code: sql`r.kind`,
		date: sql`r.starts`,
		names: sql`${partnersOf('activity', reading)} || ${bodiesOf('activity', reading)}`,
		texts: ['details', 'outcome', 'reason_note', 'source'],
		isMeant: true
	}),
	goal: () => ({ title: sql`r.name`, word: sql`r.position`, texts: ['short_name'] }),
	highlight: (reading) => ({
		title: sql`r.text`,
		date: sql`r.period_starts_on`,
		also: isHighlightShown('r', reading.shown)
	}),
	news: (reading) => ({
		title: sql`r.title`,
		date: sql`r.day`,
		names: partnersOf('news', reading),
		texts: ['text'],
		isMeant: true
	}),
	next_step: (reading) => ({
		title: sql`r.what`,
		date: sql`r.due`,
		word: sql`r.who`,
		under: underOf(reading),
		isMeant: true
	}),
	attachment: (reading) => ({ title: sql`r.title`, word: sql`r.name`, under: underOf(reading), isMeant: true }),
	data_note: (reading) => ({
		title: sql`r.text`,
		names: sql`coalesce((select jsonb_build_array(p.name) from partner p
			where p.office_id = ${reading.office} and p.id = r.partner_id), '[]')`,
		texts: ['source'],
		also: sql<boolean>`(r.partner_id is null or exists (select from partner p
			where p.office_id = ${reading.office} and p.id = r.partner_id and ${isShown(reading, 'p')}))`
	})
};

/** The partners that a record names, in the order of the register. */
function partnersOf(noun: 'agreement' | 'initiative' | 'activity' | 'news', reading: Reading): RawBuilder<unknown> {
	return sql`coalesce((select jsonb_agg(p.name order by p.position, p.id)
		from ${sql.table(`${noun}_partner`)} l join partner p on p.office_id = l.office_id and p.id = l.partner_id
		where l.office_id = ${reading.office} and l.${sql.ref(`${noun}_id`)} = r.id and ${isShown(reading, 'p')}), '[]')`;
}

function bodiesOf(noun: 'initiative' | 'activity', { office }: Reading): RawBuilder<unknown> {
	return sql`coalesce((select jsonb_agg(o.name order by o.id)
		from ${sql.table(`${noun}_organisation`)} l
		join organisation o on o.office_id = l.office_id and o.id = l.organisation_id
		where l.office_id = ${office} and l.${sql.ref(`${noun}_id`)} = r.id and o.deleted_at is null), '[]')`;
}

/** The record on whose page a step or a file stands; null where that is deleted or not meant for the reader. */
function underOf(reading: Reading): RawBuilder<unknown> {
	const of = (noun: string, name: string, isMeant: RawBuilder<unknown>) => sql`(
		select jsonb_build_object('noun', ${sql.lit(noun)}::text, 'id', u.id, 'name', u.${sql.ref(name)})
		from ${sql.table(noun)} u where u.office_id = ${reading.office} and u.id = r.${sql.ref(`${noun}_id`)}
			and u.deleted_at is null and ${isMeant})`;
	const meant = (noun: SearchNoun) => isMeantFor(reading, noun, 'u');
	return sql`coalesce(${of('partner', 'name', meant('partner'))}, ${of('agreement', 'title', isAgreementShown('u', reading.shown))},
		${of('activity', 'title', meant('activity'))}, ${of('initiative', 'title', meant('initiative'))})`;
}

/** Whether a record that says whom it is meant for is meant for the reader, or is their own. */
function isMeantFor({ actor, shown }: Reading, noun: SearchNoun, alias: string): RawBuilder<boolean> {
	return isContributed(noun)
		? isShownRow(actor, noun, alias)
		: sql<boolean>`${sql.ref(`${alias}.visibility`)} = any (${shown})`;
}

function isShown({ shown }: Reading, alias: string): RawBuilder<boolean> {
	return sql<boolean>`(${sql.ref(`${alias}.deleted_at`)} is null and ${sql.ref(`${alias}.visibility`)} = any (${shown}))`;
}

/** The texts in which the words may be, each cut where it is very long. */
function shortened(columns: string[]): RawBuilder<unknown> {
	if (columns.length === 0) return sql`'[]'::jsonb`;
	const texts = columns.map(
		(column) => sql`(select coalesce(jsonb_object_agg(t.key, left(t.value, ${sql.lit(LOOKED_THROUGH)})), '{}')
			from jsonb_each_text(r.${sql.ref(column)}) t)`
	);
	return sql`jsonb_build_array(${sql.join(texts)})`;
}
