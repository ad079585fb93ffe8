import { describe, expect, test } from 'vitest';
import type { ChartBlock } from '#kernel/flow-document.ts';
import { chartSvg, drawChart } from './chart.ts';
import { nameLines, textWidth } from './name-lines.ts';

const CHART: ChartBlock = {
	kind: 'chart',
	title: 'לפי מטרה',
	alt: 'תרשים: "לפי מטרה" <2020>',
	categories: ['נוער', 'תרבות & חינוך', 'ספורט'],
	series: [
		{ name: '2020', values: [12, 6, 0] },
		{ name: '2019', values: [3, 1200, 1] }
	]
};

describe('bars across', () => {
	test('are as long as their values, and 0 has no bar but a number', () => {
		const bars = barsOf(chartSvg(CHART, { language: 'en' }));
		const [twelve, three, six] = bars.slice(2).map(({ width }) => width);
		expect((twelve ?? 0) / (six ?? 1)).toBeCloseTo(2, 0);
		expect((twelve ?? 0) / (three ?? 1)).toBeCloseTo(4, 0);
		// Two in the legend, five of the six values.
		expect(bars).toHaveLength(2 + 5);
		expect(textsOf(CHART, 'en')).toContain('0');
	});

	test('grow from the left in English and from the right in Hebrew', () => {
		const width = 420;
		const english = barsOf(chartSvg(CHART, { language: 'en' })).slice(2);
		const hebrew = barsOf(chartSvg(CHART, { language: 'he' })).slice(2);
		expect(new Set(english.map(({ x }) => x))).toEqual(new Set([0.5]));
		expect(new Set(hebrew.map(({ x, width }) => Math.round((x + width) * 10) / 10))).toEqual(new Set([width - 0.5]));
	});

	test('stay inside the drawing with their numbers', () => {
		for (const language of ['he', 'en'] as const) {
			for (const { x, anchor, text } of drawChart(CHART, { language }).labels) {
				const width = textWidth(text);
				const left = anchor === 'left' ? x : anchor === 'right' ? x - width : x - width / 2;
				expect(left).toBeGreaterThanOrEqual(-0.1);
				expect(left + width).toBeLessThanOrEqual(420.1);
			}
		}
	});

	test('tell the years apart by more than colour', () => {
		const svg = chartSvg(CHART, { language: 'he' });
		expect(svg).toMatch(/class="chart__bar chart__bar--before"[^>]*stroke=/);
		expect(svg).not.toMatch(/class="chart__bar"[^>]*stroke=/);
	});
});

describe('bars up', () => {
	const months: ChartBlock = { ...CHART, form: 'time' };

	test('stand on the floor and run from left to right in both languages: time does not turn round', () => {
		const bars = (language: 'he' | 'en') => barsOf(chartSvg(months, { language, height: 200 })).slice(2);
		for (const language of ['he', 'en'] as const) {
			const [now, before, next] = bars(language).map(({ x }) => x);
			expect(now).toBeLessThan(before ?? 0);
			expect(before).toBeLessThan(next ?? 0);
		}
		expect(new Set(bars('en').map(({ y, height }) => Math.round(y + height)))).toEqual(new Set([160]));
	});
});

describe('bars apart', () => {
	const both: ChartBlock = {
		...{ ...CHART, form: 'apart', categories: ['Verona', 'Goslar'] },
		series: [
			{ name: 'From us', values: [4, 0] },
			{ name: 'To us', values: [2, 1] }
		]
	};

	test('grow from the middle, what went out towards the beginning of the line', () => {
		const [, , out, came, only] = barsOf(chartSvg(both, { language: 'en' }));
		expect([out?.x, came?.x, only?.x].map((x) => (x ?? 0) < 210)).toEqual([true, false, false]);
		expect((out?.x ?? 0) + (out?.width ?? 0)).toBeCloseTo(210, 0);
		expect((out?.width ?? 0) / (came?.width ?? 1)).toBeCloseTo(2, 0);
		const [, , outHe, cameHe] = barsOf(chartSvg(both, { language: 'he' }));
		expect([outHe?.x, cameHe?.x].map((x) => (x ?? 0) < 209)).toEqual([false, true]);
	});

	test('name each side, and show what is not there as 0', () => {
		for (const language of ['he', 'en'] as const) {
			const { labels } = drawChart(both, { language });
			expect(labels.map(({ text }) => text)).toEqual(['From us', 'To us', 'Verona', '4', '2', 'Goslar', '0', '1']);
			for (const { x, anchor, text } of labels) {
				const left = anchor === 'left' ? x : x - textWidth(text);
				expect(left).toBeGreaterThanOrEqual(-0.1);
				expect(left + textWidth(text)).toBeLessThanOrEqual(420.1);
			}
		}
	});
});

describe('the SVG', () => {
	test('is an image with words, and what was typed is no markup', () => {
		const svg = chartSvg(CHART, { language: 'he' });
		expect(svg).toContain('role="img"');
		expect(svg).toContain('<title>תרשים: &quot;לפי מטרה&quot; &lt;2020&gt;</title>');
		expect(svg).toContain('תרבות &amp; חינוך');
		expect(svg).not.toContain('style=');
	});

	test('anchors by the eye, whatever the direction of the page or the text', () => {
		const svg = chartSvg({ ...CHART, categories: ['Up-Next', 'נוער'] }, { language: 'he' });
		expect(svg).toMatch(/direction="ltr" text-anchor="end"[^>]*>Up-Next/);
		expect(svg).toMatch(/direction="rtl" text-anchor="start"[^>]*>נוער/);
	});

	test('needs no legend for one series, and survives having no values', () => {
		const one = { ...CHART, series: CHART.series.slice(0, 1) };
		expect(chartSvg(one, { language: 'he' })).not.toContain('>2020<');
		for (const form of ['across', 'time', 'apart'] as const) {
			const nothing = { ...CHART, form, categories: [], series: [] };
			expect(chartSvg(nothing, { language: 'he' })).not.toMatch(/NaN|Infinity/);
		}
	});
});

describe('names', () => {
	test('take two lines at most, each inside the width', () => {
		const lines = nameLines('מיזמים תרבותיים, חינוכיים ועסקיים לתושבים, גם עם ערים ידידותיות שאינן תאומות', 200);
		expect(lines).toHaveLength(2);
		expect(lines[1]).toMatch(/…$/);
		expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(200);
	});

	test('that are one long word end in an ellipsis', () => {
		expect(nameLines('א'.repeat(100), 100)).toEqual([expect.stringMatching(/^א+…$/)]);
	});
});

function barsOf(svg: string): { x: number; y: number; width: number; height: number }[] {
	return Array.from(svg.matchAll(/<rect [^>]*>/g), ([rect]) => {
		const number = (name: string) => Number(new RegExp(` ${name}="([^"]*)"`).exec(rect)?.[1]);
		return { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
	});
}

function textsOf(block: ChartBlock, language: 'he' | 'en'): string[] {
	return drawChart(block, { language }).labels.map(({ text }) => text);
}
