import { describe, expect, it } from 'vitest';
import { soundAlike } from './sound.ts';

describe('spellings of one foreign name', () => {
	it.each([
		["ז'ניירו", "ז'אנרו"],
		['טאיוואן', 'טאייוואן'],
		['ביאנקור', 'ביאנקורט'],
		['פוזנן', 'פוזנאן'],
		['אוטרכט', 'אוטרחט'],
		['קונמינג', 'כונמינג'],
		['אטלנטה', 'אטלאנטה'],
		['Mülheim', 'Muelheim'],
		['Poznań', 'Poznan']
	])('%s and %s are one', (a, b) => {
		expect(soundAlike(a, b)).toBe(true);
	});

	it.each([
		['בולון', 'בלון'],
		['ורונה', 'וינה'],
		['גוסלר', 'בוסטון'],
		['מארל', 'מורל'],
		['Derby', 'Dover'],
		['טאיינאן', 'טאיפיי']
	])('%s and %s are two', (a, b) => {
		expect(soundAlike(a, b)).toBe(false);
	});
});
