import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { builtIn, builtIns, FALLBACK } from './built-in.ts';
import { canBeHidden, sectionsOf, TEMPLATE_SECTIONS } from './template.ts';

describe.each(builtIns().map((each) => [each.id, each] as const))('the template %s', (_, template) => {
	it('has a name in every language, names each section once and hides none that an honest report needs', () => {
		expect(LANGUAGES.filter((tag) => !template.name[tag])).toEqual([]);
		expect(sectionsOf(template).toSorted()).toEqual([...TEMPLATE_SECTIONS].toSorted());
		expect(template.hiddenSections.filter((section) => !canBeHidden(section))).toEqual([]);
	});
});

it('is found by its name, and by nothing that an object has beside its own', () => {
	expect(builtIn('council')).toEqual(FALLBACK);
	for (const name of ['', 'Council', '__proto__', 'constructor']) expect(builtIn(name)).toBeUndefined();
});
