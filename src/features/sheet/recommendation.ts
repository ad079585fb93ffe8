import { agreementLabel } from '#features/agreement/labels.ts';
import type { Initiative } from '#features/initiative/initiative.ts';
import type { Office } from '#features/office/office.ts';
import type { Partner } from '#features/partner/partner.ts';
import { dateIn, money, plain, sentences, shown } from '#features/report/wording.ts';
import { nameOfCountry } from '#features/year/view.ts';
import type { Block, FlowDocument, Item, Line, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { isEmpty, pick, words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Balance } from '#features/request/balance.ts';
import type { RequestCriterion } from '#features/request/criteria.ts';
import { agreementWord, gateStateLabel, requestStageLabel } from '#features/request/labels.ts';
import type { CouncilDecision, PartnershipRequest, RequestStage } from '#features/request/request.ts';
import { isPartial, type Missing, type Scorecard } from '#features/request/scorecard.ts';
import { balanceFacts, isolated, missingInWords, points, spreadInWords } from '#features/request/view.ts';
import { sheetOf } from './telling.ts';

/** What the page for the council is written from. */
export interface RecommendationFacts {
	office: Pick<Office, 'name'>;
	/** YYYY-MM-DD at the office's place. */
	today: string;
	stage: RequestStage;
	request: PartnershipRequest;
	partner: Pick<Partner, 'kind' | 'name' | 'localLanguage' | 'country' | 'countryName' | 'summary'>;
	initiative: Pick<Initiative, 'programme' | 'risks' | 'budgetPlanned' | 'currency'>;
	decision: CouncilDecision | undefined;
	gates: readonly RequestCriterion[];
	scorecard: Scorecard;
	/** How many were asked for an assessment and have not handed one in. */
	awaited: number;
	missing: Missing;
	balance: Balance;
}

/**
 * A request as a council reads it that is to decide on it: what it is asked to resolve first, and all that was written,
 * whole. Where that is more than one page has room for, set smaller as well, the page runs on: on its first one stand
 * the resolution, the recommendation, the scores and the gates, and below and after them everything else.
 */
export function writeRecommendation(
	facts: RecommendationFacts,
	language: Language,
	fits: (document: FlowDocument) => boolean
): FlowDocument {
	const beside = written(facts, language, 'beside');
	const under = written(facts, language, 'under');
	const small = [beside, under].map((document) => ({ ...document, scale: 'smaller' as const }));
	return [beside, under, ...small].find((document) => fits(document)) ?? { ...under, runsOn: true };
}

/** @param long whether what may be long stands in columns with the scores and gates, or over the whole width below them */
function written(facts: RecommendationFacts, language: Language, long: 'beside' | 'under'): FlowDocument {
	const locale = { locale: language };
	const { office, today, partner, request, stage } = facts;
	const name = words(partner.name, language);
	const date = dateIn(today, language);
	const by = { office: words(office.name, language), date };
	const about = m.recommendation_subtitle(
		{ kind: agreementLabel(request.agreementKind, language), stage: requestStageLabel(stage, language) },
		locale
	);
	const head = {
		title: m.recommendation_title({ partner: name }, locale),
		subtitle: request.approvedAt === null ? `${about}. ${m.recommendation_draft({}, locale)}` : about,
		author: m.recommendation_author(by, locale),
		description: m.recommendation_description({ partner: name, date }, locale),
		footer: m.recommendation_footer(by, locale)
	};
	const isBeside = long === 'beside';
	const sections = [
		resolution(facts, language),
		recommendation(facts, language),
		placed(who(facts, language), isBeside ? undefined : 'foot'),
		scores(facts, language),
		gates(facts, language),
		balance(facts, language),
		placed(plan(facts, language), isBeside ? 'narrow' : 'foot'),
		placed(evidence(facts, language), isBeside ? undefined : 'foot')
	];
	return sheetOf(head, [namesLine(facts, language)], sections, { today, language });
}

function placed(section: Section | undefined, place: Section['place']): Section | undefined {
	return section && place ? { ...section, place } : section;
}

/** The text, or that there is none. */
function paragraph(texts: Texts, none: string, language: Language): Block {
	if (isEmpty(texts)) return { kind: 'text', tone: 'empty', line: plain(none) };
	return { kind: 'text', tone: 'plain', line: shown(texts, language) };
}

function profileOf({ request, partner }: RecommendationFacts): Texts {
	return isEmpty(request.profile) ? partner.summary : request.profile;
}

/** Its name in its own language and in our other one, and its country. */
function namesLine({ partner }: RecommendationFacts, language: Language): Line {
	const here = pick(partner.name, language)?.text;
	const tags = [partner.localLanguage, language === 'he' ? 'en' : 'he'].filter((tag) => tag !== null);
	const names = tags
		.flatMap((lang) => (partner.name[lang] ? [{ text: partner.name[lang], lang }] : []))
		.filter(({ text }, index, all) => text !== here && all.findIndex((each) => each.text === text) === index);
	const country = nameOfCountry(partner, language);
	return [...names, ...(country ? [{ text: country }] : [])].flatMap((span, index) =>
		index === 0 ? [span] : [{ text: ' · ' }, span]
	);
}

/** First what the council is asked for, whole: it is what is voted on. Where it has answered, what it said. */
function resolution({ request, decision }: RecommendationFacts, language: Language): Section {
	const locale = { locale: language };
	const answer: Block[] = decision
		? [
				{
					kind: 'text',
					tone: 'attention',
					line: sentences([
						plain(`${m.request_decision_made({}, locale)}: ${dateIn(decision.decidedOn, language)}`),
						shown(decision.decidedBy, language),
						shown(decision.reference, language)
					])
				}
			]
		: [];
	return {
		...{ id: 'resolution', title: m.recommendation_resolution({}, locale), layout: 'flow', place: 'across' },
		blocks: [paragraph(request.resolution, m.recommendation_resolution_none({}, locale), language), ...answer]
	};
}

function recommendation({ request }: RecommendationFacts, language: Language): Section {
	const locale = { locale: language };
	const on = (at: string | null) => (at === null ? '' : dateIn(at.slice(0, 10), language));
	const by = [
		request.recommendedAt === null
			? ''
			: m.request_recommended_by(
					{ name: isolated(request.recommendedBy ?? ''), date: on(request.recommendedAt) },
					locale
				),
		request.approvedAt === null
			? ''
			: m.request_approved_by({ name: isolated(request.approvedBy ?? ''), date: on(request.approvedAt) }, locale)
	].filter((line) => line !== '');
	return {
		...{ id: 'recommendation', title: m.recommendation_words({}, locale), layout: 'flow', place: 'across' },
		blocks: [
			paragraph(request.recommendation, m.recommendation_none({}, locale), language),
			...(by.length > 0 ? [{ kind: 'text' as const, tone: 'empty' as const, line: sentences(by.map(plain)) }] : [])
		]
	};
}

function who(facts: RecommendationFacts, language: Language): Section {
	const locale = { locale: language };
	const { appliedBy, appliedOn } = facts.request;
	const body = words(appliedBy, language);
	const applied = appliedOn
		? m.recommendation_applied_on({ who: body, date: dateIn(appliedOn, language) }, locale)
		: m.recommendation_applied({ who: body }, locale);
	return {
		...{ id: 'who', title: m.recommendation_who({}, locale), layout: 'flow' },
		blocks: [
			paragraph(profileOf(facts), m.recommendation_who_none({}, locale), language),
			...(body ? [{ kind: 'text' as const, tone: 'plain' as const, line: plain(applied) }] : []),
			...sources(facts, language)
		]
	};
}

function scores({ scorecard, awaited, missing: lacking }: RecommendationFacts, language: Language): Section {
	const locale = { locale: language };
	const saw = scorecard.results.filter(({ sawOthers }) => sawOthers).length;
	const still = awaited > 0 ? plain(m.recommendation_awaited({ count: awaited }, locale)) : [];
	const { result, assessors, weightScored, weightAll, criteria } = scorecard;
	const title = m.request_scorecard({}, locale);
	const missingCount = lacking.gates.length + lacking.unscored.length + lacking.unproved.length;
	const section = { id: 'scorecard', title, layout: 'flow' as const };
	if (result === null) {
		const line = sentences([plain(m.request_score_none({}, locale)), still]);
		return { ...section, blocks: [{ kind: 'text', tone: 'empty', line }] };
	}
	// Of one assessment there is no spread.
	const isSpread = assessors > 1;
	const column = (words: string, weight: number, align: 'start' | 'end') => ({ title: words, weight, align });
	return {
		...section,
		lede: sentences([
			[
				{
					text: `${(isPartial(scorecard) ? m.request_score_partial : m.request_score_result)({}, locale)}: ${m.request_score_of_five({ score: points(result) }, locale)}`,
					strong: true
				}
			],
			plain(m.request_score_by({ count: assessors }, locale)),
			saw > 0 ? plain(m.recommendation_saw_others({ count: saw }, locale)) : [],
			still,
			plain(m.request_score_covered({ scored: weightScored, all: weightAll }, locale)),
			missingCount > 0 ? plain(m.recommendation_missing({ count: missingCount }, locale)) : []
		]),
		blocks: [
			{
				kind: 'table',
				caption: title,
				columns: [
					column(m.request_score_criterion({}, locale), isSpread ? 4 : 7, 'start'),
					column(m.request_score_weight({}, locale), 1.2, 'end'),
					column(m.request_score_mean({}, locale), 1.2, 'end'),
					...(isSpread ? [column(m.request_score_spread({}, locale), 3, 'start')] : [])
				],
				rows: criteria.map(({ criterion, mean, lowest, highest, agreement }) => [
					shown(criterion.name, language),
					[{ text: String(criterion.weight), value: criterion.weight }],
					mean === null ? plain('–') : [{ text: points(mean), value: mean }],
					...(isSpread
						? [
								plain(
									[spreadInWords({ lowest, highest }), agreementWord(agreement, language)].filter(Boolean).join(', ')
								)
							]
						: [])
				]),
				notes: []
			}
		]
	};
}

/** What the gates and the scores rest on, one after the other. */
function evidenceOf({ gates: asked, scorecard }: RecommendationFacts, language: Language): Item[] {
	const item = (what: string, said: Texts): Item => ({
		...{ mark: 'plain', line: [{ text: `${what}: `, strong: true }, ...shown(said, language)] }
	});
	return [
		...asked
			.filter(({ evidence: said }) => !isEmpty(said))
			.map(({ name, evidence: said }) => item(words(name, language), said)),
		...scorecard.criteria.flatMap(({ criterion, evidence: said }) =>
			said.map(({ score, words: text }) =>
				item([words(criterion.name, language), score === null ? '' : String(score)].filter(Boolean).join(' · '), text)
			)
		)
	];
}

function evidence(facts: RecommendationFacts, language: Language): Section | undefined {
	const locale = { locale: language };
	const items = evidenceOf(facts, language);
	if (items.length === 0 && facts.scorecard.assessors === 0) return undefined;
	return {
		...{ id: 'evidence', title: m.recommendation_evidence({}, locale), layout: 'flow' },
		blocks: [
			{ kind: 'list', items, empty: m.recommendation_evidence_none({}, locale) },
			...(facts.scorecard.assessors > 0 ? missing(facts, language) : [])
		]
	};
}

function gates({ gates: all }: RecommendationFacts, language: Language): Section {
	const locale = { locale: language };
	const closed = all.filter(({ answer }) => answer === 'no');
	const names = closed.map(({ name }) => words(name, language)).join(' · ');
	return {
		...{ id: 'gates', title: m.request_gates({}, locale), layout: 'flow', place: 'narrow' },
		blocks: [
			...(closed.length > 0
				? [
						{
							kind: 'text' as const,
							tone: 'attention' as const,
							line: plain(m.recommendation_gates_closed({ names }, locale))
						}
					]
				: []),
			{
				kind: 'table',
				caption: m.request_gates({}, locale),
				columns: [
					{ title: m.recommendation_gate({}, locale), weight: 1.6, align: 'start' },
					{ title: m.recommendation_state({}, locale), weight: 1, align: 'start' }
				],
				rows: all.map((gate) => [
					shown(gate.name, language),
					[{ text: gateStateLabel(gate, language), strong: gate.answer === 'no' }]
				]),
				notes: []
			}
		]
	};
}

function balanceOf({ balance: computed, partner, request }: RecommendationFacts, language: Language): Item[] {
	const theirs: Line = isEmpty(request.theirTies)
		? plain(m.recommendation_theirs_unknown({}, { locale: language }))
		: shown(request.theirTies, language);
	const facts = balanceFacts(computed, partner, language).map(({ said }): Item => ({
		mark: 'plain',
		line: sentences(said.map(plain))
	}));
	return [...facts, { mark: 'plain', line: theirs }];
}

function balance(facts: RecommendationFacts, language: Language): Section {
	return {
		...{ id: 'balance', title: m.request_balance({}, { locale: language }), layout: 'flow', place: 'narrow' },
		blocks: [{ kind: 'list', items: balanceOf(facts, language) }]
	};
}

/** What is known of something in one line: what it is, and what was written of it. */
function labelled(label: string, line: Line, language: Language): Item {
	const said = line.length > 0 ? line : plain(m.request_not_written({}, { locale: language }));
	return { mark: 'plain', line: [{ text: `${label}: `, strong: true }, ...said] };
}

/** Who carries it on both sides, what is planned for the first year, what it costs, and what may go wrong. */
function plan({ initiative, request }: RecommendationFacts, language: Language): Section {
	const locale = { locale: language };
	const { programme, risks, budgetPlanned, currency } = initiative;
	const rows: [string, Line][] = [
		[m.recommendation_champions_here({}, locale), shown(request.championsHere, language)],
		[m.recommendation_champions_there({}, locale), shown(request.championsThere, language)],
		[m.recommendation_programme({}, locale), shown(programme, language)],
		[
			m.recommendation_budget({}, locale),
			budgetPlanned === null ? [] : plain(money(budgetPlanned, currency, language))
		],
		[m.recommendation_risks({}, locale), shown(risks, language)]
	];
	return {
		...{ id: 'plan', title: m.recommendation_plan({}, locale), layout: 'flow' },
		blocks: [{ kind: 'list', items: rows.map(([label, line]) => labelled(label, line, language)) }]
	};
}

/** What nobody has shown, under what the scores rest on: one after the other, for it may be much. */
function missing(facts: RecommendationFacts, language: Language): Block[] {
	const rows = missingInWords(facts.missing, language);
	if (rows.length === 0) return [];
	const label = { text: `${m.request_missing({}, { locale: language })}: `, strong: true };
	return [{ kind: 'text', tone: 'plain', line: [label, ...plain(rows.join('; '))] }];
}

function sources({ request }: RecommendationFacts, language: Language): Block[] {
	if (isEmpty(request.sources)) return [];
	const label = { text: `${m.recommendation_sources({}, { locale: language })}: ` };
	return [{ kind: 'text', tone: 'empty', line: [label, ...shown(request.sources, language)] }];
}
