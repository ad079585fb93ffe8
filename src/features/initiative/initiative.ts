import type { Visibility } from '#features/member/policy.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';

/** From anybody's idea to what came of it, in order. */
export const STAGES = ['idea', 'proposal', 'initiative', 'completed', 'declined'] as const;
export type Stage = (typeof STAGES)[number];

/** The stages of what is in promotion: the report counts these, and the list shows them first. */
export const OPEN_STAGES: readonly Stage[] = ['initiative', 'proposal', 'idea'];

/** What an organisation is to an initiative. */
export const BODY_ROLES = ['lead', 'partner', 'funder'] as const;
export type BodyRole = (typeof BODY_ROLES)[number];

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
	visibility: Visibility;
	version: number;
}

/** Where an initiative can go from a stage; the first is the way that is hoped for. */
const MOVES: Record<Stage, readonly Stage[]> = {
	idea: ['proposal', 'declined'],
	proposal: ['initiative', 'declined'],
	initiative: ['completed', 'declined'],
	// What was over can be taken up again.
	completed: ['initiative'],
	declined: ['idea']
};

export function movesFrom(stage: Stage): readonly Stage[] {
	return MOVES[stage];
}

export function isOpen(stage: Stage): boolean {
	return OPEN_STAGES.includes(stage);
}

const STAGE_WORDS: Record<Stage, () => string> = {
	idea: m.initiative_stage_idea,
	proposal: m.initiative_stage_proposal,
	initiative: m.initiative_stage_initiative,
	completed: m.initiative_stage_completed,
	declined: m.initiative_stage_declined
};

export function stageWord(stage: Stage): string {
	return STAGE_WORDS[stage]();
}

export function stageOptions(): { value: Stage; label: string }[] {
	return STAGES.map((stage) => ({ value: stage, label: stageWord(stage) }));
}

const VISIBILITY_WORDS: Record<Visibility, () => string> = {
	office: m.initiative_visibility_office,
	council: m.initiative_visibility_council,
	public: m.initiative_visibility_public
};

export function visibilityWord(visibility: Visibility): string {
	return VISIBILITY_WORDS[visibility]();
}
