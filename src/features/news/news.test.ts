import { describe, expect, it } from 'vitest';
import { standingOf, type News } from './news.ts';

type Span = Pick<News, 'visibility' | 'shownFrom' | 'shownUntil'>;
const from = (shownFrom: string | null, shownUntil: string | null = null): Span => ({
	...{ visibility: 'public', shownFrom, shownUntil }
});

describe('whether the public sees an item of news', () => {
	it.each([
		[from(null), 'shown'],
		[from('2020-06-01'), 'shown'],
		[from('2020-06-02'), 'waiting'],
		[from(null, '2020-06-01'), 'shown'],
		[from(null, '2020-05-31'), 'over'],
		[{ ...from('2020-01-01', '2020-12-31'), visibility: 'council' }, 'internal']
	] as const)('%o: %s', (span, standing) => {
		expect(standingOf(span, '2020-06-01')).toBe(standing);
	});
});
