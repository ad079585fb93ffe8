import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ChartBlock } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { chartValues, chartXml } from './chart.ts';
import { chartWorkbook } from './chart-workbook.ts';
import { settingFor } from './setting.ts';

const CHART: ChartBlock = {
	...{ kind: 'chart', title: 'ביקורים', alt: 'תרשים' },
	categories: ['ינו׳', 'פבר׳'],
	series: [
		{ name: '2020', values: [4, 0] },
		{ name: '2019', values: [1, 2] }
	]
};

function written(form: ChartBlock['form'], language: Language) {
	const setting = settingFor(language);
	const values = chartValues(form ? { ...CHART, form } : CHART, setting);
	const book = unzipSync(chartWorkbook(values, setting));
	const part = (name: string) => (book[name] ? strFromU8(book[name]) : undefined);
	return {
		chart: chartXml(values, setting, 'rId1'),
		sheet: part('xl/worksheets/sheet1.xml') ?? '',
		styles: part('xl/styles.xml')
	};
}

const orientations = (chart: string) => [...chart.matchAll(/<c:orientation val="(\w+)"/g)].map(([, value]) => value);

describe.each(['he', 'en'] as const)('a chart in %s', (language) => {
	test('along a line of time stands in columns that run from left to right', () => {
		const { chart, styles } = written('time', language);
		expect(chart).toContain('<c:barDir val="col"/>');
		expect(orientations(chart)).toEqual(['minMax', 'minMax']);
		expect(chart).toContain(`<a:pPr rtl="${language === 'he' ? 1 : 0}">`);
		expect(styles).toBeUndefined();
	});

	test('across begins at the top, where reading begins', () => {
		const { chart } = written(undefined, language);
		expect(chart).toContain('<c:barDir val="bar"/>');
		expect(orientations(chart)).toEqual(['maxMin', language === 'he' ? 'maxMin' : 'minMax']);
		expect(chart).toContain('<c:min val="0"/>');
		// No program leaves out the name of a bar.
		expect(chart).toContain('<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/>');
		expect(chart).toContain('<c:legendPos val="t"/>');
	});

	test('of bars that grow apart has them in one row, the first towards where reading begins, and shows no minus', () => {
		const { chart, sheet, styles } = written('apart', language);
		expect(orientations(chart)).toEqual(['maxMin', language === 'he' ? 'maxMin' : 'minMax']);
		expect(chart).toContain('<c:overlap val="100"/>');
		expect(chart).toContain('<c:max val="6"/><c:min val="-6"/>');
		expect(chart).toContain('<c:tickLblPos val="low"/>');
		expect(chart).toMatch(/<c:formatCode>#,##0;#,##0<\/c:formatCode><c:ptCount val="2"\/><c:pt idx="0"><c:v>-4</);
		expect(chart).toContain('<c:numFmt formatCode="#,##0;#,##0" sourceLinked="0"/>');
		// The workbook behind it holds the same, in cells that show no minus either.
		expect(sheet).toContain('<c r="B2" s="1"><v>-4</v></c>');
		expect(sheet).toContain('<c r="C2" s="1"><v>1</v></c>');
		expect(styles).toContain('formatCode="#,##0;#,##0"');
		expect(sheet.includes('rightToLeft="1"')).toBe(language === 'he');
	});

	test('of bars that grow apart names its sides in their order, and says 0 on the side where nothing is', () => {
		const { chart } = written('apart', language);
		const title = /<c:title>.*<\/c:title>/.exec(chart)?.[0] ?? '';
		const said = [...title.matchAll(/<a:t>([^<]*)/g)]
			.map(([, words]) => words)
			.join('')
			.replaceAll('\u200f', '');
		expect(said).toBe('■\u00a02020\u2003|\u20032019\u00a0□');
		expect(title).toContain(`rtl="${language === 'he' ? 1 : 0}"`);
		expect(chart).not.toContain('<c:legend>');
		const [nothing, ...others] = chart.match(/<c:dLbl>.*?<\/c:dLbl>/g) ?? [];
		expect(nothing).toContain('<c:idx val="1"/>');
		expect(nothing).toContain('<c:dLblPos val="inEnd"/>');
		expect(nothing).toContain('<c:showVal val="1"/>');
		expect(others).toEqual([]);
	});
});
