import type {
	Activity,
	Correspondence,
	Direction,
	Kind,
	OrganisationRole,
	Reason,
	Status,
	Theme
} from '#features/activity/activity.ts';
import type { AgreementKind, ClaimField } from '#features/agreement/agreement.ts';
import type { Goal } from '#features/goal/goal.ts';
import type { Highlight } from '#features/highlight/highlight.ts';
import type { OpenStage, Outcome } from '#features/initiative/initiative.ts';
import type { DataNote } from '#features/note/note.ts';
import type { Office } from '#features/office/office.ts';
import type { RequestStage } from '#features/request/request.ts';
import type { LinkedStep } from '#features/step/step.ts';
import type { Tie } from '#features/year/tie.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Period } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Audience } from './policy.ts';
import type { Untold } from './untold.ts';

/** As what a report can be taken away. */
export const FORMATS = ['pptx', 'docx', 'pdf', 'xlsx', 'html'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** Everything that the report of a period is written from. What may not leave the office is not in it. */
export interface ReportFacts {
	office: Pick<Office, 'slug' | 'name' | 'city' | 'latitude' | 'longitude' | 'periodStartsIn'>;
	audience: Audience;
	period: Period;
	before: Period;
	/** The day on which it is written, where the period has not ended by then; null: it has. */
	asOf: string | null;
	/** In the order of the register. */
	ties: Tie[];
	/** Bodies that stand among the ties, such as an embassy. */
	bodies: Body[];
	/** Those in force in the period. */
	goals: Pick<Goal, 'id' | 'position' | 'name' | 'shortName'>[];
	/** Dated in the period, by date; then those without any date, in a period that tells of them. */
	activities: ReportActivity[];
	/** What was dated in the period before. */
	activitiesBefore: CountedActivity[];
	/** Ideas, proposals and initiatives that stood open at the end of the period. */
	initiatives: ReportInitiative[];
	/** What was completed within the period. */
	completed: CompletedInitiative[];
	/** What was not approved within the period. */
	declined: DeclinedInitiative[];
	/** Who would become a partner: what stood open at the end of the period, or came to its end within it. */
	requests: ReportRequest[];
	highlights: Highlight[];
	/** Those that are told in this period's report. */
	steps: LinkedStep[];
	/** Since when each tie has had its status, where that is known. */
	since: { partnerId: string; date: KnownDate }[];
	claims: SourcedClaim[];
	notes: DataNote[];
	/** Partners with something in the period that is not meant for this audience: nobody may call them silent. */
	withheld: string[];
	/** The same of the period before: nobody may say that there was no contact then. */
	withheldBefore: string[];
	/** Of what else nobody may say that there is none. */
	untold: Untold;
	/** When there was contact with a tie for the last time, of what lies before the period before. */
	contactEarlier: { partnerId: string; date: KnownDate }[];
	/** What began within the period: ideas are not promised to anybody. */
	begun: BegunInitiative[];
	/** What stood open at the end of the period before, and what had become of it by the end of this one. */
	openBefore: MovedInitiative[];
	/** Steps that were due in the period and had not been set within it. */
	promised: LinkedStep[];
}

/** What numbers are made of. */
export interface CountedActivity {
	kind: Kind;
	direction: Direction | null;
	status: Status;
	starts: KnownDate | null;
	themes: Theme[];
	participants: number | null;
	moneyActual: number | null;
	moneySunk: number | null;
	currency: string;
	partners: string[];
	goals: string[];
}

export interface ReportActivity
	extends CountedActivity, Pick<Activity, 'id' | 'title' | 'details' | 'outcome' | 'ends'> {
	reason: Reason | null;
	reasonNote: Texts;
	correspondence: Correspondence | null;
	/** The day it is counted on; null: without a date. */
	datedOn: string | null;
	/** Partners in whose chapter it is shown as well. */
	shownOn: string[];
	bodies: { id: string; name: Texts; role: OrganisationRole }[];
	/** Holders of a public office who took part and are known by name. */
	officials: Texts[];
}

export interface ReportInitiative {
	id: string;
	stage: OpenStage;
	title: Texts;
	standing: Texts;
	expected: KnownDate | null;
	partners: string[];
	goals: string[];
	bodies: { id: string; name: Texts; isLead: boolean }[];
	/** Who answers for it; for the public nobody is named. */
	owner?: Texts | null;
	/** What came of it. */
	outcome?: Texts;
	/** The last answer that was given in the period and was no approval. */
	answer?: InitiativeAnswer | null;
}

/** What whoever proposed something was told: that it is not approved, or put off until a day. */
export interface InitiativeAnswer {
	outcome: 'declined' | 'later';
	/** The stage that it was given at. */
	fromStage: OpenStage;
	words: Texts;
	/** YYYY-MM-DD */
	on: string;
	until: string | null;
}

/** What was not approved within the period, with the answer. */
export interface DeclinedInitiative extends ReportInitiative {
	answer: InitiativeAnswer;
}

export interface CompletedInitiative extends ReportInitiative {
	ended: KnownDate;
}

export interface BegunInitiative extends ReportInitiative {
	begun: KnownDate;
}

export interface MovedInitiative extends ReportInitiative {
	became: Outcome;
	ended: KnownDate | null;
}

/** A request for a new partner, where it stood at the end of the period. */
export interface ReportRequest {
	id: string;
	title: Texts;
	partner: Texts;
	/** What it was to become. */
	agreementKind: AgreementKind;
	stage: RequestStage;
	since: KnownDate | null;
	/** Where the decision of the council is written. */
	reference: Texts;
	gates: number;
	gatesPassed: number;
}

export interface Body {
	id: string;
	name: Texts;
	country: string | null;
}

/** What a source says of an agreement. */
export interface SourcedClaim {
	agreementId: string;
	field: ClaimField;
	date: KnownDate | null;
	value: string | null;
	source: Texts;
	preferred: boolean;
}

/** Whether there is nothing to tell at all: a report of it would be headings. */
export function isBlank(facts: ReportFacts): boolean {
	const { ties, bodies, goals, activities, activitiesBefore, initiatives, completed, declined, highlights, notes } =
		facts;
	const told = [ties, bodies, goals, activities, activitiesBefore, initiatives, completed, declined, highlights, notes];
	return told.every((each) => each.length === 0);
}

/** The ties of the register that are not silent, in its order: each has a chapter. */
export function chapterTies(facts: Pick<ReportFacts, 'ties'>): Tie[] {
	return facts.ties.filter((tie) => tie.isOfRegister && !tie.isSilent);
}

/** The ties that are neither twins nor silent. */
export function otherTies(facts: Pick<ReportFacts, 'ties'>): Tie[] {
	return facts.ties.filter((tie) => !tie.isOfRegister && !tie.isSilent);
}

/** Each of these needs its explicit line. */
export function silentTies(facts: Pick<ReportFacts, 'ties'>): Tie[] {
	return facts.ties.filter((tie) => tie.isSilent);
}

/** The anchor of a tie: the same in every installation, which its id is not. */
export function anchorOf(facts: Pick<ReportFacts, 'ties'>, tie: Tie): string {
	return `tie-${facts.ties.indexOf(tie) + 1}`;
}

/** By what the section of a tie is known, whether it has a chapter or a line of its own. */
export function keyOfTie({ partner }: Pick<Tie, 'partner'>): string {
	return `tie:${partner.id}`;
}

/** The line that every silent tie has, within its section. */
export const SILENT_LINE = 'silent';
