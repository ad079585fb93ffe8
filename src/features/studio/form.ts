import { z } from 'zod';
import { AUDIENCES } from '#features/report/policy.ts';
import {
	ALWAYS_CHECKED,
	choice,
	choices,
	day,
	flag,
	given,
	id,
	known,
	optionalId,
	optionalText,
	text,
	texts,
	version
} from '#kernel/fields.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { TEXT_KINDS } from './edits.ts';
import { MOVES } from './studio.ts';

export const reportForm = z
	.object({
		id: id(),
		version: version(),
		title: texts({ max: 120 }),
		from: known(day()),
		to: known(day()),
		audience: choice(AUDIENCES),
		/** Whether it says what things cost; never to the public. */
		tellsMoney: flag(),
		languages: choices(LANGUAGES),
		/** Of the office's own an id, else a name; empty: the office's default; not sent: it stays. */
		template: optionalText({ max: 40 }).optional()
	})
	.superRefine((report, ctx) => {
		const [from, to] = [given(report.from), given(report.to)];
		if (from !== null && to !== null && to < from) {
			ctx.addIssue({ code: 'custom', path: ['to'], message: 'ends_before_start' });
		}
		if (report.languages.length === 0) ctx.addIssue({ code: 'custom', path: ['languages'], message: 'required' });
	}, ALWAYS_CHECKED);
export type ReportInput = z.output<typeof reportForm>;

/** What a report is moved on with. */
export const moveForm = z.object({
	version: version(),
	move: choice(MOVES),
	note: optionalText({ max: 500 }),
	/** The seal of what was on the page: nobody approves what they have not seen. */
	seen: optionalText({ max: 64 })
});
export type MoveInput = z.output<typeof moveForm>;

/** A report is put on the public site, or taken off it. */
export const publishForm = z.object({ version: version(), isPublished: flag() });
export type PublishInput = z.output<typeof publishForm>;

const SECTION_KEY = { max: 80, required: true };

export const sectionForm = z.object({
	section: text(SECTION_KEY),
	version: version(),
	title: texts({ max: 120 }),
	notes: texts({ max: 2000 }),
	hidden: flag()
});
export type SectionInput = z.output<typeof sectionForm>;

/** The sections of a report, or the lines of a section, in the order that was chosen. */
const keys = () =>
	z
		.array(z.string().max(80))
		.max(2000)
		.optional()
		.transform((order) => [...new Set(order ?? [])]);
export const orderForm = z.object({ section: optionalText({ max: 80 }), order: keys() });
export type OrderInput = z.output<typeof orderForm>;

/** A page of the office's own. */
export const ownSectionForm = z.object({ id: id(), title: texts({ max: 120, required: true }) });
export type OwnSectionInput = z.output<typeof ownSectionForm>;

export const lineForm = z.object({
	section: text(SECTION_KEY),
	line: text(SECTION_KEY),
	version: version(),
	words: texts({ max: 1000 }),
	detail: texts({ max: 1000 }),
	/** What the record said when the form was opened. */
	basis: texts({ max: 4000 }),
	hidden: flag(),
	highlight: flag(),
	approved: flag()
});
export type LineInput = z.output<typeof lineForm>;

export const blockForm = z.object({
	id: id(),
	version: version(),
	section: text(SECTION_KEY),
	kind: choice(TEXT_KINDS),
	words: texts({ max: 2000, required: true }),
	source: texts({ max: 200 })
});
export type BlockInput = z.output<typeof blockForm>;

/** A picture: of a document that the office has, or of a file that is sent along. */
export const pictureForm = z.object({
	id: id(),
	version: version(),
	section: text(SECTION_KEY),
	attachment: optionalId(),
	/** A browser sends an empty one where none was chosen. */
	file: z.unknown().transform((file) => (file instanceof File && file.size > 0 ? file : undefined)),
	/** What it shows, for who does not see it. */
	words: texts({ max: 500, required: true }),
	/** Its caption. */
	source: texts({ max: 300 })
});
export type PictureInput = Omit<z.output<typeof pictureForm>, 'file'>;

export const blockOrderForm = z.object({ section: text(SECTION_KEY), order: keys() });
export type BlockOrderInput = z.output<typeof blockOrderForm>;

export const removeBlockForm = z.object({ id: id() });
export const restorePartForm = z.object({ key: text(SECTION_KEY) });
export const removeSectionForm = z.object({ section: text(SECTION_KEY) });
