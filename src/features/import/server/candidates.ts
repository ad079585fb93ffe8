import { sql, type RawBuilder } from 'kysely';
import { isHighlightShown } from '#features/highlight/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { periodContaining } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Candidate } from '../matching.ts';
import type { Told } from '../together.ts';

/** So many records of a noun are compared with; of activities those of the years that a document tells of, or in its words. */
const MOST = 5000;

/** The records that proposals of an import may be the same as. */
export async function loadCandidates(
	tx: OfficeTransaction,
	actor: Actor,
	{ told, startsIn }: { told: Told | undefined; startsIn: number }
): Promise<Candidate[]> {
	const office = actor.officeId;
	const shown = shownTo(actor);
	const none = sql`array[]::uuid[]`;
	const words = (column: string) => sql`array(select value from jsonb_each_text(${sql.ref(column)}::jsonb))`;
	const linked = (
		noun: 'activity' | 'initiative'
	) => sql`array(select l.partner_id from ${sql.table(`${noun}_partner`)} l
		where l.office_id = ${office} and ${sql.ref(`l.${noun}_id`)} = r.id)`;
	const spellings = sql`array(select l.wording from import_lesson l
		where l.office_id = ${office} and l.field = 'partner' and l.meaning = r.id::text)`;
	const parts = [
		rowsOf({ noun: 'partner', title: 'name', also: spellings, where: sql`r.visibility = any (${shown})` }),
		rowsOf({ noun: 'organisation', title: 'name' }),
		rowsOf({ noun: 'person', title: 'name', where: sql`r.erased_at is null and r.name <> '{}'` }),
		rowsOf({ noun: 'goal', title: 'name', also: words('r.short_name') }),
		rowsOf({
			...{ noun: 'highlight', title: 'text', where: isHighlightShown('r', shown) },
			dates: sql`null as kind, null as starts, null as ends, r.period_starts_on::text as "startsOn"`
		}),
		rowsOf({
			...{ noun: 'initiative', title: 'title', also: words('r.details'), partners: linked('initiative') },
			dates: sql`null as kind, coalesce(r.begun, r.expected) as starts, null as ends, null as "startsOn"`,
			where: isShownRow(actor, 'initiative', 'r')
		}),
		rowsOf({
			...{ noun: 'activity', title: 'title', also: words('r.details'), partners: linked('activity') },
			dates: sql`r.kind, r.starts, r.ends, null as "startsOn"`,
			where: sql`${isShownRow(actor, 'activity', 'r')} ${told ? isTold(told) : sql``}`
		})
	];
	/** An activity of about that time, or called so in whatever year. */
	function isTold({ from, to, titles }: Told) {
		return sql`and (r.dated_on between ${from} and ${to} or r.dated_on is null
			or exists (select from jsonb_each_text(r.title::jsonb) t where lower(t.value) = any (${titles})))`;
	}
	function rowsOf({ noun, title, also, partners, dates, where }: Part) {
		return sql<Row>`
			select ${noun}::text as noun, r.id, ${sql.ref(`r.${title}`)} as title, ${also ?? sql`'{}'::text[]`} as also,
				${partners ?? none} as partners, ${dates ?? sql`null as kind, null as starts, null as ends, null as "startsOn"`}
			from ${sql.table(noun)} r where r.office_id = ${office} and r.deleted_at is null and ${where ?? sql`true`}
			order by r.id desc limit ${MOST}`;
	}
	const rows = await Promise.all(parts.map(async (part) => (await part.execute(tx)).rows));
	return rows.flat().map(({ startsOn, ...row }) => ({
		...row,
		year: startsOn === null ? null : periodContaining(startsOn, startsIn).year
	}));
}

type Row = Omit<Candidate, 'year'> & { startsOn: string | null };

/** How the records of one noun are read; what is not said is empty. */
interface Part {
	noun: Candidate['noun'];
	title: string;
	also?: RawBuilder<unknown>;
	partners?: RawBuilder<unknown>;
	dates?: RawBuilder<unknown>;
	where?: RawBuilder<unknown>;
}
