import type { z } from 'zod';
import { activityFields } from '#features/activity/form.ts';
import { agreementForm, claimForm } from '#features/agreement/form.ts';
import { goalForm } from '#features/goal/form.ts';
import { highlightForm } from '#features/highlight/form.ts';
import { initiativeForm } from '#features/initiative/form.ts';
import { noteForm } from '#features/note/form.ts';
import { organisationForm } from '#features/organisation/form.ts';
import { partnerForm } from '#features/partner/form.ts';
import { personForm, roleForm } from '#features/person/form.ts';
import { stepForm } from '#features/step/form.ts';
import { day } from '#kernel/fields.ts';

/** What programs may read and write, by the name in the address; each as its form has it. */
export const SCHEMAS = {
	partners: partnerForm,
	agreements: agreementForm,
	claims: claimForm,
	activities: activityFields,
	initiatives: initiativeForm,
	people: personForm,
	roles: roleForm,
	organisations: organisationForm,
	goals: goalForm,
	steps: stepForm,
	highlights: highlightForm.extend({ periodStartsOn: day() }),
	notes: noteForm
} satisfies Record<string, z.ZodType>;

export type ResourceName = keyof typeof SCHEMAS;
export type InputOf<Name extends ResourceName> = z.output<(typeof SCHEMAS)[Name]>;

export const RESOURCES = Object.keys(SCHEMAS) as ResourceName[];

export function isResource(name: string): name is ResourceName {
	return Object.hasOwn(SCHEMAS, name);
}

/** How many records a page of a list holds, unless it is asked for fewer or more. */
export const PAGE = { usual: 50, most: 100 } as const;

/** As many bytes of JSON as a request may bring. */
export const LARGEST_REQUEST = 1_000_000;

/** Longer keys of idempotency are refused. */
export const LONGEST_KEY = 200;

/** For how many days such a key is remembered. */
export const KEY_DAYS = 7;
