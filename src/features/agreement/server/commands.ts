import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import { changing, refuseChange } from '#features/member/server/owners.ts';
import { indexNaming } from '#features/search/server/entries.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, restoreRecord, saveRecord } from '#platform/server/records.ts';
import type { Agreement, Claim } from '../agreement.ts';
import type { AgreementInput, ClaimInput } from '../form.ts';
import { agreementRules } from '../policy.ts';
import { loadAgreement, loadAgreementLinks, loadClaim } from './queries.ts';

type Refused = NotFound | 'forbidden';

export async function saveAgreement(
	db: Database,
	actor: Actor,
	input: AgreementInput
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	return changing(db, actor, { rules: agreementRules, action: 'edit', noun: 'agreement', id: input.id }, (tx) =>
		writeAgreement(tx, actor, input)
	);
}

/** The same within a transaction that is already open. */
export async function writeAgreement(
	tx: OfficeTransaction,
	actor: Actor,
	input: AgreementInput
): Promise<Outcome<{ id: string }, NotFound | Stale>> {
	const linksAfter = { partners: input.partners, signatories: input.signatories };
	const outcome = await saveRecord(tx, actor, 'agreement', input, columnsOf(input), {
		linksBefore: { ...(await loadAgreementLinks(tx, actor.officeId, input.id)) },
		linksAfter: { ...linksAfter }
	});
	if (!outcome.ok) return outcome;
	await writeLinks(tx, actor, input);
	await indexNaming(tx, actor.officeId, 'agreement', [input.id]);
	return outcome;
}

export async function deleteAgreement(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, Refused>> {
	return changing(db, actor, { rules: agreementRules, action: 'delete', noun: 'agreement', id }, (tx) =>
		deleteRecord(tx, actor, 'agreement', id)
	);
}

/** Adds or changes what a source says. At most one claim on each fact is preferred: the new preference wins. */
export async function saveClaim(
	db: Database,
	actor: Actor,
	input: ClaimInput
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	return changing(
		db,
		actor,
		{ rules: agreementRules, action: 'edit', noun: 'agreement', id: input.agreementId },
		async (tx) =>
			(await refuseChange(tx, actor, { rules: agreementRules, action: 'edit', noun: 'claim', id: input.id })) ??
			writeClaim(tx, actor, input)
	);
}

/** The same within a transaction that is already open. */
export async function writeClaim(
	tx: OfficeTransaction,
	actor: Actor,
	input: ClaimInput
): Promise<Outcome<{ id: string }, NotFound | Stale>> {
	const agreement = await loadAgreement(tx, actor.officeId, input.agreementId, VISIBILITIES);
	if (!agreement) return { ok: false, reason: 'not_found' };
	if (input.preferred) await dropPreference(tx, actor, input);
	const { agreementId, sourceUrl, id, version, ...columns } = input;
	return saveRecord(tx, actor, 'claim', input, { ...columns, agreement_id: agreementId, source_url: sourceUrl });
}

export async function deleteClaim(db: Database, actor: Actor, id: string): Promise<Outcome<{ id: string }, Refused>> {
	return changing(db, actor, { rules: agreementRules, action: 'edit', noun: 'claim', id }, (tx) =>
		deleteRecord(tx, actor, 'claim', id)
	);
}

/**
 * Chooses which date stands: that of one claim, which becomes the preferred one. Of the dates of signature reports
 * may also print all.
 */
export async function choosePrinted(
	db: Database,
	actor: Actor,
	agreementId: string,
	print: string
): Promise<Outcome<{ id: string }, Refused>> {
	return changing(
		db,
		actor,
		{ rules: agreementRules, action: 'edit', noun: 'agreement', id: agreementId },
		async (tx): Promise<Outcome<{ id: string }, NotFound>> => {
			const agreement = await loadAgreement(tx, actor.officeId, agreementId, VISIBILITIES);
			const claim = print === 'all' ? undefined : await loadClaim(tx, actor.officeId, print);
			const isOurs = print === 'all' || (claim?.agreementId === agreementId && claim.date !== null);
			if (!agreement || !isOurs) return { ok: false, reason: 'not_found' };
			const choice = chosen(agreement, claim);
			if (choice) await saveRecord(tx, actor, 'agreement', agreement, choice);
			if (claim && !claim.preferred) {
				await dropPreference(tx, actor, claim);
				await saveRecord(tx, actor, 'claim', claim, { preferred: true });
			}
			return { ok: true, id: agreementId };
		}
	);
}

/** What the choice changes in the agreement itself; undefined: nothing. */
function chosen(agreement: Agreement, claim: Claim | undefined): Record<string, unknown> | undefined {
	if (!claim) return agreement.printsAllDates ? undefined : { prints_all_dates: true };
	if (claim.field === 'signed') return agreement.printsAllDates ? { prints_all_dates: false } : undefined;
	if (claim.field === 'term_ends' && claim.date !== agreement.termEnds) return { term_ends: claim.date };
	return undefined;
}

/** Brings a deleted claim back. If another was preferred in the meantime, that one stays preferred. */
export async function restoreClaim(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound>> {
	await sql`
		update claim c set preferred = false
		where c.office_id = ${actor.officeId} and c.id = ${id} and exists (
			select from claim other where other.office_id = ${actor.officeId} and other.agreement_id = c.agreement_id
				and other.field = c.field and other.preferred and other.deleted_at is null)`.execute(tx);
	return restoreRecord(tx, actor, 'claim', id);
}

async function dropPreference(
	tx: OfficeTransaction,
	actor: Actor,
	{ agreementId, field, id }: Pick<ClaimInput, 'agreementId' | 'field' | 'id'>
): Promise<void> {
	const { rows } = await sql<{ id: string; version: number }>`
		select id, version from claim
		where office_id = ${actor.officeId} and agreement_id = ${agreementId} and field = ${field} and preferred
			and id <> ${id} and deleted_at is null`.execute(tx);
	for (const claim of rows) await saveRecord(tx, actor, 'claim', claim, { preferred: false });
}

async function writeLinks(
	tx: OfficeTransaction,
	actor: Actor,
	{ id, partners, signatories }: AgreementInput
): Promise<void> {
	const key = { office_id: actor.officeId, agreement_id: id };
	for (const table of ['agreement_partner', 'agreement_signatory'] as const) {
		await tx.deleteFrom(table).where('office_id', '=', actor.officeId).where('agreement_id', '=', id).execute();
	}
	await tx
		.insertInto('agreement_partner')
		.values(partners.map((partner) => ({ ...key, partner_id: partner })))
		.execute();
	if (signatories.length === 0) return;
	await tx
		.insertInto('agreement_signatory')
		.values(signatories.map((signatory) => ({ ...key, person_id: signatory.id, side: signatory.role })))
		.execute();
}

function columnsOf(input: AgreementInput) {
	return {
		kind: input.kind,
		status: input.status,
		title: input.title,
		scope: input.scope,
		council_decision: input.councilDecision,
		council_decided: input.councilDecided,
		term_ends: input.termEnds,
		renews_itself: input.renewsItself,
		notice_months: input.noticeMonths,
		prevailing_language: input.prevailingLanguage,
		prints_all_dates: input.printsAllDates,
		note: input.note
	};
}
