import { activityRules } from '#features/activity/policy.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { attachmentRules } from '#features/attachment/policy.ts';
import { decisionRules } from '#features/decision/policy.ts';
import { goalRules } from '#features/goal/policy.ts';
import { highlightRules } from '#features/highlight/policy.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { BUSY, type Rules } from '#features/member/policy.ts';
import { milestoneRules } from '#features/milestone/policy.ts';
import { newsRules } from '#features/news/policy.ts';
import { noteRules } from '#features/note/policy.ts';
import { organisationRules } from '#features/organisation/policy.ts';
import { partnerRules } from '#features/partner/policy.ts';
import { personRules } from '#features/person/policy.ts';
import { stepRules } from '#features/step/policy.ts';
import { studioRules } from '#features/studio/policy.ts';
import { templateRules } from '#features/template/policy.ts';
import type { TrashNoun } from './trash.ts';

export const trashRules: Rules<'view' | 'restore'> = { view: BUSY, restore: BUSY };

/** Whoever might have deleted a record may bring it back, and sees it in the trash. */
export const deletionRules: Readonly<Record<TrashNoun, Rules<'delete'>>> = {
	activity: activityRules,
	agreement: agreementRules,
	attachment: attachmentRules,
	claim: agreementRules,
	data_note: noteRules,
	decision: decisionRules,
	goal: goalRules,
	highlight: highlightRules,
	initiative: initiativeRules,
	milestone: milestoneRules,
	news: newsRules,
	next_step: stepRules,
	organisation: organisationRules,
	partner: partnerRules,
	person: personRules,
	report: studioRules,
	template: templateRules,
	role_held: personRules
};
