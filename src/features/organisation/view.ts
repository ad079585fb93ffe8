import { countryName } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { organisationKindWord, type Organisation } from './organisation.ts';

/** An organisation as a list shows it. */
export type OrganisationRow = Pick<
	Organisation,
	'id' | 'kind' | 'name' | 'country' | 'isTie' | 'website' | 'partnerId'
> & {
	/** Of the partner on whose side it is; null where there is none. */
	partnerName: Texts | null;
};

/** The list as a file shows it. */
export function organisationTable(rows: readonly OrganisationRow[], language: Language) {
	const columns = [
		{ title: m.organisation_name(), kind: 'text' as const, width: 40 },
		{ title: m.organisation_kind(), kind: 'text' as const },
		{ title: m.organisation_country(), kind: 'text' as const },
		{ title: m.organisation_partner(), kind: 'text' as const },
		{ title: m.organisation_tie_short(), kind: 'text' as const, width: 12 },
		{ title: m.organisation_website(), kind: 'text' as const, width: 36 }
	];
	return {
		title: m.organisations_title(),
		columns,
		rows: rows.map((row) => [
			words(row.name, language),
			organisationKindWord(row.kind),
			row.country ? countryName(row.country, language) : null,
			row.partnerName ? words(row.partnerName, language) : null,
			row.isTie ? m.yes() : m.no(),
			row.website
		])
	};
}
