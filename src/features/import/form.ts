import { z } from 'zod';
import { DIRECTIONS, KINDS, needsReason, REASONS, STATUSES, THEMES } from '#features/activity/activity.ts';
import { AGREEMENT_KINDS } from '#features/agreement/agreement.ts';
import { ORGANISATION_KINDS } from '#features/organisation/organisation.ts';
import { PARTNER_KINDS, TIE_STATUSES } from '#features/partner/partner.ts';
import {
	ALWAYS_CHECKED,
	choice,
	choices,
	country,
	date,
	flag,
	given,
	id,
	integer,
	optionalChoice,
	optionalId,
	text,
	version
} from '#kernel/fields.ts';
import { endsBeforeStart } from '#kernel/known-date.ts';
import { IMPORTED_NOUNS, LARGEST_SENT, LONGEST_PASTED } from './import.ts';

const yearOfDocument = integer({ min: 1800, max: 2199 });

/** Text that was pasted, instead of a file. */
export const pasteForm = z.object({
	id: id(),
	text: text({ max: LONGEST_PASTED, required: true }),
	year: yearOfDocument
});
export type PasteInput = z.output<typeof pasteForm>;

/** A file, which the command looks into. Where none was chosen, browsers send one without a name. */
export const uploadForm = z.object({
	id: id(),
	year: yearOfDocument,
	file: z
		.instanceof(File, { message: 'file_needed' })
		.refine(({ name, size }) => name !== '' || size > 0, { message: 'file_needed', abort: true })
		.refine(({ size }) => size > 0, { message: 'file_empty' })
		.refine(({ size }) => size <= LARGEST_SENT, { message: `file_too_large:${LARGEST_SENT / 1024 / 1024}` })
});

/** What is done with an import as a whole asks for nothing. */
export const wholeForm = z.object({});

/** The year that a document tells of. */
export const yearForm = z.object({ version: version(), year: integer({ min: 1800, max: 2199 }) });
export type YearInput = z.output<typeof yearForm>;

/** A decision on one proposal as it stands: take it, skip it, open it again. */
export const decisionForm = z.object({ id: id(), version: version() });
export type DecisionInput = z.output<typeof decisionForm>;

/** One proposal that is a further source of a record. */
export const mergeForm = z.object({
	id: id(),
	version: version(),
	noun: choice(IMPORTED_NOUNS),
	recordId: id()
});
export type MergeInput = z.output<typeof mergeForm>;

/** A paragraph that a person puts right. */
export const paragraphForm = z.object({
	position: integer({ max: 1_000_000 }),
	version: version(),
	text: text({ max: 20_000, required: true })
});
export type ParagraphInput = z.output<typeof paragraphForm>;

const EDITED_TEXT = 8000;

/** What every proposal has. `isKept`: the change is kept, and the proposal stays open. */
const common = {
	id: id(),
	version: version(),
	isKept: flag(),
	text: text({ max: EDITED_TEXT, required: true })
};

/** With whom: a partner of the register, or one that is called so. `addsPartner`: where it is not there, it is added. */
const named = { partnerId: optionalId(), partner: text({ max: 200 }), addsPartner: flag() };

const done = z
	.object({
		...common,
		...named,
		type: z.enum(['activity', 'initiative']),
		kind: choice(KINDS),
		direction: optionalChoice(DIRECTIONS),
		status: choice(STATUSES),
		reason: optionalChoice(REASONS),
		reasonNote: text({ max: 500 }),
		starts: date(),
		ends: date(),
		participants: integer(),
		themes: choices(THEMES)
	})
	.superRefine((activity, ctx) => {
		const [starts, ends] = [given(activity.starts), given(activity.ends)];
		if (endsBeforeStart({ starts, ends }) || (ends !== null && activity.starts === null)) {
			ctx.addIssue({ code: 'custom', path: ['ends'], message: 'ends_before_start' });
		}
		if (needsReason(activity.status) && activity.reason === null) {
			ctx.addIssue({ code: 'custom', path: ['reason'], message: 'reason_needed' });
		}
	}, ALWAYS_CHECKED);

const partner = z.object({
	...common,
	type: z.literal('partner'),
	partner: text({ max: 200, required: true }),
	kind: choice(PARTNER_KINDS),
	country: country(),
	status: choice(TIE_STATUSES),
	agreementKind: optionalChoice(AGREEMENT_KINDS),
	signed: date()
});

const body = z.object({
	...common,
	...named,
	type: z.literal('organisation'),
	name: text({ max: 300, required: true }),
	bodyKind: choice(ORGANISATION_KINDS)
});

/** A proposal as a person changed it: the fields depend on its type, which the form says. */
export const editForm = z.discriminatedUnion('type', [
	done,
	partner,
	body,
	z.object({ ...common, type: z.literal('goal') }),
	z.object({ ...common, ...named, type: z.enum(['highlight', 'idea']) }),
	z.object({ ...common, ...named, type: z.literal('person'), name: text({ max: 300, required: true }) })
]);
export type EditInput = z.output<typeof editForm>;
