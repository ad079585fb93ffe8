import { z } from 'zod';
import { AGREEMENT_KINDS, CLAIM_SIDES } from '#features/agreement/agreement.ts';
import {
	ALWAYS_CHECKED,
	choice,
	country,
	date,
	flag,
	given,
	id,
	integer,
	known,
	optionalChoice,
	optionalId,
	text,
	texts,
	version,
	webAddress
} from '#kernel/fields.ts';
import { CRITERION_KINDS, HEAVIEST } from './criteria.ts';
import { GATE_ANSWERS } from './request.ts';
import { HIGHEST } from './scorecard.ts';

const languageTag = text({ max: 35 }).transform((value) =>
	/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value) ? value : null
);
const code = /^[a-z0-9_-]{1,40}$/;

/** What a request says beside what every initiative says. */
const details = {
	agreementKind: choice(AGREEMENT_KINDS),
	appliedBy: texts(),
	appliedOn: date(),
	profile: texts({ max: 1500 }),
	theirTies: texts({ max: 600 }),
	championsHere: texts({ max: 600 }),
	championsThere: texts({ max: 600 }),
	sources: texts({ max: 1000 })
};

export const requestForm = z.object({ id: id(), version: version(), ...details });
export type RequestInput = z.output<typeof requestForm>;

/** A new request: about a partner of the register, or one that comes into it as a candidate. */
export const openForm = z
	.object({
		id: id(),
		version: version(),
		partnerId: optionalId(),
		name: texts({ max: 200 }),
		country: country(),
		localLanguage: languageTag,
		/** It is another one than the partner of the register that is called the same. */
		isOther: flag(),
		...details
	})
	.superRefine(({ partnerId, name }, ctx) => {
		if (given(partnerId) === null && Object.keys(name).length === 0) {
			ctx.addIssue({ code: 'custom', path: ['partnerId'], message: 'required' });
		}
	}, ALWAYS_CHECKED);
export type OpenInput = z.output<typeof openForm>;

/** The answers to the gates, by their codes. */
export const gatesForm = z
	.object({
		id: id(),
		version: version(),
		gates: z
			.record(z.string().regex(code), z.object({ answer: choice(GATE_ANSWERS), evidence: texts({ max: 1000 }) }))
			.default({})
	})
	.superRefine(({ gates }, ctx) => {
		// What a signature waits for is not met by a click.
		for (const [gate, { answer, evidence }] of Object.entries(gates ?? {})) {
			if (given(answer) === 'yes' && Object.keys(evidence ?? {}).length === 0) {
				ctx.addIssue({ code: 'custom', path: ['gates', gate, 'evidence'], message: 'required' });
			}
		}
	}, ALWAYS_CHECKED);
export type GatesInput = z.output<typeof gatesForm>;

/** To keep it for oneself, to hand it in for good, or to say that one does not assess. */
export const ASSESSMENT_DEEDS = ['keep', 'hand_in', 'abstain'] as const;
export type AssessmentDeed = (typeof ASSESSMENT_DEEDS)[number];

const scoreEntry = z.object({
	score: optionalChoice(Array.from({ length: HIGHEST + 1 }, (_, points) => String(points))).transform((points) =>
		typeof points === 'string' ? Number(points) : null
	),
	evidence: texts({ max: 1000 })
});

export const assessmentForm = z
	.object({
		id: id(),
		deed: choice(ASSESSMENT_DEEDS),
		scores: z.record(z.string().regex(code), scoreEntry).default({}),
		/** It is handed in although scores have no words: nothing of it can be added later. */
		anyway: flag()
	})
	.superRefine(({ deed, scores, anyway }, ctx) => {
		if (given(deed) !== 'hand_in') return;
		const isScored = Object.values(scores ?? {}).some(({ score }) => typeof score === 'number');
		if (!isScored) ctx.addIssue({ code: 'custom', path: ['scores'], message: 'required' });
		const isBare = Object.values(scores ?? {}).some(
			({ score, evidence }) => typeof score === 'number' && Object.keys(evidence ?? {}).length === 0
		);
		if (isBare && !anyway) ctx.addIssue({ code: 'custom', path: ['anyway'], message: 'without_words' });
	}, ALWAYS_CHECKED);
export type AssessmentInput = Omit<z.output<typeof assessmentForm>, 'anyway'>;

/** The members whose assessment is awaited; whoever is not named is not asked any more. */
export const askForm = z.object({
	id: id(),
	version: version(),
	assessors: z.array(text({ max: 100, required: true })).default([])
});
export type AskInput = z.output<typeof askForm>;

export const talksForm = z.object({ id: id(), version: version(), since: date() });
export type TalksInput = z.output<typeof talksForm>;

/** What was signed, when, and by whose word. */
export const signForm = z.object({
	id: id(),
	version: version(),
	kind: choice(AGREEMENT_KINDS),
	title: texts({ max: 300 }),
	signedOn: known(date()),
	source: texts({ required: true, max: 300 }),
	sourceUrl: webAddress(),
	side: choice(CLAIM_SIDES)
});
export type SignInput = z.output<typeof signForm>;

/** What the council is told, and what it is asked for. */
export const recommendForm = z.object({
	id: id(),
	version: version(),
	recommendation: texts({ required: true, max: 2500 }),
	resolution: texts({ required: true, max: 1000 })
});
export type RecommendInput = z.output<typeof recommendForm>;

/** A button that takes a request as it was seen. */
export const seenForm = z.object({ id: id(), version: version() });
export type SeenInput = z.output<typeof seenForm>;

/** A criterion of the office. One that comes along is named by its code; a new one gets an id. */
export const criterionForm = z.object({
	code: text({ max: 40, required: true }).refine((value) => code.test(value), 'not_a_choice'),
	version: version(),
	kind: choice(CRITERION_KINDS),
	variant: text({ max: 40 }),
	name: texts({ max: 120 }),
	explanation: texts({ max: 600 }),
	weight: known(integer({ min: 0, max: HEAVIEST })),
	position: known(integer({ min: 1, max: 99 })),
	isOn: flag()
});
export type CriterionInput = z.output<typeof criterionForm>;
