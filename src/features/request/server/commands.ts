import { sql } from 'kysely';
import { initiativeForm } from '#features/initiative/form.ts';
import { writeInitiative } from '#features/initiative/server/commands.ts';
import { tellOfRecommendation } from '#features/initiative/server/letters.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { shownTo, type Rules } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import { partnerForm } from '#features/partner/form.ts';
import { writePartner } from '#features/partner/server/commands.ts';
import { loadPartner } from '#features/partner/server/queries.ts';
import { rangeOf, type KnownDate } from '#kernel/known-date.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { newId } from '#kernel/id.ts';
import { isEmpty, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Json } from '#platform/server/audit.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { saveRecord, type RecordKey } from '#platform/server/records.ts';
import { askedNow, criteriaOf } from '../criteria.ts';
import type { GatesInput, OpenInput, RecommendInput, RequestInput, SeenInput, TalksInput } from '../form.ts';
import { gatesInWords, weightsInWords } from '../view.ts';
import { requestRules } from '../policy.ts';
import { COUNCIL_GATE, isNamedAlike, requestStage } from '../request.ts';
import { followRequest } from './following.ts';
import { loadOwnCriteria, loadRequest } from './queries.ts';

type Saved = Promise<{ ok: true; id: string } | Refusal>;
type RequestAction = typeof requestRules extends Rules<infer Action> ? Action : never;

/** Every command on a request that is there. */
export function changingRequest(
	db: Database,
	actor: Actor,
	{ id, action }: { id: string; action: RequestAction },
	work: (tx: OfficeTransaction) => Saved
): Saved {
	return changing(db, actor, { rules: requestRules, action, noun: 'initiative', id }, work);
}

/** Whoever changes what a request is measured by, or is recommended of it, and whoever assesses it: one after the other. */
export async function lockRequest(tx: OfficeTransaction, office: OfficeId, id: string): Promise<void> {
	await sql`select from partnership_request where office_id = ${office} and initiative_id = ${id} for update`.execute(
		tx
	);
}

/**
 * Opens a request: the initiative that it is, the partner that it is about, and what it is measured by from then on. An
 * initiative that is there already becomes one.
 * @param today YYYY-MM-DD at the office's place
 */
export async function openRequest(db: Database, actor: Actor, input: OpenInput, today: string): Saved {
	if (isAfter(input.appliedOn, today)) return { ok: false, reason: 'problem', field: 'appliedOn', code: 'not_yet' };
	return changingRequest(db, actor, { id: input.id, action: 'edit' }, async (tx) => {
		if (await isThereAlready(tx, actor, input)) {
			return { ok: false, reason: 'problem', field: 'partnerId', code: 'partner_there' };
		}
		return writeRequest(tx, actor, input, today);
	});
}

/** Whether the register has a partner of the name that would come into it, unless it is known to be another one. */
async function isThereAlready(tx: OfficeTransaction, actor: Actor, input: OpenInput): Promise<boolean> {
	if (input.partnerId !== null || input.isOther || (await loadRequest(tx, actor.officeId, input.id))) return false;
	const { rows } = await sql<{ name: Texts; country: string | null }>`
		select name, country from partner
		where office_id = ${actor.officeId} and deleted_at is null and visibility = any (${shownTo(actor)})`.execute(tx);
	const mayBe = (country: string | null) => country === null || input.country === null || country === input.country;
	return rows.some(({ name, country }) => mayBe(country) && isNamedAlike(name, input.name));
}

