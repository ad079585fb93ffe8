import { themeLabel } from '#features/activity/labels.ts';
import { dateInWords } from '#features/office/labels.ts';
import { listInWords } from '#kernel/format.ts';
import { countedOn, type KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { say, wordsOf, type Word } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { Age } from './ageing.ts';
import type { BodyRole, InitiativeKind, Source, Stage } from './initiative.ts';
import { meaningOf, STAGE_TURNS, type StageMeaning, type StageRule } from './stage-rules.ts';
import type { Reason } from './suggest-partners.ts';
import type { NamedGoal, NamedParty } from './view.ts';

export const initiativeKindWord = wordsOf<InitiativeKind>({
	cooperation: m.initiative_kind_cooperation,
	partnership: m.initiative_kind_partnership
});

export const sourceWord = wordsOf<Source>({
	resident: m.initiative_source_resident,
	department: m.initiative_source_department,
	council: m.initiative_source_council,
	committee: m.initiative_source_committee,
	partner: m.initiative_source_partner,
	embassy: m.initiative_source_embassy,
	office: m.initiative_source_office,
	import: m.initiative_source_import
});

interface Other {
	title: Texts;
	partners: readonly Pick<NamedParty, 'name'>[];
	source: Source | null;
	since: KnownDate | null;
}

/** Why a partner is suggested: "the agreement names culture", "4 activities in youth, more than with any other partner". */
export function reasonInWords(reason: Reason, goals: readonly NamedGoal[], language: Language): string {
	switch (reason.because) {
		case 'named':
			return m.suggest_named();
		case 'scope': {
			const themes = reason.themes.map((theme) => themeLabel(theme));
			return m.suggest_scope({ themes: listInWords(themes, language) });
		}
		case 'known_for':
			return m.suggest_known_for({ words: listInWords(reason.words, language) });
		case 'done_for':
			return m.suggest_done_for({ words: listInWords(reason.words, language) });
		case 'theme': {
			const said = m.suggest_theme({ count: reason.activities, of: themeLabel(reason.theme) });
			return reason.isMost ? `${said}, ${m.suggest_theme_most()}` : said;
		}
		case 'goal': {
			const goal = goals.find(({ id }) => id === reason.goal);
			const of = goal ? `${goal.number}. ${words(goal.shortName, language)}` : '';
			return m.suggest_goal({ count: reason.activities, of });
		}
	}
}

/** What tells an initiative apart in a list to choose from: "A musical tree · Poznań · Residents · 2019". */
export function otherInWords({ title, partners, source, since }: Other, language: Language): string {
	const names = partners.map((partner) => words(partner.name, language));
	const parts = [words(title, language), listInWords(names, language), source && sourceWord(source, language)];
	return [...parts, dateInWords(since, language)].filter(Boolean).join(' · ');
}

/** Whether a date is known to the day: of others it is not said how many days they are ago. */
export function isExact(date: KnownDate): boolean {
	return countedOn(date) === date;
}

/** For how long there was no answer: in days where they are known, else since when. */
export function lateInWords({ days, since }: Pick<Age, 'days' | 'since'>, language: Language): string {
	const locale = { locale: language };
	return since !== null && !isExact(since)
		? m.board_late_since({ date: dateInWords(since, language) }, locale)
		: m.board_late({ count: days ?? 0 }, locale);
}

const meaningWord = wordsOf<StageMeaning>({
	examined: m.board_means_examined,
	to_decide: m.board_means_to_decide,
	decided: m.board_means_decided
});

/** What it means to stand at a stage, as its rules have it: "Waiting for a decision, an answer within 30 days". */
export function meaningInWords(stage: Stage, language?: Language): string {
	const days = STAGE_TURNS[stage].answerWithin;
	const locale = language ? { locale: language } : {};
	const answer = days === null ? [] : [m.board_means_answer({ days }, locale)];
	return [meaningWord(meaningOf(stage), language), ...answer].join(', ');
}

const MOVES: Record<Exclude<Stage, 'declined'>, Word> = {
	idea: m.initiative_take_up_as_idea,
	proposal: m.initiative_to_proposal,
	initiative: m.initiative_take_up_again,
	completed: m.initiative_to_completed
};

/** What a button does that moves an initiative: the act, and never the state that it leads to. */
export function moveWord({ to, isBack }: Pick<StageRule, 'to' | 'isBack'>, language?: Language): string {
	// What is not approved is decided.
	if (to === 'declined') return say(m.decide, language);
	return say(isBack ? m.initiative_to_idea : MOVES[to], language);
}

/** What an organisation is to an initiative, beside its name. */
export const bodyRoleWord = wordsOf<BodyRole>({
	lead: m.initiative_role_lead,
	partner: m.initiative_role_partner,
	funder: m.initiative_role_funder,
	sponsor: m.initiative_role_sponsor
});

/** What the form asks for, by the names of its fields. */
export function initiativeFieldLabels() {
	return {
		title: m.initiative_title(),
		details: m.initiative_details(),
		stage: m.initiative_stage(),
		source: m.initiative_source(),
		sourceNote: m.initiative_source_note(),
		sourceBodyId: m.initiative_source_body(),
		partners: m.nav_partners(),
		leads: m.initiative_leads(),
		bodies: m.initiative_bodies(),
		funders: m.initiative_funders(),
		sponsors: m.initiative_sponsors(),
		goals: m.nav_goals(),
		themes: m.activity_themes(),
		programme: m.initiative_programme(),
		budgetPlanned: m.initiative_budget_planned(),
		budgetActual: m.initiative_budget_actual(),
		currency: m.activity_currency(),
		standing: m.initiative_standing(),
		ownerId: m.initiative_owner(),
		begun: m.initiative_begun(),
		expected: m.initiative_expected(),
		ended: m.initiative_ended(),
		risks: m.initiative_risks(),
		outcome: m.initiative_outcome(),
		visibility: m.activity_visibility()
	};
}
