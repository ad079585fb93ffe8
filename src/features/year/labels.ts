import { m } from '#paraglide/messages.js';
import type { Status } from '#features/activity/activity.ts';
import { agreementShortLabel } from '#features/agreement/labels.ts';
import type { AgreementKind } from '#features/agreement/agreement.ts';
import { partnerKindLabel, tieStatusLabel } from '#features/partner/labels.ts';
import { isCandidate, type PartnerKind, type TieStatus } from '#features/partner/partner.ts';
import { dateInWords } from '#features/office/labels.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import type { Thread } from './thread.ts';
import { countedAs, type Counts } from './tie.ts';

/** What kind of tie it is: by its agreement, else a candidate or a contact. */
export function tieTypeLabel(tie: {
	kind: PartnerKind;
	agreementKind: AgreementKind | null;
	status: TieStatus;
}): string {
	if (tie.agreementKind) return agreementShortLabel(tie.agreementKind);
	const kind = partnerKindLabel(tie.kind);
	return isCandidate(tie.status) ? m.partner_candidate({ kind }) : m.partner_contact({ kind });
}

export interface TieStanding {
	status: TieStatus;
	statusUntil: KnownDate | null;
	isSilent: boolean;
	isSilentSoFar: boolean;
	counts: Pick<Counts, 'undated'>;
}

/**
 * How a tie stands: its status, and where it is silent, that nothing was recorded, or not yet. What has no date was
 * recorded all the same, so then nothing dated was.
 * @param year names the year where the page is not of that year
 */
export function standingInWords(
	{ status, statusUntil, isSilent, isSilentSoFar, counts }: TieStanding,
	language: Language,
	year?: string
): string {
	const word =
		status === 'suspended' && statusUntil
			? m.tie_suspended_until({ date: dateInWords(statusUntil, language) })
			: tieStatusLabel(status);
	if (!isSilent) return word;
	const silence = silenceInWords({ soFar: isSilentSoFar, dated: counts.undated > 0 }, year);
	return status === 'active' ? silence : m.year_silent_status({ status: word, silence: withinSentence(silence) });
}

/** English begins with a capital only what begins a sentence; Hebrew has none. */
export function withinSentence(phrase: string): string {
	return phrase.charAt(0).toLowerCase() + phrase.slice(1);
}

function silenceInWords({ soFar, dated }: { soFar: boolean; dated: boolean }, year?: string): string {
	if (year === undefined) {
		if (soFar) return dated ? m.year_silent_dated_yet() : m.year_silent_yet();
		return dated ? m.year_silent_dated() : m.year_silent();
	}
	if (soFar) return dated ? m.year_silent_dated_yet_in({ year }) : m.year_silent_yet_in({ year });
	return dated ? m.year_silent_dated_in({ year }) : m.year_silent_in({ year });
}

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

/** How many activities there are, and where not all were done, what became of them. */
export function rowsInWords(rows: readonly { status: Status }[]): string {
	const counts = { done: 0, inProgress: 0, preparedCancelled: 0, cancelled: 0, planned: 0, undated: 0 };
	for (const { status } of rows) counts[countedAs(status)] += 1;
	return counts.done === rows.length ? m.activities_count({ count: rows.length }) : countsInWords(counts).join(', ');
}

/** The thread as a screen reader says it. */
export function threadInWords({ marks, counts }: Pick<Thread, 'marks' | 'counts'>): string {
	if (marks.length === 0) return m.thread_label_none();
	return counts.cancelled > 0 ? m.thread_label_cancelled(counts) : m.thread_label(counts);
}
