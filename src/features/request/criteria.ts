import { isEmpty, type Texts } from '#kernel/texts.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { Word } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { GateAnswer } from './request.ts';

/** A gate is passed or not; whatever is scored has a weight. */
export const CRITERION_KINDS = ['gate', 'scored'] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

/** Something that a request is measured by, as the office has it. */
export interface Criterion {
	/** Of one that comes along, what the program calls it; of the office's own, an id. */
	code: string;
	kind: CriterionKind;
	/** Of one that can be read in two ways, which. */
	variant: string | null;
	name: Texts;
	explanation: Texts;
	weight: number;
	position: number;
	isOn: boolean;
	/** 0: the office has not touched it. */
	version: number;
}

/** The same within a request: as it was on the day on which the request was opened. Of a gate, its answer. */
export interface RequestCriterion extends Pick<
	Criterion,
	'code' | 'kind' | 'name' | 'explanation' | 'weight' | 'position'
> {
	answer: GateAnswer;
	evidence: Texts;
}

export const HEAVIEST = 10;

/** A way to read a criterion. */
interface Reading {
	name: Word;
	explanation: Word;
}

interface BuiltIn extends Reading {
	code: string;
	kind: CriterionKind;
	weight: number;
	/** Other ways to read it, by their names; the first is how it comes. */
	variants?: Readonly<Record<string, Reading>>;
}

const gate = (code: string, name: Word, explanation: Word): BuiltIn => ({
	...{ code, kind: 'gate', weight: 0, name, explanation }
});
const scored = (code: string, weight: number, name: Word, explanation: Word): BuiltIn => ({
	...{ code, kind: 'scored', weight, name, explanation }
});

/** What comes along: the merged criteria of councils that publish theirs. The weights are a beginning. */
const BUILT_IN: readonly BuiltIn[] = [
	gate('diplomatic_relations', m.gate_diplomatic, m.gate_diplomatic_why),
	gate('application', m.gate_application, m.gate_application_why),
	gate('council_resolution', m.gate_council, m.gate_council_why),
	gate('reputation', m.gate_reputation, m.gate_reputation_why),
	{
		...scored('attributes', 1, m.criterion_attributes, m.criterion_attributes_why),
		variants: {
			with_size: { name: m.criterion_attributes, explanation: m.criterion_attributes_why },
			without_size: { name: m.criterion_attributes_sizeless, explanation: m.criterion_attributes_sizeless_why }
		}
	},
	scored('goals', 3, m.criterion_goals, m.criterion_goals_why),
	scored('connections', 2, m.criterion_connections, m.criterion_connections_why),
	scored('difference', 1, m.criterion_difference, m.criterion_difference_why),
	scored('champions', 3, m.criterion_champions, m.criterion_champions_why),
	scored('programme', 2, m.criterion_programme, m.criterion_programme_why),
	scored('budget', 2, m.criterion_budget, m.criterion_budget_why),
	scored('ease', 1, m.criterion_ease, m.criterion_ease_why),
	scored('portfolio', 2, m.criterion_portfolio, m.criterion_portfolio_why),
	{
		...scored('reciprocity', 2, m.criterion_reciprocity, m.criterion_reciprocity_why),
		variants: {
			mutual: { name: m.criterion_reciprocity, explanation: m.criterion_reciprocity_why },
			economic: { name: m.criterion_economy, explanation: m.criterion_economy_why }
		}
	},
	scored('needs', 2, m.criterion_needs, m.criterion_needs_why),
	scored('capacity', 2, m.criterion_capacity, m.criterion_capacity_why),
	scored('first_stage', 1, m.criterion_first_stage, m.criterion_first_stage_why)
];

/** Whether a criterion comes along with the program: it can be turned off, and not taken away. */
export function isBuiltIn(code: string): boolean {
	return BUILT_IN.some((each) => each.code === code);
}

/** The ways in which a criterion can be read, with what each is called; none where there is one way alone. */
export function variantsOf(code: string): { variant: string; name: Texts; explanation: Texts }[] {
	const variants = BUILT_IN.find((each) => each.code === code)?.variants ?? {};
	return Object.entries(variants).map(([variant, { name, explanation }]) => ({
		variant,
		name: inAll(name),
		explanation: inAll(explanation)
	}));
}

/**
 * The criteria of an office: what comes along, with what the office made of it, and its own; gates first, each in their
 * order.
 * @param own what the office has changed or added
 */
export function criteriaOf(own: readonly Criterion[]): Criterion[] {
	const touched = new Map(own.map((each) => [each.code, each]));
	const along = BUILT_IN.map((builtIn, index) => read(builtIn, index + 1, touched.get(builtIn.code)));
	const others = own.filter(({ code }) => !isBuiltIn(code));
	const rank = ({ kind }: Criterion) => CRITERION_KINDS.indexOf(kind);
	return [...along, ...others].toSorted(
		(a, b) => rank(a) - rank(b) || a.position - b.position || (a.code < b.code ? -1 : 1)
	);
}

function read(builtIn: BuiltIn, position: number, own: Criterion | undefined): Criterion {
	const { code, kind, weight, variants } = builtIn;
	const variant = own?.variant ?? Object.keys(variants ?? {})[0] ?? null;
	const reading = (variant ? variants?.[variant] : undefined) ?? builtIn;
	const along = { name: inAll(reading.name), explanation: inAll(reading.explanation) };
	if (!own) return { code, kind, variant, ...along, weight, position, isOn: true, version: 0 };
	return {
		...own,
		...{ kind, variant },
		name: isEmpty(own.name) ? along.name : own.name,
		explanation: isEmpty(own.explanation) ? along.explanation : own.explanation
	};
}

function inAll(word: Word): Texts {
	return Object.fromEntries(LANGUAGES.map((locale) => [locale, word({}, { locale })]));
}

/** What a request that is opened now is measured by. */
export function askedNow(criteria: readonly Criterion[]): RequestCriterion[] {
	return criteria
		.filter(({ isOn }) => isOn)
		.map(({ code, kind, name, explanation, weight }, index) => ({
			...{ code, kind, name, explanation, weight, position: index + 1 },
			...{ answer: 'open' as const, evidence: {} }
		}));
}

/** Whether what a request is measured by is what the office would ask now: names, order, weights, all of it. */
export function isUpToDate(request: readonly RequestCriterion[], now: readonly RequestCriterion[]): boolean {
	const said = (each: RequestCriterion) =>
		JSON.stringify([each.code, each.weight, each.position, sorted(each.name), sorted(each.explanation)]);
	return request.length === now.length && request.every((each, index) => said(each) === said(now[index] ?? each));
}

function sorted(texts: Texts): [string, string][] {
	return Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
