import type { Stretch } from './sections.ts';

const YEAR = /(?<![\d./-])20\d{2}(?![\d])/g;
/** "2019/20", "2022–2023": it tells of both, and was written in the second. */
const SEASON = /(?<!\d)(20\d{2})\s?[/–-]\s?(\d{2}|20\d{2})(?!\d)/;

/** The year of which a document tells: that of its cover, else the one that its headings, else its lines, name most. */
export function reportYear(sections: readonly Stretch[], today: string): number | null {
	const thisYear = Number(today.slice(0, 4));
	const cover = sections.filter(({ kind, from }) => kind === 'cover' || from === 0);
	const onCover = cover.flatMap(({ title, kind, lines }) =>
		[title, ...(kind === 'cover' ? lines.map(({ text }) => text) : [])].flatMap(yearsIn)
	);
	const inHeadings = sections
		.filter(({ kind }) => !['register', 'in_progress'].includes(kind))
		.flatMap(({ title }) => yearsIn(title));
	const [first] = onCover;
	if (first !== undefined && first <= thisYear + 1) return first;
	const inLines = sections
		.filter(({ kind }) => kind !== 'register')
		.flatMap(({ lines }) => lines.flatMap(({ text }) => yearsIn(text)));
	const told = (years: readonly number[]) => mostOften(years.filter((year) => year <= thisYear));
	return told(inHeadings) ?? told(inLines) ?? null;
}

function yearsIn(text: string): number[] {
	const season = SEASON.exec(text);
	if (season) {
		const [, first = '', second = ''] = season;
		return [Number(second.length === 2 ? `${first.slice(0, 2)}${second}` : second)];
	}
	return [...text.matchAll(YEAR)].map(([year]) => Number(year));
}

function mostOften(years: readonly number[]): number | undefined {
	const counts = new Map<number, number>();
	for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
