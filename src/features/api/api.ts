import { z } from 'zod';
import { activityFields } from '#features/activity/form.ts';
import { agreementForm, claimForm } from '#features/agreement/form.ts';
import { LARGEST_FILE } from '#features/attachment/attachment.ts';
import { attachmentEditForm, attachmentForm } from '#features/attachment/form.ts';
import { goalForm } from '#features/goal/form.ts';
import { highlightForm } from '#features/highlight/form.ts';
import { initiativeForm } from '#features/initiative/form.ts';
import { newsForm } from '#features/news/form.ts';
import { noteForm } from '#features/note/form.ts';
import { organisationForm } from '#features/organisation/form.ts';
import { partnerForm } from '#features/partner/form.ts';
import { personForm, roleForm } from '#features/person/form.ts';
import { stepForm } from '#features/step/form.ts';
import { SUBJECTS } from '#features/subject/subject.ts';
import { day } from '#kernel/fields.ts';

/** A field that is told with a record, and that no form of it has. */
const told = (schema: object) =>
	z
		.unknown()
		.optional()
		.meta({ ...schema, readOnly: true });

const day8601 = { type: ['string', 'null'], format: 'date' };

/** An initiative changes its stage by moves and decisions; those and its milestones are told with it. */
const initiativeRecord = initiativeForm.safeExtend({
	stageSince: told({
		...{ type: ['string', 'null'], format: 'date-time' },
		description: 'When it came to its stage; null: it stood there when it was written down here.'
	}),
	putOffUntil: told({ ...day8601, description: 'What was decided to be taken up later rests until this day.' }),
	decisions: told({
		type: 'array',
		description: 'What was decided of it, the latest first: outcome, answer, by whom and when.',
		items: { type: 'object' }
	}),
	milestones: told({
		type: 'array',
		description: 'What it has to reach and by when, with the reason where that was put off.',
		items: { type: 'object' }
	}),
	activities: told({ type: 'array', items: { type: 'string', format: 'uuid' } })
});

/** Of a document that is there its title and its readers can be changed. Another file is another document. */
const documentFields = attachmentEditForm.extend({
	subject: told({ type: 'string', enum: [...SUBJECTS], description: 'What kind of record it belongs to.' }),
	subjectId: told({ type: 'string', format: 'uuid' }),
	name: told({ type: 'string', description: 'The name of its file.' }),
	mediaType: told({ type: 'string', description: 'What the content says that it is.' }),
	bytes: told({ type: 'integer' }),
	sha256: told({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
	addedAt: told({ type: 'string', format: 'date-time' })
});

/** What programs may read and write, by the name in the address; each as its form has it. */
export const SCHEMAS = {
	partners: partnerForm,
	agreements: agreementForm,
	claims: claimForm,
	activities: activityFields,
	initiatives: initiativeRecord,
	people: personForm,
	roles: roleForm,
	organisations: organisationForm,
	goals: goalForm,
	steps: stepForm,
	highlights: highlightForm.extend({ periodStartsOn: day() }),
	news: newsForm,
	notes: noteForm,
	documents: documentFields
} satisfies Record<string, z.ZodType>;

export type ResourceName = keyof typeof SCHEMAS;
export type InputOf<Name extends ResourceName> = z.output<(typeof SCHEMAS)[Name]>;

/** What makes a new record, where it is not what changes one. */
const NEW = { documents: attachmentForm } satisfies { readonly [Name in ResourceName]?: z.ZodType };
export type NewOf<Name extends ResourceName> = Name extends keyof typeof NEW
	? z.output<(typeof NEW)[Name]>
	: InputOf<Name>;

export function schemaOf(name: ResourceName, isNew = false): z.ZodType {
	return isNew && Object.hasOwn(NEW, name) ? NEW[name as keyof typeof NEW] : SCHEMAS[name];
}

/** The records to which the list of a resource can be narrowed, each by its id: ?partner=ID */
export const NARROWED_BY: { readonly [Name in ResourceName]?: readonly string[] } = {
	claims: ['agreement'],
	roles: ['person', 'partner', 'organisation'],
	steps: SUBJECTS,
	notes: ['partner'],
	documents: SUBJECTS
};

export const RESOURCES = Object.keys(SCHEMAS) as ResourceName[];

export function isResource(name: string): name is ResourceName {
	return Object.hasOwn(SCHEMAS, name);
}

/** How many records a page of a list holds, unless it is asked for fewer or more. */
export const PAGE = { usual: 50, most: 100 } as const;

/** As many bytes of JSON as a request may bring; and as many with a document, whose file has a limit of its own. */
export const LARGEST_REQUEST = 1_000_000;
export const LARGEST_UPLOAD = LARGEST_FILE + LARGEST_REQUEST;

/** How often a token may ask within a minute, and how many wrong ones may come from one address. */
export const LIMITS = { reads: 600, writes: 300, wrong: 100 } as const;

/** Longer keys of idempotency are refused. */
export const LONGEST_KEY = 200;

/** For how many days such a key is remembered. */
export const KEY_DAYS = 7;
