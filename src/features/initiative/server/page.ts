import { listAttachments } from '#features/attachment/server/queries.ts';
import { outcomesAt } from '#features/decision/decision.ts';
import { decisionRules } from '#features/decision/policy.ts';
import { listHistory } from '#features/history/server/queries.ts';
import { sourcesOf } from '#features/import/server/queries.ts';
import { loadLine } from '#features/line/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import { displayName } from '#features/person/person.ts';
import { loadPerson } from '#features/person/server/queries.ts';
import { rolesOfPeople } from '#features/person/server/role-queries.ts';
import { mayWithIdeas, seesIdeas } from '#features/resident-idea/policy.ts';
import { ideasBehind } from '#features/resident-idea/server/queries.ts';
import { listSteps } from '#features/step/server/queries.ts';
import type { Language } from '#kernel/language.ts';
import { dayAt } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { withoutBudget } from '../initiative.ts';
import { initiativeRules, seesBudget } from '../policy.ts';
import { movesFrom } from '../stage-rules.ts';
import { relatedOf } from './related.ts';
import { loadInitiative } from './queries.ts';
import { loadStanding } from './standing.ts';

/** All that the page of an initiative shows; undefined where it is not there for who looks. */
export async function loadInitiativePage(desk: Desk, id: string, { language, now }: { language: Language; now: Date }) {
	const { db, actor, office } = desk;
	const today = dayAt(now, office.timeZone);
	return db.forOffice(actor.officeId, async (tx) => {
		const initiative = await loadInitiative(tx, actor, id);
		if (!initiative) return undefined;
		const wanted = { rules: initiativeRules, noun: 'initiative', id } as const;
		const [line, ideas, steps, files, history, sources, related, canEdit, canMove, owner] = await Promise.all([
			loadLine(tx, actor, id, office.timeZone),
			seesIdeas(actor) ? ideasBehind(tx, actor.officeId, id, { readsWhole: mayWithIdeas(actor, 'read') }) : [],
			listSteps(tx, actor, 'initiative', id),
			listAttachments(tx, actor, 'initiative', id),
			listHistory(tx, desk, 'initiative', id),
			sourcesOf(tx, actor, 'initiative', id),
			relatedOf(tx, actor, id),
			isAllowed(tx, actor, { ...wanted, action: 'edit' }),
			isAllowed(tx, actor, { ...wanted, action: 'move' }),
			nameOf(tx, desk, initiative.ownerId, { language, today })
		]);
		const canSeeBudget = seesBudget(actor, canEdit);
		const standing = await loadStanding(tx, desk, initiative, { now, canEdit });
		return {
			initiative: canSeeBudget ? initiative : withoutBudget(initiative),
			...{ line, ideas, steps, files, history, sources, related, canEdit, owner, today, standing },
			moves: canMove ? movesFrom(initiative, actor) : [],
			isDecidable: outcomesAt(initiative.stage).length > 0,
			canDecide: may(decisionRules, actor, 'decide'),
			canMerge: await isAllowed(tx, actor, { ...wanted, action: 'merge' }),
			country: office.country,
			readsIdeas: mayWithIdeas(actor, 'read')
		};
	});
}

/** Where a record leads that was merged into another; undefined: it was not, or that one is not for who looks. */
export async function leadsTo(tx: OfficeTransaction, actor: Actor, id: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('initiative')
		.select('merged_into_id as into')
		.where('office_id', '=', actor.officeId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row?.into) return undefined;
	return (await loadInitiative(tx, actor, row.into)) ? row.into : leadsTo(tx, actor, row.into);
}

async function nameOf(
	tx: OfficeTransaction,
	{ actor, office }: Desk,
	personId: string | null,
	{ language, today }: { language: Language; today: string }
) {
	if (!personId) return undefined;
	const [person, roles] = await Promise.all([
		loadPerson(tx, actor.officeId, personId),
		rolesOfPeople(tx, actor.officeId, [personId], { home: office.city, shown: shownTo(actor) })
	]);
	const name = person && displayName(person, roles, language, today);
	return person && name ? { id: person.id, name } : undefined;
}
