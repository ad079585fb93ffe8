import { afterEach, expect, test } from 'vitest';
import { typeset } from './typst.ts';

const { arch } = process;
afterEach(() => Object.defineProperty(process, 'arch', { value: arch }));

const template = { folder: import.meta.dirname, file: 'document.typ' };

test('where the addon is missing, the error names the package that brings it', () => {
	Object.defineProperty(process, 'arch', { value: 'pdp11' });
	expect(() => typeset(template, {}, [])).toThrow(
		/npm install --no-save @myriaddreamin\/typst-ts-node-compiler-\w+-pdp11\S*@0\.7\.0/
	);
});

test('what Typst complains about is an error with its own words', () => {
	expect(() => typeset(template, { nothing: true }, [])).toThrow(/^Typst: .*direction/);
});
