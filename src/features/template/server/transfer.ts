import { z } from 'zod';
import { AUDIENCES } from '#features/report/policy.ts';
import { choice, texts } from '#kernel/fields.ts';
import { saidBy, type Problem, type ProblemCode } from '#kernel/form.ts';
import { brokenLine } from '#kernel/json-place.ts';
import { SLIDE_SHAPES, TYPEFACES } from '#kernel/look.ts';
import { accentField } from '../form.ts';
import { canBeHidden, LOGOS, TEMPLATE_SECTIONS, type TemplateData, type TemplateSection } from '../template.ts';

/** A template as a file: all that it says, and its pictures inside, so that it looks the same in another office. */
export interface TemplateFile extends TemplateData {
	pictures: { logo: Uint8Array | undefined; cover: Uint8Array | undefined };
}

/** The largest file that is taken in, in bytes: its pictures are a third larger in it than they are. */
export const LARGEST_TEMPLATE_FILE = 8 * 1024 * 1024;

/** By this and a number the file says what it is, and how it is to be read. */
const KIND = 'kesher-template';
const FORMAT = 1;

/** @param mediaTypes of the pictures, as they are kept */
export function writeTemplateFile(
	template: TemplateFile,
	mediaTypes: { logo: string | undefined; cover: string | undefined }
): string {
	const { name, audience, slides, accent, typeface, logo, sectionOrder, hiddenSections, coverAlt, pictures } = template;
	const inside = (kind: 'logo' | 'cover') =>
		pictures[kind] && `data:${mediaTypes[kind] ?? ''};base64,${Buffer.from(pictures[kind]).toString('base64')}`;
	const file = {
		...{ kind: KIND, format: FORMAT, name, audience, slides, accent, typeface },
		...{ sections: sectionOrder, hidden: hiddenSections, logo, logoPicture: inside('logo') },
		...{ coverPicture: inside('cover'), coverAlt }
	};
	return `${JSON.stringify(file, undefined, '\t')}\n`;
}

const PICTURE = /^data:image\/(?:png|jpeg);base64,([A-Za-z0-9+/]*={0,2})$/;

const picture = z
	.string()
	.optional()
	.transform((value, ctx): Uint8Array | undefined => {
		if (value === undefined) return undefined;
		const [, bytes] = PICTURE.exec(value) ?? [];
		if (bytes !== undefined) return new Uint8Array(Buffer.from(bytes, 'base64'));
		ctx.addIssue({ code: 'custom', message: 'picture_kind' satisfies ProblemCode });
		return z.NEVER;
	});

const section = z.enum(TEMPLATE_SECTIONS, { error: 'not_a_choice' satisfies ProblemCode });

const fileForm = z
	.strictObject({
		kind: z.literal(KIND),
		format: z.literal(FORMAT),
		name: texts({ required: true, max: 80 }),
		audience: choice(AUDIENCES),
		slides: choice(SLIDE_SHAPES),
		accent: z.preprocess((value) => value ?? '', accentField()),
		typeface: choice(TYPEFACES),
		sections: z.array(section).default([]),
		hidden: z.array(section).default([]),
		logo: choice(LOGOS),
		logoPicture: picture,
		coverPicture: picture,
		coverAlt: texts({ max: 300 })
	})
	.refine(({ logo, logoPicture }) => logo !== 'own' || logoPicture !== undefined, {
		path: ['logoPicture'],
		message: 'file_needed' satisfies ProblemCode
	});

/** Reads a file of a template: all of it, or all that is wrong with it and where, by the names in the file. */
export function readTemplateFile(text: string): { ok: true; file: TemplateFile } | { ok: false; problems: Problem[] } {
	const parsed = parse(text);
	if ('problem' in parsed) return { ok: false, problems: [parsed.problem] };
	if ((parsed.value as { kind?: unknown } | null)?.kind !== KIND) {
		return { ok: false, problems: [{ field: '', code: 'not_a_template' }] };
	}
	const result = fileForm.safeParse(parsed.value);
	if (!result.success) return { ok: false, problems: result.error.issues.flatMap(problemsOf) };
	const { kind: _, format: __, sections, hidden, logoPicture, coverPicture, ...data } = result.data;
	const sectionOrder = [...new Set<TemplateSection>(sections)];
	return {
		ok: true,
		file: {
			...data,
			sectionOrder,
			hiddenSections: [...new Set(hidden)].filter(canBeHidden),
			pictures: { logo: logoPicture, cover: coverPicture }
		}
	};
}

function parse(text: string): { value: unknown } | { problem: Problem } {
	const json = text.replace(/^\ufeff/, '');
	try {
		return { value: JSON.parse(json) };
	} catch {
		// A picture, say, or a letter: no line of it is to be repaired.
		if (!/^\s*[{[]/.test(json)) return { problem: { field: '', code: 'not_a_template' } };
		return { problem: { field: '', code: 'not_json', limit: brokenLine(json) } };
	}
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
	const place = issue.path.map(String).join('.');
	if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: key, code: 'not_a_field' }));
	if (issue.code === 'invalid_type') return [{ field: place, code: 'wrong_form' }];
	return [{ field: place, ...saidBy(issue.message) }];
}
