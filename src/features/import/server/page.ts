import { shownTo } from '#features/member/policy.ts';
import { may } from '#features/member/policy.ts';
import { listPartnerNames } from '#features/partner/server/queries.ts';
import { hasPage, pathOfRecord } from '#features/subject/subject.ts';
import type { Proposal } from '#features/understanding/understanding.ts';
import { periodContaining } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { findPage } from '#platform/server/search-index.ts';
import {
	effective,
	IMPORTED_NOUNS,
	nounOf,
	type Import,
	type KeptParagraph,
	type KeptProposal,
	type RecordRef
} from '../import.ts';
import type { Candidate, Matched } from '../matching.ts';
import { importRules } from '../policy.ts';
import { asRegistered, fateOf, madeBy, matchesFor, partnerProposalIn, toldBy, type Around } from '../together.ts';
import {
	PAGE_OF_PROPOSALS,
	type Became,
	type Match,
	type Review,
	type ReviewFilters,
	type ReviewRow,
	type ReviewSection,
	type Shown,
	type UndoPreview
} from '../view.ts';
import { loadCandidates } from './candidates.ts';
import { previewUndo } from './commands.ts';
import type { Reviewer } from './decisions.ts';
import { loadImport, loadParagraphs, loadProposals } from './kept.ts';
import { loadImportRow, otherOfSameFile, titlesOf, type TitledRecord } from './queries.ts';

/** So many records are found for the words of whoever looks for one to merge with. */
const FOUND = 10;

/** A proposal with what becomes of it, for all that the page says of it. */
interface Looked {
	kept: KeptProposal;
	shown: Exclude<Shown, 'all'>;
	section: number;
}

/** All that the page of one import shows; undefined where it is not there, or not for whoever asks. */
export async function loadReview(reviewer: Reviewer, id: string, filters: ReviewFilters): Promise<Review | undefined> {
	const { db, actor, office } = reviewer;
	if (!may(importRules, actor, 'view')) return undefined;
	return db.forOffice(actor.officeId, async (tx) => {
		const [row, imported, proposals, paragraphs, sameAs] = await Promise.all([
			loadImportRow(tx, actor, id),
			loadImport(tx, actor.officeId, id),
			loadProposals(tx, actor.officeId, id),
			loadParagraphs(tx, actor.officeId, id),
			otherOfSameFile(tx, actor, id)
		]);
		if (!row || !imported) return undefined;
		const told = toldBy(proposals, imported.year);
		const merging = proposals.find((kept) => kept.id === filters.merge);
		const [candidates, titles, partners, found] = await Promise.all([
			loadCandidates(tx, actor, { told, startsIn: office.periodStartsIn }),
			titlesOf(
				tx,
				actor,
				proposals.flatMap(({ record }) => record ?? [])
			),
			listPartnerNames(tx, actor.officeId, shownTo(actor)),
			findToMerge(tx, reviewer, merging, filters.words)
		]);
		const around: Around = {
			...{ imported, candidates, madeHere: madeBy(proposals) },
			partnerProposal: (name) => partnerProposalIn(proposals, name)
		};
		const looked = proposals.map((kept): Looked => ({
			kept,
			shown: shownIn(kept, around),
			section: imported.sections.findIndex(({ from, to }) => isWithin(kept, from, to))
		}));
		const canReview = may(importRules, actor, 'review');
		const counts = countsOf(looked);
		const show = filters.show ?? (filters.at !== undefined ? 'all' : beginWith(counts));
		const { page, next } = pageOf(looked, { ...filters, show });
		const names = namesOf(
			page.map(({ kept }) => asRegistered(effective(kept), candidates)),
			candidates
		);
		return {
			import: { ...row, look: counts.look },
			canReview,
			passedOver: passedOverIn(paragraphs, proposals),
			hasRelativeDates: proposals.some(({ proposed }) => proposed.doubts.includes('year')),
			...{ sameAs: sameAs ?? null, counts, sure: canReview ? counts.sure : 0, show, next, names, found, partners },
			sections: sectionsOf(imported, looked),
			rows: page.map((each) => rowOf(each, around, { paragraphs, titles, office })),
			...{
				became: becameOf(proposals, titles, office),
				skipped: proposals.filter(({ decision }) => decision === 'skipped').length
			},
			canUndo:
				canReview &&
				isReviewed(imported) &&
				proposals.some(({ decision }) => decision === 'accepted' || decision === 'merged'),
			canRetry: canReview && imported.state === 'failed' && imported.sha256 !== null
		};
	});
}

