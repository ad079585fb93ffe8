import { error } from '@sveltejs/kit';
import { sql } from 'kysely';
import { listAttachments } from '#features/attachment/server/queries.ts';
import { listHistory } from '#features/history/server/queries.ts';
import { sourcesOf } from '#features/import/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import { partnerRules } from '#features/partner/policy.ts';
import { isRoleShown } from '#features/person/server/role-queries.ts';
import { listSteps } from '#features/step/server/queries.ts';
import { dayAt } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { m } from '#paraglide/messages.js';
import { agreementRules } from '../policy.ts';
import { listClaims, loadAgreement } from './queries.ts';

/** What the page of an agreement shows. */
export async function loadAgreementPage({ db, actor, office }: Desk, id: string, now: Date) {
	const [agreement, claims, parties, steps, files, history, sources, canEdit] = await db.forOffice(
		actor.officeId,
		(tx) =>
			Promise.all([
				loadAgreement(tx, actor.officeId, id, shownTo(actor)),
				listClaims(tx, actor.officeId, [id]),
				agreementParties(tx, actor, id),
				listSteps(tx, actor, 'agreement', id),
				listAttachments(tx, actor, 'agreement', id),
				listHistory(tx, { actor, office }, 'agreement', id),
				sourcesOf(tx, actor, 'agreement', id),
				isAllowed(tx, actor, { rules: agreementRules, action: 'edit', noun: 'agreement', id })
			])
	);
	if (!agreement) error(404, m.error_not_found());
	return {
		agreement: { ...agreement, claims },
		...parties,
		steps,
		files,
		history,
		sources,
		today: dayAt(now, office.timeZone),
		timeZone: office.timeZone,
		canEdit
	};
}

interface Parties {
	partners: { id: string; name: Texts; flag: string | null }[];
	/** Partners that were deleted, for those who may bring them back. */
	deleted: Texts[];
	signatories: { id: string; name: Texts; title: Texts; side: 'ours' | 'theirs' }[];
}

async function agreementParties(tx: OfficeTransaction, actor: Actor, id: string): Promise<Parties> {
	const office = actor.officeId;
	const { rows } = await sql<Parties>`
		select
			coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
					'flag', case when p.shows_flag then p.country end) order by p.position)
				from agreement_partner ap join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
				where ap.office_id = ${office} and p.office_id = ${office} and ap.agreement_id = ${id}
					and p.deleted_at is null and p.visibility = any (${shownTo(actor)})), '[]') as partners,
			coalesce((select jsonb_agg(p.name order by p.position)
				from agreement_partner ap join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
				where ap.office_id = ${office} and p.office_id = ${office} and ap.agreement_id = ${id}
					and p.deleted_at is not null and ${may(partnerRules, actor, 'delete')}), '[]') as deleted,
			coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'side', s.side,
					'title', coalesce(r.title, '{}')) order by s.side, p.id)
				from agreement_signatory s join person p on p.office_id = s.office_id and p.id = s.person_id
				left join lateral (
					select rh.title from role_held rh
					where rh.office_id = ${office} and rh.person_id = p.id and rh.deleted_at is null
						and ${isRoleShown('rh', shownTo(actor))}
					order by rh.id desc limit 1
				) as r on true
				where s.office_id = ${office} and p.office_id = ${office} and s.agreement_id = ${id}
					and p.deleted_at is null), '[]') as signatories`.execute(tx);
	return rows[0] as Parties;
}
