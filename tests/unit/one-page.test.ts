import { describe, expect, it } from 'vitest';
import { fitsSheet } from '../../src/documents/sheet/fit.ts';
import { writePdf } from '../../src/documents/pdf/pdf.ts';
import { PLAIN } from '../../src/kernel/look.ts';
import { plainText } from '../../src/kernel/flow-document.ts';
import { OVERFULL } from '../support/long-sheet.ts';
import { buildLeafletFacts, buildSheetActivity } from '../support/sheet-facts.ts';
import { hasTools, lookInto } from '../support/pdf-tools.ts';
import { writeBrief } from '../../src/features/sheet/brief.ts';
import { writeLeaflet } from '../../src/features/sheet/leaflet.ts';

const pages = (pdf: Uint8Array) => Number(/Pages: +(\d+)/.exec(lookInto(pdf, 'pdfinfo', '{}').toString())?.[1]);

describe.skipIf(!hasTools('pdfinfo')).each(['he', 'en'] as const)(
	'of a partner with 200 activities, in %s,',
	(language) => {
		const documents = {
			leaflet: writeLeaflet(OVERFULL.leaflet, language, fitsSheet),
			brief: writeBrief(OVERFULL.brief, language, fitsSheet)
		};

		it.each(['leaflet', 'brief'] as const)(
			'the %s is one page, by what was reckoned and by what was set',
			async (kind) => {
				const document = documents[kind];
				expect(fitsSheet(document)).toBe(true);
				const { bytes } = await writePdf(document);
				expect(pages(bytes)).toBe(1);
				const other = await writePdf(document, { ...PLAIN, look: { ...PLAIN.look, typeface: 'rubik' } });
				expect(pages(other.bytes)).toBe(1);
			}
		);

		it.each([{}, { scope: ['education' as const] }, { activities: { rows: [buildSheetActivity()], all: 1 } }])(
			'a leaflet with little on it is one page too, and set larger',
			async (facts) => {
				const document = writeLeaflet(buildLeafletFacts(facts), language, fitsSheet);
				expect(document.scale).toBeDefined();
				expect(pages((await writePdf(document)).bytes)).toBe(1);
			}
		);

		it('what is left out is counted', () => {
			const lines = documents.leaflet.sections.flatMap(({ blocks }) =>
				blocks.flatMap((block) => (block.kind === 'list' ? block.items.map(({ line }) => plainText(line)) : []))
			);
			const told = lines.filter((line) => line.startsWith(language === 'he' ? 'שם ארוך' : 'A very long')).length;
			const left = lines.flatMap((line) => /^(?:And|ועוד) (\d+)/.exec(line)?.[1] ?? []).map(Number);
			expect(told).toBeGreaterThan(2);
			expect(told + left.reduce((sum, each) => sum + each, 0)).toBe(24 + 200);
		});
	}
);
