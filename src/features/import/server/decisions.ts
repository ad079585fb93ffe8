import { sql } from 'kysely';
import { may } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Desk } from '#features/member/server/gate.ts';
import type { Proposal } from '#features/understanding/understanding.ts';
import { newId } from '#kernel/id.ts';
import { dayAt } from '#kernel/period.ts';
import { mayTakeLong } from '#platform/server/database.ts';
import { editedProposal, editsOf } from '../edits.ts';
import type { DecisionInput, EditInput, MergeInput } from '../form.ts';
import { effective, type KeptProposal, type MadeRecord, type RecordRef } from '../import.ts';
import { foldedWording, lessonOfSpelling, lessonsOfEdits, type Lesson } from '../lessons.ts';
import { matchesOf } from '../matching.ts';
import { importRules } from '../policy.ts';
import { isSure } from '../proposing.ts';
import { fateOf, madeBy, partnerProposalIn, toldBy } from '../together.ts';
import { loadCandidates } from './candidates.ts';
import { loadImport, loadProposals, settleState } from './kept.ts';
import { merge } from './merging.ts';
import { orRefused, Refused } from './refused.ts';
import { addSources, candidateOf, decide, take, writtenVersion, type Deciding, type Wanted } from './taking.ts';
import { takeBack } from './undoing.ts';

/** Who reviews, at their desk or on the command line. */
export type Reviewer = Pick<Desk, 'db' | 'actor' | 'office'>;

type Decided = Promise<{ ok: true; id: string } | Refusal>;

/** Takes a proposal as it stands into the register. Done already, it stays as it is. */
export function acceptProposal(reviewer: Reviewer, importId: string, input: DecisionInput, now: Date): Decided {
	return deciding(reviewer, importId, now, async (work) => {
		const kept = await lockProposal(work, input, 'accepted');
		if (kept.decision === 'open') await accept(work, kept);
		return { ok: true, id: kept.id };
	});
}

/** Keeps what a person changed of a proposal, and takes it, unless it is to stay open. */
export function editProposal(reviewer: Reviewer, importId: string, input: EditInput, now: Date): Decided {
	return deciding(reviewer, importId, now, async (work) => {
		const kept = await lockProposal(work, input, input.isKept ? 'open' : 'accepted');
		if (kept.decision !== 'open') return { ok: true, id: kept.id };
		if (kept.proposed.type !== input.type) throw new Refused({ ok: false, reason: 'stale' });
		const edits = editsOf(kept.proposed, editedProposal(kept.proposed, input));
		const sure = isSure(effective({ ...kept, edits }), work.imported.isYearConfirmed);
		await sql`
			update import_proposal set edits = ${JSON.stringify(edits)}::jsonb, is_sure = ${sure}, version = version + 1
			where office_id = ${work.actor.officeId} and id = ${kept.id}`.execute(work.tx);
		const addsPartner = 'addsPartner' in input && input.addsPartner;
		if (!input.isKept) await accept(work, { ...kept, edits }, { addsPartner });
		return { ok: true, id: kept.id };
	});
}

/** Makes a proposal a further source of a record that is there. */
export function mergeProposal(reviewer: Reviewer, importId: string, input: MergeInput, now: Date): Decided {
	return deciding(reviewer, importId, now, async (work) => {
		const kept = await lockProposal(work, input, 'merged');
		const record = { noun: input.noun, id: input.recordId };
		if (kept.decision === 'open') await mergeWith(work, kept, record);
		else if (kept.record?.id !== record.id) throw new Refused({ ok: false, reason: 'stale' });
		return { ok: true, id: kept.id };
	});
}

export function skipProposal(reviewer: Reviewer, importId: string, input: DecisionInput, now: Date): Decided {
	return deciding(reviewer, importId, now, async (work) => {
		const kept = await lockProposal(work, input, 'skipped');
		if (kept.decision === 'open') await decide(work, kept, { decision: 'skipped' });
		return { ok: true, id: kept.id };
	});
}

/** Opens a decision again. What it made goes to the trash, and what it filled is emptied, unless somebody changed it since. */
export function reopenProposal(reviewer: Reviewer, importId: string, input: DecisionInput, now: Date): Decided {
	return deciding(reviewer, importId, now, async (work) => {
		const kept = await lockProposal(work, input, 'open');
		if (kept.decision === 'open') return { ok: true, id: kept.id };
		const stays = await takeBack(work, [kept]);
		const [first] = stays.kept;
		if (first) {
			const code = first.why === 'changed' ? 'changed_since' : 'used_since';
			throw new Refused({ ok: false, reason: 'problem', field: '', code });
		}
		return { ok: true, id: kept.id };
	});
}

