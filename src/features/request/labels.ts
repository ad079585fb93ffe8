import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { Language } from '#kernel/language.ts';
import type { CriterionKind, RequestCriterion } from './criteria.ts';
import { COUNCIL_GATE, type GateAnswer, type RequestStage } from './request.ts';
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

/** How a gate stands: that of the council is not looked into, it is decided. */
export function gateStateLabel(
	{ code, answer }: Pick<RequestCriterion, 'code' | 'answer'>,
	language?: Language
): string {
	if (code === COUNCIL_GATE && answer === 'open') return m.gate_council_open({}, language ? { locale: language } : {});
	return gateAnswerLabel(answer, language);
}

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