/** The same within a transaction that is already open; for loading an office. */
export async function writeRequest(tx: OfficeTransaction, actor: Actor, input: OpenInput, today: string): Saved {
	if (await loadRequest(tx, actor.officeId, input.id)) return { ok: true, id: input.id };
	const partner = await candidateOf(tx, actor, input);
	if (!partner) return { ok: false, reason: 'problem', field: 'partnerId', code: 'gone' };
	const key = await initiativeOf(tx, actor, input, { partner, today });
	if (!key.ok) return key;
	const values = { partner_id: partner.id, ...detailsOf(input) };
	const links = { linksBefore: {}, linksAfter: { ...values } };
	const saved = await saveRecord(tx, actor, 'initiative', key, { kind: 'partnership' }, links);
	if (!saved.ok) return saved;
	await tx
		.insertInto('partnership_request')
		.values({ office_id: actor.officeId, initiative_id: input.id, ...values })
		.execute();
	await writeCriteria(tx, actor, input.id);
	return { ok: true, id: input.id };
}

/** The initiative that a request is: one that is there already and is with the partner from now on, or a new one. */
async function initiativeOf(
	tx: OfficeTransaction,
	actor: Actor,
	{ id, version }: OpenInput,
	{ partner, today }: { partner: { id: string; name: Texts }; today: string }
): Promise<({ ok: true } & RecordKey) | Refusal> {
	const before = await loadInitiative(tx, actor, id);
	if (!before) {
		const blank = { ...blankInitiative(partner.name, today), partners: [partner.id] };
		const written = await writeInitiative(tx, actor, initiativeForm.parse({ ...blank, id, version: String(version) }), {
			today
		});
		return written.ok ? { ok: true, id, version: 1 } : written;
	}
	await tx
		.insertInto('initiative_partner')
		.values({ office_id: actor.officeId, initiative_id: id, partner_id: partner.id })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return { ok: true, id, version };
}

/** Changes what is known of a request. @param today YYYY-MM-DD at the office's place */
export async function saveRequest(db: Database, actor: Actor, input: RequestInput, today: string): Saved {
	if (isAfter(input.appliedOn, today)) return { ok: false, reason: 'problem', field: 'appliedOn', code: 'not_yet' };
	return changingRequest(db, actor, { id: input.id, action: 'edit' }, async (tx) => {
		const fallen = await approvalFallen(tx, actor, input.id);
		return fallen ? rewrite(tx, actor, input, { ...detailsOf(input), ...fallen }) : { ok: false, reason: 'not_found' };
	});
}

/** A date of what has happened that has not come, as far as it is known. */
function isAfter(date: KnownDate | null, today: string): boolean {
	const first = date === null ? undefined : rangeOf(date)?.first;
	return first !== undefined && first > today;
}

/**
 * Whoever stood for the page that the council is to read stands no more for one that says something else. After the
 * council has decided nothing falls: what it read is decided. undefined: there is no such request.
 */
