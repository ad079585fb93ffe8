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
	test('stand on the floor, this year first in the direction of reading', () => {
		const bars = (language: 'he' | 'en') => barsOf(chartSvg(CHART, { language, bars: 'up', height: 200 })).slice(2);
		const [now, before] = bars('en');
		expect(now?.x).toBeLessThan(before?.x ?? 0);
		const [nowHe, beforeHe] = bars('he');
		expect(nowHe?.x).toBeGreaterThan(beforeHe?.x ?? 0);
		expect(new Set(bars('en').map(({ y, height }) => Math.round(y + height)))).toEqual(new Set([160]));
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
		expect(chartSvg({ ...CHART, categories: [], series: [] }, { language: 'he' })).not.toMatch(/NaN|Infinity/);
		expect(chartSvg({ ...CHART, categories: [], series: [] }, { language: 'he', bars: 'up' })).not.toMatch(
			/NaN|Infinity/
		);
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
