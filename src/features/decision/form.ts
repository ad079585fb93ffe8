import { z } from 'zod';
import { ALWAYS_CHECKED, choice, day, given, id, known, texts, textsChanged, version } from '#kernel/fields.ts';
import { DECISION_OUTCOMES } from './decision.ts';

const LONGEST_ANSWER = 4000;

/** The form by which something is decided. Its id and its version are those of the initiative. */
export const decisionForm = z
	.object({
		id: id(),
		version: version(),
		/** Of the decision: a form that is sent twice decides once. */
		decisionId: id(),
		outcome: choice(DECISION_OUTCOMES),
		answer: texts({ max: LONGEST_ANSWER, required: true }),
		decidedOn: known(day()),
		decidedBy: texts(),
		reference: texts(),
		putOffUntil: day()
	})
	.superRefine(({ outcome, putOffUntil, decidedOn }, ctx) => {
		const until = given(putOffUntil);
		if (outcome !== 'later') {
			if (until !== null) ctx.addIssue({ code: 'custom', path: ['putOffUntil'], message: 'only_put_off' });
			return;
		}
		if (putOffUntil === null) ctx.addIssue({ code: 'custom', path: ['putOffUntil'], message: 'required' });
		checkPutOff(ctx, { putOffUntil, decidedOn });
	}, ALWAYS_CHECKED);

/** What is put off is put off until a day after the decision. */
function checkPutOff(
	ctx: z.RefinementCtx,
	{ putOffUntil, decidedOn }: { putOffUntil: string | null; decidedOn: string | null }
): void {
	const [until, on] = [given(putOffUntil), given(decidedOn)];
	if (until !== null && on !== null && until <= on) {
		ctx.addIssue({ code: 'custom', path: ['putOffUntil'], message: 'not_after_decision' });
	}
}

export type DecisionInput = z.output<typeof decisionForm>;

/** What is put right of a decision that was made: its words, not what was decided. What the form does not have stays. */
export const correctionForm = z
	.object({
		id: id(),
		version: version(),
		answer: textsChanged({ max: LONGEST_ANSWER }),
		decidedOn: known(day()),
		decidedBy: textsChanged(),
		reference: textsChanged(),
		/** Of what was put off, and of nothing else. */
		putOffUntil: day()
	})
	.superRefine((correction, ctx) => checkPutOff(ctx, correction), ALWAYS_CHECKED);

export type CorrectionInput = z.output<typeof correctionForm>;