async function approvalFallen(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<{ approved_by?: null; approved_at?: null } | undefined> {
	const [initiative, found] = await Promise.all([loadInitiative(tx, actor, id), loadRequest(tx, actor.officeId, id)]);
	if (!initiative || !found) return undefined;
	const stage = requestStage(initiative.stage, found.isInTalks);
	const isBeforeCouncil = stage === 'candidate' || stage === 'in_talks';
	return found.approvedAt !== null && isBeforeCouncil ? { approved_by: null, approved_at: null } : {};
}

/** Answers the gates that people answer; that of the council is answered by its decision. */
export async function answerGates(db: Database, actor: Actor, input: GatesInput): Saved {
	return changingRequest(db, actor, { id: input.id, action: 'edit' }, async (tx) => {
		const found = await loadRequest(tx, actor.officeId, input.id);
		if (!found) return { ok: false, reason: 'not_found' };
		const gates = found.criteria.filter(({ code, kind }) => kind === 'gate' && input.gates[code] !== undefined);
		const answered = gates.map((gate) => ({ ...gate, ...input.gates[gate.code] }));
		const beside = { before: { gates: gatesInWords(gates) }, after: { gates: gatesInWords(answered) } };
		const saved = await rewrite(tx, actor, input, (await approvalFallen(tx, actor, input.id)) ?? {}, beside);
		if (!saved.ok) return saved;
		for (const { code, answer, evidence } of answered) {
			await tx
				.updateTable('request_criterion')
				.set({ answer: code === COUNCIL_GATE ? 'open' : answer, evidence })
				.where('office_id', '=', actor.officeId)
				.where('initiative_id', '=', input.id)
				.where('code', '=', code)
				.execute();
		}
		return saved;
	});
}

/** Measures a request by what the office asks now, as long as nobody has handed an assessment in. */
export async function renewCriteria(db: Database, actor: Actor, input: SeenInput): Saved {
	return changingRequest(db, actor, { id: input.id, action: 'edit' }, async (tx) => {
		await lockRequest(tx, actor.officeId, input.id);
		const found = await loadRequest(tx, actor.officeId, input.id);
		if (!found) return { ok: false, reason: 'not_found' };
		const { rows } = await sql<{ count: number }>`
			select count(*) as count from assessment
			where office_id = ${actor.officeId} and initiative_id = ${input.id} and handed_in_at is not null`.execute(tx);
		if ((rows[0]?.count ?? 0) > 0) return { ok: false, reason: 'stale' };
		const now = askedNow(criteriaOf(await loadOwnCriteria(tx, actor.officeId)));
		const beside = { before: { criteria: weightsInWords(found.criteria) }, after: { criteria: weightsInWords(now) } };
		const saved = await rewrite(tx, actor, input, {}, beside);
		if (saved.ok) await writeCriteria(tx, actor, input.id, found.criteria);
		return saved;
	});
}

/** Talks have begun: the candidate is more than one. @param today YYYY-MM-DD at the office's place */
export async function beginTalks(db: Database, actor: Actor, input: TalksInput, today: string): Saved {
	if (isAfter(input.since, today)) return { ok: false, reason: 'problem', field: 'since', code: 'not_yet' };
	return changingRequest(db, actor, { id: input.id, action: 'talk' }, (tx) => writeTalks(tx, actor, input));
}

/** The same within a transaction that is already open; for loading an office. */
export async function writeTalks(tx: OfficeTransaction, actor: Actor, input: TalksInput): Saved {
	const [initiative, found] = await Promise.all([
		loadInitiative(tx, actor, input.id),
		loadRequest(tx, actor.officeId, input.id)
	]);
	if (!initiative || !found) return { ok: false, reason: 'not_found' };
	if (requestStage(initiative.stage, found.isInTalks) !== 'candidate') return { ok: false, reason: 'stale' };
	const saved = await rewrite(tx, actor, input, { is_in_talks: true, talks_since: input.since });
	if (saved.ok) await followRequest(tx, actor, input.id, input.since);
	return saved;
}

/** Writes what the council is to be told. Whoever stood for another wording stands for this one no more. */
export async function recommend(db: Database, actor: Actor, input: RecommendInput, now: Date): Saved {
	return changingRequest(db, actor, { id: input.id, action: 'recommend' }, async (tx) => {
		const found = await loadRequest(tx, actor.officeId, input.id);
		if (!found) return { ok: false, reason: 'not_found' };
		const saved = await rewrite(tx, actor, input, {
			...{ recommendation: input.recommendation, resolution: input.resolution },
			...{ recommended_by: actor.name, recommended_at: now.toISOString(), approved_by: null, approved_at: null }
		});
		if (saved.ok) await tellOfRecommendation(tx, actor, input.id);
		return saved;
	});
}

/** A director stands for what the council is told: from then on all who see the request see it, and the scores. */
export async function endorse(db: Database, actor: Actor, input: SeenInput, now: Date): Saved {
	return changingRequest(db, actor, { id: input.id, action: 'endorse' }, async (tx) => {
		const found = await loadRequest(tx, actor.officeId, input.id);
		if (!found) return { ok: false, reason: 'not_found' };
		// The button is not there before something was written, nor after it was approved.
		if (found.recommendedAt === null || found.approvedAt !== null) return { ok: false, reason: 'stale' };
		return rewrite(tx, actor, input, { approved_by: actor.name, approved_at: now.toISOString() });
	});
}

/**
 * A request is a part of its initiative: whatever changes it makes a new version of that, and is told in its trail.
 * @param initiative columns of the initiative itself @param before and @param after what the trail tells beside them
 */
export async function rewrite(
	tx: OfficeTransaction,
	actor: Actor,
	key: RecordKey,
	values: Record<string, unknown>,
	{ initiative = {}, before = {}, after = {} }: Beside = {}
): Saved {
	const was = await rowOf(tx, actor, key.id, Object.keys(values));
	const links = { linksBefore: { ...was, ...before }, linksAfter: { ...values, ...after } };
	const saved = await saveRecord(tx, actor, 'initiative', key, initiative, links);
	if (!saved.ok || Object.keys(values).length === 0) return saved;
	await tx
		.updateTable('partnership_request')
		.set(values as never)
		.where('office_id', '=', actor.officeId)
		.where('initiative_id', '=', key.id)
		.execute();
	return saved;
}

interface Beside {
	initiative?: Record<string, unknown>;
	before?: Record<string, Json>;
	after?: Record<string, Json>;
}

async function rowOf(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	columns: readonly string[]
): Promise<Record<string, Json>> {
	const { rows } = await sql<{ row: Record<string, Json> }>`
		select to_jsonb(r) as row from partnership_request r
		where r.office_id = ${actor.officeId} and r.initiative_id = ${id} for update`.execute(tx);
	const row = rows[0]?.row ?? {};
	return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

/** The criteria of the office, as those of a request; answers that were given already stay. */
async function writeCriteria(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	id: string,
	before: readonly { code: string; answer: string; evidence: Texts }[] = []
): Promise<void> {
	const given = new Map(before.map((each) => [each.code, each]));
	const now = askedNow(criteriaOf(await loadOwnCriteria(tx, officeId)));
	await tx
		.deleteFrom('request_criterion')
		.where('office_id', '=', officeId)
		.where('initiative_id', '=', id)
		.where('code', 'not in', ['', ...now.map(({ code }) => code)])
		.execute();
	for (const each of now) {
		const { answer, evidence } = given.get(each.code) ?? each;
		const row = { ...each, answer, evidence };
		const { code: _, ...changed } = row;
		await tx
			.insertInto('request_criterion')
			.values({ office_id: officeId, initiative_id: id, ...row })
			.onConflict((conflict) => conflict.columns(['office_id', 'initiative_id', 'code']).doUpdateSet(changed))
			.execute();
	}
}

/** The partner that a request is about: one of the register, or one that comes into it as a candidate. */
async function candidateOf(
	tx: OfficeTransaction,
	actor: Actor,
	{ partnerId, name, country, localLanguage }: OpenInput
): Promise<{ id: string; name: Texts } | undefined> {
	if (partnerId !== null) return loadPartner(tx, actor.officeId, partnerId);
	if (isEmpty(name)) return undefined;
	const blank = {
		kind: 'city',
		name,
		country: country ?? '',
		status: 'prospect',
		showsFlag: 'on',
		visibility: 'council'
	};
	const written = await writePartner(tx, actor, { ...partnerForm.parse({ ...blank, id: newId() }), localLanguage });
	return written.ok ? { id: written.id, name } : undefined;
}

/** As its form would send it. */
function blankInitiative(partner: Texts, today: string) {
	const title = Object.fromEntries(
		LANGUAGES.flatMap((locale) => {
			const name = partner[locale];
			return name ? [[locale, m.request_title_of({ partner: name }, { locale })]] : [];
		})
	);
	return { stage: 'proposal', title: isEmpty(title) ? partner : title, begun: today, visibility: 'council' };
}

function detailsOf(input: RequestInput | OpenInput) {
	return {
		agreement_kind: input.agreementKind,
		applied_by: input.appliedBy,
		applied_on: input.appliedOn,
		profile: input.profile,
		their_ties: input.theirTies,
		champions_here: input.championsHere,
		champions_there: input.championsThere,
		sources: input.sources
	};
}