/** The paragraphs of which nothing was proposed, but for the headings and what the speaker alone sees. */
function passedOverIn(paragraphs: readonly KeptParagraph[], proposals: readonly KeptProposal[]): Review['passedOver'] {
	const told = new Set(proposals.map(({ proposed }) => proposed.source.paragraph));
	return paragraphs
		.filter(({ kind, position }) => ['item', 'text', 'row'].includes(kind) && !told.has(position))
		.map(({ page, text, corrected }) => ({ page, text: corrected ?? text }));
}

function isReviewed({ state }: Pick<Import, 'state'>): boolean {
	return state === 'review' || state === 'finished';
}

function isWithin({ proposed }: KeptProposal, from: number, to: number): boolean {
	return proposed.source.paragraph >= from && proposed.source.paragraph < to;
}

/** What may be taken together, what a person must look at, what is decided. */
function shownIn(kept: KeptProposal, around: Around): Looked['shown'] {
	if (kept.decision !== 'open') return 'decided';
	return fateOf(kept, around) === 'left' ? 'look' : 'sure';
}

function countsOf(looked: readonly Looked[]): Record<Shown, number> {
	const of = (shown: Looked['shown']) => looked.filter((each) => each.shown === shown).length;
	return { look: of('look'), sure: of('sure'), decided: of('decided'), all: looked.length };
}

/** Whatever is left to do: first what is quickly done. */
function beginWith(counts: Readonly<Record<Shown, number>>): Shown {
	return (['sure', 'look'] as const).find((shown) => counts[shown] > 0) ?? 'all';
}

function pageOf(
	looked: readonly Looked[],
	{ show, section, from, kept: keptId, at }: ReviewFilters
): { page: Looked[]; next: number | undefined } {
	const wanted = looked.filter(
		(each) =>
			(show === 'all' || each.shown === show || each.kept.id === keptId) &&
			(section === undefined || each.section === section)
	);
	const begins = ({ kept }: Looked) =>
		at === undefined ? kept.position >= from : kept.proposed.source.paragraph >= at;
	const behind = wanted.filter(begins);
	const next = behind[PAGE_OF_PROPOSALS];
	return { page: behind.slice(0, PAGE_OF_PROPOSALS), next: next?.kept.position };
}

function sectionsOf({ sections }: Import, looked: readonly Looked[]): ReviewSection[] {
	return sections.map(({ kind, title, partner, page }, index) => {
		const within = looked.filter(({ section }) => section === index);
		const open = within.filter(({ kept }) => kept.decision === 'open').length;
		return { index, kind, title, partner, page, total: within.length, open };
	});
}

/** Where records are shown: most have a page; a highlight stands in that of its year, a goal in the list. */
function pathOf(
	{ noun, id }: RecordRef,
	{ startsOn, startsIn }: { startsOn?: string | null; startsIn: number }
): string | null {
	if (hasPage(noun)) return pathOfRecord({ noun, id });
	if (noun === 'goal') return '/goals';
	return startsOn ? `/highlights/${periodContaining(startsOn, startsIn).year}` : '/highlights';
}

type Office = Reviewer['office'];

interface Beside {
	paragraphs: readonly KeptParagraph[];
	titles: ReadonlyMap<string, TitledRecord>;
	office: Office;
}

function rowOf({ kept, shown }: Looked, around: Around, { paragraphs, titles, office }: Beside): ReviewRow {
	const { edits, record, ...rest } = kept;
	const paragraph = paragraphs[kept.proposed.source.paragraph];
	const matches = kept.decision === 'open' ? matchesFor(kept, around).map((each) => matchOf(each, around, office)) : [];
	return {
		...rest,
		proposed: asRegistered(effective(kept), around.candidates),
		confidence: paragraph?.corrected ? 'high' : (paragraph?.confidence ?? 'high'),
		doubts: paragraph?.corrected ? [] : (paragraph?.doubts ?? []),
		paragraph: paragraph?.corrected ?? paragraph?.text ?? kept.proposed.text,
		raw: paragraph?.raw ?? null,
		paragraphVersion: paragraph?.version ?? 0,
		isCorrected: typeof paragraph?.corrected === 'string',
		isEdited: Object.keys(edits).length > 0,
		asksForLook: shown === 'look',
		matches,
		record: record && recordOf(record, titles, office)
	};
}

