import { sql } from 'kysely';
import { isHighlightShown } from '#features/highlight/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { periodContaining } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Candidate } from '../matching.ts';

/** So many records of a noun are compared with; of activities those of the years that a document tells of. */
const MOST = 5000;

/** The days of which a document tells, with a year around them; undefined: of any. */
export interface Told {
	from: string;
	to: string;
}

/** The records that proposals of an import may be the same as. */
export async function loadCandidates(
	tx: OfficeTransaction,
	actor: Actor,
	{ told, startsIn }: { told: Told | undefined; startsIn: number }
): Promise<Candidate[]> {
	const office = actor.officeId;
	const shown = shownTo(actor);
	const bare = sql`null as kind, null as starts, null as ends, null as "startsOn"`;
	const nobody = sql`array[]::uuid[] as partners`;
	const parts = [
		sql`select 'partner' as noun, r.id, r.name as title, array(select l.wording from import_lesson l
				where l.office_id = ${office} and l.field = 'partner' and l.meaning = r.id::text) as also, ${nobody}, ${bare}
			from partner r where r.office_id = ${office} and r.deleted_at is null and r.visibility = any (${shown})`,
		sql`select 'organisation', r.id, r.name, '{}'::text[], ${nobody}, ${bare}
			from organisation r where r.office_id = ${office} and r.deleted_at is null`,
		sql`select 'person', r.id, r.name, '{}'::text[], ${nobody}, ${bare}
			from person r where r.office_id = ${office} and r.deleted_at is null and r.erased_at is null and r.name <> '{}'`,
		sql`select 'goal', r.id, r.name, array(select value from jsonb_each_text(r.short_name::jsonb)), ${nobody}, ${bare}
			from goal r where r.office_id = ${office} and r.deleted_at is null`,
		sql`select 'highlight', r.id, r.text, '{}'::text[], ${nobody}, null, null, null, r.period_starts_on::text
			from highlight r where r.office_id = ${office} and r.deleted_at is null and ${isHighlightShown('r', shown)}`,
		sql`select 'initiative', r.id, r.title, array(select value from jsonb_each_text(r.details::jsonb)),
				array(select l.partner_id from initiative_partner l where l.office_id = ${office} and l.initiative_id = r.id),
				null, coalesce(r.begun, r.expected), null, null
			from initiative r where r.office_id = ${office} and r.deleted_at is null and ${isShownRow(actor, 'initiative', 'r')}`,
		sql`select 'activity', r.id, r.title, array(select value from jsonb_each_text(r.details::jsonb)),
				array(select l.partner_id from activity_partner l where l.office_id = ${office} and l.activity_id = r.id),
				r.kind, r.starts, r.ends, null
			from activity r where r.office_id = ${office} and r.deleted_at is null and ${isShownRow(actor, 'activity', 'r')}
				${told ? sql`and (r.dated_on between ${told.from} and ${told.to} or r.dated_on is null)` : sql``}`
	];
	const rows = await Promise.all(
		parts.map((part) => sql<Row>`${part} order by 2 desc limit ${MOST}`.execute(tx).then((found) => found.rows))
	);
	return rows.flat().map(({ startsOn, ...row }) => ({
		...row,
		year: startsOn === null ? null : periodContaining(startsOn, startsIn).year
	}));
}

type Row = Omit<Candidate, 'year'> & { startsOn: string | null };
