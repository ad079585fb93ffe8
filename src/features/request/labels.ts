import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { CriterionKind } from './criteria.ts';
import type { GateAnswer, RequestStage } from './request.ts';
import type { Agreement } from './scorecard.ts';

export const requestStageLabel = wordsOf<RequestStage>({
	candidate: m.request_stage_candidate,
	in_talks: m.request_stage_in_talks,
	council_approved: m.request_stage_council_approved,
	signed: m.request_stage_signed,
	ended: m.request_stage_ended
});

export const gateAnswerLabel = wordsOf<GateAnswer>({
	yes: m.gate_answer_yes,
	no: m.gate_answer_no,
	open: m.gate_answer_open
});

/** How far assessors are apart, in words. */
export const agreementWord = wordsOf<Agreement>({
	none: m.spread_none,
	single: m.spread_single,
	agree: m.spread_agree,
	differ: m.spread_differ,
	disagree: m.spread_disagree
});

export const criterionKindLabel = wordsOf<CriterionKind>({
	gate: m.criterion_kind_gate,
	scored: m.criterion_kind_scored
});
