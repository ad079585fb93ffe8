import { sql } from 'kysely';
import type { OrganisationRole, PersonRole } from '#features/activity/activity.ts';
import { may } from '#features/member/policy.ts';
import type {
	ActivityProposal,
	NamedPartner,
	PartnerProposal,
	Proposal
} from '#features/understanding/understanding.ts';
import type { Linked } from '#kernel/fields.ts';
import { newId } from '#kernel/id.ts';
import { periodOf } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { ClaimInput } from '#features/agreement/form.ts';
import { writeClaim } from '#features/agreement/server/commands.ts';
import {
	effective,
	type Import,
	type ImportedNoun,
	type KeptProposal,
	type MadeRecord,
	type RecordRef
} from '../import.ts';
import { nameOf, partnersNamed, type Candidate } from '../matching.ts';
import {
	offeredActivity,
	offeredAgreement,
	offeredGoal,
	offeredHighlight,
	offeredInitiative,
	offeredOrganisation,
	offeredPartner,
	offeredPerson,
	textsOf,
	type Around
} from '../offers.ts';
import { sourceWords } from '../labels.ts';
import { rulesOf, versionOf, writeRecord, type Inputs, type Writing } from './records.ts';
import { Refused } from './refused.ts';

/** An import while something of it is decided: its lock is held, and its proposals are at hand. */
export interface Deciding extends Writing {
	tx: OfficeTransaction;
	imported: Import;
	/** Of the register, with what was added since. */
	candidates: Candidate[];
	/** Takes another proposal of the same import first. */
	takeFirst(kept: KeptProposal): Promise<RecordRef>;
	/** Finds one that is called so, among those that stand open or became a partner. */
	partnerProposal(name: string): KeptProposal | undefined;
}

export interface Taken {
	record: RecordRef;
	made: MadeRecord[];
}

/** A proposal as a person left it, with what they want of a partner that nobody knows. */
export type Wanted = Proposal & { addsPartner?: boolean };

/** Writes the record that a proposal becomes, with what it needs. @throws Refused */
export async function take(deciding: Deciding, proposal: Wanted): Promise<Taken> {
	const made: MadeRecord[] = [];
	const around = await aroundOf(deciding, proposal, made);
	const write = async <Each extends ImportedNoun>(noun: Each, offer: Omit<Inputs[Each], 'id' | 'version'>) =>
		({ noun, id: await add(deciding, noun, offer) }) satisfies RecordRef;
	switch (proposal.type) {
		case 'activity':
			return { record: await write('activity', offeredActivity(proposal, around)), made };
		case 'initiative':
		case 'idea':
			return { record: await write('initiative', offeredInitiative(proposal, around)), made };
		case 'goal':
			return { record: await write('goal', offeredGoal(proposal, around)), made };
		case 'highlight':
			return { record: await write('highlight', offeredHighlight(proposal, around, periodStart(deciding))), made };
		case 'organisation':
			return { record: await write('organisation', offeredOrganisation(proposal, around)), made };
		case 'person':
			return { record: await write('person', offeredPerson(proposal, around)), made };
		case 'partner':
			return { record: await takePartner(deciding, proposal, around, made), made };
	}
}

async function takePartner(
	deciding: Deciding,
	proposal: PartnerProposal,
	around: Around,
	made: MadeRecord[]
): Promise<RecordRef> {
	const id = await add(deciding, 'partner', offeredPartner(proposal, around));
	deciding.candidates.push(candidateOf(id, proposal.partner ?? proposal.text));
	if (proposal.agreement) await addAgreement(deciding, proposal, id, made);
	return { noun: 'partner', id };
}

/** The agreement that a line of the register tells of, and when it says that it was signed. */
export async function addAgreement(
	deciding: Deciding,
	{ agreement, source }: PartnerProposal,
	partner: string,
	made: MadeRecord[]
): Promise<void> {
	if (!agreement) return;
	const id = await add(deciding, 'agreement', offeredAgreement(agreement.kind, partner));
	made.push({ noun: 'agreement', id, version: 1 });
	if (agreement.signed === null) return;
	made.push(await addClaim(deciding, { agreementId: id, date: agreement.signed, page: source.page, preferred: true }));
}

