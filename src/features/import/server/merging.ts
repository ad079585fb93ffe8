import { disputingDates, preferredClaim } from '#features/agreement/agreement.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { listPartnerAgreements } from '#features/agreement/server/queries.ts';
import { may } from '#features/member/policy.ts';
import { refuseChange } from '#features/member/server/owners.ts';
import type { PartnerProposal, Proposal } from '#features/understanding/understanding.ts';
import { contradict, differing, fillingOf, withFilled, type Filled } from '../filling.ts';
import { nounOf, type ImportedNoun, type MadeRecord, type RecordRef } from '../import.ts';
import {
	offeredActivity,
	offeredGoal,
	offeredHighlight,
	offeredInitiative,
	offeredOrganisation,
	offeredPartner,
	offeredPerson
} from '../offers.ts';
import { readRecord, rulesOf, writeRecord, type Inputs } from './records.ts';
import { Refused } from './refused.ts';
import { addAgreement, addClaim, aroundOf, type Deciding, type Wanted } from './taking.ts';
import { followVersion } from './undoing.ts';

export interface Merged {
	filled: Filled;
	/** What this source says otherwise. */
	differs: Readonly<Record<string, unknown>>;
	made: MadeRecord[];
}

/** What of a record a further source may fill. Everything else is what the office has decided. */
const FILLABLE = {
	activity: ['title', 'direction', 'reason', 'reasonNote', 'starts', 'ends', 'participants', 'themes', 'partners'],
	agreement: [],
	goal: ['name'],
	highlight: ['text'],
	initiative: ['title', 'begun', 'expected', 'partners'],
	organisation: ['name'],
	partner: ['name', 'country'],
	person: ['name']
} as const satisfies { [Each in ImportedNoun]: readonly (keyof Inputs[Each])[] };

/**
 * Makes a proposal a further source of a record: it fills what is empty, and what it says otherwise stays beside it. Of
 * a date of signature that becomes a claim. @throws Refused
 */
export async function merge(deciding: Deciding, proposal: Wanted, { noun, id }: RecordRef): Promise<Merged> {
	if (noun !== nounOf(proposal)) throw new Refused({ ok: false, reason: 'not_found' });
	const { tx, actor } = deciding;
	const refused = await refuseChange(tx, actor, { rules: rulesOf(noun), action: 'edit', noun, id });
	if (refused) throw new Refused(refused);
	const record = await readRecord(tx, deciding, noun, id);
	if (!record) throw new Refused({ ok: false, reason: 'not_found' });
	const made: MadeRecord[] = [];
	const offer = await offerOf(deciding, proposal, made);
	const fillable: readonly string[] = FILLABLE[noun];
	const offered = Object.fromEntries(Object.entries(offer).filter(([field]) => fillable.includes(field)));
	const filled = endsAfterStart(record, fillingOf(record, offered));
	if (Object.keys(filled).length > 0) {
		const written = await writeRecord(tx, deciding, noun, withFilled(record, filled));
		if (!written.ok) throw new Refused(written);
		await followVersion(deciding, { noun, id }, record.version);
	}
	if (proposal.type === 'partner') await mergeAgreement(deciding, proposal, id, made);
	const said = noun === 'activity' ? differing<object>(record, offer, DIFFERING as never[]) : {};
	return { filled, differs: said, made };
}

/** What a source may say otherwise of an activity. */
const DIFFERING = ['starts', 'ends', 'status', 'kind', 'participants'];

/** A date that was filled may not contradict the one that was there. */
function endsAfterStart(record: object, filled: Filled): Filled {
	const { starts, ends } = { ...record, ...filled } as { starts?: string | null; ends?: string | null };
	if (!contradictsOrder(starts ?? null, ends ?? null)) return filled;
	return Object.fromEntries(Object.entries(filled).filter(([place]) => place !== 'starts' && place !== 'ends'));
}

function contradictsOrder(starts: string | null, ends: string | null): boolean {
	return starts === null ? ends !== null : contradict(starts, ends) && ends !== null && ends < starts;
}

async function offerOf(deciding: Deciding, proposal: Proposal, made: MadeRecord[]): Promise<object> {
	const around = await aroundOf(deciding, proposal, made, { addsBodies: false });
	switch (proposal.type) {
		case 'activity':
			return offeredActivity(proposal, around);
		case 'initiative':
		case 'idea':
			return offeredInitiative(proposal, around);
		case 'goal':
			return offeredGoal(proposal, around);
		case 'highlight':
			return offeredHighlight(proposal, around, '');
		case 'partner':
			return offeredPartner(proposal, around);
		case 'organisation':
			return offeredOrganisation(proposal, around);
		case 'person':
			return offeredPerson(proposal, around);
	}
}

/**
 * What a line of the register says of an agreement that is there: another year becomes a claim beside the one that
 * stands, and so does another kind. Where there is no agreement yet, it is added.
 */
async function mergeAgreement(
	deciding: Deciding,
	proposal: PartnerProposal,
	partner: string,
	made: MadeRecord[]
): Promise<void> {
	const { agreement, source } = proposal;
	if (!agreement || !may(agreementRules, deciding.actor, 'edit')) return;
	const agreements = await listPartnerAgreements(deciding.tx, deciding.actor.officeId, partner);
	const of = agreements.find(({ kind }) => kind === agreement.kind) ?? agreements[0];
	if (!of) return addAgreement(deciding, proposal, partner, made);
	const { page } = source;
	if (
		of.kind !== agreement.kind &&
		!of.claims.some(({ field, value }) => field === 'kind' && value === agreement.kind)
	) {
		made.push(await addClaim(deciding, { agreementId: of.id, kind: agreement.kind, page, preferred: false }));
	}
	if (agreement.signed === null) return;
	const stands = preferredClaim(of.claims, 'signed');
	const isKnown = [stands?.date, ...disputingDates(of, 'signed')].includes(agreement.signed);
	if (isKnown) return;
	made.push(await addClaim(deciding, { agreementId: of.id, date: agreement.signed, page, preferred: !stands }));
}
