import { needsReason, type Status } from '#features/activity/activity.ts';
import type { Proposal, ProposalDoubt } from '#features/understanding/understanding.ts';
import type { KeptProposal } from './import.ts';

/** Whether a proposal can be taken together with others: nothing of it was guessed, and nothing is missing. */
export function isSure(proposal: Proposal, isYearConfirmed: boolean): boolean {
	if (proposal.doubts.length > 0) return false;
	// A highlight is of a year, and nothing in its own words says of which.
	if (proposal.type === 'highlight') return isYearConfirmed;
	const owesReason = proposal.type === 'activity' && needsReason(proposal.status) && proposal.reason === null;
	return !owesReason;
}

/** What a report tells of itself as of its own year: not what it plans. */
const OF_THE_YEAR: readonly Status[] = ['done', 'cut_short', 'under_way', 'cancelled_after_preparation', 'cancelled'];

/**
 * A report of a year says of little when it was: what has no date in it was in that year, once a person has said which.
 * Then no date depends on a year that nobody has confirmed.
 */
export function dated(proposal: Proposal, year: number | null): Proposal {
	if (year === null) return proposal;
	const told = withDoubts(
		proposal,
		proposal.doubts.filter((doubt) => doubt !== 'year')
	);
	if (told.type !== 'activity' || told.starts !== null || told.when !== '') return told;
	return OF_THE_YEAR.includes(told.status) ? { ...told, starts: String(year) } : told;
}

/**
 * A proposal that was understood before a person confirmed the year, and not since, because it was decided. Its date is
 * no longer in doubt where it is of that year; where it is of another it may be wrong, but no longer for want of a year.
 */
export function withYearKnown(proposal: Proposal, year: number): Proposal {
	if (!proposal.doubts.includes('year')) return proposal;
	const rest = proposal.doubts.filter((doubt) => doubt !== 'year');
	const isOfYear = 'starts' in proposal && proposal.starts?.startsWith(String(year)) === true;
	return withDoubts(proposal, isOfYear || rest.includes('date') ? rest : [...rest, 'date']);
}

function withDoubts(proposal: Proposal, doubts: ProposalDoubt[]): Proposal {
	return { ...proposal, doubts };
}

/** What becomes of the proposals of a document that was understood anew. */
export interface Reproposed {
	/** Proposals that were not there. */
	added: { position: number; proposed: Proposal }[];
	/** Proposals that stand for the same place, whatever they say now. */
	changed: { kept: string; position: number; proposed: Proposal }[];
	/** Proposals that nothing stands for any more, by their ids. */
	dropped: string[];
}

/**
 * The same place and type is the same proposal. What was decided stays, and so does what a person has changed, even
 * where nothing is proposed there any more.
 */
export function reproposed(before: readonly KeptProposal[], proposals: readonly Proposal[]): Reproposed {
	const places = new Map<string, KeptProposal>();
	const count = counting();
	for (const kept of before) places.set(count(kept.proposed), kept);
	const result: Reproposed = { added: [], changed: [], dropped: [] };
	const again = counting();
	for (const [position, proposed] of proposals.entries()) {
		const place = again(proposed);
		const kept = places.get(place);
		places.delete(place);
		if (!kept) result.added.push({ position, proposed });
		else result.changed.push({ kept: kept.id, position, proposed });
	}
	for (const kept of places.values()) {
		if (kept.decision === 'open' && Object.keys(kept.edits).length === 0) result.dropped.push(kept.id);
	}
	return result;
}

/** Where a proposal stands: of several of a type in one place, which. */
function counting(): (proposal: Proposal) => string {
	const seen = new Map<string, number>();
	return ({ type, source }) => {
		const place = `${source.paragraph}/${source.cell ?? ''}/${type}`;
		const nth = seen.get(place) ?? 0;
		seen.set(place, nth + 1);
		return `${place}/${nth}`;
	};
}
