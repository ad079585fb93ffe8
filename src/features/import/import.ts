import type {
	DocumentTongue,
	Proposal,
	ProposalType,
	Section,
	SectionKind
} from '#features/understanding/understanding.ts';
import type { Confidence, ParagraphKind, ReadingDoubt, TextOrder } from '#kernel/read-document.ts';
import type { Texts } from '#kernel/texts.ts';

/**
 * Where an import is. reading: its file is being read. failed: it could not be. review: a person goes through what was
 * found. finished: nothing is left to decide. undone: all that was taken from it was taken back.
 */
export const IMPORT_STATES = ['reading', 'failed', 'review', 'finished', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What is being done while a document is read, in its order. */
export const READING_STEPS = ['reading', 'understanding', 'keeping'] as const;
export type ReadingStep = (typeof READING_STEPS)[number];

/** How far a step is, of a hundred: reading is most of the work, and nothing is known of what is left of it. */
const PROGRESS: Readonly<Record<ReadingStep, number>> = { reading: 20, understanding: 70, keeping: 90 };

/** How much of the reading is done, of a hundred. */
export function readingProgress({ state, step }: Pick<Import, 'state' | 'step'>): number {
	if (state !== 'reading') return 100;
	return step === null ? 0 : PROGRESS[step];
}

/**
 * Why a document could not be read. The words are messages. Those of the readers are theirs; file_gone: the kept file is
 * not there any more. no_right: whoever brought it has left the office. stopped: servers ended over it, several times.
 * ours: our own fault.
 */
export type ImportFailure = string;

/** One document that somebody brought in. */
export interface Import {
	id: string;
	/** As the file is called; '' where text was pasted. */
	name: string;
	mediaType: string;
	/** Its size. */
	bytes: number;
	/** The kept file; null: it was let go because it names somebody who was erased. */
	sha256: string | null;
	state: ImportState;
	step: ReadingStep | null;
	failure: ImportFailure | null;
	/** The limit that was broken, where the failure has one. */
	limit: number | null;
	/** The year of which it tells, as far as anybody knows. */
	year: number | null;
	/** Whether a person said so. */
	isYearConfirmed: boolean;
	tongue: DocumentTongue | null;
	/** Of a text, in which order its letters stood. */
	order: TextOrder | null;
	pages: number;
	sections: Section[];
	/** Who brought it, by name. */
	madeBy: string;
	/** ISO 8601, UTC. */
	madeAt: string;
	version: number;
}

/** A paragraph of the document, as it was found and as it is read. */
export interface KeptParagraph {
	position: number;
	page: number;
	kind: ParagraphKind;
	level: number;
	mark: string | null;
	text: string;
	cells: string[] | null;
	/** The lines as they were found; null: as they are read. */
	raw: string[] | null;
	confidence: Confidence;
	doubts: ReadingDoubt[];
	/** As a person put it right. */
	corrected: string | null;
	version: number;
}

/**
 * What a person decided on a proposal. open: nothing yet. accepted: it became a record. merged: it became a further
 * source of a record that was there. skipped: it is not wanted.
 */
export const DECISIONS = ['open', 'accepted', 'merged', 'skipped'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The records that a document can become. */
export const IMPORTED_NOUNS = [
	'partner',
	'agreement',
	'activity',
	'initiative',
	'goal',
	'highlight',
	'organisation',
	'person'
] as const;
export type ImportedNoun = (typeof IMPORTED_NOUNS)[number];

/** The noun of the record that a proposal becomes. */
const NOUN_OF: Readonly<Record<ProposalType, ImportedNoun>> = {
	goal: 'goal',
	partner: 'partner',
	highlight: 'highlight',
	activity: 'activity',
	initiative: 'initiative',
	idea: 'initiative',
	organisation: 'organisation',
	person: 'person'
};

export function nounOf({ type }: Pick<Proposal, 'type'>): ImportedNoun {
	return NOUN_OF[type];
}

/** A record, by what it is and which. */
export interface RecordRef {
	noun: ImportedNoun;
	id: string;
}

/** A record that was made for a proposal, and the version that it had then. */
export interface MadeRecord {
	noun: ImportedNoun | 'claim';
	id: string;
	version: number;
}

/** What a person made of single fields of a proposal. */
export type Edits = Readonly<Record<string, unknown>>;

/** A proposal as it is kept. */
export interface KeptProposal {
	id: string;
	/** Its place in the document, from 0. */
	position: number;
	section: SectionKind;
	/** As it was understood. */
	proposed: Proposal;
	edits: Edits;
	decision: Decision;
	/** ISO 8601, UTC, to the microsecond: what was decided last is taken back first. */
	decidedAt: string | null;
	/** Sure enough to be taken together with others: its text is, and no field was guessed. */
	isSure: boolean;
	/** What it became, and the version that this record had then. */
	record: RecordRef | null;
	recordVersion: number | null;
	/** What else was made for it. */
	made: readonly MadeRecord[];
	/** What of the record was empty and was filled, by its place: "starts", "title.en". */
	filled: Readonly<Record<string, unknown>>;
	version: number;
}

/** A proposal with what a person made of it. A date that a person typed is no guess. */
export function effective({ proposed, edits }: Pick<KeptProposal, 'proposed' | 'edits'>): Proposal {
	const proposal: Proposal = { ...proposed, ...edits };
	if (!hasTypedDate(proposed, proposal)) return proposal;
	return { ...proposal, doubts: proposal.doubts.filter((doubt) => doubt !== 'date' && doubt !== 'year') };
}

function hasTypedDate(proposed: Proposal, edited: Proposal): boolean {
	return JSON.stringify(datesOf(proposed)) !== JSON.stringify(datesOf(edited));
}

function datesOf(proposal: Proposal): unknown[] {
	if (proposal.type === 'partner') return [proposal.agreement?.signed];
	return 'starts' in proposal ? [proposal.starts, proposal.ends] : [];
}

/** Where a record, or a fact of it, comes from. */
export interface RecordSource {
	id: string;
	importId: string;
	/** The file. */
	name: string;
	page: number;
	/** Whether the pages of that file are slides. */
	isSlides: boolean;
	/** Counted from 0; the line of the import has the anchor "p" and this number. */
	paragraph: number;
	text: string;
	/** What this source says otherwise than the record. */
	differs: Readonly<Partial<Record<'starts' | 'ends' | 'status' | 'kind' | 'participants', unknown>>>;
}

/** What became of taking back a whole import. */
export interface Undone {
	/** The nouns of the records that lie in the trash now. */
	deleted: ImportedNoun[];
	/** The nouns of the records that are no longer filled from here. */
	unmerged: ImportedNoun[];
	/**
	 * Records that stay, and why. changed: somebody changed them since. used: other records hang on them. source: another
	 * document tells of them too.
	 */
	kept: (RecordRef & { title: Texts; why: 'changed' | 'used' | 'source' })[];
}

/** So many times the reading is begun again after the server that did it was stopped without a word. */
export const MOST_ATTEMPTS = 3;

/** The largest file, in bytes: a long deck full of photographs. */
export const LARGEST_IMPORT = 100 * 1024 * 1024;

/** The largest that goes through a form: what the server reads of one request, less what stands around the file. */
export const LARGEST_SENT = 30 * 1024 * 1024;

/** The longest text that is pasted, in characters: several hundred pages. */
export const LONGEST_PASTED = 2_000_000;

const SLIDES = new Set([
	'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	'application/vnd.oasis.opendocument.presentation'
]);

export function isSlides(mediaType: string): boolean {
	return SLIDES.has(mediaType);
}
