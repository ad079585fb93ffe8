import type { Role } from '#features/member/member.ts';
import { EVERYBODY, may, OFFICE, type Rules } from '#features/member/policy.ts';
import { personRules } from '#features/person/policy.ts';
import type { HistoryNoun } from './history.ts';

/** Whoever may see a record sees how it came about; to read all of it is for those who work in the office. */
export const historyRules: Rules<'latest' | 'whole'> = { latest: EVERYBODY, whole: OFFICE };

const CONTACT = ['email', 'phone'];
const NOTED = ['note', 'received_on', 'received_from', 'notice_on'];
const MONEY = ['money_planned', 'money_actual', 'money_sunk', 'budget_planned', 'budget_actual', 'currency'];

/** That an idea of a resident was withdrawn: of those only who works in the office knows. */
const RESIDENTS = 'resident_idea';

/** Why something was done is written for those who work in the office; of a person it may tell what a note would. */
export function seesReason(actor: { role: Role }, noun: HistoryNoun): boolean {
	const isOfPerson = noun === 'person' || noun === 'role_held';
	return may(historyRules, actor, 'whole') && (!isOfPerson || may(personRules, actor, 'note'));
}

/** The fields of a noun that somebody may not see, in its history as little as on its page. */
export function hiddenFields(actor: { role: Role }, noun: HistoryNoun): readonly string[] {
	if (noun === 'activity' || noun === 'initiative') return OFFICE.includes(actor.role) ? [] : [...MONEY, RESIDENTS];
	if (noun !== 'person') return [];
	return [...(may(personRules, actor, 'contact') ? [] : CONTACT), ...(may(personRules, actor, 'note') ? [] : NOTED)];
}
