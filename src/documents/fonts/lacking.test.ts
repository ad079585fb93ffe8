import { describe, expect, test } from 'vitest';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { TYPEFACES } from '#kernel/look.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { faceOf } from './face.ts';
import { facesFor, lacking } from './lacking.ts';
import { lineHeightIn, stretches, widthIn } from './stretches.ts';

function documentWith(text: string): FlowDocument {
	return {
		...{ language: 'he', title: text, subtitle: '', author: '', description: '', date: '2020-12-31', footer: '' },
		sections: [
			{
				...{ id: 'ż', key: 'tie:ż', title: '', layout: 'flow' },
				blocks: [{ kind: 'text', tone: 'plain', line: [{ text, href: '/ż', lang: 'pl' }] }]
			}
		]
	};
}

describe('what a typeface lacks', () => {
	test('is named letter by letter, each once, in the order of the document', () => {
		expect(lacking(documentWith('Łódź, Poznań i Kraków; Gżegżółka'), 'assistant')).toEqual(['ź', 'ń', 'ż']);
		expect(lacking(sampleReport('he'), 'assistant')).toEqual(['ń']);
	});

	test('is nothing in Heebo, and for what Heebo lacks too, whatever is not text of the document, and marks of direction', () => {
		for (const typeface of TYPEFACES) {
			expect(lacking(documentWith('שלום \u200fLeipzig\u200e, 臺南 😀'), typeface)).toEqual([]);
		}
		expect(lacking(documentWith('Poznań'), 'heebo')).toEqual([]);
	});

	test('is brought along in Heebo, and only then', () => {
		const families = (text: string) => facesFor(documentWith(text), faceOf('assistant')).map(({ family }) => family);
		expect(families('Poznań')).toEqual(['Assistant', 'Heebo']);
		expect(families('Leipzig')).toEqual(['Assistant']);
	});
});

describe('a text in a typeface that lacks a letter of it', () => {
	const assistant = faceOf('assistant');

	test('has whole words in the other, and nothing else', () => {
		expect(stretches('העיר Poznań ו־Łódź, Leipzig', assistant)).toEqual([
			{ text: 'העיר ', isOwn: true },
			{ text: 'Poznań', isOwn: false },
			{ text: ' ', isOwn: true },
			{ text: 'ו־Łódź,', isOwn: false },
			{ text: ' Leipzig', isOwn: true }
		]);
		expect(stretches('Leipzig', assistant)).toEqual([{ text: 'Leipzig', isOwn: true }]);
	});

	test('is measured as it is set', () => {
		const { regular } = faceOf('heebo');
		expect(widthIn('Poznań', assistant, false)).toBeCloseTo(regular.measure('Poznań'));
		expect(widthIn('Leipzig', assistant, true)).toBeCloseTo(assistant.bold.measure('Leipzig'));
		expect(lineHeightIn('Poznań', assistant)).toBeCloseTo(regular.lineHeight);
		expect(lineHeightIn('Leipzig', assistant)).toBeCloseTo(assistant.regular.lineHeight);
	});
});

test.each(TYPEFACES)(
	'%s has Hebrew, its points of speech, the shekel and the Latin of our neighbours, in both weights',
	(typeface) => {
		const { regular, bold } = faceOf(typeface);
		for (const character of 'אבגםןףץך״׳־₪óéèüöäßçãõñ–…“”’0123456789') {
			expect({ character, has: regular.covers(character) && bold.covers(character) }).toEqual({ character, has: true });
		}
	}
);
