import { dateWords } from '#features/office/labels.ts';
import { formatDate, listInWords } from '#kernel/format.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Theme } from '#features/activity/activity.ts';
import { themeLabel } from '#features/activity/labels.ts';
import { dateThatStands, disputingDates, type AgreementKind, type AgreementStatus, type Claim } from './agreement.ts';
import { agreementLabel, agreementStatusLabel } from './labels.ts';

interface Row {
	kind: AgreementKind;
	status: AgreementStatus;
	title: Texts;
	scope: Theme[];
	termEnds: KnownDate | null;
	partners: { name: Texts }[];
	deleted: Texts[];
	claims: Pick<Claim, 'field' | 'date' | 'value' | 'preferred'>[];
}

/** What an agreement is called where it has no title: its kind and its partners. */
export function agreementName(agreement: Pick<Row, 'kind' | 'title' | 'partners'>, language: Language): string {
	const partners = listInWords(
		agreement.partners.map((partner) => words(partner.name, language)),
		language
	);
	return (
		words(agreement.title, language) || [agreementLabel(agreement.kind, language), partners].filter(Boolean).join(', ')
	);
}

/** In place of a partner that was deleted: it is not shown, and the agreement is not left without any. */
export function deletedPartner(name: Texts, language: Language): string {
	return m.agreement_partner_gone({ name: words(name, language) }, { locale: language });
}

/** The list as a file. */
export function agreementTable(rows: readonly Row[], language: Language) {
	const text = 'text' as const;
	return {
		title: m.agreements_title(),
		columns: [
			{ title: m.agreement_name(), kind: text, width: 40 },
			{ title: m.agreement_kind(), kind: text, width: 24 },
			{ title: m.activity_partners(), kind: text, width: 28 },
			{ title: m.agreement_signed(), kind: 'date' as const, width: 14 },
			{ title: m.claims_others(), kind: text, width: 20 },
			{ title: m.agreement_first_contact(), kind: 'date' as const, width: 14 },
			{ title: m.agreement_term_ends(), kind: 'date' as const, width: 14 },
			{ title: m.agreement_status(), kind: text, width: 12 },
			{ title: m.agreement_scope(), kind: text, width: 32 }
		],
		rows: rows.map((row) => [
			agreementName(row, language),
			agreementLabel(row.kind),
			[
				...row.partners.map((partner) => words(partner.name, language)),
				...row.deleted.map((name) => deletedPartner(name, language))
			].join(', '),
			dateThatStands(row, 'signed'),
			disputingDates(row, 'signed')
				.map((date) => formatDate(date, language, dateWords(language)))
				.join(', ') || null,
			dateThatStands(row, 'first_contact'),
			dateThatStands(row, 'term_ends'),
			agreementStatusLabel(row.status),
			row.scope.map((theme) => themeLabel(theme)).join(', ') || null
		])
	};
}
