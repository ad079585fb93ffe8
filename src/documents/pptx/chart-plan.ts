import type { ChartBlock } from '#kernel/flow-document.ts';

/** What a bar needs, a category beside the next, and the names of the series. */
const CHART = { bar: 17, apart: 12, legend: 34 };
/** No chart is lower. */
export const LEAST_CHART = 150;
/** Of the height that it should have: where it has to make room for a table beside it, and where nothing follows. */
const SHARE = { least: 0.75, most: 1.6 };

/** How high a chart should be, how low it may be, and how high it becomes where there is room. */
export function heightsOfChart({ categories, series, form }: ChartBlock): Record<'usual' | 'least' | 'most', number> {
	const { bar, apart, legend } = CHART;
	if (form === 'time') return { usual: Infinity, least: Infinity, most: Infinity };
	const rows = form === 'apart' ? 1 : series.length;
	const usual = Math.max(LEAST_CHART, categories.length * (rows * bar + apart) + (series.length > 1 ? legend : 0));
	return { usual, least: Math.max(LEAST_CHART, SHARE.least * usual), most: SHARE.most * usual };
}
