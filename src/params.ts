import { defineParams } from '@sveltejs/kit/params';
import { DATA_FORMATS, DATASETS, type DataFormat, type Dataset } from '#features/open/dataset.ts';
import { FORMATS, type ReportFormat } from '#features/report/report.ts';
import { SHEET_FORMATS, SHEET_KINDS, type SheetFormat, type SheetKind } from '#features/sheet/sheet.ts';
import { BUILT_IN_NAMES } from '#features/template/built-in.ts';
import { slugProblem } from '#features/office/office.ts';
import { isId } from '#kernel/id.ts';
import { parseDocumentLanguages } from '#kernel/language.ts';
import { isTongue } from '#kernel/tongue.ts';
import { TRASH_NOUNS, type TrashNoun } from '#features/trash/trash.ts';

export const params = defineParams({
	/** The address of a public site: what no office can be called is none. */
	slug: (value) => (slugProblem(value) === undefined ? value : undefined),
	/** A language of the public sites. */
	tongue: (value) => (isTongue(value) ? value : undefined),
	/** The parts of the register that are given away as data, and as what. */
	dataset: (value) => DATASETS.find((dataset): dataset is Dataset => dataset === value),
	dataformat: (value) => DATA_FORMATS.find((format): format is DataFormat => format === value),
	/** The id of a record. */
	id: (value) => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : undefined),
	/** The formats in which a list can be taken away. */
	table: (value) => (value === 'csv' || value === 'xlsx' ? value : undefined),
	/** The formats of a report. */
	report: (value) => FORMATS.find((format): format is ReportFormat => format === value),
	/** A sheet of one page about a partner, and its formats. */
	sheet: (value) => SHEET_KINDS.find((kind): kind is SheetKind => kind === value),
	sheetfile: (value) => SHEET_FORMATS.find((format): format is SheetFormat => format === value),
	/** A template by its id, or one that comes along by its name. */
	template: (value) => (isId(value) || BUILT_IN_NAMES.includes(value) ? value : undefined),
	/** The pictures that a template may have. */
	picture: (value) => (value === 'logo' || value === 'cover' ? value : undefined),
	/** A colour as an address has it: "c8102e". */
	colour: (value) => (/^[0-9a-f]{6}$/.test(value) ? value : undefined),
	/** What a request for a new partner is measured by: a word of ours, or an id. */
	criterion: (value) => (/^[a-z0-9_-]{1,40}$/.test(value) ? value : undefined),
	/** A language of ours, where the address names one. */
	lang: (value) => (value === 'he' || value === 'en' ? value : undefined),
	/** In what a document can be had: "he", "en", "he+en". */
	languages: parseDocumentLanguages,
	/** The nouns of records, as the database has them. */
	noun: (value) => TRASH_NOUNS.find((noun): noun is TrashNoun => noun === value),
	year: (value) => (/^(19|20|21)\d{2}$/.test(value) ? Number(value) : undefined)
});
