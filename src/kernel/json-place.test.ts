import { expect, it } from 'vitest';
import { brokenLine } from './json-place.ts';

it.each([
	['', 1],
	['{\n"a": one\n}', 2],
	['{\n"a": 1\n"b": 2\n}', 3],
	['{\n"a": [1,\n2,\n]\n}', 4],
	['{\n"a": {"b": "c"},\nd: 1}', 3],
	['{\n"a": "an end\nof a line"}', 2],
	['[1, 2]\n\n]', 3],
	['{"a": 1}\n{"b": 2}', 2],
	['{\n\n"a": 01}', 3],
	['{\n"a": 1,\n}', 3],
	['[\n[\n[', 3],
	['{"a"\n 1}', 2]
])('%j is broken in line %i', (text, line) => {
	expect(() => JSON.parse(text) as unknown).toThrow();
	expect(brokenLine(text)).toBe(line);
});

it('depth is no matter, and a whole text is whole to its last line', () => {
	expect(brokenLine('['.repeat(1_000_000))).toBe(1);
	const whole = JSON.stringify({ a: [1, -2.5e3, 'x"\\', null, true, {}, []], b: { c: { d: false } } }, undefined, 1);
	expect(brokenLine(whole)).toBe(whole.split('\n').length);
});
