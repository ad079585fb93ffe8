import { attribute, children, elements, textIn, type Element } from '../markup.ts';
import { cleanText } from '../paragraphs.ts';

/** What PowerPoint fills in by itself: numbers of slides, today's date. */
const FILLED_IN = /^(slidenum|datetime)/;

/** The words of a paragraph of DrawingML: a line that is broken within goes on. */
export function paragraphText(paragraph: Element): string {
	return cleanText(
		elements(paragraph)
			.map((each) => {
				if (each.name === 'a:br') return ' ';
				const isText = each.name === 'a:r' || (each.name === 'a:fld' && !FILLED_IN.test(attribute(each, 'type') ?? ''));
				return isText ? children(each, 'a:t').map(textIn).join('') : '';
			})
			.join('')
	);
}
