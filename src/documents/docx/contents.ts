import { cleanSpans } from '#documents/office/clean.ts';
import { element } from '#documents/office/xml.ts';
import type { Language } from '#kernel/language.ts';
import { paragraph, worded } from './paragraph.ts';
import { plainRun, runs } from './runs.ts';
import type { Setting } from './setting.ts';

/** A section as the contents lead to it. */
export interface Entry {
	id: number;
	bookmark: string;
	title: string;
	/** Where it is not that of the file. */
	lang?: Language | undefined;
}

/** The sections, with a link to each; and the numbers of their pages, once a user updates the table. */
const FIELD = ' TOC \\o "2-2" \\h \\z ';

/**
 * Word's own table of contents. Only Word knows on which page a section falls, and it tells when the table is updated;
 * until then its entries lead to the sections without numbers, which is better than wrong ones, and than the warning
 * that Word shows when a file asks to be updated as it opens.
 */
export function contentsXml(entries: readonly Entry[], isOnNewPage: boolean, setting: Setting): string {
	const lines = entries.map((entry, index) => {
		const begins = index === 0 ? mark('begin', setting) + instruction(setting) + mark('separate', setting) : '';
		const ends = index === entries.length - 1 ? mark('end', setting) : '';
		const link = element(
			'w:hyperlink',
			{ 'w:anchor': entry.bookmark, 'w:history': 1 },
			runs(cleanSpans([{ text: entry.title, ...(entry.lang ? { lang: entry.lang } : {}) }], setting), setting)
		);
		return paragraph({ style: 'TOC2' }, begins + link + ends, setting);
	});
	return element(
		'w:sdt',
		{},
		element(
			'w:sdtPr',
			{},
			element(
				'w:docPartObj',
				{},
				element('w:docPartGallery', { 'w:val': 'Table of Contents' }),
				element('w:docPartUnique')
			)
		),
		element('w:sdtContent', {}, worded({ style: 'TOCHeading', isOnNewPage }, setting.words.contents, setting), ...lines)
	);
}

function mark(kind: 'begin' | 'separate' | 'end', setting: Setting): string {
	return plainRun(element('w:fldChar', { 'w:fldCharType': kind }), setting);
}

function instruction(setting: Setting): string {
	return plainRun(element('w:instrText', { 'xml:space': 'preserve' }, FIELD.replaceAll('"', '&quot;')), setting);
}
