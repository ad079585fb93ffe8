import { error } from '@sveltejs/kit';
import { listGoals } from '#features/goal/server/queries.ts';
import { listInitiatives } from '#features/initiative/server/list.ts';
import { requireMember, whyNot, type Desk } from '#features/member/server/gate.ts';
import { partnerNames } from '#features/organisation/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import { loadSite } from '#features/site/server/queries.ts';
import { siteHref } from '#features/site/site.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import { queueOf } from '../form.ts';
import { mayWithIdeas, refuseIdeas, type ideaRules } from '../policy.ts';
import { countQueues, listIdeas, loadIdea, wasErased } from './queries.ts';

type OfficeEvent = Parameters<typeof requireMember>[0];

/** Admits whoever may read what residents wrote; to all others there is no such page. */
export async function requireIdeas(event: OfficeEvent, action: keyof typeof ideaRules = 'read'): Promise<Desk> {
	const desk = await requireMember(event);
	const refused = refuseIdeas(desk.actor, action);
	if (refused?.reason === 'forbidden') error(403, whyNot(desk.actor));
	if (refused) error(404, m.error_not_found());
	return desk;
}

/** A page of a queue, and how much lies in the others. */
export async function loadQueuePage(event: OfficeEvent & { url: URL }) {
	const { db, actor, office } = await requireIdeas(event);
	const { searchParams } = event.url;
	const queue = queueOf(searchParams);
	const after = readCursor(searchParams.get('after'), isMoment);
	const [page, counts, site] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			listIdeas(tx, actor.officeId, queue, { after, size: PAGE_SIZE }),
			countQueues(tx, actor.officeId),
			loadSite(tx, actor.officeId)
		])
	);
	const [own = 'he'] = office.languages;
	return {
		...page,
		queue,
		queues: counts,
		hasMail: runtime().mail !== undefined,
		formHref: site.isOn && site.takesIdeas ? siteHref(office, own, 'ideas/new') : undefined
	};
}

/** So many initiatives can be chosen from when an idea is joined to one: the open ones, the latest first. */
const TO_JOIN = 300;

/** One idea with all that can be done about it. */
export async function loadHandling(event: OfficeEvent & { params: { id: string } }) {
	const { db, actor, office } = await requireIdeas(event);
	const { id } = event.params;
	const [idea, partners, goals, initiatives, site] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			loadIdea(tx, actor.officeId, id),
			partnerNames(tx, actor.officeId, shownTo(actor)),
			listGoals(tx, actor.officeId),
			listInitiatives(tx, actor, { words: '' }, { size: TO_JOIN }),
			loadSite(tx, actor.officeId)
		])
	);
	const [own = 'he'] = office.languages;
	return {
		idea: idea ?? missing(await wasErased(db, actor.officeId, id)),
		partners,
		goals: goals.map(({ id: goal, position, name }) => ({ id: goal, position, name })),
		initiatives: initiatives.rows.map(({ id: initiative, title, stage }) => ({ id: initiative, title, stage })),
		mayHandle: mayWithIdeas(actor, 'handle'),
		mayForget: mayWithIdeas(actor, 'forget'),
		publicHref: site.isOn && idea?.isPublished ? siteHref(office, own, `ideas/${id}`) : undefined
	};
}

/** Letters lead to ideas that were withdrawn since: whoever follows one is told so. */
function missing(isGone: boolean): never {
	if (isGone) error(410, m.residea_gone());
	error(404, m.error_not_found());
}

/** The key of a list by moments, as PostgreSQL writes them. */
function isMoment(key: string | null): boolean {
	return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/.test(key ?? '');
}
