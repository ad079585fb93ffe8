import { z } from 'zod';
import { choice, country, flag, id, optionalId, texts, version, webAddress } from '#kernel/fields.ts';
import { choiceFilter, flagFilter, wordsFilter } from '#kernel/filters.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from './organisation.ts';

export const organisationForm = z.object({
	id: id(),
	version: version(),
	kind: choice(ORGANISATION_KINDS),
	name: texts({ required: true }),
	country: country(),
	partnerId: optionalId(),
	isTie: flag(),
	website: webAddress(),
	note: texts({ max: 4000 })
});

export type OrganisationInput = z.output<typeof organisationForm>;

/** What narrows the list of organisations. */
export interface OrganisationFilters {
	words: string;
	kind?: OrganisationKind | undefined;
	country?: string | undefined;
	tiesOnly: boolean;
}

export function organisationFilters(params: URLSearchParams): OrganisationFilters {
	const land = params.get('country') ?? '';
	return {
		words: wordsFilter(params),
		kind: choiceFilter(params, 'kind', ORGANISATION_KINDS),
		country: /^[A-Z]{2}$/.test(land) ? land : undefined,
		tiesOnly: flagFilter(params, 'ties')
	};
}
