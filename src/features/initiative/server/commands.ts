import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { shownTo } from '#features/member/policy.ts';
import { indexNaming } from '#features/search/server/entries.ts';
import { endsBeforeStart, isAfterDay } from '#kernel/known-date.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import { isEmpty } from '#kernel/texts.ts';
import type { Json } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import { areThere } from '#platform/server/references.ts';
import type { CompletionInput, InitiativeInput, MoveInput } from '../form.ts';
import { endedAfter, isOpen, type BodyRole } from '../initiative.ts';
import { initiativeRules } from '../policy.ts';
import { firstStages, isOfKind, ruleBetween, STAGE_TURNS } from '../stage-rules.ts';
import type { InitiativeLinks } from '../view.ts';
import { loadInitiative } from './queries.ts';
import { tellOfArrival } from './letters.ts';
import { tellOfStep } from './steps-taken.ts';

type Saved = Promise<{ ok: true; id: string } | Refusal>;

/** What is over was over on a day that has been. */
const NOT_OVER_YET = { ok: false, reason: 'problem', field: 'ended', code: 'not_yet' } as const;

/**
 * Adds or changes an initiative with all that it is linked to.
 * @param today YYYY-MM-DD at the office's place
 */
export async function saveInitiative(db: Database, actor: Actor, input: InitiativeInput, today: string): Saved {
	const wanted = { rules: initiativeRules, action: 'edit' as const, noun: 'initiative' as const, id: input.id };
	return changing(db, actor, wanted, async (tx) => {
		const saved = await writeInitiative(tx, actor, input, { today });
		if (saved.ok && saved.isNew) await tellOfArrival(tx, actor, input.id);
		return saved;
	});
}

/** How an initiative is written. */
interface Writing {
	/** YYYY-MM-DD at the office's place. */
	today: string;
	/** It was there before, elsewhere: what is new here did not come in today. */
	isLoaded?: boolean;
}

/** The same within a transaction that is already open. */
export async function writeInitiative(
	tx: OfficeTransaction,
	actor: Actor,
	input: InitiativeInput,
	{ today, isLoaded = false }: Writing
): Promise<{ ok: true; id: string; isNew: boolean } | Refusal> {
	const gone = await goneField(tx, actor, input);
	if (gone) return { ok: false, reason: 'problem', field: gone, code: 'gone' };
	const before = await loadInitiative(tx, actor, input.id);
	const { stage } = input;
	const isAllowed = before ? stage === before.stage : firstStages(actor).includes(stage);
	if (!isAllowed && input.version === (before?.version ?? 0)) {
		const code = before ? 'by_steps_only' : 'decision_needed';
		return { ok: false, reason: 'problem', field: 'stage', code };
	}
	if (isOpen(stage) && input.ended !== null)
		return { ok: false, reason: 'problem', field: 'ended', code: 'still_open' };
	if (input.ended !== null && isAfterDay(input.ended, today)) return NOT_OVER_YET;
	const ended = endedAfter({ from: before?.stage, to: stage }, input.ended, today);
	const saved = await saveRecord(
		tx,
		actor,
		'initiative',
		input,
		{
			...columnsOf(input),
			ended,
			...(before || isLoaded || !comesIn(input, today) ? {} : { stage_since: sql`now()` })
		},
		{ linksBefore: before ? linksOf(before) : {}, linksAfter: linksAfter(input) }
	);
	// A form that was sent twice has linked everything already; meanwhile somebody may have changed it.
	if (!saved.ok || (!saved.isNew && input.version === 0)) return saved;
	await replaceLinks(tx, actor, input);
	await indexNaming(tx, actor.officeId, 'initiative', [input.id]);
	return saved;
}

/** Whether something comes to its stage by being written down: an idea or a proposal, unless it began before. */
function comesIn({ stage, begun }: Pick<InitiativeInput, 'stage' | 'begun'>, today: string): boolean {
	return STAGE_TURNS[stage].answerWithin !== null && (begun === null || begun === today);
}

/** What the row keeps of the form. */
function columnsOf(input: InitiativeInput) {
	const { stage, title, details, standing, ownerId, expected, begun, visibility, kind } = input;
	const { source, sourceBodyId, sourceNote, themes, programme, risks, outcome, currency } = input;
	return {
		...{ stage, title, details, standing, owner_id: ownerId, expected, begun, visibility },
		...{ source, source_body_id: sourceBodyId, source_note: sourceNote, themes, programme, risks, outcome, currency },
		...{ budget_planned: input.budgetPlanned, budget_actual: input.budgetActual },
		...(kind === null ? {} : { kind })
	};
}

/**
 * Moves an initiative to another stage: a way that its stage has, that needs no decision and is the actor's to go. With
 * the last stage it is over, and with what is taken up again it is not.
 * @param today YYYY-MM-DD at the office's place
 */
export async function moveInitiative(
	db: Database,
	actor: Actor,
	input: MoveInput & Partial<CompletionInput>,
	today: string
): Saved {
	const wanted = { rules: initiativeRules, action: 'move' as const, noun: 'initiative' as const, id: input.id };
	return changing(db, actor, wanted, (tx) => moveWithin(tx, actor, input, today));
}

