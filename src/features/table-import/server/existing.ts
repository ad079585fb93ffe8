import { sql, type RawBuilder } from 'kysely';
import { roleLabel, type RoleHeld } from '#features/person/role.ts';
import { rolesByPerson } from '#features/person/server/role-queries.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Naming } from '../field.ts';
import type { Entry } from '../matching.ts';
import { Names } from '../naming.ts';
import type { RecordJson } from '../merging.ts';
import { TARGET_NOUNS, type TargetNoun } from '../targets.ts';
import type { Target } from '../table-import.ts';

/** For the home city among those whose roles people hold: it is no record. */
export const HOME = 'home';

/** What the office has that cells can name. */
export interface KnownNames {
	names: Record<Naming, Names>;
	nounOf: (id: string) => 'partner' | 'organisation' | 'home';
	nameOf: (id: string) => string;
	textsOf: (id: string) => Texts;
	/** Of partners and organisations, where it is known. */
	countryOf: (id: string) => string | undefined;
	/** A city has a municipality, so its roles are named in another way. */
	isCity: (id: string) => boolean;
}

interface NamedRow {
	id: string;
	name: Texts;
	also?: string[];
}

/** @param home what the home city is called */
export async function loadKnownNames(tx: OfficeTransaction, office: OfficeId, home: Texts): Promise<KnownNames> {
	const list = async (table: 'partner' | 'organisation' | 'person' | 'goal', also = sql`'{}'::text[]`) => {
		const { rows } = await sql<NamedRow>`
			select id, name, ${also} as also from ${sql.table(table)}
			where office_id = ${office} and deleted_at is null order by id`.execute(tx);
		return rows;
	};
	const places = sql<{ id: string; country: string | null }>`
		select id, country from partner where office_id = ${office} and deleted_at is null
		union all
		select o.id, coalesce(o.country, p.country) from organisation o
		left join partner p on p.office_id = o.office_id and p.id = o.partner_id
		where o.office_id = ${office} and o.deleted_at is null`;
	const [placed, partners, organisations, people, goals] = await Promise.all([
		places.execute(tx),
		list('partner', sql`array[kind]`),
		list('organisation'),
		list('person'),
		list(
			'goal',
			sql`array(select value from jsonb_each_text(short_name::jsonb)) || position::text || array(select position || '. ' || value from jsonb_each_text(short_name::jsonb))`
		)
	]);
	const called = await roleNames(
		tx,
		office,
		people.map(({ id }) => id),
		home
	);
	const named = people.map((person) => ({ ...person, also: called.get(person.id) ?? [] }));
	const nouns = new Map<string, 'partner' | 'organisation' | 'home'>([[HOME, 'home']]);
	for (const { id } of partners) nouns.set(id, 'partner');
	for (const { id } of organisations) nouns.set(id, 'organisation');
	const homeCity = { id: HOME, name: home };
	const cities = new Set([HOME, ...partners.filter(({ also }) => also?.includes('city')).map(({ id }) => id)]);
	const plain = (rows: readonly NamedRow[]) => rows.map(({ id, name }) => ({ id, name }));
	const countries = new Map(placed.rows.map(({ id, country }) => [id, country ?? undefined]));
	const texts = new Map(
		[...partners, ...organisations, ...goals, ...named, homeCity].map(({ id, name }) => [id, name])
	);
	const nameless = new Map(named.map(({ id, also }) => [id, also[0] ?? '']));
	return {
		names: {
			partner: new Names(plain(partners)),
			organisation: new Names(organisations),
			person: new Names(named),
			goal: new Names(goals),
			party: new Names([homeCity, ...plain(partners), ...organisations])
		},
		nounOf: (id) => nouns.get(id) ?? 'home',
		nameOf: (id) => words(texts.get(id) ?? {}, 'he') || (nameless.get(id) ?? ''),
		textsOf: (id) => texts.get(id) ?? {},
		countryOf: (id) => countries.get(id),
		isCity: (id) => cities.has(id)
	};
}

/** Who has no name goes by what they are: "Mayor of Poznań". */
async function roleNames(
	tx: OfficeTransaction,
	office: OfficeId,
	people: readonly string[],
	home: Texts
): Promise<Map<string, string[]>> {
	const roles = await rolesByPerson(tx, office, people, { home, shown: VISIBILITIES });
	return new Map([...roles].map(([id, held]) => [id, held.flatMap(labelsOf)]));
}

export function labelsOf(role: Pick<RoleHeld, 'kind' | 'title' | 'of'>): string[] {
	return LANGUAGES.flatMap((locale) => {
		const label = roleLabel(role, locale).replace(/[\u2068\u2069]/g, '');
		return [label, m.role_former({ role: label }, { locale })];
	});
}

