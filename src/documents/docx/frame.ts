import { cleanLine, cleanSpans } from '#documents/office/clean.ts';
import { element } from '#documents/office/xml.ts';
import { WORDS as PAPER } from '#documents/pdf/words.ts';
import { headFor, type FlowDocument, type Head } from '#kernel/flow-document.ts';
import { PAGE } from './measures.ts';
import { NAMESPACES, WITH_DRAWINGS } from './namespaces.ts';
import { paragraph } from './paragraph.ts';
import { plainRun, runs } from './runs.ts';
import type { Setting } from './setting.ts';

/** What stands over every page but the first, which has the title itself. @param logo a run, where there is one */
export function headerXml({ title, second }: FlowDocument, logo: string, setting: Setting): string {
	const line = second
		? [{ text: title }, { text: ' · ' }, { text: second.title, lang: second.language }]
		: [{ text: title }];
	const oneLine = line.map((span) => ({ ...span, text: cleanLine(span.text) }));
	const end = logo ? plainRun(element('w:tab'), setting) + logo : '';
	const words = runs(cleanSpans(oneLine, setting), setting);
	return element('w:hdr', WITH_DRAWINGS, paragraph({ style: 'Header' }, words + end, setting));
}

/** At the foot of every page: whose it is, and which page of how many; in each of the languages on a line of its own. */
export function footerXml(document: FlowDocument, setting: Setting, other: Setting | undefined): string {
	const lines = [setting, ...(other ? [other] : [])];
	return element('w:ftr', NAMESPACES, ...lines.map((own) => footerLine(headFor(document, own.language), own)));
}

function footerLine({ footer }: Head, setting: Setting): string {
	const [before, between, after] = PAPER[setting.language].page;
	const words = (text: string) => runs([{ text }], setting);
	const field = (name: string) =>
		element('w:fldSimple', { 'w:instr': ` ${name} ` }, plainRun(element('w:t', {}, '1'), setting));
	return paragraph(
		{ style: 'Footer' },
		words(cleanLine(footer)) +
			plainRun(element('w:tab'), setting) +
			words(before) +
			field('PAGE') +
			words(between) +
			field('NUMPAGES') +
			words(after),
		setting
	);
}

/** The columns of a section; it goes on where the one before it ends. */
export interface Columns {
	/** In twips, in the order of reading. */
	widths: readonly number[];
	between: number;
}

/** A4, its margins, and the direction of the section. @param ids of header and footer in the relationships */
export function pageXml(
	{ header, footer }: Record<'header' | 'footer', string>,
	{ isRtl, isSheet }: Setting,
	columns?: Columns
): string {
	const ends = isSheet ? PAGE.closeMargin : PAGE.margin;
	return element(
		'w:sectPr',
		{},
		element('w:headerReference', { 'w:type': 'default', 'r:id': header }),
		element('w:footerReference', { 'w:type': 'default', 'r:id': footer }),
		element('w:footerReference', { 'w:type': 'first', 'r:id': footer }),
		columns ? element('w:type', { 'w:val': 'continuous' }) : '',
		element('w:pgSz', { 'w:w': PAGE.width, 'w:h': PAGE.height }),
		element('w:pgMar', {
			...{ 'w:top': ends, 'w:right': PAGE.margin, 'w:bottom': ends, 'w:left': PAGE.margin },
			...{ 'w:header': PAGE.edge, 'w:footer': PAGE.edge, 'w:gutter': 0 }
		}),
		columns ? columnsXml(columns) : '',
		element('w:titlePg'),
		isRtl ? element('w:bidi') : ''
	);
}

function columnsXml({ widths, between }: Columns): string {
	const each = widths.map((width, index) =>
		element('w:col', { 'w:w': width, ...(index < widths.length - 1 ? { 'w:space': between } : {}) })
	);
	return element('w:cols', { 'w:num': widths.length, 'w:equalWidth': 0, 'w:space': between }, ...each);
}
