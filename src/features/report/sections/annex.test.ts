import { expect, it } from 'vitest';
import { buildFacts, wordsOf } from '../../../../tests/support/report-facts.ts';
import { annex } from './annex.ts';

it('a note on the data that is about one partner says so, before its source', () => {
	const note = { id: 'n', position: 1, text: { en: 'It has no slide.' }, sourceUrl: null, version: 1 };
	const partner = { id: 'p', name: { he: 'אופסטרלנד', en: 'Opsterland' } };
	const source = { he: 'המצגת', en: 'The deck' };
	const facts = buildFacts({
		notes: [
			{ ...note, source, partner },
			{ ...note, source: {}, partner },
			{ ...note, source, partner: null }
		]
	});
	const words = annex(facts, 'en').flatMap(wordsOf).join('\n');
	expect(words).toMatch(/About Opsterland\. Source: The deck[\s\S]*About Opsterland\.\n[\s\S]*\nSource: The deck/);
	expect(annex(facts, 'he').flatMap(wordsOf).join('\n')).toContain('בעניין אופסטרלנד. מקור: המצגת');
});
