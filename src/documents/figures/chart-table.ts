import type { ChartBlock, TableBlock } from '#kernel/flow-document.ts';
import { formatNumber } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';

/** The values behind the bars, for who does not see them: its own table, or one made of them. Its corner names what is counted. */
export function chartTable({ title, categories, series, table }: ChartBlock, language: Language): TableBlock {
	if (table) return table;
	const numbers = series.map(({ name }) => ({ title: name, weight: 1, align: 'end' as const }));
	const rows = categories.map((category, index) => [
		[{ text: category }],
		...series.map(({ values }) => {
			const value = values[index] ?? 0;
			return [{ text: formatNumber(value, language), value }];
		})
	]);
	const columns = [{ title, weight: 5, align: 'start' as const }, ...numbers];
	return { kind: 'table', caption: title, columns, rows, notes: [] };
}
