import type { AgreementKind } from '#features/agreement/agreement.ts';
import type {
	Direction,
	Kind,
	OrganisationRole,
	PersonRole,
	Reason,
	Status,
	Theme
} from '#features/activity/activity.ts';
import type { PartnerKind, TieStatus } from '#features/partner/partner.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** What is known before a document is read: the register of the office, and what it learnt from earlier imports. */
export interface Known {
	/** The office's own city, in the languages that it is known in. */
	city: Texts;
	partners: readonly KnownPartner[];
	organisations: readonly { id: string; name: Texts }[];
	people: readonly { id: string; name: Texts }[];
	/** What a person put right in earlier imports. */
	learnt: readonly Learnt[];
}

export interface KnownPartner {
	id: string;
	name: Texts;
	/** Other spellings under which documents of this office have named it. */
	alsoCalled: readonly string[];
	country: string | null;
}

/** A wording that a person gave a meaning: the next document that says the same means the same. */
export interface Learnt {
	/** Of what: how a name is spelt, or which kind or status a wording stands for. */
	field: 'partner' | 'kind' | 'status';
	wording: string;
	/** The id of a partner, or a code. */
	meaning: string;
}

/** The words of the document decide, not those of the page. */
export type DocumentTongue = 'he' | 'en' | 'de';

/** What a stretch of a document is about. */
export const SECTION_KINDS = [
	'cover',
	'goals',
	'register',
	'highlights',
	'partner',
	'in_progress',
	'ideas',
	'activities',
	'summary',
	'other'
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

export interface Section {
	kind: SectionKind;
	/** As the document has it. */
	title: string;
	/** Of one partner's section: as the document spells it. */
	partner: string | null;
	/** The paragraphs of it, counted through the document from 0: from the heading up to and without `to`. */
	from: number;
	to: number;
	page: number;
}

/** Where a proposal comes from. */
export interface Source {
	/** From 1. */
	page: number;
	/** Which paragraph, counted through the whole document from 0. */
	paragraph: number;
	/** Which cell of a row, from 0; undefined: the paragraph as a whole. */
	cell?: number;
	/** As it was found, before anything was put right. */
	raw: string;
}

export const PROPOSAL_TYPES = [
	'goal',
	'partner',
	'highlight',
	'activity',
	'initiative',
	'idea',
	'organisation',
	'person'
] as const;
export type ProposalType = (typeof PROPOSAL_TYPES)[number];

/**
 * What a person should look at before taking a proposal. text: the paragraph itself is not sure. The others: that field
 * was guessed, or may be one of several. year: a date is told from the year of the report, which nobody has confirmed.
 * section: named under another partner's heading.
 */
export const PROPOSAL_DOUBTS = [
	'text',
	'partner',
	'kind',
	'status',
	'direction',
	'date',
	'year',
	'reason',
	'section'
] as const;
export type ProposalDoubt = (typeof PROPOSAL_DOUBTS)[number];

interface Proposed {
	/** Its paragraph, or the one cell that says what was done. */
	text: string;
	source: Source;
	doubts: ProposalDoubt[];
}

/** The partner that something is with. */
export interface NamedPartner {
	/** As the document spells it; null: it names none. */
	partner: string | null;
	/** Of the register, where it is known there. */
	partnerId: string | null;
}

/** A line of the register: a tie, and where the line says so its agreement. */
export interface PartnerProposal extends Proposed, NamedPartner {
	type: 'partner';
	kind: PartnerKind;
	/** ISO 3166-1 alpha-2. */
	country: string | null;
	status: TieStatus;
	agreement: { kind: AgreementKind; signed: KnownDate | null } | null;
}

export interface GoalProposal extends Proposed {
	type: 'goal';
}

export interface HighlightProposal extends Proposed, NamedPartner {
	type: 'highlight';
}

/** What was or is to be done with somebody: an activity, or under "in progress" an initiative. */
export interface ActivityProposal extends Proposed, NamedPartner {
	type: 'activity' | 'initiative';
	kind: Kind;
	/** People came or went together, whatever their visit was: reports count delegations apart from visits. */
	isDelegation: boolean;
	direction: Direction | null;
	status: Status;
	reason: Reason | null;
	/** The reason in the words of the document; '' where it gives none. */
	reasonNote: string;
	starts: KnownDate | null;
	ends: KnownDate | null;
	/** What the document says of when: "אפריל האחרון"; '' where it says nothing. */
	when: string;
	participants: number | null;
	themes: Theme[];
	/** The partner under whose heading it stands, where that is another one. */
	shownOn: NamedPartner | null;
	/** Who was there of the other side, in the words of the document: "ראש עיריית פוזנן; דוברת העירייה"; '' for nobody. */
	counterpart: string;
	organisations: { name: string; id: string | null; role: OrganisationRole }[];
	people: { name: string; id: string | null; role: PersonRole }[];
}

export interface IdeaProposal extends Proposed, NamedPartner {
	type: 'idea';
}

/** A body or a person that the document names, with what it says of them. */
export interface NamedProposal extends Proposed, NamedPartner {
	type: 'organisation' | 'person';
	name: string;
	/** Of the register, where it is known there. */
	id: string | null;
}

export type Proposal =
	PartnerProposal | GoalProposal | HighlightProposal | ActivityProposal | IdeaProposal | NamedProposal;

export interface Understanding {
	tongue: DocumentTongue;
	/** The year of which the document tells, as far as it says so itself; a person confirms it. */
	year: number | null;
	sections: Section[];
	proposals: Proposal[];
}
