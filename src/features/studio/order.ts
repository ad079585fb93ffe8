import { keyOf, type Section } from '#kernel/flow-document.ts';

/**
 * Puts things in the order that was chosen. What the choice does not name stays behind whatever it stood behind, so
 * that a tie which speaks again comes where it belongs and not at the end.
 * @param keys as they stand without a choice @param chosen may name some that are not there any more
 */
export function arranged(keys: readonly string[], chosen: readonly string[]): string[] {
	const there = new Set(keys);
	const named = [...new Set(chosen)].filter((key) => there.has(key));
	const result = [...named];
	keys.forEach((key, index) => {
		if (named.includes(key)) return;
		const before = keys[index - 1];
		result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, key);
	});
	return result;
}

/** The whole order after one has moved by a place among those that stand with it; undefined: it cannot move that way. */
export function moved(
	order: readonly string[],
	key: string,
	direction: 'up' | 'down',
	among: readonly string[] = order
): string[] | undefined {
	const place = among.indexOf(key);
	const other = among[direction === 'up' ? place - 1 : place + 1];
	if (place === -1 || other === undefined) return undefined;
	return order.map((each) => (each === key ? other : each === other ? key : each));
}

/** What a template names by one word, and a report has many of: the chapters of the ties, and the lines of the silent. */
const MANY: Readonly<Record<string, (section: Section) => boolean>> = {
	chapters: (section) => isOfTie(section) && section.layout !== 'statement',
	silent: (section) => keyOf(section) === 'silent' || (isOfTie(section) && section.layout === 'statement')
};

function isOfTie(section: Section): boolean {
	return keyOf(section).startsWith('tie:');
}

/** An order with the sections themselves instead of the one word that a template has for them. */
export function spelledOut(order: readonly string[], sections: readonly Section[]): string[] {
	return order.flatMap((key) => {
		const isMeant = MANY[key];
		return isMeant ? sections.filter(isMeant).map(keyOf) : [key];
	});
}
