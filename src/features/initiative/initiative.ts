import type { Theme } from '#features/activity/activity.ts';
import type { Visibility } from '#features/member/policy.ts';
import { countedOn, rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Period } from '#kernel/period.ts';
import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';

/** From anybody's idea to what came of it, in order. */
export const STAGES = ['idea', 'proposal', 'initiative', 'completed', 'declined'] as const;
export type Stage = (typeof STAGES)[number];

/** The stages of what is in promotion: the report counts these, and the list shows them first. */
export const OPEN_STAGES = ['initiative', 'proposal', 'idea'] as const satisfies readonly Stage[];
export type OpenStage = (typeof OPEN_STAGES)[number];

/** What an organisation is to an initiative. */
export const BODY_ROLES = ['lead', 'partner', 'funder', 'sponsor'] as const;
export type BodyRole = (typeof BODY_ROLES)[number];

/** A cooperation with partners there are, or the request of somebody who would become one. */
export const INITIATIVE_KINDS = ['cooperation', 'partnership'] as const;
export type InitiativeKind = (typeof INITIATIVE_KINDS)[number];

/** Where an initiative comes from. */
export const SOURCES = [
	'resident',
	'department',
	'council',
	'committee',
	'partner',
	'embassy',
	'office',
	'import'
] as const;
export type Source = (typeof SOURCES)[number];

/** Something that the office promotes and that is not done yet. */
export interface Initiative {
	id: string;
	stage: Stage;
	title: Texts;
	details: Texts;
	/** In one line where it stands. */
	standing: Texts;
	/** The person who answers for it. */
	ownerId: string | null;
	expected: KnownDate | null;
	/** When it began; null: nobody knows. */
	begun: KnownDate | null;
	/** When it was completed or not approved; null: it is open, or nobody knows. */
	ended: KnownDate | null;
	visibility: Visibility;
	kind: InitiativeKind;
	/** Where it comes from; null: nobody wrote that down. */
	source: Source | null;
	/** The body that it comes from, where that has a record. */
	sourceBodyId: string | null;
	/** Who proposed it, in words. */
	sourceNote: Texts;
	/** The member on whose desk it lies; null: whoever the rule of its stage names. */
	assignee: string | null;
	/** When it came to its stage, ISO 8601, UTC; null: it stood there when it was written down here (see stoodSince). */
	stageSince: string | null;
	/** What was decided to be taken up later rests until this day. */
	putOffUntil: string | null;
	themes: Theme[];
	/** What is planned for the first year. */
	programme: Texts;
	risks: Texts;
	/** What came of it. */
	outcome: Texts;
	budgetPlanned: number | null;
	budgetActual: number | null;
	currency: string;
	version: number;
}

/** For whoever may not see what it costs. */
export function withoutBudget<Costing extends Pick<Initiative, 'budgetPlanned' | 'budgetActual'>>(
	initiative: Costing
): Costing {
	return { ...initiative, budgetPlanned: null, budgetActual: null };
}

export function isOpen(stage: Stage): stage is OpenStage {
	return OPEN_STAGES.some((open) => open === stage);
}

/** When it was over, after its stage has changed: on the day of the change, unless something is known already. */
export function endedAfter(
	{ from, to }: { from: Stage | undefined; to: Stage },
	ended: KnownDate | null,
	today: string
): KnownDate | null {
	if (isOpen(to)) return null;
	return from !== undefined && isOpen(from) ? (ended ?? today) : ended;
}

/** By what it is known when an initiative was open. */
export type Course = Pick<Initiative, 'stage' | 'begun' | 'ended'>;

/**
 * Whether an initiative stood open at the end of a period: it had begun by then, and was not over. What is over, and
 * nobody knows since when, stood open in none.
 * @param tellsUnknown whether the period tells of what began nobody knows when
 */
export function stoodOpen({ stage, begun, ended }: Course, { to }: Pick<Period, 'to'>, tellsUnknown: boolean): boolean {
	const hadBegun = begun === null ? tellsUnknown : dayOf(begun) <= to;
	return hadBegun && (isOpen(stage) || (ended !== null && dayOf(ended) > to));
}

/** The years at whose end something may have stood open: those that initiatives began in, and all since, to the last. */
export function yearsOpen(begun: readonly (KnownDate | null)[], last: number): number[] {
	const first = begun
		.flatMap((date) => (date === null ? [] : [Number(dayOf(date).slice(0, 4))]))
		.toSorted((a, b) => a - b)[0];
	return Array.from({ length: Math.max(1, last - (first ?? last) + 1) }, (_, at) => last - at);
}

/** Whether an initiative was completed within a period: a year says what came of what it promoted. */
export function completedIn({ stage, ended }: Course, { from, to }: Pick<Period, 'from' | 'to'>): boolean {
	if (stage !== 'completed' || ended === null) return false;
	const day = dayOf(ended);
	return day >= from && day <= to;
}

/** Whether something began within a period, as far as its day is known: "before 2020" is no day of 2020. */
export function beganIn(begun: KnownDate, { from, to }: Pick<Period, 'from' | 'to'>): boolean {
	const day = countedOn(begun);
	return day !== undefined && day >= from && day <= to;
}

/** What can have become of an initiative by a day. */
export type Outcome = 'completed' | 'declined' | 'open';

/** What had become of an initiative by the end of a period, of one that stood open before it. */
export function outcomeBy({ stage, ended }: Pick<Course, 'stage' | 'ended'>, { to }: Pick<Period, 'to'>): Outcome {
	return isOpen(stage) || ended === null || dayOf(ended) > to ? 'open' : stage;
}

/** As what one is told that stood open and is over now: what was completed was an initiative, what was not approved a proposal. */
export function openStage(stage: Stage): OpenStage {
	if (stage === 'completed') return 'initiative';
	return stage === 'declined' ? 'proposal' : stage;
}

/** The day that a date is counted on; of one that is only known to lie before another, the latest that it may mean. */
function dayOf(date: KnownDate): string {
	return countedOn(date) ?? rangeOf(date)?.last ?? '';
}

const stageWords = wordsOf<Stage>({
	idea: m.initiative_stage_idea,
	proposal: m.initiative_stage_proposal,
	initiative: m.initiative_stage_initiative,
	completed: m.initiative_stage_completed,
	declined: m.initiative_stage_declined
});

export function stageWord(stage: Stage, language?: Language): string {
	return stageWords(stage, language);
}

export function stageOptions(): { value: Stage; label: string }[] {
	return STAGES.map((stage) => ({ value: stage, label: stageWord(stage) }));
}
