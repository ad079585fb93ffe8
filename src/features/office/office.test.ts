import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { slugProblem } from './office.ts';

it.each([
	['raanana', undefined],
	['tel-aviv', undefined],
	['Raanana', 'form'],
	['a', 'form'],
	['9lives', 'form'],
	['holon-', 'form'],
	['api', 'reserved']
])('as the address of an office, %s: %s', (slug, problem) => {
	expect(slugProblem(slug)).toBe(problem);
});

it('no office is called as an address of our own', () => {
	const routes = readdirSync('src/routes', { withFileTypes: true }).filter((entry) => entry.isDirectory());
	const free = routes.map(({ name }) => name).filter((name) => slugProblem(name) === undefined);
	expect(routes.length).toBeGreaterThan(5);
	expect(free).toEqual([]);
});
