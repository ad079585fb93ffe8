import { sql } from 'kysely';
import type { ActivityInput } from '#features/activity/form.ts';
import { activityRules } from '#features/activity/policy.ts';
import { putActivityAside, writeActivity } from '#features/activity/server/commands.ts';
import { loadLinks } from '#features/activity/server/links.ts';
import { loadActivity } from '#features/activity/server/queries.ts';
import type { AgreementInput } from '#features/agreement/form.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { writeAgreement } from '#features/agreement/server/commands.ts';
import { loadAgreement, loadAgreementLinks } from '#features/agreement/server/queries.ts';
import type { GoalInput } from '#features/goal/form.ts';
import { goalRules } from '#features/goal/policy.ts';
import { writeGoal } from '#features/goal/server/commands.ts';
import { loadGoal } from '#features/goal/server/queries.ts';
import type { HighlightInput } from '#features/highlight/form.ts';
import { highlightRules } from '#features/highlight/policy.ts';
import { writeHighlight } from '#features/highlight/server/commands.ts';
import { loadHighlight } from '#features/highlight/server/queries.ts';
import type { InitiativeInput } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { writeInitiative } from '#features/initiative/server/commands.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { shownTo, type Rules } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { OrganisationInput } from '#features/organisation/form.ts';
import { organisationRules } from '#features/organisation/policy.ts';
import { writeOrganisation } from '#features/organisation/server/commands.ts';
import { loadOrganisation } from '#features/organisation/server/queries.ts';
import type { PartnerInput } from '#features/partner/form.ts';
import { partnerRules } from '#features/partner/policy.ts';
import { writePartner } from '#features/partner/server/commands.ts';
import { loadPartner } from '#features/partner/server/queries.ts';
import type { PersonInput } from '#features/person/form.ts';
import { personRules } from '#features/person/policy.ts';
import { writePerson } from '#features/person/server/commands.ts';
import { loadPerson } from '#features/person/server/queries.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord } from '#platform/server/records.ts';
import type { ImportedNoun } from '../import.ts';

/** Each noun as its own form has it: what an import writes goes the way of the pages. */
export interface Inputs {
	activity: ActivityInput;
	agreement: AgreementInput;
	goal: GoalInput;
	highlight: HighlightInput;
	initiative: InitiativeInput;
	organisation: OrganisationInput;
	partner: PartnerInput;
	person: PersonInput;
}

/** Who writes, for which office and on which day of it. */
export interface Writing {
	actor: Actor;
	office: Desk['office'];
	/** YYYY-MM-DD at the office's place. */
	today: string;
}

type Written = { ok: true; id: string } | Refusal;

interface Noun<Input> {
	rules: Rules<'edit' | 'delete'>;
	load(tx: OfficeTransaction, writing: Writing, id: string): Promise<Input | undefined>;
	write(tx: OfficeTransaction, writing: Writing, input: Input): Promise<Written>;
}

const NOUNS: { readonly [Each in ImportedNoun]: Noun<Inputs[Each]> } = {
	activity: {
		rules: activityRules,
		load: async (tx, { actor }, id) => {
			const [activity, links] = await Promise.all([loadActivity(tx, actor, id), loadLinks(tx, actor.officeId, id)]);
			return activity && ({ ...activity, ...links } as ActivityInput);
		},
		write: (tx, { actor }, input) => writeActivity(tx, actor, input)
	},
	agreement: {
		rules: agreementRules,
		load: async (tx, { actor }, id) => {
			const [agreement, links] = await Promise.all([
				loadAgreement(tx, actor.officeId, id, shownTo(actor)),
				loadAgreementLinks(tx, actor.officeId, id)
			]);
			return agreement && ({ ...agreement, ...links } as AgreementInput);
		},
		write: (tx, { actor }, input) => writeAgreement(tx, actor, input)
	},
	goal: {
		rules: goalRules,
		load: (tx, { actor }, id) => loadGoal(tx, actor.officeId, id),
		write: (tx, { actor }, input) => writeGoal(tx, actor, input)
	},
	highlight: {
		rules: highlightRules,
		load: async (tx, { actor }, id) => {
			const found = await loadHighlight(tx, actor.officeId, id, shownTo(actor));
			return found && { ...found, about: found.about && { noun: found.about.noun, id: found.about.id } };
		},
		write: (tx, { actor, office }, input) => writeHighlight(tx, actor, input, office.periodStartsIn)
	},
	initiative: {
		rules: initiativeRules,
		load: async (tx, { actor }, id) => {
			const found = await loadInitiative(tx, actor, id);
			if (!found) return undefined;
			const bodies = (role: string) => found.bodies.filter((body) => body.role === role).map((body) => body.id);
			return {
				...found,
				partners: found.partners.map((partner) => partner.id),
				goals: found.goals.map((goal) => goal.id),
				...{ leads: bodies('lead'), bodies: bodies('partner'), funders: bodies('funder'), sponsors: bodies('sponsor') }
			};
		},
		write: (tx, { actor, today }, input) => writeInitiative(tx, actor, input, { today, isLoaded: true })
	},
	organisation: {
		rules: organisationRules,
		load: (tx, { actor }, id) => loadOrganisation(tx, actor.officeId, id),
		write: (tx, { actor }, input) => writeOrganisation(tx, actor, input)
	},
	partner: {
		rules: partnerRules,
		load: async (tx, { actor }, id) => {
			const partner = await loadPartner(tx, actor.officeId, id);
			return partner && { ...partner, statusSince: null, statusNote: {} };
		},
		write: (tx, { actor }, input) => writePartner(tx, actor, input)
	},
	person: {
		rules: personRules,
		load: async (tx, { actor }, id) => {
			const person = await loadPerson(tx, actor.officeId, id);
			return person && !person.erasedAt
				? { ...person, phone: person.phone ?? '', languages: [...person.languages] as PersonInput['languages'] }
				: undefined;
		},
		write: (tx, { actor, office }, input) => writePerson(tx, actor, input, office.country)
	}
};

export function rulesOf(noun: ImportedNoun): Rules<'edit' | 'delete'> {
	return NOUNS[noun].rules;
}

/** A record as its form would have it; undefined where it is not there, or not for whoever asks. */
export async function readRecord<Each extends ImportedNoun>(
	tx: OfficeTransaction,
	writing: Writing,
	noun: Each,
	id: string
): Promise<Inputs[Each] | undefined> {
	return (NOUNS[noun] as Noun<Inputs[Each]>).load(tx, writing, id);
}

/** Adds or changes a record as its page does, within a transaction that is already open. */
export async function writeRecord<Each extends ImportedNoun>(
	tx: OfficeTransaction,
	writing: Writing,
	noun: Each,
	input: Inputs[Each]
): Promise<Written> {
	return (NOUNS[noun] as Noun<Inputs[Each]>).write(tx, writing, input);
}

/** Puts a record aside as its page does. */
export async function putAside(
	tx: OfficeTransaction,
	{ actor }: Writing,
	noun: ImportedNoun | 'claim',
	id: string
): Promise<void> {
	if (noun === 'activity') await putActivityAside(tx, actor, id);
	else await deleteRecord(tx, actor, noun, id);
}

/** The version that a record has now; undefined where it is not there. */
export async function versionOf(
	tx: OfficeTransaction,
	{ actor }: Writing,
	noun: ImportedNoun | 'claim',
	id: string
): Promise<number | undefined> {
	const { rows } = await sql<{ version: number }>`
		select r.version from ${sql.table(noun)} r
		where r.office_id = ${actor.officeId} and r.id = ${id} and r.deleted_at is null`.execute(tx);
	return rows[0]?.version;
}
