import { expect, it } from 'vitest';
import { countryOptions } from './countries.ts';

it.each(['he', 'en'] as const)('every country has a name of its own in %s', (language) => {
	const labels = countryOptions(language).map((option) => option.label);
	expect(labels).toHaveLength(250);
	expect(new Set(labels).size).toBe(250);
	expect(labels.filter((label) => /^[A-Z]{2}$/.test(label))).toEqual([]);
});

it('stands in the order of the page’s own alphabet', () => {
	expect(countryOptions('en').slice(0, 3)).toMatchObject([{ value: 'AF' }, { value: 'AX' }, { value: 'AL' }]);
	expect(countryOptions('he')[0]?.label).toMatch(/^א/);
});
