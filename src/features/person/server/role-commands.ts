import type { Actor } from '#features/member/server/gate.ts';
import { changing, refuseChange } from '#features/member/server/owners.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { shownTo, VISIBILITIES } from '#features/member/policy.ts';
import { endsBeforeStart } from '#kernel/known-date.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, restoreRecord, saveRecord } from '#platform/server/records.ts';
import { areThere } from '#platform/server/references.ts';
import { indexRecord } from '#platform/server/search-index.ts';
import { personRules } from '../policy.ts';
import type { RoleEndInput, RoleInput } from '../form.ts';
import { roleWord } from '../role.ts';
import { loadPerson } from './queries.ts';
import { loadRole, rolesOfPeople, type RoleReading } from './role-queries.ts';

const EVERY_ROLE: RoleReading = { home: {}, shown: VISIBILITIES };

type Saved = Promise<{ ok: true; id: string } | Refusal>;

/** Adds or changes a role that a person holds. */
export async function saveRole(db: Database, actor: Actor, input: RoleInput): Saved {
	return changing(
		db,
		actor,
		{ rules: personRules, action: 'edit', noun: 'person', id: input.personId },
		async (tx) =>
			(await refuseChange(tx, actor, { rules: personRules, action: 'edit', noun: 'role_held', id: input.id })) ??
			writeRole(tx, actor, input)
	);
}

/** The same within a transaction that is already open; for loading an office. */
export async function writeRole(tx: OfficeTransaction, actor: Actor, input: RoleInput): Saved {
	if (!(await areThere(tx, actor.officeId, 'person', [input.personId]))) return { ok: false, reason: 'not_found' };
	if (!(await isThere(tx, actor.officeId, input.of))) {
		return { ok: false, reason: 'problem', field: 'of', code: 'gone' };
	}
	const saved = await saveRecord(tx, actor, 'role_held', input, {
		person_id: input.personId,
		kind: input.kind,
		title: input.title,
		partner_id: input.of?.noun === 'partner' ? input.of.id : null,
		organisation_id: input.of?.noun === 'organisation' ? input.of.id : null,
		starts: input.starts,
		ends: input.ends
	});
	if (saved.ok) await indexPerson(tx, actor.officeId, input.personId);
	return saved;
}

/** Says when a role ended. */
export async function endRole(db: Database, actor: Actor, input: RoleEndInput): Saved {
	return changing(db, actor, { rules: personRules, action: 'edit', noun: 'role_held', id: input.id }, async (tx) => {
		const role = await loadRole(tx, actor.officeId, input.id, EVERY_ROLE);
		if (!role) return { ok: false, reason: 'not_found' };
		if (endsBeforeStart({ starts: role.starts, ends: input.ended })) {
			return { ok: false, reason: 'problem', field: 'ended', code: 'ends_before_start' };
		}
		return saveRecord(tx, actor, 'role_held', input, { ends: input.ended });
	});
}

export async function deleteRole(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound | 'forbidden'>> {
	return changing(db, actor, { rules: personRules, action: 'delete', noun: 'role_held', id }, async (tx) => {
		const role = await loadRole(tx, actor.officeId, id, EVERY_ROLE);
		const gone = await deleteRecord(tx, actor, 'role_held', id);
		if (gone.ok && role) await indexPerson(tx, actor.officeId, role.personId);
		return gone;
	});
}

/** Brings a deleted role back: its person is found by it again. */
export async function restoreRole(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound>> {
	const restored = await restoreRecord(tx, actor, 'role_held', id);
	const role = restored.ok ? await loadRole(tx, actor.officeId, id, EVERY_ROLE) : undefined;
	if (role) await indexPerson(tx, actor.officeId, role.personId);
	return restored;
}

/** Whether that of which a role is to be is there. Nothing stands for the home city, which always is. */
export async function isThere(tx: OfficeTransaction, office: OfficeId, of: RoleInput['of']): Promise<boolean> {
	return of === null || areThere(tx, office, of.noun, [of.id]);
}

export async function hasRole(tx: OfficeTransaction, office: OfficeId, personId: string): Promise<boolean> {
	return (await rolesOfPeople(tx, office, [personId], EVERY_ROLE)).length > 0;
}

/**
 * Makes a person findable by name and by what they are: "mayor Poznań", in both languages. E-mail and telephone are
 * left out: a reader could find out by searching what the page does not show. So are the roles of partners that are
 * meant for the office alone.
 */
export async function indexPerson(tx: OfficeTransaction, office: OfficeId, id: string): Promise<void> {
	const person = await loadPerson(tx, office, id);
	if (!person || person.erasedAt !== null) return;
	const roles = await rolesOfPeople(tx, office, [id], { home: {}, shown: shownTo({ role: 'reader' }) });
	const words = roles.flatMap((role) => LANGUAGES.map((language) => roleWord(role.kind, language)));
	const texts = roles.flatMap((role) => [role.title, role.of.name]);
	await indexRecord(tx, office, 'person', id, { texts: [person.name, ...texts, ...words] });
}
