import { describe, expect, it } from 'vitest';
import { plainText, type Section } from '#kernel/flow-document.ts';
import { buildFacts } from '../../../../tests/support/report-facts.ts';
import type { ReportRequest } from '../report.ts';
import { requests } from './requests.ts';

function told(
	overrides: Partial<ReportRequest>,
	language: 'he' | 'en' = 'en'
): { line: string; note: string; mark: string } {
	const request: ReportRequest = {
		...{ id: 'rio', title: { en: 'Partnership with Rio' }, partner: { en: 'Rio' }, agreementKind: 'twin_pact' },
		...{ stage: 'candidate', since: null, reference: {}, gates: 4, gatesPassed: 1, ...overrides }
	};
	const [section] = requests(buildFacts({ requests: [request] }), language);
	const [block] = (section as Section).blocks;
	const item = block?.kind === 'list' ? block.items[0] : undefined;
	return { line: plainText(item?.line ?? []), note: plainText(item?.note ?? []), mark: item?.mark ?? '' };
}

describe('requests for new partners in a report', () => {
	it('are not there where there are none', () => {
		expect(requests(buildFacts({}), 'en')).toEqual([]);
	});

	it.each<[Partial<ReportRequest>, string]>([
		[{}, 'A candidate; talks have not begun.'],
		[{ stage: 'in_talks' }, 'In talks; not before the council yet.'],
		[{ stage: 'in_talks', since: '2020-03' }, 'In talks since March 2020; not before the council yet.'],
		[
			{ stage: 'council_approved', since: '2026-10-04' },
			'Approved by the council on 4 Oct 2026; the agreement is not signed yet.'
		],
		[{ stage: 'signed', since: '2026-11-20' }, 'An agreement was signed on 20 Nov 2026.'],
		[{ stage: 'ended', since: '2026-11-20' }, 'Not approved, 20 Nov 2026.']
	])('are told as far as they are: %o', (request, sentence) => {
		expect(told(request).note).toContain(sentence);
	});

	it('say what they aim at, where the decision is written, and how many gates are met while they are open', () => {
		expect(told({ stage: 'in_talks' }).note).toContain('Aimed at: Twin-city pact. Gates met: 1 of 4.');
		const approved = told({ stage: 'council_approved', since: '2026-10-04', reference: { en: '12/2026' } });
		expect(approved.note).toContain('Reference: 12/2026.');
		expect(approved.note).not.toContain('Gates');
	});

	it('are no work that is planned, before the council has said so', () => {
		const marks = (['candidate', 'in_talks', 'council_approved', 'signed', 'ended'] as const).map(
			(stage) => told({ stage }).mark
		);
		expect(marks).toEqual(['idea', 'proposal', 'initiative', 'done', 'declined']);
	});
});
