import { z } from 'zod';
import {
	ALWAYS_CHECKED,
	choice,
	choices,
	date,
	day,
	email,
	given,
	id,
	known,
	optionalChoice,
	optionalText,
	reference,
	text,
	texts,
	version
} from '#kernel/fields.ts';
import { choiceFilter, flagFilter, idFilter, wordsFilter } from '#kernel/filters.ts';
import { endsBeforeStart } from '#kernel/known-date.ts';
import { SPOKEN_LANGUAGES } from '#kernel/language.ts';
import { isEmpty } from '#kernel/texts.ts';
import { ROLE_KINDS, type RoleKind } from './role.ts';

/** Of whom a role is: a partner, an organisation; neither: the home city. */
export const ROLE_NOUNS = ['partner', 'organisation'] as const;

export const personForm = z.object({
	id: id(),
	version: version(),
	name: texts(),
	email: email(),
	/** As typed: what is a number depends on the home country, which the command knows. */
	phone: text({ max: 60 }),
	languages: choices(SPOKEN_LANGUAGES),
	note: optionalText({ max: 4000 }),
	receivedOn: date(),
	receivedFrom: optionalText({ max: 300 }),
	noticeOn: day(),
	/** With a new person comes the role by which the office knows them. */
	role: z
		.object({ id: id(), kind: optionalChoice(ROLE_KINDS), of: reference(ROLE_NOUNS), title: texts() })
		.superRefine((role, ctx) => {
			if (role.kind === null && (role.of !== null || !isEmpty(role.title)))
				ctx.addIssue({ code: 'custom', path: ['kind'], message: 'required' });
		}, ALWAYS_CHECKED)
		.optional()
});

export type PersonInput = z.output<typeof personForm>;

export const roleForm = z
	.object({
		id: id(),
		version: version(),
		personId: id(),
		kind: choice(ROLE_KINDS),
		of: reference(ROLE_NOUNS),
		title: texts(),
		starts: date(),
		ends: date()
	})
	.superRefine((role, ctx) => {
		if (endsBeforeStart({ starts: given(role.starts), ends: given(role.ends) }))
			ctx.addIssue({ code: 'custom', path: ['ends'], message: 'ends_before_start' });
	}, ALWAYS_CHECKED);

export type RoleInput = z.output<typeof roleForm>;

/** The short form that ends a role. */
export const roleEndForm = z.object({
	id: id(),
	version: version(),
	ended: known(date())
});

export type RoleEndInput = z.output<typeof roleEndForm>;

/** What narrows the list of people. Partner, organisation, kind and "current" speak of one and the same role. */
export interface PersonFilters {
	words: string;
	partnerId?: string | undefined;
	organisationId?: string | undefined;
	kind?: RoleKind | undefined;
	currentOnly: boolean;
	/** Only those whom the office can reach and who were not told that it keeps their details. */
	isNoticeOwed?: boolean | undefined;
}

/** @param seesNotes whether who looks may know how people are reached and where that is from: others cannot ask for it */
export function personFilters(params: URLSearchParams, seesNotes: boolean): PersonFilters {
	return {
		words: wordsFilter(params),
		partnerId: idFilter(params, 'partner'),
		organisationId: idFilter(params, 'organisation'),
		kind: choiceFilter(params, 'kind', ROLE_KINDS),
		currentOnly: flagFilter(params, 'current'),
		isNoticeOwed: seesNotes && flagFilter(params, 'notice')
	};
}
