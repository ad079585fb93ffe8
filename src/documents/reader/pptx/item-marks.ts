import { counted, Places, type Counting } from '../counting.ts';
import { attribute, numberIn, type Element } from '../markup.ts';

const COUNTINGS: Readonly<Record<string, Counting>> = {
	arabic: 'decimal',
	alphaLc: 'lower',
	alphaUc: 'upper',
	romanLc: 'lowerRoman',
	romanUc: 'upperRoman',
	hebrew2: 'hebrew'
};

/** What stands before the items of one shape, one after the other. */
export class ItemMarks {
	readonly #places = new Places();

	/** @param sign what the paragraph stands behind; undefined: nothing, and lists at its level end here */
	of(sign: Element | undefined, level: number): string | undefined {
		if (sign?.name !== 'a:buAutoNum') {
			this.#places.end(level);
			return sign && (attribute(sign, 'char') ?? '•');
		}
		const [, counting = '', ending = ''] =
			/^(.*?)(Period|ParenR|ParenBoth|Plain|Minus)?$/.exec(attribute(sign, 'type') ?? '') ?? [];
		const place = counted(this.#places.next(level, numberIn(sign, 'startAt') ?? 1), COUNTINGS[counting] ?? 'decimal');
		return { Period: `${place}.`, ParenR: `${place})`, ParenBoth: `(${place})`, Minus: `${place}-` }[ending] ?? place;
	}
}