/** What this document says of a date of signature, or of what the agreement is. */
export async function addClaim(
	{ tx, actor, imported }: Deciding,
	said: { agreementId: string; date?: string; kind?: string; page: number; preferred: boolean }
): Promise<MadeRecord> {
	const { agreementId, date = null, kind = null, page, preferred } = said;
	const claim: ClaimInput = {
		...{ id: newId(), version: 0, agreementId, date, value: kind, sourceUrl: null, note: {}, preferred },
		...{ field: date === null ? 'kind' : 'signed', side: 'ours', source: sourceWords(imported, page) }
	};
	const written = await writeClaim(tx, actor, claim);
	if (!written.ok) throw new Refused(written);
	return { noun: 'claim', id: claim.id, version: 1 };
}

/** Adds a record the way its page does. @throws Refused */
export async function add<Each extends ImportedNoun>(
	deciding: Deciding,
	noun: Each,
	offer: Omit<Inputs[Each], 'id' | 'version'>
): Promise<string> {
	if (!may(rulesOf(noun), deciding.actor, 'edit')) throw new Refused({ ok: false, reason: 'forbidden' });
	const id = newId();
	const written = await writeRecord(deciding.tx, deciding, noun, { ...offer, id, version: 0 } as Inputs[Each]);
	if (!written.ok) throw new Refused(written);
	return id;
}

/** A highlight is of a year, which a person has to say. */
function periodStart({ imported, office }: Deciding): string {
	if (imported.year === null || !imported.isYearConfirmed) {
		throw new Refused({ ok: false, reason: 'problem', field: 'year', code: 'year_needed' });
	}
	return periodOf(imported.year, office.periodStartsIn).from;
}

/** What a proposal names, by the ids of the register. @param made gets the partner that was added for it */
export async function aroundOf(
	deciding: Deciding,
	proposal: Wanted,
	made: MadeRecord[],
	{ addsBodies = true }: { addsBodies?: boolean } = {}
): Promise<Around> {
	const { tongue, name } = deciding.imported;
	const around: Around = {
		...{ tongue: tongue ?? 'he', from: name, by: deciding.actor, today: deciding.today },
		...{ partners: [], shownOn: [], people: [], organisations: [] }
	};
	if (proposal.type === 'partner' || proposal.type === 'goal') return around;
	const partners = await partnersOf(deciding, proposal, { adds: proposal.addsPartner === true, made });
	if (proposal.type !== 'activity' && proposal.type !== 'initiative') return { ...around, partners };
	const shownOn = proposal.shownOn ? await partnersOf(deciding, proposal.shownOn, { isOptional: true, made }) : [];
	const { people, organisations } = await partiesOf(deciding, proposal, around, addsBodies ? made : null);
	return { ...around, partners, shownOn: shownOn.filter((id) => !partners.includes(id)), people, organisations };
}

interface Naming {
	/** A partner that nobody knows is added. */
	adds?: boolean;
	/** One that nobody knows is left out. */
	isOptional?: boolean;
	made: MadeRecord[];
}

/**
 * The partners that somebody is named as, in the register. One that is itself still proposed is taken first; one that
 * nobody knows is asked for.
 */
async function partnersOf(
	deciding: Deciding,
	named: NamedPartner,
	{ adds = false, isOptional = false, made }: Naming
): Promise<string[]> {
	const known = partnersNamed(named, deciding.candidates);
	if (known.length > 0 || named.partner === null || named.partner === '') return known;
	const proposed = deciding.partnerProposal(named.partner);
	if (proposed?.record) return [proposed.record.id];
	if (proposed?.decision === 'open') return [(await deciding.takeFirst(proposed)).id];
	if (isOptional) return [];
	if (!adds) throw new Refused({ ok: false, reason: 'problem', field: 'partner', code: 'partner_unknown' });
	const { tongue } = deciding.imported;
	const offer = offeredPartner(
		{
			...{
				type: 'partner',
				kind: 'city',
				country: null,
				status: 'active',
				agreement: null,
				doubts: [],
				text: named.partner
			},
			...{ partner: named.partner, partnerId: null, source: { page: 1, paragraph: 0, raw: '' } }
		},
		{
			tongue: tongue ?? 'he',
			from: '',
			by: deciding.actor,
			today: '',
			partners: [],
			shownOn: [],
			people: [],
			organisations: []
		}
	);
	const id = await add(deciding, 'partner', { ...offer, name: textsOf(named.partner, tongue ?? 'he') });
	deciding.candidates.push(candidateOf(id, named.partner));
	made.push({ noun: 'partner', id, version: 1 });
	return [id];
}

