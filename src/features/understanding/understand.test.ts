import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readOfficeFile } from '#documents/reader/office-file.ts';
import { annotatedReport } from '../../../tests/support/annotated-report.ts';
import { scoreOf, type Golden } from '../../../tests/support/import-score.ts';
import { readLogicalText } from '../../../tests/support/logical-text.ts';
import { understand } from './understand.ts';
import type { Known } from './understanding.ts';

const TODAY = '2026-11-30';

function knownOf({ office_city_he, office_city_en }: Golden['meta']): Known {
	const city = { ...(office_city_he && { he: office_city_he }), ...(office_city_en && { en: office_city_en }) };
	return { city, partners: [], organisations: [], people: [], learnt: [] };
}

const reports = fileURLToPath(new URL('../../../tests/support/reports/', import.meta.url));
const names = readdirSync(reports).filter((name) => name.endsWith('.txt'));

describe.each(names)('the report %s', (name) => {
	it('is understood within the bars', () => {
		const { text, golden } = annotatedReport(readFileSync(join(reports, name), 'utf8'));
		const year = golden.meta.report_year ?? 2020;
		const { proposals } = understand(readLogicalText(text), knownOf(golden.meta), { year, today: TODAY });
		const score = scoreOf(proposals, golden);
		const all = golden.activities.length;
		expect(score, score.differs.join('\n')).toMatchObject({ found: [all, all], partner: [all, all], extra: [] });
		for (const told of ['partners', 'ties', 'goals', 'highlights', 'ideas'] as const)
			expect(score[told][0], `${told}\n${score.differs.join('\n')}`).toBe(score[told][1]);
		expect(score.kind[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.9);
		expect(score.status[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.95);
	});
});

const decks = '/work/shared/data/deck';
const skipped = existsSync(decks) ? undefined : `skipped: there is no ${decks}`;
if (skipped) process.stderr.write(`${skipped}\n`);

describe.skipIf(skipped)('the founding deck, with nothing known', () => {
	const golden = () => JSON.parse(readFileSync(`${decks}/raanana-deck.records.json`, 'utf8')) as Golden;
	const read = () => readLogicalText(readFileSync(`${decks}/raanana-deck.logical.txt`, 'utf8'));

	it('is understood as its records say', () => {
		const { proposals } = understand(read(), knownOf(golden().meta), { year: 2020, today: TODAY });
		const { differs, organisations, counterpart, ...score } = scoreOf(proposals, golden());
		expect(score).toEqual({
			...{ found: [21, 21], partner: [21, 21], kind: [21, 21], status: [21, 21], direction: [21, 21] },
			...{ reason: [21, 21], when: [21, 21], partners: [8, 8], ties: [11, 11], initiatives: [3, 3] },
			...{ goals: [6, 6], highlights: [6, 6], ideas: [0, 0], extra: [] }
		});
		expect(differs.filter((each) => !/^(organisation|counterpart)/.test(each))).toEqual([]);
		expect([organisations[1], counterpart[1]]).toEqual([8, 8]);
	});
});

describe.skipIf(skipped).each(['herzliya-he', 'kfarsaba-he', 'osnabrueck-de'])('the sample %s', (name) => {
	it('is understood within the bars', () => {
		const golden = JSON.parse(readFileSync(`${decks}/samples/${name}.golden.json`, 'utf8')) as Golden;
		const document = readOfficeFile(new Uint8Array(readFileSync(`${decks}/samples/${name}.pptx`)));
		const year = golden.meta.report_year ?? 2020;
		const { proposals } = understand(document, knownOf(golden.meta), { year, today: TODAY });
		const score = scoreOf(proposals, golden);
		const all = golden.activities.length;
		expect(score).toMatchObject({ found: [all, all], partner: [all, all], extra: [] });
		expect(score.partners[0]).toBe(score.partners[1]);
		expect(score.kind[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.9);
		expect(score.status[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.95);
	});
});
