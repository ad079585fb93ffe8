import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLines, scoreOf } from '../../../../tests/support/reading-score.ts';
import { readPdf } from './pdf.ts';

const SAMPLES = ['..', '../..']
	.map((up) => resolve(import.meta.dirname, '../../../..', up, 'shared/data/deck/samples'))
	.find((folder) => existsSync(folder));
if (!SAMPLES) console.warn('SKIPPED: the sample decks are not here (../shared/data/deck/samples).');

describe.skipIf(!SAMPLES)('the sample decks as PDFs', () => {
	const folder = SAMPLES ?? '';
	const decks = SAMPLES ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : [];

	it.each(decks)('%s is read whole', async (name) => {
		const logical = readFileSync(join(folder, name.replace(/(\.ppt-like)?\.pdf$/, '.logical.txt')), 'utf8');
		const score = scoreOf(readLines(await readPdf(readFileSync(join(folder, name)))), logical);
		expect(score.wanted).toBeGreaterThan(20);
		expect({ missing: score.missing, sureButWrong: score.sureButWrong }).toEqual({ missing: [], sureButWrong: [] });
	});
});
