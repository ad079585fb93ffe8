import { error } from '@sveltejs/kit';
import { sql } from 'kysely';
import { listAttachments } from '#features/attachment/server/queries.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { listHistory } from '#features/history/server/queries.ts';
import { sourcesOf } from '#features/import/server/queries.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { initiativesOf, initiativesToLink } from '#features/initiative/server/activities.ts';
import { loadLine } from '#features/line/server/queries.ts';
import { may } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import { listSteps } from '#features/step/server/queries.ts';
import { dayAt } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { m } from '#paraglide/messages.js';
import { withoutMoney } from '../activity.ts';
import { activityRules, seesMoney } from '../policy.ts';
import type { ActivityRow } from '../view.ts';
import { activityColumns, loadActivity, loadParties } from './queries.ts';

/** What the page of one activity shows. */
export async function loadActivityPage({ db, actor, office }: Desk, id: string, now: Date) {
	const [activity, row, parties, goals, attachments, steps, history, sources, canEdit, along] = await db.forOffice(
		actor.officeId,
		(tx) =>
			Promise.all([
				loadActivity(tx, actor, id),
				loadRow(tx, actor, id),
				loadParties(tx, actor, id),
				listGoals(tx, actor.officeId),
				listAttachments(tx, actor, 'activity', id),
				listSteps(tx, actor, 'activity', id),
				listHistory(tx, { actor, office }, 'activity', id),
				sourcesOf(tx, actor, 'activity', id),
				isAllowed(tx, actor, { rules: activityRules, action: 'edit', noun: 'activity', id }),
				loadAlong(tx, actor, id, office.timeZone)
			])
	);
	if (!activity || !row) error(404, m.error_not_found());
	const canSeeMoney = seesMoney(actor, canEdit);
	return {
		activity: canSeeMoney ? activity : withoutMoney(activity),
		partners: row.partners,
		goals: goals.filter((goal) => row.goals.includes(goal.id)),
		...parties,
		attachments,
		steps,
		history,
		sources,
		today: dayAt(now, office.timeZone),
		timeZone: office.timeZone,
		canSeeMoney,
		canEdit,
		...along
	};
}

/** The initiatives that it is part of, each with its line, and those that it may be part of. */
async function loadAlong(tx: OfficeTransaction, actor: Actor, id: string, timeZone: string) {
	const canLink = may(initiativeRules, actor, 'edit');
	const [initiatives, choices] = await Promise.all([
		initiativesOf(tx, actor, id),
		canLink ? initiativesToLink(tx, actor, id) : []
	]);
	const lines = await Promise.all(initiatives.map((each) => loadLine(tx, actor, each.id, timeZone)));
	return { initiatives, choices, canLink, lines: lines.filter((line) => line !== undefined) };
}

async function loadRow(tx: OfficeTransaction, actor: Actor, id: string): Promise<ActivityRow | undefined> {
	const { rows } = await sql<ActivityRow>`
		select ${activityColumns(actor)} from activity a
		where a.office_id = ${actor.officeId} and a.id = ${id} and a.deleted_at is null`.execute(tx);
	return rows[0];
}
