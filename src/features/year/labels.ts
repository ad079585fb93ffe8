import { m } from '#paraglide/messages.js';
import type { Language } from '#kernel/language.ts';
import type { Thread } from './thread.ts';
import type { Counts } from './tie.ts';

/** What the counts say, one phrase for each that is not zero. */
export function countsInWords(counts: Counts, language?: Language): string[] {
	const options = language ? { locale: language } : {};
	const phrases: [number, (inputs: { count: number }, options: { locale?: Language }) => string][] = [
		[counts.done, m.year_done],
		[counts.inProgress, m.year_in_progress],
		[counts.preparedCancelled, m.year_prepared_cancelled],
		[counts.cancelled, m.year_cancelled],
		[counts.planned, m.year_planned],
		[counts.undated, m.year_undated]
	];
	return phrases.filter(([count]) => count > 0).map(([count, phrase]) => phrase({ count }, options));
}

/** The thread as a screen reader says it. */
export function threadInWords({ marks, counts }: Pick<Thread, 'marks' | 'counts'>): string {
	if (marks.length === 0) return m.thread_label_none();
	return counts.cancelled > 0 ? m.thread_label_cancelled(counts) : m.thread_label(counts);
}
