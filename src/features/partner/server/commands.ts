import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import { savingName } from '#features/search/server/entries.ts';
import { countryName } from '#kernel/format.ts';
import { newId } from '#kernel/id.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import { isEmpty } from '#kernel/texts.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import type { PartnerInput, StatusInput } from '../form.ts';
import { partnerRules } from '../policy.ts';
import { lastPosition, loadPartner } from './queries.ts';

type Refused = NotFound | 'forbidden';

/** Adds or changes a partner. A change of status is also added to the history of the relationship. */
export async function savePartner(
	db: Database,
	actor: Actor,
	input: PartnerInput
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	return changing(db, actor, { rules: partnerRules, action: 'edit', noun: 'partner', id: input.id }, (tx) =>
		writePartner(tx, actor, input)
	);
}

/** The same within a transaction that is already open. */
export async function writePartner(
	tx: OfficeTransaction,
	actor: Actor,
	input: PartnerInput
): Promise<Outcome<{ id: string; isNew: boolean }, NotFound | Stale>> {
	const before = await loadPartner(tx, actor.officeId, input.id);
	const position = input.position ?? before?.position ?? (await lastPosition(tx, actor.officeId)) + 1;
	const findable = {
		texts: [input.name, input.countryName, input.place, input.summary, ...namesOfCountry(input.country)],
		visibility: input.visibility
	};
	const outcome = await savingName(tx, actor.officeId, 'partner', input.id, () =>
		saveRecord(tx, actor, 'partner', input, columnsOf(input, position), { findable })
	);
	const changesStatus =
		before?.status !== input.status ||
		before.statusUntil !== input.statusUntil ||
		input.statusSince !== null ||
		!isEmpty(input.statusNote);
	if (outcome.ok && (outcome.isNew || before) && changesStatus) await addStatus(tx, actor, input);
	return outcome;
}

/** Changes where the relationship stands, and adds the change to its history. */
export async function changeStatus(
	db: Database,
	actor: Actor,
	input: StatusInput
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	return changing(db, actor, { rules: partnerRules, action: 'edit', noun: 'partner', id: input.id }, (tx) =>
		writeStatus(tx, actor, input)
	);
}

/** The same within a transaction that is already open. */
export async function writeStatus(
	tx: OfficeTransaction,
	actor: Actor,
	input: StatusInput
): Promise<Outcome<{ id: string }, NotFound | Stale>> {
	const before = await loadPartner(tx, actor.officeId, input.id);
	if (!before) return { ok: false, reason: 'not_found' };
	if (before.version !== input.version) return { ok: false, reason: 'stale' };
	const columns = { status: input.status, status_until: input.statusUntil };
	const outcome = await saveRecord(tx, actor, 'partner', input, columns, { linksAfter: reasonsOf(input) });
	if (outcome.ok) await addStatus(tx, actor, input);
	return outcome;
}

export async function deletePartner(db: Database, actor: Actor, id: string): Promise<Outcome<{ id: string }, Refused>> {
	return changing(db, actor, { rules: partnerRules, action: 'delete', noun: 'partner', id }, (tx) =>
		deleteRecord(tx, actor, 'partner', id)
	);
}

/** What the trail shows of a change beside the status itself. */
function reasonsOf({ statusSince, statusNote }: StatusInput): Record<string, unknown> {
	return {
		...(statusSince ? { status_since: statusSince } : {}),
		...(isEmpty(statusNote) ? {} : { status_note: statusNote })
	};
}

async function addStatus(tx: OfficeTransaction, actor: Actor, input: Omit<StatusInput, 'version'>): Promise<void> {
	await tx
		.insertInto('partner_status')
		.values({
			office_id: actor.officeId,
			id: newId(),
			partner_id: input.id,
			status: input.status,
			since: input.statusSince,
			until: input.statusUntil,
			note: input.statusNote
		})
		.execute();
}

/** A partner is found by its country as well, in both languages. */
export function namesOfCountry(code: string | null): string[] {
	return code === null ? [] : LANGUAGES.map((language) => countryName(code, language));
}

function columnsOf(input: PartnerInput, position: number) {
	return {
		position,
		kind: input.kind,
		name: input.name,
		local_language: input.localLanguage,
		country: input.country,
		country_name: input.countryName,
		shows_flag: input.showsFlag,
		place: input.place,
		latitude: input.latitude,
		longitude: input.longitude,
		time_zone: input.timeZone,
		wikidata_id: input.wikidataId,
		status: input.status,
		status_until: input.statusUntil,
		summary: input.summary,
		taking_part: input.takingPart,
		website: input.website,
		visibility: input.visibility
	};
}
