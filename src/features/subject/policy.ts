import { activityRules } from '#features/activity/policy.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { may, type Rules } from '#features/member/policy.ts';
import type { Role } from '#features/member/member.ts';
import { partnerRules } from '#features/partner/policy.ts';
import { SUBJECTS, type SubjectNoun } from './subject.ts';

/** Next steps and documents are added, changed and deleted by whoever may edit the record that they belong to. */
export const subjectRules: Readonly<Record<SubjectNoun, Rules<'edit'>>> = {
	partner: partnerRules,
	agreement: agreementRules,
	activity: activityRules,
	initiative: initiativeRules
};

/** The kinds of records of which somebody may edit some. */
export function editableSubjects(actor: { role: Role }): readonly SubjectNoun[] {
	return SUBJECTS.filter((subject) => may(subjectRules[subject], actor, 'edit'));
}
