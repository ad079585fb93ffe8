import { agreementLabel } from '#features/agreement/labels.ts';
import type { TieRow } from '#features/year/view.ts';
import { m } from '#paraglide/messages.js';
import { partnerKindLabel, tieStatusLabel } from './labels.ts';

/** The register as a file. A disputed date is followed by what other sources say. */
export function partnerTable(rows: readonly TieRow[]) {
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
