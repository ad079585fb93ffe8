import { describe, expect, it } from 'vitest';
import { bilingual } from './bilingual.ts';
import { headFor, titleOf, type FlowDocument, type Section } from './flow-document.ts';
import type { Language } from './language.ts';

const section = (id: string, title: string): Section => ({ id, title, layout: 'flow', blocks: [] });

function documentOf(language: Language, ...ids: string[]): FlowDocument {
	const title = language === 'he' ? 'קשרי חוץ 2020' : 'Foreign relations 2020';
	return {
		...{ language, title, subtitle: '', author: '', description: '', footer: language, date: '2020-12-31' },
		sections: ids.map((id) => section(id, `${id} ${language}`))
	};
}

const idsOf = ({ sections }: FlowDocument) => sections.map(({ id, language = '' }) => `${id} ${language}`.trim());

describe('a document in two languages', () => {
	it('has each section in the first language, and after it the same in the second', () => {
		const woven = bilingual([documentOf('he', 'cover', 'goals', 'world'), documentOf('en', 'cover', 'goals', 'world')]);
		expect(idsOf(woven)).toEqual(['cover', 'cover-en en', 'goals', 'goals-en en', 'world', 'world-en en']);
	});

	it('has them the other way round where the other comes first', () => {
		const woven = bilingual([documentOf('en', 'cover', 'goals'), documentOf('he', 'cover', 'goals')]);
		expect(woven.language).toBe('en');
		expect(idsOf(woven)).toEqual(['cover', 'cover-he he', 'goals', 'goals-he he']);
	});

	it('leaves what only one of them has where it stood', () => {
		const woven = bilingual([
			documentOf('he', 'cover', 'a', 'b', 'd'),
			documentOf('en', 'front', 'cover', 'a', 'c', 'd')
		]);
		expect(idsOf(woven)).toEqual([
			'front-en en',
			'cover',
			'cover-en en',
			'a',
			'a-en en',
			'c-en en',
			'b',
			'd',
			'd-en en'
		]);
	});

	it('knows the same section by what it tells of, and not by its anchor', () => {
		const [he, en] = [documentOf('he', 'tie-1', 'tie-2'), documentOf('en', 'tie-1')];
		he.sections[1] = { ...section('tie-2', 'ורונה'), key: 'tie:v' };
		en.sections[0] = { ...section('tie-1', 'Verona'), key: 'tie:v' };
		expect(idsOf(bilingual([he, en]))).toEqual(['tie-1', 'tie-2', 'tie-1-en en']);
	});

	it('is called by both titles, and each section by its own language', () => {
		const woven = bilingual([documentOf('he', 'goals'), documentOf('en', 'goals')]);
		expect(titleOf(woven)).toBe('קשרי חוץ 2020 · Foreign relations 2020');
		expect(headFor(woven, 'en').footer).toBe('en');
		expect(headFor(woven, undefined).footer).toBe('he');
	});

	it('stays as it is where there is one alone', () => {
		const alone = documentOf('he', 'goals');
		expect(bilingual([alone])).toBe(alone);
		expect(titleOf(alone)).toBe('קשרי חוץ 2020');
	});
});