/** So many are decided in one transaction: others wait for it a moment at most. */
const CHUNK = 60;

/** What came of taking all that are sure. left: those that a person must decide after all. */
export interface TakenTogether {
	ok: true;
	accepted: number;
	merged: number;
	left: number;
}

/**
 * Takes all proposals that are sure: what is there already becomes a source of it, what is not is added, partners
 * first. What may be the same as something else is left for a person.
 */
export async function acceptSure(reviewer: Reviewer, importId: string, now: Date): Promise<TakenTogether | Refusal> {
	const done: TakenTogether = { ok: true, accepted: 0, merged: 0, left: 0 };
	const tried = new Set<string>();
	let size = CHUNK;
	for (;;) {
		const before = [...tried];
		const some = await deciding(reviewer, importId, now, (work) => acceptSome(work, tried, size));
		if (!some.ok && some.reason !== 'problem') return some;
		if (some.ok) {
			done.accepted += some.accepted;
			done.merged += some.merged;
			done.left += some.left;
			if (!some.isMore) return done;
		} else if (size === 1) done.left += 1;
		else {
			// One of them cannot be taken after all: they are taken one by one, so that it alone is left.
			size = 1;
			tried.clear();
			for (const id of before) tried.add(id);
		}
	}
}

async function acceptSome(
	work: Working,
	tried: Set<string>,
	size: number
): Promise<TakenTogether & { isMore: boolean }> {
	await mayTakeLong(work.tx, 60);
	const done = { ok: true as const, accepted: 0, merged: 0, left: 0, isMore: false };
	const rank = ({ proposed }: KeptProposal) => (proposed.type === 'partner' ? 0 : 1);
	const open = work.proposals
		.filter((kept) => kept.decision === 'open' && kept.isSure && !tried.has(kept.id))
		.sort((a, b) => rank(a) - rank(b) || a.position - b.position);
	for (const kept of open.slice(0, size)) {
		tried.add(kept.id);
		// One that others named was taken with them.
		if (work.decided.has(kept.id)) continue;
		const fate = fateOf(kept, work);
		if (fate === 'left') done.left += 1;
		else if (fate === 'accepted') {
			await accept(work, kept);
			done.accepted += 1;
		} else {
			await mergeWith(work, kept, fate);
			done.merged += 1;
		}
	}
	return { ...done, isMore: open.length > size };
}

interface Working extends Deciding {
	proposals: KeptProposal[];
	/** Those that were decided in this transaction. */
	decided: Set<string>;
	/** Records that came from this import. */
	madeHere: Set<string>;
}

/** Everything that is decided on an import: by who may, on one that stands in review, in one transaction. */
async function deciding<Done>(
	{ db, actor, office }: Reviewer,
	importId: string,
	now: Date,
	work: (working: Working) => Promise<Done>
): Promise<Done | Refusal> {
	if (!may(importRules, actor, 'review')) return { ok: false, reason: 'forbidden' };
	const deciding = db.forOffice(actor.officeId, async (tx) => {
		const imported = await loadImport(tx, actor.officeId, importId, { isLocked: true });
		if (!imported) throw new Refused({ ok: false, reason: 'not_found' });
		if (imported.state !== 'review' && imported.state !== 'finished') throw new Refused({ ok: false, reason: 'stale' });
		const proposals = await loadProposals(tx, actor.officeId, importId);
		const told = toldBy(proposals, imported.year);
		const candidates = await loadCandidates(tx, actor, { told, startsIn: office.periodStartsIn });
		const writing = { actor, office, today: dayAt(now, office.timeZone) };
		const done = await work(workingOn({ ...writing, tx, imported, candidates }, proposals));
		await settleState(tx, actor.officeId, importId);
		return done;
	});
	return orRefused(deciding);
}

function workingOn(base: Omit<Deciding, 'takeFirst' | 'partnerProposal'>, proposals: KeptProposal[]): Working {
	const working: Working = {
		...base,
		...{ proposals, decided: new Set(), madeHere: madeBy(proposals) },
		partnerProposal: (name) => partnerProposalIn(proposals, name),
		takeFirst: (kept) => acceptPartner(working, kept)
	};
	return working;
}

