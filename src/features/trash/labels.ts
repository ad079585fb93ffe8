import type { AgreementKind } from '#features/agreement/agreement.ts';
import { agreementLabel } from '#features/agreement/labels.ts';
import { outcomeWord, type DecisionOutcome } from '#features/decision/decision.ts';
import { roleWord, type RoleKind } from '#features/person/role.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { Deleted, TrashNoun } from './trash.ts';

export const nounLabel = wordsOf<TrashNoun>({
	activity: m.noun_activity,
	partner: m.noun_partner,
	agreement: m.noun_agreement,
	claim: m.noun_claim,
	person: m.noun_person,
	organisation: m.noun_organisation,
	role_held: m.noun_role_held,
	goal: m.noun_goal,
	initiative: m.noun_initiative,
	decision: m.noun_decision,
	milestone: m.noun_milestone,
	highlight: m.noun_highlight,
	news: m.noun_news,
	next_step: m.noun_next_step,
	data_note: m.noun_data_note,
	attachment: m.noun_attachment,
	report: m.noun_report,
	template: m.noun_template
});

/** What a deleted record was called; its kind where it had no title of its own. */
export function trashTitle({ noun, title }: Deleted, language: Language): string {
	if (noun === 'agreement' && title['kind']) return agreementLabel(title['kind'] as AgreementKind, language);
	if ((noun === 'role_held' || noun === 'person') && title['kind'])
		return roleWord(title['kind'] as RoleKind, language);
	if (noun === 'decision' && title['outcome']) {
		const { outcome, ...of } = title;
		const said = { outcome: outcomeWord(outcome as DecisionOutcome, language), title: words(of, language) };
		return m.trash_decision(said, { locale: language });
	}
	return words(title, language) || nounLabel(noun, language);
}
