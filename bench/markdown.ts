/** A table as Markdown. The first column is text, the others numbers. */
export function table(head: string[], rows: (string | number)[][]): string {
	const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

export function fixed(value: number, digits = 2): string {
	return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

/** @param better whether more or less is wanted */
export function verdict(value: number, must: number, stretch: number, better: 'more' | 'less'): string {
	const reaches = (bar: number) => (better === 'more' ? value >= bar : value <= bar);
	if (!Number.isFinite(value)) return 'not measured';
	return reaches(stretch) ? 'stretch' : reaches(must) ? 'must' : '**missed**';
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