/** The records that rows of a target can be, by what people tell them from each other. */
export async function loadEntries(
	tx: OfficeTransaction,
	office: OfficeId,
	target: Target,
	home: Texts
): Promise<Entry[]> {
	const noun = TARGET_NOUNS[target];
	const partners = (table: string) => sql`array(select l.partner_id from ${sql.table(table)} l
		where l.office_id = ${office} and l.${sql.ref(`${noun}_id`)} = r.id order by 1)`;
	const columns: Record<TargetNoun, RawBuilder<unknown>> = {
		partner: sql`r.name, r.country`,
		organisation: sql`r.name, r.country, array_remove(array[r.partner_id], null) as partners`,
		person: sql`r.name, r.email, array(select coalesce(h.partner_id, h.organisation_id)::text from role_held h
			where h.office_id = ${office} and h.person_id = r.id and h.deleted_at is null
				and (h.partner_id is not null or h.organisation_id is not null)) as partners`,
		goal: sql`r.name, array(select value from jsonb_each_text(r.short_name::jsonb)) as also`,
		activity: sql`r.title as name, r.kind, r.starts, ${partners('activity_partner')} as partners`,
		agreement: sql`r.title as name, r.kind, ${partners('agreement_partner')} as partners,
			(select c.date from claim c where c.office_id = ${office} and c.agreement_id = r.id and c.field = 'signed'
				and c.deleted_at is null order by c.preferred desc, c.id limit 1) as starts`,
		initiative: sql`r.title as name, r.begun as starts, ${partners('initiative_partner')} as partners`
	};
	const ofKind =
		target === 'letters'
			? sql`and r.kind = 'correspondence'`
			: target === 'gifts'
				? sql`and r.kind = 'protocol_gesture'`
				: sql``;
	const { rows } = await sql<Entry>`
		select r.id, ${columns[noun]} from ${sql.table(noun)} r
		where r.office_id = ${office} and r.deleted_at is null ${ofKind}
			${noun === 'person' ? sql`and r.erased_at is null` : sql``} order by r.id`.execute(tx);
	if (noun !== 'person') return rows;
	const called = await roleNames(
		tx,
		office,
		rows.filter(({ name }) => Object.keys(name).length === 0).map(({ id }) => id),
		home
	);
	return rows.map((row) => ({ ...row, also: called.get(row.id) ?? [] }));
}

const BARE = ['office_id', 'created_at', 'created_by', 'updated_at', 'deleted_at', 'dated_on', 'erased_at'];

/** Records as their forms take them, with what stands beside them. */
export async function loadRecords(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: TargetNoun,
	ids: readonly string[]
): Promise<Map<string, RecordJson>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<{ id: string; row: Record<string, unknown>; links: RecordJson }>`
		select r.id, to_jsonb(r) - ${BARE}::text[] as row, ${linksOf(office, noun)} as links from ${sql.table(noun)} r
		where r.office_id = ${office} and r.id = any (${ids}::uuid[]) and r.deleted_at is null`.execute(tx);
	return new Map(rows.map(({ id, row, links }) => [id, { ...asForm(row), ...links }]));
}

function linksOf(office: OfficeId, noun: TargetNoun): RawBuilder<unknown> {
	const ids = (
		table: string,
		column: string,
		where = sql``
	) => sql`array(select l.${sql.ref(column)} from ${sql.table(table)} l
		where l.office_id = ${office} and l.${sql.ref(`${noun}_id`)} = r.id ${where} order by 1)`;
	const withRole = (table: string, column: string, role: string) => sql`coalesce((
		select jsonb_agg(jsonb_build_object('id', l.${sql.ref(column)}, 'role', l.${sql.ref(role)}) order by l.${sql.ref(column)})
		from ${sql.table(table)} l where l.office_id = ${office} and l.${sql.ref(`${noun}_id`)} = r.id), '[]')`;
	const claims = (agreement: RawBuilder<unknown>) => sql`coalesce((
		select jsonb_agg(jsonb_build_object('field', c.field, 'date', c.date, 'value', c.value, 'preferred', c.preferred)
			order by c.preferred desc, c.id)
		from claim c where c.office_id = ${office} and c.agreement_id = ${agreement} and c.deleted_at is null), '[]')`;
	const body = (role: string) => ids('initiative_organisation', 'organisation_id', sql`and l.role = ${role}`);
	switch (noun) {
		case 'activity':
			return sql`jsonb_build_object('partners', ${ids('activity_partner', 'partner_id')},
				'shownOn', ${ids('activity_shown_on', 'partner_id')}, 'goals', ${ids('activity_goal', 'goal_id')},
				'people', ${withRole('activity_person', 'person_id', 'role')},
				'organisations', ${withRole('activity_organisation', 'organisation_id', 'role')})`;
		case 'agreement':
			return sql`jsonb_build_object('partners', ${ids('agreement_partner', 'partner_id')},
				'signatories', ${withRole('agreement_signatory', 'person_id', 'side')}, 'claims', ${claims(sql`r.id`)})`;
		case 'partner':
			return sql`jsonb_build_object('agreements', coalesce((
				select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'termEnds', a.term_ends,
					'claims', ${claims(sql`a.id`)}) order by a.status <> 'in_force', a.id)
				from agreement_partner p join agreement a on a.office_id = p.office_id and a.id = p.agreement_id
				where p.office_id = ${office} and a.office_id = ${office} and p.partner_id = r.id and a.deleted_at is null), '[]'))`;
		case 'person':
			return sql`jsonb_build_object('roles', coalesce((
				select jsonb_agg(jsonb_build_object('id', h.id, 'version', h.version, 'kind', h.kind, 'title', h.title,
					'starts', h.starts, 'ends', h.ends, 'of', case
						when h.partner_id is not null then jsonb_build_object('noun', 'partner', 'id', h.partner_id)
						when h.organisation_id is not null then jsonb_build_object('noun', 'organisation', 'id', h.organisation_id)
					end) order by h.id)
				from role_held h where h.office_id = ${office} and h.person_id = r.id and h.deleted_at is null), '[]'))`;
		case 'initiative':
			return sql`jsonb_build_object('partners', ${ids('initiative_partner', 'partner_id')},
				'goals', ${ids('initiative_goal', 'goal_id')}, 'leads', ${body('lead')}, 'bodies', ${body('partner')},
				'funders', ${body('funder')}, 'sponsors', ${body('sponsor')})`;
		default:
			return sql`'{}'::jsonb`;
	}
}

/** The names of columns as forms have them: reply_due is replyDue. */
function asForm(row: Record<string, unknown>): RecordJson {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => [
			name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
			value
		])
	);
}
