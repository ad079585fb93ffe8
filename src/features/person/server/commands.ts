import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { savingName } from '#features/search/server/entries.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import { isEmpty } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import { personRules } from '../policy.ts';
import type { PersonInput, RoleInput } from '../form.ts';
import { internationalPhone } from '../phone.ts';
import { loadPerson } from './queries.ts';
import { hasRole, indexPerson, isThere, writeRole } from './role-commands.ts';

/** Adds or changes a person. @param homeCountry of telephone numbers without a country code */
export async function savePerson(
	db: Database,
	actor: Actor,
	input: PersonInput,
	homeCountry: string
): Promise<{ ok: true; id: string } | Refusal> {
	return changing(db, actor, { rules: personRules, action: 'edit', noun: 'person', id: input.id }, (tx) =>
		writePerson(tx, actor, input, homeCountry)
	);
}

/** The same within a transaction that is already open; for loading an office. */
export async function writePerson(
	tx: OfficeTransaction,
	actor: Actor,
	input: PersonInput,
	homeCountry: string
): Promise<{ ok: true; id: string } | Refusal> {
	const phone = input.phone === '' ? null : internationalPhone(input.phone, homeCountry);
	if (phone === undefined) return { ok: false, reason: 'problem', field: 'phone', code: 'not_a_phone' };
	const role = firstRole(input);
	if (isEmpty(input.name) && !role && !(await hasRole(tx, actor.officeId, input.id))) {
		return { ok: false, reason: 'problem', field: 'name', code: 'name_or_role' };
	}
	if (role && !(await isThere(tx, actor.officeId, role.of))) {
		return { ok: false, reason: 'problem', field: 'role.of', code: 'gone' };
	}
	if (await isErased(tx, actor.officeId, input.id)) return { ok: false, reason: 'not_found' };
	const { name, email, languages, note } = input;
	const receipt = { received_on: input.receivedOn, received_from: input.receivedFrom, notice_on: input.noticeOn };
	const saved = await savingName(tx, actor.officeId, 'person', input.id, () =>
		saveRecord(tx, actor, 'person', input, { name, email, phone, languages, note, ...receipt })
	);
	if (!saved.ok) return saved;
	if (role && saved.isNew) await writeRole(tx, actor, role);
	else await indexPerson(tx, actor.officeId, input.id);
	return saved;
}

/** Of whom nothing is known any more, nothing is written again. */
async function isErased(tx: OfficeTransaction, office: OfficeId, id: string): Promise<boolean> {
	return Boolean((await loadPerson(tx, office, id))?.erasedAt);
}

/** The role that comes with a new person; undefined where none was chosen. */
function firstRole({ id, version, role }: PersonInput): RoleInput | undefined {
	if (version > 0 || !role?.kind) return undefined;
	return { ...role, kind: role.kind, version: 0, personId: id, starts: null, ends: null };
}

export async function deletePerson(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound | 'forbidden'>> {
	return changing(db, actor, { rules: personRules, action: 'delete', noun: 'person', id }, (tx) =>
		deleteRecord(tx, actor, 'person', id)
	);
}
