import { describe, expect, it } from 'vitest';
import { FALLBACK } from '../built-in.ts';
import type { TemplateFile } from './transfer.ts';
import { readTemplateFile, writeTemplateFile } from './transfer.ts';

const logo = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
const mediaTypes = { logo: 'image/png', cover: undefined };

function file(overrides: Partial<TemplateFile> = {}): TemplateFile {
	const { name, audience, slides, accent, typeface, sectionOrder, hiddenSections, coverAlt } = FALLBACK;
	return {
		...{ name, audience, slides, accent, typeface, sectionOrder, hiddenSections, coverAlt, logo: 'own' },
		pictures: { logo, cover: undefined },
		...overrides
	};
}

function changed(change: (file: Record<string, unknown>) => void): string {
	const written = JSON.parse(writeTemplateFile(file(), mediaTypes)) as Record<string, unknown>;
	change(written);
	return JSON.stringify(written);
}

function problems(text: string) {
	const read = readTemplateFile(text);
	return read.ok ? [] : read.problems;
}

it('a template is written and read back, its pictures too', () => {
	const read = readTemplateFile(writeTemplateFile(file(), mediaTypes));
	expect(read).toEqual({ ok: true, file: file() });
});

it('a file that an editor began with a mark is read', () => {
	expect(readTemplateFile(`\ufeff${writeTemplateFile(file(), mediaTypes)}`).ok).toBe(true);
});

describe('a file that does not parse', () => {
	it('says in which line', () => {
		const broken = writeTemplateFile(file(), mediaTypes).replace('"audience"', 'audience');
		const line = broken.split('\n').findIndex((each) => each.includes('audience')) + 1;
		expect(problems(broken)).toEqual([{ field: '', code: 'not_json', limit: line }]);
		const whole = writeTemplateFile(file(), mediaTypes);
		expect(problems(whole.slice(0, 60))).toMatchObject([{ code: 'not_json' }]);
	});

	it('and is of something else is called so', () => {
		for (const text of [
			'{}',
			'[]',
			'null',
			'1',
			'"kesher-template"',
			'{"kind": "goal"}',
			'',
			'Dear all,',
			'\ufffdJFIF'
		]) {
			expect(problems(text)).toEqual([{ field: '', code: 'not_a_template' }]);
		}
	});

	it('names each value that is wrong by its place', () => {
		const text = changed((each) => {
			each['accent'] = 'red';
			each['typeface'] = 'comic-sans';
			each['sections'] = ['goals', 'weather'];
			each['name'] = {};
			each['slides'] = 4;
			each['colour'] = '#000000';
		});
		expect(problems(text).map(({ field, code }) => [field, code])).toEqual([
			['name', 'required'],
			['slides', 'wrong_form'],
			['accent', 'not_a_colour'],
			['typeface', 'not_a_choice'],
			['sections.1', 'not_a_choice'],
			['colour', 'not_a_field']
		]);
	});

	it('takes no picture that is none, or that is elsewhere', () => {
		for (const picture of ['https://example.org/a.png', 'data:image/svg+xml;base64,PHN2Zz4=', 'data:text/html,x', '']) {
			const text = changed((each) => (each['coverPicture'] = picture));
			expect(problems(text)).toEqual([{ field: 'coverPicture', code: 'picture_kind' }]);
		}
		const without = changed((each) => delete each['logoPicture']);
		expect(problems(without)).toEqual([{ field: 'logoPicture', code: 'file_needed' }]);
	});
});

it('what must not be left out is not hidden by a file either', () => {
	const read = readTemplateFile(changed((each) => (each['hidden'] = ['notes', 'silent', 'method'])));
	expect(read.ok && read.file.hiddenSections).toEqual(['notes']);
});
