import { strToU8, zipSync } from 'fflate';

const SPACES = [
	'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
	'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"',
	'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
	'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
	'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
].join(' ');

/** A part whose root is `name`, with all prefixes known. */
export function part(name: string, inner: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?><${name} ${SPACES}>${inner}</${name}>`;
}

/** Relationships by id: [last word of the type, target]. */
export function relations(list: Record<string, readonly [type: string, target: string]>): string {
	const each = Object.entries(list).map(
		([id, [type, target]]) =>
			`<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
	);
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

export function archive(parts: Record<string, string>): Uint8Array {
	return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

/** A deck of one slide whose shapes are given, with a layout and a master that may be given too. */
export function deckOf(
	shapes: string,
	{ layout = '', master = '', notes, more = {}, links = {} }: Partial<DeckParts> = {}
): Uint8Array {
	const tree = (inner: string) => `<p:cSld><p:spTree>${inner}</p:spTree></p:cSld>`;
	return archive({
		'ppt/presentation.xml': part('p:presentation', '<p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>'),
		'ppt/_rels/presentation.xml.rels': relations({ rId1: ['slide', 'slides/slide1.xml'] }),
		'ppt/slides/slide1.xml': part('p:sld', tree(shapes)),
		'ppt/slides/_rels/slide1.xml.rels': relations({
			rId1: ['slideLayout', '../slideLayouts/slideLayout1.xml'],
			...(notes === undefined ? {} : { rId2: ['notesSlide', '../notesSlides/notesSlide1.xml'] as const }),
			...links
		}),
		'ppt/slideLayouts/slideLayout1.xml': part('p:sldLayout', tree(layout)),
		'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations({
			rId1: ['slideMaster', '/ppt/slideMasters/slideMaster1.xml']
		}),
		'ppt/slideMasters/slideMaster1.xml': part('p:sldMaster', master),
		...(notes === undefined ? {} : { 'ppt/notesSlides/notesSlide1.xml': part('p:notes', tree(notes)) }),
		...more
	});
}

interface DeckParts {
	layout: string;
	master: string;
	notes: string;
	/** Further parts, by path. */
	more: Record<string, string>;
	/** Further relationships of the slide. */
	links: Record<string, readonly [string, string]>;
}

/** A text box at a place, in points. */
export function box(x: number, y: number, ...paragraphs: string[]): string {
	return `<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:spPr>${at(x, y)}</p:spPr><p:txBody>${paragraphs.join('')}</p:txBody></p:sp>`;
}

export function at(x: number, y: number): string {
	return `<a:xfrm><a:off x="${x * 12_700}" y="${y * 12_700}"/><a:ext cx="1270000" cy="635000"/></a:xfrm>`;
}

/** A placeholder as a slide or a layout has it. @param where its place, where it says one */
export function placeholder(attributes: string, paragraphs: string, where = '', list = ''): string {
	return `<p:sp><p:nvSpPr><p:nvPr><p:ph ${attributes}/></p:nvPr></p:nvSpPr><p:spPr>${where}</p:spPr><p:txBody><a:lstStyle>${list}</a:lstStyle>${paragraphs}</p:txBody></p:sp>`;
}

/** A paragraph of DrawingML. @param properties its a:pPr, whole */
export function paragraph(text: string, properties = ''): string {
	return `<a:p>${properties}<a:r><a:t>${text}</a:t></a:r></a:p>`;
}

/** A Word file with this body. */
export function wordFileOf(body: string, more: { styles?: string; numbering?: string } = {}): Uint8Array {
	return archive({
		'word/document.xml': part('w:document', `<w:body>${body}</w:body>`),
		'word/_rels/document.xml.rels': relations({
			...(more.styles === undefined ? {} : { rId1: ['styles', 'styles.xml'] as const }),
			...(more.numbering === undefined ? {} : { rId2: ['numbering', 'numbering.xml'] as const })
		}),
		...(more.styles === undefined ? {} : { 'word/styles.xml': part('w:styles', more.styles) }),
		...(more.numbering === undefined ? {} : { 'word/numbering.xml': part('w:numbering', more.numbering) })
	});
}

/** A paragraph of Word. @param properties what its w:pPr holds */
export function words(text: string, properties = ''): string {
	return `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
}

export function run(text: string): string {
	return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}