/** @throws Refused where it is not there, or was decided or changed otherwise meanwhile */
async function lockProposal(
	{ tx, actor, proposals }: Working,
	{ id, version }: DecisionInput,
	wanted: KeptProposal['decision']
): Promise<KeptProposal> {
	const kept = proposals.find((each) => each.id === id);
	if (!kept) throw new Refused({ ok: false, reason: 'not_found' });
	await sql`select from import_proposal where office_id = ${actor.officeId} and id = ${id} for update`.execute(tx);
	// The same once more: a button that was pressed twice.
	const isDone = kept.decision === wanted && wanted !== 'open';
	const isReopened = wanted === 'open' && kept.decision === 'open' && kept.version === version + 1;
	if (isDone || isReopened) return kept;
	const isOpen = wanted === 'open' || kept.decision === 'open';
	if (kept.version !== version || !isOpen) throw new Refused({ ok: false, reason: 'stale' });
	return kept;
}

/** What is told of a partner before others can name it: the one that is there, or a new one. */
async function acceptPartner(work: Working, kept: KeptProposal): Promise<RecordRef> {
	await accept(work, kept);
	const record = kept.record;
	if (!record) throw new Error('a partner that was taken has a record');
	return record;
}

async function accept(work: Working, kept: KeptProposal, how: { addsPartner?: boolean } = {}): Promise<void> {
	const proposal: Wanted = { ...effective(kept), ...how };
	const there = alreadyThere(work, proposal);
	if (there) return mergeWith(work, kept, there);
	const { record, made } = await take(work, proposal);
	const version = await writtenVersion(work, record);
	await decide(work, kept, { decision: 'accepted', record, made, version });
	await addSources(work, kept, [record, ...agreementsOf(made)]);
	note(work, kept, record);
	work.madeHere.add(record.id);
	if (proposal.type === 'organisation' || proposal.type === 'person') {
		work.candidates.push(candidateOf(record.id, proposal.name, proposal.type));
	}
	await learn(work, [...lessonsOfEdits(kept.proposed, proposal), ...spellingOf(work, proposal)]);
}

function agreementsOf(made: readonly MadeRecord[]): RecordRef[] {
	return made.flatMap(({ noun, id }) => (noun === 'agreement' ? [{ noun, id }] : []));
}

/** A partner or a body that is called so already: nobody means a second one of the same name. */
function alreadyThere(work: Working, proposal: Proposal): RecordRef | undefined {
	if (proposal.type !== 'partner' && proposal.type !== 'organisation') return undefined;
	const [first] = matchesOf({ proposal, partners: [], year: null }, work.candidates);
	if (first?.likeness !== 'same') return undefined;
	return { noun: first.candidate.noun, id: first.candidate.id };
}

async function mergeWith(work: Working, kept: KeptProposal, record: RecordRef): Promise<void> {
	const proposal = effective(kept);
	const { filled, differs, made } = await merge(work, proposal, record);
	const version = await writtenVersion(work, record);
	await decide(work, kept, { decision: 'merged', record, made, filled, version });
	await addSources(work, kept, [record, ...agreementsOf(made)], differs);
	note(work, kept, record);
	const spelling = proposal.type === 'partner' ? spelt(work, proposal.partner, record.id) : spellingOf(work, proposal);
	await learn(work, [...lessonsOfEdits(kept.proposed, proposal), ...spelling]);
}

/** What later proposals of the same transaction see. */
function note(work: Working, kept: KeptProposal, record: RecordRef): void {
	work.decided.add(kept.id);
	kept.record = record;
	kept.decision = 'accepted';
}

/** A partner that a person chose for a name which the register does not know. */
function spellingOf(work: Working, proposal: Proposal): Lesson[] {
	if (proposal.type === 'partner' || !('partnerId' in proposal) || proposal.partnerId === null) return [];
	return spelt(work, proposal.partner, proposal.partnerId);
}

function spelt(work: Working, name: string | null, id: string): Lesson[] {
	const partner = work.candidates.find((each) => each.noun === 'partner' && each.id === id);
	if (!partner) return [];
	return lessonOfSpelling(name, { id, names: [...Object.values(partner.title), ...partner.also] });
}

/** Notes what the office learnt from this import; undone, it is forgotten with it. */
export async function learn(
	{ tx, actor, imported }: Pick<Deciding, 'tx' | 'actor' | 'imported'>,
	lessons: readonly Lesson[]
): Promise<void> {
	for (const { field, wording, meaning } of lessons) {
		const folded = foldedWording(wording);
		if (folded === '') continue;
		await tx
			.insertInto('import_lesson')
			.values({
				...{ office_id: actor.officeId, id: newId(), import_id: imported.id },
				...{ field, wording, folded, meaning }
			})
			.onConflict((conflict) =>
				conflict.constraint('import_lesson_once').doUpdateSet({ wording, meaning, created_at: sql`now()` })
			)
			.execute();
	}
}
