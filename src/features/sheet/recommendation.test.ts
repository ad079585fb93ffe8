import { describe, expect, it } from 'vitest';
import { plainText, type Block, type FlowDocument } from '#kernel/flow-document.ts';
import { fitsSheet } from '#documents/sheet/fit.ts';
import { balanceOf } from '#features/request/balance.ts';
import { askedNow, criteriaOf } from '#features/request/criteria.ts';
import { gatesOf } from '#features/request/request.ts';
import { writeRecommendation, type RecommendationFacts } from './recommendation.ts';
import { missingEvidence, scorecardOf, type Assessment } from '#features/request/scorecard.ts';

const criteria = askedNow(criteriaOf([]));

function assessment(name: string, score: number): Assessment {
	const scored = criteria.filter(({ kind }) => kind === 'scored');
	return {
		...{ userId: name, name, abstains: false, handedInAt: '2026-11-29T08:00:00Z' },
		scores: scored.map(({ code }) => ({ code, score, evidence: { en: `${name} saw a paper on ${code}` } }))
	};
}

function facts(
	request: Partial<RecommendationFacts['request']> = {},
	assessments: Assessment[] = []
): RecommendationFacts {
	const gates = gatesOf(criteria, undefined);
	const scorecard = scorecardOf(criteria, assessments);
	return {
		...{ office: { name: { en: 'Testville' } }, today: '2026-11-29', stage: 'in_talks', decision: undefined },
		request: {
			...{ initiativeId: 'i', partnerId: 'rio', agreementKind: 'twin_pact', isInTalks: true, talksSince: null },
			...{ appliedBy: {}, appliedOn: null, profile: {}, theirTies: {}, championsHere: {}, championsThere: {} },
			...{ sources: {}, recommendation: {}, resolution: {}, recommendedBy: null, recommendedAt: null },
			...{ approvedBy: null, approvedAt: null, agreementId: null, ...request }
		},
		partner: {
			...{ kind: 'city', name: { en: 'Rio de Janeiro', he: 'ריו' }, localLanguage: 'pt', country: 'BR' },
			...{ countryName: {}, summary: {} }
		},
		initiative: { programme: {}, risks: {}, budgetPlanned: null, currency: 'ILS' },
		...{ gates, scorecard, missing: missingEvidence(gates, scorecard) },
		balance: balanceOf({ id: 'rio', country: 'BR', localLanguage: 'pt' }, [], 1)
	};
}

const write = (of: RecommendationFacts, language: 'he' | 'en' = 'en') => writeRecommendation(of, language, fitsSheet);

function said(document: FlowDocument, id: string): string {
	const blocks = document.sections.find((section) => section.id === id)?.blocks ?? [];
	return blocks.flatMap(linesOf).join(' | ');
}

function linesOf(block: Block): string[] {
	if (block.kind === 'text') return [plainText(block.line)];
	if (block.kind === 'list') return block.items.map(({ line }) => plainText(line));
	return block.kind === 'table' ? block.rows.map((row) => row.map(plainText).join(' ')) : [];
}

describe('the page for the council', () => {
	it('says first what it is asked to resolve, and where nobody has written it, that', () => {
		const empty = write(facts());
		expect(empty.sections.map(({ id }) => id).slice(0, 3)).toEqual(['cover', 'resolution', 'recommendation']);
		expect(said(empty, 'resolution')).toBe('No resolution has been worded yet.');
		expect(said(empty, 'recommendation')).toBe('No recommendation has been written yet.');
		expect(said(empty, 'who')).toBe('It has not been written who they are.');
	});

	it('is a draft until a director stands for it', () => {
		const written = { recommendedBy: 'Dana', recommendedAt: '2026-11-28T08:00:00Z' };
		expect(write(facts(written)).subtitle).toContain('Draft: not approved yet');
		const approved = write(facts({ ...written, approvedBy: 'Omer', approvedAt: '2026-11-29T08:00:00Z' }));
		expect(approved.subtitle).not.toContain('Draft');
		expect(said(approved, 'recommendation')).toContain('Omer');
	});

	it('tells the gates, the scores with how far they are apart, and what is not known', () => {
		const document = write(facts({}, [assessment('Dana', 1), assessment('Omer', 5)]));
		expect(said(document, 'gates')).toContain('Council resolution before signing Open');
		expect(said(document, 'scorecard')).toContain('Budget 2 3.0 1–5, Disagreement');
		expect(said(document, 'balance')).toContain('The register does not know their ties in our country');
		expect(said(document, 'plan')).toContain('Budget: Not written');
	});

	it('says that nobody has assessed it, instead of a number', () => {
		const document = write(facts());
		expect(said(document, 'scorecard')).toBe('No assessment has been handed in yet.');
		expect(document.sections.some(({ id }) => id === 'evidence')).toBe(false);
	});

	it.each(['he', 'en'] as const)('stays on one page, however much was written, in %s', (language) => {
		const long = Object.fromEntries(
			['he', 'en'].map((tag) => [tag, 'A long story of two cities by the sea. '.repeat(40)])
		);
		const document = write(
			facts(
				{
					...{ recommendation: long, resolution: long, profile: long, championsHere: long, championsThere: long },
					...{ theirTies: long, sources: long }
				},
				[assessment('Dana', 1), assessment('Omer', 5), assessment('Noa', 3)]
			),
			language
		);
		expect(fitsSheet(document)).toBe(true);
		expect(said(document, 'resolution')).toBe(long[language]);
		const lede = document.sections.find(({ id }) => id === 'scorecard')?.lede ?? [];
		// What there is no room for is counted, under the first or instead of it.
		expect(`${plainText(lede)} ${said(document, 'evidence')}`).toMatch(/3[89]/);
	});

	it.each(['he', 'en'] as const)('tells what the scores rest on as far as there is room, in %s', (language) => {
		const some = (length: number) =>
			Object.fromEntries(
				['he', 'en'].map((tag) => [tag, 'A port, and a centre of culture. '.repeat(30).slice(0, length)])
			);
		const scores = assessment('Dana', 4).scores.map((score, at) => ({
			...score,
			evidence: at < 6 ? score.evidence : {}
		}));
		const document = write(
			facts(
				{
					...{ resolution: some(250), recommendation: some(400), profile: some(300), championsHere: some(60) },
					...{ championsThere: some(60), sources: some(100), theirTies: some(50) }
				},
				[{ ...assessment('Dana', 4), scores }]
			),
			language
		);
		expect(fitsSheet(document)).toBe(true);
		const told = said(document, 'evidence');
		const shown = told.match(/saw a paper/g)?.length ?? 0;
		expect(shown).toBeGreaterThan(2);
		const left = 6 - shown;
		if (left > 0) expect(told).toContain(language === 'he' ? 'ועוד' : `And ${left} more`);
		expect(told).toContain(language === 'he' ? 'ציון ללא אסמכתה' : 'Score without evidence');
	});
});
