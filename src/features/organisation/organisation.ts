import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';

export const ORGANISATION_KINDS = [
	'municipal_department',
	'embassy',
	'consulate',
	'association',
	'committee',
	'company',
	'school',
	'cultural_institution',
	'media',
	'national_body',
	'network',
	'other'
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** A body that acts beside the cities themselves: a department, an embassy, an association, a company. */
export interface Organisation {
	id: string;
	kind: OrganisationKind;
	name: Texts;
	country: string | null;
	/** The partner on whose side it is; null: on none, or on the home city's own. */
	partnerId: string | null;
	/** Shown among the ties of the office that are no partners: the Polish embassy is. */
	isTie: boolean;
	website: string | null;
	note: Texts;
	version: number;
}

const kindWord = wordsOf<OrganisationKind>({
	municipal_department: m.organisation_kind_municipal_department,
	embassy: m.organisation_kind_embassy,
	consulate: m.organisation_kind_consulate,
	association: m.organisation_kind_association,
	committee: m.organisation_kind_committee,
	company: m.organisation_kind_company,
	school: m.organisation_kind_school,
	cultural_institution: m.organisation_kind_cultural_institution,
	media: m.organisation_kind_media,
	national_body: m.organisation_kind_national_body,
	network: m.organisation_kind_network,
	other: m.organisation_kind_other
});

export function organisationKindWord(kind: OrganisationKind, language?: Language): string {
	return kindWord(kind, language);
}

/** The kinds for a form or a filter to choose from. */
export function organisationKindOptions(): { value: OrganisationKind; label: string }[] {
	return ORGANISATION_KINDS.map((kind) => ({ value: kind, label: organisationKindWord(kind) }));
}
