import { m } from '#paraglide/messages.js';

/** What the forms of a decision ask for, by the names of their fields. */
export function decisionFieldLabels() {
	return {
		outcome: m.decision_outcome(),
		answer: m.decision_answer(),
		decidedOn: m.decision_decided_on(),
		decidedBy: m.decision_decided_by(),
		reference: m.decision_reference(),
		putOffUntil: m.decision_put_off_until()
	};
}