async function moveWithin(
	tx: OfficeTransaction,
	actor: Actor,
	input: MoveInput & Partial<CompletionInput>,
	today: string
): Saved {
	const initiative = await loadInitiative(tx, actor, input.id);
	if (!initiative) return { ok: false, reason: 'not_found' };
	const { stage } = input;
	const rule = ruleBetween(initiative.stage, stage);
	// Somebody else has moved it, or the button was never there.
	if (rule?.through !== 'move' || !isOfKind(rule, initiative.kind)) return { ok: false, reason: 'stale' };
	if (!rule.who.includes(actor.role)) return { ok: false, reason: 'forbidden' };
	const outcome = input.outcome ?? initiative.outcome;
	if (rule.needs.includes('outcome') && isEmpty(outcome)) {
		return { ok: false, reason: 'problem', field: 'outcome', code: 'required' };
	}
	if (input.ended && isAfterDay(input.ended, today)) return NOT_OVER_YET;
	if (input.ended && endsBeforeStart({ starts: initiative.begun, ends: input.ended })) {
		return { ok: false, reason: 'problem', field: 'ended', code: 'ends_before_start' };
	}
	const ended = endedAfter({ from: initiative.stage, to: stage }, input.ended ?? initiative.ended, today);
	const saved = await saveRecord(tx, actor, 'initiative', input, {
		...{ stage, ended, outcome, stage_since: sql`now()`, put_off_until: null },
		// Whoever had it on the desk has seen to it; it is the turn of others now.
		assignee: null,
		...(input.budgetActual === undefined ? {} : { budget_actual: input.budgetActual })
	});
	if (!saved.ok) return saved;
	await indexNaming(tx, actor.officeId, 'initiative', [input.id]);
	const { stage: from, assignee } = initiative;
	await tellOfStep(tx, actor, { initiativeId: input.id, from, to: stage, on: today, assignee, outcome });
	return saved;
}

/** Completes an initiative: it is told what came of it. @param today YYYY-MM-DD at the office's place */
export function completeInitiative(db: Database, actor: Actor, input: CompletionInput, today: string): Saved {
	return moveInitiative(db, actor, { ...input, stage: 'completed' }, today);
}

export async function deleteInitiative(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound | 'forbidden'>> {
	return changing(db, actor, { rules: initiativeRules, action: 'delete', noun: 'initiative', id }, (tx) =>
		deleteRecord(tx, actor, 'initiative', id)
	);
}

/** The field that names a record which is not there; undefined when all are. */
async function goneField(tx: OfficeTransaction, actor: Actor, input: InitiativeInput): Promise<string | undefined> {
	const office = actor.officeId;
	const checks = await Promise.all([
		areThere(tx, office, 'person', [input.ownerId]),
		areThere(tx, office, 'partner', input.partners),
		areThere(tx, office, 'goal', input.goals),
		areThere(tx, office, 'organisation', input.leads),
		areThere(tx, office, 'organisation', input.bodies),
		areThere(tx, office, 'organisation', input.funders),
		areThere(tx, office, 'organisation', input.sponsors),
		areThere(tx, office, 'organisation', [input.sourceBodyId])
	]);
	const fields = ['ownerId', 'partners[]', 'goals[]', 'leads[]', 'bodies[]', 'funders[]', 'sponsors[]', 'sourceBodyId'];
	return fields[checks.indexOf(false)];
}

function bodiesOf({ leads, bodies, funders, sponsors }: InitiativeInput): { id: string; role: BodyRole }[] {
	const as = (role: BodyRole) => (id: string) => ({ id, role });
	return [
		...leads.map(as('lead')),
		...bodies.map(as('partner')),
		...funders.map(as('funder')),
		...sponsors.map(as('sponsor'))
	];
}

/** The links as the trail shows them. */
function linksAfter(input: InitiativeInput): Record<string, Json> {
	return {
		partners: input.partners.toSorted(),
		goals: input.goals.toSorted(),
		organisations: bodiesOf(input)
			.map(({ id, role }) => `${role}:${id}`)
			.toSorted()
	};
}

function linksOf({ partners, goals, bodies }: InitiativeLinks): Record<string, Json> {
	return {
		partners: partners.map((partner) => partner.id).toSorted(),
		goals: goals.map((goal) => goal.id).toSorted(),
		organisations: bodies.map((body) => `${body.role}:${body.id}`).toSorted()
	};
}

/** What each table of links leads to. */
const TARGETS = {
	initiative_partner: 'partner',
	initiative_goal: 'goal',
	initiative_organisation: 'organisation'
} as const;

async function replaceLinks(tx: OfficeTransaction, actor: Actor, input: InitiativeInput): Promise<void> {
	const key = { office_id: actor.officeId, initiative_id: input.id };
	const rows = {
		initiative_partner: input.partners.map((partner_id) => ({ ...key, partner_id })),
		initiative_goal: input.goals.map((goal_id) => ({ ...key, goal_id })),
		initiative_organisation: bodiesOf(input).map(({ id, role }) => ({ ...key, organisation_id: id, role }))
	};
	for (const table of ['initiative_partner', 'initiative_goal', 'initiative_organisation'] as const) {
		const target = TARGETS[table];
		// A link to a record that was deleted, or is not meant for the actor, stays: the form did not show it.
		const isShown = target === 'partner' ? sql`and target.visibility = any (${shownTo(actor)})` : sql``;
		await sql`
			delete from ${sql.table(table)} link
			where link.office_id = ${actor.officeId} and link.initiative_id = ${input.id}
				and exists (select from ${sql.table(target)} target where target.office_id = link.office_id
					and target.id = ${sql.ref(`link.${target}_id`)} and target.deleted_at is null ${isShown})`.execute(tx);
		if (rows[table].length === 0) continue;
		await tx
			.insertInto(table)
			.values(rows[table])
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
}
