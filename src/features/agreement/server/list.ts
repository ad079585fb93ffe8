import { sql } from 'kysely';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import type { AgreementKind, AgreementStatus, Claim } from '../agreement.ts';
import type { AgreementFilters } from '../form.ts';

export interface AgreementRow {
	id: string;
	kind: AgreementKind;
	status: AgreementStatus;
	title: Texts;
	termEnds: KnownDate | null;
	partners: { id: string; name: Texts; flag: string | null }[];
	claims: Pick<Claim, 'field' | 'date' | 'value' | 'preferred'>[];
}

/** A page of the agreements, in the order of their partners in the register. */
export async function listAgreements(
	tx: OfficeTransaction,
	actor: Actor,
	filters: AgreementFilters,
	{ after, size }: { after?: Cursor | undefined; size: number }
): Promise<Page<AgreementRow>> {
	const office = actor.officeId;
	const behind = after ? sql`and (register.position, a.id) > (${Number(after.key)}, ${after.id}::uuid)` : sql``;
	const { rows } = await sql<AgreementRow & { position: number }>`
		select a.id, a.kind, a.status, a.title, a.term_ends as "termEnds", register.position, register.partners,
			coalesce((select jsonb_agg(jsonb_build_object('field', c.field, 'date', c.date, 'value', c.value, 'preferred', c.preferred)
					order by c.preferred desc, c.id)
				from claim c where c.office_id = ${office} and c.agreement_id = a.id and c.deleted_at is null), '[]') as claims
		from agreement a
		join lateral (
			select coalesce(min(p.position), 0) as position, coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
				'flag', case when p.shows_flag then p.country end) order by p.position), '[]') as partners
			from agreement_partner ap join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
			where ap.office_id = ${office} and p.office_id = ${office} and ap.agreement_id = a.id
				and p.deleted_at is null and p.visibility = any (${shownTo(actor)})
		) as register on true
		where ${narrowed(actor, filters)} ${behind}
		order by register.position, a.id limit ${size + 1}`.execute(tx);
	return toPage(rows, size, (row) => ({ key: String(row.position), id: row.id }));
}

export async function countAgreements(tx: OfficeTransaction, actor: Actor, filters: AgreementFilters): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from agreement a where ${narrowed(actor, filters)}`.execute(tx);
	return rows[0]?.count ?? 0;
}

function narrowed(actor: Actor, { words, kind, status }: AgreementFilters) {
	const parts = [
		sql`a.office_id = ${actor.officeId} and a.deleted_at is null`,
		...(kind ? [sql`a.kind = ${kind}`] : []),
		...(status ? [sql`a.status = ${status}`] : []),
		...(words ? [sql`a.id in ${matching('agreement', words)}`] : [])
	];
	return sql.join(parts, sql` and `);
}
