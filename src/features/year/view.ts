import { standingOf } from '#features/activity/activity.ts';
import type { AgreementKind } from '#features/agreement/agreement.ts';
import { agreementLabel } from '#features/agreement/labels.ts';
import { partnerKindLabel, tieStatusLabel } from '#features/partner/labels.ts';
import { m } from '#paraglide/messages.js';
import type { PartnerKind, TieStatus } from '#features/partner/partner.ts';
import { localName } from '#features/partner/partner.ts';
import { countryName } from '#kernel/format.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel, periodOf, type Period } from '#kernel/period.ts';
import { pick, words, type Texts } from '#kernel/texts.ts';
import { threadOf, type Tally, type Thread } from './thread.ts';
import { waitsForPerson, type Counts, type Tie } from './tie.ts';

/** A row of the register as the page of a year prints it: flat and short, because it travels twice. */
export interface TieRow {
	id: string;
	name: string;
	/** The language of the name, where it is not the page's. */
	nameLang?: string;
	local?: { text: string; lang: string };
	country: string | null;
	countryName: string | null;
	kind: PartnerKind;
	agreementId: string | null;
	agreementKind: AgreementKind | null;
	signed: KnownDate | null;
	otherDates: KnownDate[];
	lastTwoWay: KnownDate | null;
	hasUndatedContact: boolean;
	counts: Counts;
	status: TieStatus;
	statusUntil: KnownDate | null;
	isSilent: boolean;
	isSilentSoFar: boolean;
	waits: boolean;
	summary: string;
	thread: Thread;
}

export function tieRow(
	tie: Tie,
	tallies: readonly Tally[],
	{ first, last, today }: { first: Period; last: Period; today: string },
	language: Language
): TieRow {
	const { partner } = tie;
	const name = pick(partner.name, language);
	const local = localName(partner, name?.text ?? '');
	const thread = threadOf(tallies, first, last, today);
	return {
		id: partner.id,
		name: name?.text ?? '',
		...(name?.isFallback ? { nameLang: name.lang } : {}),
		...(local ? { local } : {}),
		country: partner.showsFlag ? partner.country : null,
		countryName: nameOfCountry(partner, language),
		kind: partner.kind,
		agreementId: tie.agreement?.id ?? null,
		agreementKind: tie.agreement?.kind ?? null,
		signed: tie.signed,
		otherDates: tie.otherDates,
		lastTwoWay: tie.lastTwoWay,
		hasUndatedContact: tie.hasUndatedContact,
		counts: tie.counts,
		status: partner.status,
		statusUntil: partner.statusUntil,
		isSilent: tie.isSilent,
		isSilentSoFar: tie.isSilentSoFar,
		waits: waitsForPerson(tie),
		summary: words(partner.summary, language),
		// Where nothing is to be said yet, the thread draws no silence either.
		thread: { ...thread, silentFrom: tie.isSilentSoFar ? null : thread.silentFrom }
	};
}

/** The country as the office wants it called, else its usual name. Not repeated where the partner is the country. */
export function nameOfCountry(
	partner: { country: string | null; countryName: Texts; kind: PartnerKind },
	language: Language
): string | null {
	if (partner.kind === 'country') return null;
	return words(partner.countryName, language) || (partner.country ? countryName(partner.country, language) : null);
}

/** How many of the year's activities there are, and how many of them in vain. */
export function totalsOf(rows: readonly { status: Parameters<typeof standingOf>[0]; count: number }[]): {
	all: number;
	preparedCancelled: number;
	/** Still to come, or put off. */
	planned: number;
} {
	const countOf = (isMeant: (row: (typeof rows)[number]) => boolean) =>
		rows.filter(isMeant).reduce((sum, row) => sum + row.count, 0);
	return {
		all: countOf(() => true),
		preparedCancelled: countOf(({ status }) => standingOf(status) === 'prepared_cancelled'),
		planned: countOf(({ status }) => standingOf(status) === 'planned')
	};
}

/** The register as a file. A disputed date is followed by what other sources say. */
export function registerTable(rows: readonly TieRow[]) {
	const text = 'text' as const;
	return {
		title: m.partners_title(),
		columns: [
			{ title: m.partner_name(), kind: text, width: 28 },
			{ title: m.partner_local_name(), kind: text, width: 28 },
			{ title: m.partner_kind(), kind: text, width: 12 },
			{ title: m.partner_country(), kind: text, width: 18 },
			{ title: m.partner_agreement(), kind: text, width: 24 },
			{ title: m.agreement_signed(), kind: 'date' as const, width: 14 },
			{ title: m.claims_others(), kind: text, width: 20 },
			{ title: m.partner_column_last(), kind: 'date' as const, width: 18 },
			{ title: m.partner_status(), kind: text, width: 18 }
		],
		rows: rows.map((row) => [
			row.name,
			row.local?.text ?? null,
			partnerKindLabel(row.kind),
			row.countryName,
			row.agreementKind ? agreementLabel(row.agreementKind) : null,
			row.signed,
			row.otherDates.join(', ') || null,
			row.lastTwoWay,
			tieStatusLabel(row.status)
		])
	};
}

/** Years to choose from, as the office calls them: "2024–2025" where its year is not the calendar's. */
export function yearOptions(years: readonly number[], startsIn: number): { value: string; label: string }[] {
	return years.map((year) => ({ value: String(year), label: periodLabel(periodOf(year, startsIn)) }));
}
