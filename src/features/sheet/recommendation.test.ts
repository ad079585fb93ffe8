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
		...{ askedBy: null, sawOthers: false },
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
		...{ gates, scorecard, missing: missingEvidence(gates, scorecard), awaited: 0 },
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
		expect(said(document, 'gates')).toContain('Council resolution before signing Not decided yet');
		expect(said(document, 'scorecard')).toContain('Budget 2 3.0 1–5, Disagreement');
		expect(said(document, 'balance')).toContain('The register does not know their ties in our country');
		expect(said(document, 'plan')).toContain('Budget: Not written');
	});

	it('sets gates apart that are not met, and a result of less than half of the weight', () => {
		const given = facts({}, [{ ...assessment('Dana', 5), scores: [{ code: 'goals', score: 5, evidence: {} }] }]);
		const gates = given.gates.map((gate) => (gate.code === 'reputation' ? { ...gate, answer: 'no' as const } : gate));
		const document = write({ ...given, gates, awaited: 2 });
		expect(said(document, 'gates')).toContain('Not met: Human rights, reputation, conflict of interest');
		const lede = plainText(document.sections.find(({ id }) => id === 'scorecard')?.lede ?? []);
		expect(lede).toContain('So far, of less than half of the weight: 5.0 of 5');
		expect(lede).toContain('2 assessments that were asked for are missing');
	});

	it('says that nobody has assessed it, instead of a number', () => {
		const document = write(facts());
		expect(said(document, 'scorecard')).toBe('No assessment has been handed in yet.');
		expect(document.sections.some(({ id }) => id === 'evidence')).toBe(false);
	});

	const all = (text: string) => Object.fromEntries(['he', 'en'].map((tag) => [tag, text]));
	/** The longest that is accepted. */
	const longest = (length: number) =>
		all('A long story of two cities by the sea. '.repeat(300).slice(0, length - 4) + ' end');

	it.each(['he', 'en'] as const)('tells the longest texts that are accepted whole, in %s', (language) => {
		const given = facts(
			{
				...{ recommendation: longest(2500), resolution: longest(1000), profile: longest(1500), sources: longest(1000) },
				...{ championsHere: longest(600), championsThere: longest(600), theirTies: longest(600) }
			},
			[assessment('Dana', 1), assessment('Omer', 5), assessment('Noa', 3)]
		);
		const gates = given.gates.map((gate) => ({ ...gate, evidence: longest(1000) }));
		const initiative = { ...given.initiative, programme: longest(8000), risks: longest(4000) };
		const document = write({ ...given, gates, initiative }, language);
		expect(document.runsOn).toBe(true);
		for (const length of [2500, 1000, 1500, 600, 8000, 4000]) {
			expect(JSON.stringify(document)).toContain(longest(length)[language]);
		}
		expect(said(document, 'evidence').match(/saw a paper/g)).toHaveLength(39);
		expect(said(document, 'evidence').match(/by the sea\. end|end/g)?.length).toBeGreaterThanOrEqual(gates.length);
		expect(JSON.stringify(document)).not.toContain('…');
	});

	it('keeps what is short beside each other, and what may be long under it, where it runs on', () => {
		const document = write(facts({ recommendation: longest(2500) }, [assessment('Dana', 4), assessment('Omer', 4)]));
		const at = (place: string | undefined) =>
			document.sections.filter((section) => section.layout === 'flow' && section.place === place).map(({ id }) => id);
		expect(document.runsOn).toBe(true);
		expect([at('across'), at(undefined), at('narrow'), at('foot')]).toEqual([
			...[['resolution', 'recommendation'], ['scorecard'], ['gates', 'balance'], ['who', 'plan', 'evidence']]
		]);
	});

	it.each(['he', 'en'] as const)('is one page where that has room for all of it, in %s', (language) => {
		const scores = assessment('Dana', 4).scores.map((score, at) => ({
			...score,
			evidence: at < 2 ? score.evidence : {}
		}));
		const some = { resolution: longest(90), recommendation: longest(150), profile: longest(60) };
		const document = write(facts(some, [{ ...assessment('Dana', 4), scores }]), language);
		expect([fitsSheet(document), document.runsOn]).toEqual([true, undefined]);
		const told = said(document, 'evidence');
		expect(told.match(/saw a paper/g)).toHaveLength(2);
		expect(told).toContain(language === 'he' ? 'ציונים ללא אסמכתה' : 'Scores without evidence');
	});
});
