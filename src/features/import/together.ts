import type { NamedPartner, Proposal } from '#features/understanding/understanding.ts';
import { effective, type Import, type KeptProposal, type RecordRef } from './import.ts';
import { matchesOf, nameOf, partnersNamed, type Candidate, type Matched } from './matching.ts';
import { titled } from './offers.ts';
import { isSure } from './proposing.ts';

/** What is known around the proposals of an import. */
export interface Around {
	imported: Pick<Import, 'year' | 'isYearConfirmed'>;
	/** Of the register. */
	candidates: readonly Candidate[];
	/** Records that came from this very import. */
	madeHere: ReadonlySet<string>;
	partnerProposal(name: string): KeptProposal | undefined;
}

/** A proposal with the partners that the register has by now: of the same import, or of another one, they may be new. */
export function asRegistered(proposal: Proposal, candidates: readonly Candidate[]): Proposal {
	if (!('partnerId' in proposal)) return proposal;
	const known = <Named extends NamedPartner>(named: Named): Named => ({
		...named,
		partnerId: partnersNamed(named, candidates)[0] ?? named.partnerId
	});
	const registered = known(proposal);
	return 'shownOn' in registered && registered.shownOn
		? { ...registered, shownOn: known(registered.shownOn) }
		: registered;
}

/** The records that a proposal may be the same as. */
export function matchesFor(kept: KeptProposal, { imported, candidates }: Around): Matched[] {
	const proposal = effective(kept);
	const partners = 'partnerId' in proposal && proposal.type !== 'partner' ? partnersNamed(proposal, candidates) : [];
	return matchesOf({ proposal, partners, year: imported.year }, candidates);
}

/** What becomes of a proposal when all that are sure are taken together. left: a person must decide. */
export function fateOf(kept: KeptProposal, around: Around): 'left' | 'accepted' | RecordRef {
	const proposal = effective(kept);
	if (!isSure(proposal, around.imported.isYearConfirmed)) return 'left';
	if ('partnerId' in proposal && proposal.type !== 'partner' && !isKnownPartner(proposal, around)) return 'left';
	const [first, second] = matchesFor(kept, around);
	if (!first) return 'accepted';
	const { noun, id } = first.candidate;
	// What this very import has made is another thing that it tells of in like words.
	if (around.madeHere.has(id)) return proposal.type === 'partner' ? { noun, id } : 'accepted';
	// Two that are equally like it: only a person knows which.
	const isOne = first.likeness === 'same' && (second?.likeness !== 'same' || second.score < first.score);
	return isOne ? { noun, id } : 'left';
}

function isKnownPartner(named: NamedPartner, around: Around): boolean {
	if (named.partner === null || partnersNamed(named, around.candidates).length > 0) return true;
	const proposed = around.partnerProposal(named.partner);
	return proposed !== undefined && (proposed.record !== null || proposed.isSure);
}

/** The records that were made of proposals, and not found. */
export function madeBy(proposals: readonly KeptProposal[]): Set<string> {
	return new Set(proposals.flatMap(({ decision, record }) => (decision === 'accepted' && record ? [record.id] : [])));
}

/** The proposal of a partner that is called so, which stands open or has become one. */
export function partnerProposalIn(proposals: readonly KeptProposal[], name: string): KeptProposal | undefined {
	const wanted = nameOf(name);
	return proposals.find((kept) => {
		if (kept.proposed.type !== 'partner' || kept.decision === 'skipped') return false;
		return [effective(kept), kept.proposed].some((each) => 'partner' in each && nameOf(each.partner ?? '') === wanted);
	});
}

/** What a document may be about. */
export interface Told {
	/** The days, with a year around them: YYYY-MM-DD. */
	from: string;
	to: string;
	/** The titles under which its activities would be written, or are: of whatever year. */
	titles: string[];
}

/** @returns undefined where the proposals say nothing of when it was: it may be about any day */
export function toldBy(proposals: readonly KeptProposal[], year: number | null): Told | undefined {
	const told = proposals.map((kept) => effective(kept));
	const years = told.flatMap((proposal) => {
		const starts = 'starts' in proposal ? proposal.starts : null;
		return starts === null ? [] : [Number(/\d{4}/.exec(starts)?.[0])];
	});
	const all = year === null ? years : [...years, year];
	if (all.length === 0) return undefined;
	const titles = told.flatMap(({ type, text }) => (type === 'activity' ? [titled(text).title.toLowerCase()] : []));
	return { from: `${Math.min(...all) - 1}-01-01`, to: `${Math.max(...all) + 1}-12-31`, titles };
}
