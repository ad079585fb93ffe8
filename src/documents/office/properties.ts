import { titleOf, type FlowDocument } from '#kernel/flow-document.ts';
import { cleanLine } from './clean.ts';
import type { OfficePackage } from './office-package.ts';
import { element, escape } from './xml.ts';

const CORE = 'http://schemas.openxmlformats.org/package/2006';

export interface Maker {
	/** The program whose kind of file it is. */
	application: string;
	/** How many slides there are, where it has any. */
	slides?: number;
	/** How many of them have notes. */
	notes?: number;
}

/** What an Office file says of itself. No clock in it: the same document is dated the same in every file. */
export function addProperties(
	file: OfficePackage,
	document: Omit<FlowDocument, 'sections'>,
	lang: string,
	{ application, slides, notes = 0 }: Maker
): void {
	const day = { 'xsi:type': 'dcterms:W3CDTF' };
	const date = `${document.date}T00:00:00Z`;
	file.relate('', `${CORE}/relationships/metadata/core-properties`, 'docProps/core.xml');
	file.addXml(
		'docProps/core.xml',
		'application/vnd.openxmlformats-package.core-properties+xml',
		element(
			'cp:coreProperties',
			{
				'xmlns:cp': `${CORE}/metadata/core-properties`,
				'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
				'xmlns:dcterms': 'http://purl.org/dc/terms/',
				'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance'
			},
			element('dc:title', {}, escape(cleanLine(titleOf(document)))),
			element('dc:creator', {}, escape(cleanLine(document.author))),
			element('dc:description', {}, escape(cleanLine(document.description))),
			element('dc:language', {}, lang),
			element('dcterms:created', day, date),
			element('dcterms:modified', day, date)
		)
	);
	file.relate('', 'extended-properties', 'docProps/app.xml');
	file.addXml(
		'docProps/app.xml',
		'application/vnd.openxmlformats-officedocument.extended-properties+xml',
		element(
			'Properties',
			{ xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
			element('Application', {}, application),
			slides === undefined ? '' : element('Slides', {}, String(slides)),
			notes > 0 ? element('Notes', {}, String(notes)) : ''
		)
	);
}
