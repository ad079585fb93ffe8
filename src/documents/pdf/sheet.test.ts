import { describe, expect, it } from 'vitest';
import { hasTools, lookInto, objectsOf } from '../../../tests/support/pdf-tools.ts';
import { sampleSheet } from '../../../tests/support/sample-sheet.ts';
import { fitsSheet } from '#documents/sheet/fit.ts';
import { writePdf } from './pdf.ts';

const pages = (pdf: Uint8Array) => Number(/Pages: +(\d+)/.exec(lookInto(pdf, 'pdfinfo', '{}').toString())?.[1]);

describe.skipIf(!hasTools('qpdf', 'pdfinfo', 'pdftotext')).each(['he', 'en'] as const)('a sheet in %s', (language) => {
	it('is one page, tagged, with its title as the first heading and its sections below', async () => {
		const document = sampleSheet(language, 8);
		const { bytes, replaced } = await writePdf(document);
		expect([pages(bytes), replaced]).toEqual([1, []]);
		const objects = objectsOf(bytes);
		const withRole = (role: string) => objects.filter((each) => each['/S'] === role);
		expect([withRole('/H1').length, withRole('/H2').length]).toEqual([1, 2]);
		expect(
			withRole('/Figure').filter((each) => String(each['/Alt']).includes(language === 'he' ? 'מפה' : 'Map'))
		).toHaveLength(1);
		expect(lookInto(bytes, 'pdfinfo', '{}').toString()).toMatch(/Tagged: +yes/);
	});

	it('is the same file each time', async () => {
		const written = await Promise.all([1, 2].map(() => writePdf(sampleSheet(language, 8))));
		expect(Buffer.from(written[0]?.bytes ?? []).equals(Buffer.from(written[1]?.bytes ?? []))).toBe(true);
	});

	it('is full where its reckoning says so, and no sooner', () => {
		const most = Array.from({ length: 40 }, (_, count) => count).filter((count) =>
			fitsSheet(sampleSheet(language, count))
		);
		expect(most).toEqual(most.map((_, index) => index));
		expect(most.length).toBeGreaterThan(12);
		expect(most.length).toBeLessThan(20);
	});

	it('is set smaller rather than on two pages, where more is asked of it than fits', async () => {
		const { bytes } = await writePdf(sampleSheet(language, 22));
		expect(pages(bytes)).toBe(1);
	});

	it('runs on over as many pages as it takes, numbered, where it says so', async () => {
		const { bytes } = await writePdf({ ...sampleSheet(language, 60), runsOn: true });
		expect(pages(bytes)).toBeGreaterThan(1);
		const text = lookInto(bytes, 'pdftotext', '{}', '-').toString();
		// Between the words of a line pdftotext writes marks of direction.
		const name = language === 'he' ? /מספר(?!ים)/g : /no\. \d+/g;
		expect(text.match(name)).toHaveLength(60);
		expect(text).toMatch(language === 'he' ? /עמוד[\s\u202a]+\d/ : /Page 1 of \d/);
		expect(objectsOf(bytes).filter((each) => each['/S'] === '/H2')).toHaveLength(2);
	});
});