/**
 * The people and bodies of an activity. A body that nobody knows is added, as the person saw who accepted it; somebody
 * whom nobody knows is not: what is kept of people needs its reason (0028).
 * @param made null: no body is added
 */
async function partiesOf(
	deciding: Deciding,
	{ people, organisations }: ActivityProposal,
	around: Around,
	made: MadeRecord[] | null
) {
	const known = (noun: ImportedNoun, { id, name }: { id: string | null; name: string }) => {
		const isCalledSo = ({ title }: Candidate) => Object.values(title).some((each) => nameOf(each) === nameOf(name));
		return deciding.candidates.filter((each) => each.noun === noun && (each.id === id || isCalledSo(each)));
	};
	const linked: Linked<OrganisationRole>[] = [];
	for (const body of organisations) {
		const found = known('organisation', body);
		if (found.length > 1) continue;
		const id = found[0]?.id ?? (made && (await addBody(deciding, body.name, around, made)));
		if (id) linked.push({ id, role: body.role });
	}
	return {
		people: onceEach(
			people.flatMap((person): Linked<PersonRole>[] => {
				const [found, another] = known('person', person);
				return found && !another ? [{ id: found.id, role: person.role }] : [];
			})
		),
		organisations: onceEach(linked)
	};
}

async function addBody(deciding: Deciding, name: string, around: Around, made: MadeRecord[]): Promise<string> {
	const body = { type: 'organisation' as const, name, id: null, partner: null, partnerId: null, text: name };
	const source = { page: 1, paragraph: 0, raw: '' };
	const offer = offeredOrganisation({ ...body, doubts: [], source }, { ...around, partners: [] });
	const id = await add(deciding, 'organisation', offer);
	deciding.candidates.push(candidateOf(id, name, 'organisation'));
	made.push({ noun: 'organisation', id, version: 1 });
	return id;
}

function onceEach<Each extends { id: string }>(linked: readonly Each[]): Each[] {
	return [...new Map(linked.map((each) => [each.id, each])).values()];
}

export function candidateOf(id: string, name: string, noun: ImportedNoun = 'partner'): Candidate {
	return { noun, id, title: { he: name }, also: [], partners: [], kind: null, starts: null, ends: null, year: null };
}

/** Notes where a record comes from: the paragraph of a proposal. */
export async function addSources(
	{ tx, actor, imported }: Deciding,
	kept: KeptProposal,
	records: readonly RecordRef[],
	differs: Readonly<Record<string, unknown>> = {}
): Promise<void> {
	const { source, text } = effective(kept);
	const [first] = records;
	for (const { noun, id } of records) {
		await tx
			.insertInto('record_source')
			.values({
				...{
					office_id: actor.officeId,
					id: newId(),
					noun,
					record_id: id,
					import_id: imported.id,
					proposal_id: kept.id
				},
				...{ page: source.page, paragraph: source.paragraph, raw: source.raw, text },
				differs: JSON.stringify(id === first?.id ? differs : {})
			})
			.onConflict((conflict) => conflict.constraint('record_source_once').doNothing())
			.execute();
	}
}

/** Notes on a proposal what became of it. */
export async function decide(
	{ tx, actor }: Deciding,
	kept: KeptProposal,
	decided: {
		decision: KeptProposal['decision'];
		record?: RecordRef;
		made?: readonly MadeRecord[];
		filled?: Readonly<Record<string, unknown>>;
		version?: number | undefined;
	}
): Promise<void> {
	const { decision, record, made = [], filled = {}, version } = decided;
	await sql`
		update import_proposal set decision = ${decision}, decided_by = ${actor.userId}, decided_at = clock_timestamp(),
			record_noun = ${record?.noun ?? null}, record_id = ${record?.id ?? null}, record_version = ${version ?? null},
			made = ${JSON.stringify(made)}::jsonb, filled = ${JSON.stringify(filled)}::jsonb, version = version + 1
		where office_id = ${actor.officeId} and id = ${kept.id}`.execute(tx);
}

/** The version that a record has after it was written. */
export async function writtenVersion(deciding: Deciding, { noun, id }: RecordRef): Promise<number | undefined> {
	return versionOf(deciding.tx, deciding, noun, id);
}
