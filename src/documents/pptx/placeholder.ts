import { transform, type Frame } from './frame.ts';
import { identity, RECTANGLE, type Named } from './shapes.ts';
import { element } from '#documents/office/xml.ts';

export interface Placeholder {
	type?: 'ctrTitle' | 'title' | 'subTitle' | 'body' | 'ftr' | 'sldNum' | 'pic';
	/** Ties the placeholder of a slide to that of its layout. */
	idx?: number;
	size?: 'half' | 'quarter';
}

/** The places of a layout by their number. */
export const PLACES = {
	title: { type: 'title' },
	coverTitle: { type: 'ctrTitle' },
	subtitle: { type: 'subTitle', idx: 1 },
	author: { type: 'body', idx: 10, size: 'quarter' },
	picture: { type: 'pic', idx: 14 },
	lede: { type: 'body', idx: 13, size: 'quarter' },
	footer: { type: 'ftr', idx: 11, size: 'quarter' },
	number: { type: 'sldNum', idx: 12, size: 'quarter' }
} satisfies Record<string, Placeholder>;

/** Where the text of a column stands. */
export function columnPlace(column: number): Placeholder {
	return { type: 'body', idx: column };
}

/**
 * @param paragraphs as XML; a text body must not be empty
 * @param frame as the eye sees it; without it the place is that of the layout
 */
export function placeholder(
	named: Named,
	{ type, idx, size }: Placeholder,
	paragraphs: string[],
	{
		frame,
		body = element('a:bodyPr'),
		style = element('a:lstStyle')
	}: { frame?: Frame; body?: string; style?: string } = {}
): string {
	return element(
		'p:sp',
		{},
		element(
			'p:nvSpPr',
			{},
			identity(named),
			element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: 1 })),
			element('p:nvPr', {}, element('p:ph', { type, sz: size, idx }))
		),
		frame ? element('p:spPr', {}, transform(frame), RECTANGLE) : element('p:spPr'),
		element('p:txBody', {}, body, style, ...paragraphs)
	);
}