function recordOf(record: RecordRef, titles: Beside['titles'], office: Office): NonNullable<ReviewRow['record']> {
	const found = titles.get(record.id);
	const path = found && !found.isDeleted ? pathOf(record, { startsIn: office.periodStartsIn }) : null;
	return { ...record, title: found?.title ?? {}, path };
}

function matchOf({ candidate, likeness, why }: Matched, { madeHere }: Around, office: Office): Match {
	const { noun, id, title, starts } = candidate;
	// What this very import has made is another thing that it tells of in like words.
	const isSame = likeness === 'same' && (noun === 'partner' || !madeHere.has(id));
	const path = pathOf(candidate, { startsIn: office.periodStartsIn }) ?? '';
	return { noun, id, title, path, date: starts, isSame, why };
}

/** The names of what proposals speak of by their ids. */
function namesOf(proposals: readonly Proposal[], candidates: readonly Candidate[]): Record<string, Texts> {
	const ids = new Set(
		proposals.flatMap((proposal) => {
			const named = 'partnerId' in proposal ? [proposal.partnerId] : [];
			if (proposal.type !== 'activity' && proposal.type !== 'initiative') return named;
			const { shownOn, people, organisations } = proposal;
			return [...named, shownOn?.partnerId, ...[...people, ...organisations].map(({ id }) => id)];
		})
	);
	return Object.fromEntries(candidates.filter(({ id }) => ids.has(id)).map(({ id, title }) => [id, title]));
}

/** The records of its noun that answer to some words, for a proposal that is to be merged. */
async function findToMerge(
	tx: OfficeTransaction,
	{ actor, office }: Reviewer,
	merging: KeptProposal | undefined,
	words: string
): Promise<Match[]> {
	if (!merging || words === '') return [];
	const noun = nounOf(effective(merging));
	const { rows } = await findPage(tx, words, shownTo(actor), { noun, after: undefined, size: FOUND });
	const refs = rows.map(({ id }) => ({ noun, id }));
	const titles = await titlesOf(tx, actor, refs);
	return rows.flatMap(({ id, datedOn }): Match[] => {
		const found = titles.get(id);
		if (!found || found.isDeleted) return [];
		const path = pathOf({ noun, id }, { startsIn: office.periodStartsIn }) ?? '';
		return [{ noun, id, title: found.title, path, date: noun === 'activity' ? datedOn : null, isSame: false, why: [] }];
	});
}

function becameOf(proposals: readonly KeptProposal[], titles: Beside['titles'], office: Office): Became[] {
	return IMPORTED_NOUNS.flatMap((noun) => {
		const decided = proposals.filter(({ record }) => record?.noun === noun);
		if (decided.length === 0) return [];
		const count = (decision: KeptProposal['decision']) => decided.filter((kept) => kept.decision === decision).length;
		const records = new Map(decided.flatMap(({ record }) => (record ? [[record.id, record] as const] : [])));
		return [
			{
				...{ noun, made: count('accepted'), merged: count('merged') },
				records: [...records.values()].map((record) => {
					const { id, title, path } = recordOf(record, titles, office);
					return { id, title, path };
				})
			}
		];
	});
}

/** What undoing an import would do, and what it cannot do; undefined where there is nothing to undo. */
export async function loadUndoPreview(reviewer: Reviewer, id: string, now: Date): Promise<UndoPreview | undefined> {
	const { db, actor, office } = reviewer;
	const row = await db.forOffice(actor.officeId, (tx) => loadImportRow(tx, actor, id));
	const undone = row && (await previewUndo(reviewer, id, now));
	if (!row || !undone?.ok) return undefined;
	const counted = (nouns: readonly UndoPreview['kept'][number]['noun'][]) =>
		IMPORTED_NOUNS.flatMap((noun) => {
			const count = nouns.filter((each) => each === noun).length;
			return count > 0 ? [{ noun, count }] : [];
		});
	return {
		import: row,
		...{ deleted: counted(undone.deleted), unmerged: counted(undone.unmerged) },
		kept: undone.kept.map((record) => ({ ...record, path: pathOf(record, { startsIn: office.periodStartsIn }) }))
	};
}
