import { error } from '@sveltejs/kit';
import { sql } from 'kysely';
import { listGoals } from '#features/goal/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { isRoleShown } from '#features/person/server/role-queries.ts';
import { listPartnerNames } from '#features/partner/server/queries.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { m } from '#paraglide/messages.js';
import type { Activity, Kind } from '../activity.ts';
import { filledBy } from '../form.ts';
import { loadLinks, type ActivityLinks } from './links.ts';
import { loadActivity } from './queries.ts';

/** The form of an activity: a new one, perhaps with a partner already, or one that is there. */
export async function loadActivityForm({ db, actor }: Desk, id: string | undefined, query: URLSearchParams) {
	return db.forOffice(actor.officeId, async (tx) => {
		const [partners, goals, people, organisations, activity, links] = await Promise.all([
			listPartnerNames(tx, actor.officeId, shownTo(actor)),
			listGoals(tx, actor.officeId),
			listPeople(tx, actor),
			listOrganisations(tx, actor.officeId),
			id ? loadActivity(tx, actor, id) : blank(),
			id ? loadLinks(tx, actor.officeId, id) : firstLinks(query, actor)
		]);
		if (!activity) error(404, m.error_not_found());
		return { activity, links, filled: id ? {} : filledBy(query), partners, goals, people, organisations };
	});
}

/** Of what kind it is, whoever writes it down must say. */
function blank(): Omit<Activity, 'kind'> & { kind: Kind | null } {
	return {
		id: newId(),
		kind: null,
		direction: null,
		status: 'done',
		title: {},
		details: {},
		outcome: {},
		reason: null,
		reasonNote: {},
		starts: null,
		ends: null,
		startsAt: null,
		endsAt: null,
		themes: [],
		participants: null,
		correspondence: null,
		replyDue: null,
		repliedOn: null,
		moneyPlanned: null,
		moneyActual: null,
		moneySunk: null,
		currency: 'ILS',
		source: {},
		visibility: 'council',
		version: 0
	};
}

/** A partner from whose page one comes, and the body of whoever is limited to one: what it leads is theirs. */
function firstLinks(query: URLSearchParams, { bodyId }: Actor): ActivityLinks {
	const partner = query.get('partner');
	const organisations = bodyId ? [{ id: bodyId, role: 'lead' }] : [];
	return { partners: isId(partner) ? [partner] : [], shownOn: [], goals: [], people: [], organisations };
}

/** Everybody, by name or by the role that they are known by. */
export async function listPeople(tx: OfficeTransaction, actor: Actor): Promise<{ id: string; name: Texts }[]> {
	const office = actor.officeId;
	const { rows } = await sql<{ id: string; name: Texts }>`
		select p.id, case when p.name <> '{}' then p.name else coalesce(r.title, '{}') end as name
		from person p
		left join lateral (
			select rh.title from role_held rh
			where rh.office_id = ${office} and rh.person_id = p.id and rh.deleted_at is null
				and ${isRoleShown('rh', shownTo(actor))}
			order by rh.ends is not null, rh.id desc limit 1
		) as r on true
		where p.office_id = ${office} and p.deleted_at is null order by p.id limit 1000`.execute(tx);
	return rows;
}

export async function listOrganisations(
	tx: OfficeTransaction,
	office: OfficeId
): Promise<{ id: string; name: Texts }[]> {
	const { rows } = await sql<{ id: string; name: Texts }>`
		select id, name from organisation
		where office_id = ${office} and deleted_at is null order by id limit 1000`.execute(tx);
	return rows;
}
