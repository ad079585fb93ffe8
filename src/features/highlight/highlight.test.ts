import { expect, it } from 'vitest';
import { aboutPath, ABOUT_NOUNS } from './highlight.ts';

it('a highlight leads to the page of what it is about', () => {
	expect(ABOUT_NOUNS.map((noun) => aboutPath({ noun, id: '7' }))).toEqual([
		'/partners/7',
		'/organisations/7',
		'/initiatives/7',
		'/activities/7'
	]);
});
