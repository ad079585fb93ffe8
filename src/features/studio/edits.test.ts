import { describe, expect, it } from 'vitest';
import type { FlowDocument, Section } from '#kernel/flow-document.ts';
import { itemWords, listUnder, wordsOf } from '../../../tests/support/report-facts.ts';
import { buildEdits, buildLineEdit, buildPicture, buildSectionEdit } from '../../../tests/support/report-edits.ts';
import { finish, leftOut, linesOf, strayBlocks, type ReportEdits } from './edits.ts';

const chapter: Section = {
	id: 'tie-1',
	key: 'tie:p',
	title: 'Poznań, Poland',
	layout: 'flow',
	lede: [{ text: 'Twin city since 2008.' }],
	blocks: [
		{
			kind: 'list',
			heading: 'Done',
			items: [
				{
					key: 'activity:1',
					mark: 'done',
					line: [{ text: 'A visit', href: '/o/x/activities/1' }],
					note: [{ text: 'May.' }]
				},
				{ key: 'activity:2', mark: 'done', line: [{ text: 'A letter' }] }
			]
		},
		{
			kind: 'list',
			heading: 'In progress',
			items: [{ key: 'activity:3', mark: 'progress', line: [{ text: 'A tree' }] }]
		}
	]
};
const generated: FlowDocument = {
	...{ language: 'en', title: 'Foreign relations 2020', subtitle: '', author: '', description: '', date: '2020-12-31' },
	footer: '',
	sections: [
		{ id: 'cover', title: 'Cover', layout: 'cover', blocks: [] },
		{ id: 'highlights', title: 'Highlights', layout: 'flow', blocks: [{ kind: 'list', items: [], empty: 'None.' }] },
		chapter,
		{
			id: 'tie-2',
			key: 'tie:q',
			title: 'Opsterland',
			layout: 'statement',
			blocks: [{ kind: 'text', key: 'silent', tone: 'attention', line: [{ text: 'Nothing was recorded.' }] }]
		},
		{ id: 'method', title: 'Method', layout: 'flow', blocks: [] }
	]
};

function chapterItem(index: number) {
	const [done] = chapter.blocks;
	return done?.kind === 'list' ? done.items[index] : undefined;
}

function finished(edits: Partial<ReportEdits>): FlowDocument {
	return finish(generated, buildEdits(edits), 'en');
}

function section(document: FlowDocument, id: string): Section {
	return document.sections.find((each) => each.id === id) as Section;
}

describe('a report that nobody worked on', () => {
	it('is the one that the record writes', () => {
		expect(finished({})).toEqual(generated);
	});
});

describe('a line', () => {
	it('is told in the words of the report, still leads to its record, and keeps its mark', () => {
		const edit = buildLineEdit({ section: 'tie:p', line: 'activity:1', words: { en: 'The mayor came' } });
		const [item] = listUnder(section(finished({ lines: [edit] }), 'tie-1'), 'Done')?.items ?? [];
		expect(item).toMatchObject({ mark: 'done', line: [{ text: 'The mayor came', href: '/o/x/activities/1' }] });
		expect(item?.note).toEqual([{ text: 'May.' }]);
	});

	it('without words in this language says what the record says in it', () => {
		const edit = buildLineEdit({ section: 'tie:p', line: 'activity:2', words: { he: 'מכתב' }, detail: { he: 'במאי' } });
		const document = finished({
			lines: [edit],
			sections: [buildSectionEdit({ section: 'tie:p', title: { he: 'פוזנן' } })]
		});
		expect(listUnder(section(document, 'tie-1'), 'Done')?.items[1]).toEqual(chapterItem(1));
		expect(section(document, 'tie-1')?.title).toBe('Poznań, Poland');
	});

	it('that is left out is not there, and the annex says that figures count it', () => {
		const document = finished({ lines: [buildLineEdit({ section: 'tie:p', line: 'activity:2', isHidden: true })] });
		expect(wordsOf(section(document, 'tie-1')).join()).not.toContain('A letter');
		expect(wordsOf(section(document, 'method'))).toContain(
			'1 activity is counted in the figures and not told in the report.'
		);
	});

	it('moves among those under its heading, and never under another', () => {
		const order = ['activity:3', 'activity:2', 'activity:1'];
		const document = finished({ sections: [buildSectionEdit({ section: 'tie:p', lineOrder: order })] });
		expect(listUnder(section(document, 'tie-1'), 'Done')?.items.map(itemWords)).toEqual([
			['A letter'],
			['A visit', 'May.']
		]);
		expect(listUnder(section(document, 'tie-1'), 'In progress')?.items.map(itemWords)).toEqual([['A tree']]);
	});

	it('is told among the highlights as well where somebody wants it', () => {
		const document = finished({ lines: [buildLineEdit({ section: 'tie:p', line: 'activity:1', isHighlight: true })] });
		expect(wordsOf(section(document, 'highlights'))).toContain('A visit');
		expect(wordsOf(section(document, 'tie-1')).join()).toContain('A visit');
	});

	it('of what was called off says so among the highlights too, with its mark and its reason', () => {
		const called = {
			key: 'activity:9',
			mark: 'cancelled' as const,
			line: [{ text: 'A delegation' }],
			note: [{ text: 'Covid.' }]
		};
		const withCalled = {
			...chapter,
			blocks: [...chapter.blocks, { kind: 'list' as const, heading: 'Cancelled', items: [called] }]
		};
		const sections = generated.sections.map((each) => (each === chapter ? withCalled : each));
		const lines = [buildLineEdit({ section: 'tie:p', line: 'activity:9', isHighlight: true })];
		const document = finish({ ...generated, sections }, buildEdits({ lines }), 'en');
		const [list] = section(document, 'highlights')?.blocks ?? [];
		expect(list).toMatchObject({ items: [called] });
	});

	it('of a section that is left out is not among the highlights either', () => {
		const lines = [buildLineEdit({ section: 'tie:p', line: 'activity:1', isHighlight: true })];
		const sections = [buildSectionEdit({ section: 'tie:p', isHidden: true })];
		expect(wordsOf(section(finished({ lines, sections }), 'highlights')).join()).not.toContain('A visit');
	});

	it('of a silent tie cannot be left out', () => {
		const document = finished({ lines: [buildLineEdit({ section: 'tie:q', line: 'silent', isHidden: true })] });
		expect(wordsOf(section(document, 'tie-2'))).toContain('Nothing was recorded.');
	});
});

describe('a section', () => {
	it('is renamed, left out and moved', () => {
		const document = finished({
			sectionOrder: ['cover', 'tie:q', 'tie:p'],
			sections: [
				buildSectionEdit({ section: 'tie:p', title: { en: 'Our friends in Poznań' } }),
				buildSectionEdit({ section: 'highlights', isHidden: true })
			]
		});
		expect(document.sections.map(({ title }) => title)).toEqual([
			'Cover',
			'Opsterland',
			'Method',
			'Our friends in Poznań'
		]);
	});

	it('carries notes for whoever speaks', () => {
		const document = finished({
			sections: [buildSectionEdit({ section: 'tie:p', notes: { en: 'Thank the mayor.' } })]
		});
		expect(section(document, 'tie-1').notes).toEqual([{ text: 'Thank the mayor.' }]);
	});

	it('of the office’s own stands last until it is moved, with what was written on it', () => {
		const own = buildSectionEdit({ section: 'own:1', title: { en: 'Thanks' } });
		const block = {
			id: 'b',
			section: 'own:1',
			position: 1,
			kind: 'quote' as const,
			words: { en: 'Well done' },
			source: { en: 'The mayor' },
			picture: null
		};
		const document = finished({ sections: [own], blocks: [block] });
		expect(document.sections.at(-1)).toMatchObject({ id: 'own-1', key: 'own:1', title: 'Thanks' });
		expect(document.sections.at(-1)?.blocks).toEqual([
			{ kind: 'text', key: 'block:b', tone: 'quote', line: [{ text: '“Well done”\n— The mayor' }] }
		]);
	});

	it('shows the pictures that it may, with their words and captions, in their order', () => {
		const own = buildSectionEdit({ section: 'own:1', title: { en: 'Pictures' } });
		const of = { section: 'own:1' };
		const blocks = [
			buildPicture({ ...of, id: 'two', position: 2, source: { en: 'In May' } }),
			buildPicture({ ...of, id: 'one', position: 1, words: { he: 'עץ' } }),
			buildPicture({ ...of, id: 'gone', position: 3, picture: { state: 'gone' } }),
			buildPicture({ ...of, id: 'withheld', position: 4, picture: { state: 'withheld' } })
		];
		const { file, mediaType, width, height } = blocks[0]?.picture ?? {};
		const picture = { kind: 'picture', file, mediaType, width, height };
		expect(finished({ sections: [own], blocks }).sections.at(-1)?.blocks).toEqual([
			{ ...picture, key: 'block:one', alt: 'עץ (in Hebrew)' },
			{ ...picture, key: 'block:two', alt: 'Planting a tree', caption: [{ text: 'In May' }] }
		]);
	});

	it('of the cover is the first, whatever was moved', () => {
		expect(finished({ sectionOrder: ['tie:q', 'cover'] }).sections[0]?.id).toBe('cover');
	});

	it('that the record does not make any more leaves the texts that stood in it astray', () => {
		const block = {
			id: 'b',
			section: 'tie:gone',
			position: 1,
			kind: 'text' as const,
			words: { en: 'Thanks' },
			source: {},
			picture: null
		};
		const own = { ...block, id: 'c', section: 'own:1' };
		const edits = buildEdits({ blocks: [block, own], sections: [buildSectionEdit({ section: 'own:1' })] });
		expect(strayBlocks(edits, new Set(['tie:p']))).toEqual([block]);
	});

	it('of the cover cannot be left out', () => {
		expect(finished({ sections: [buildSectionEdit({ section: 'cover', isHidden: true })] }).sections[0]?.id).toBe(
			'cover'
		);
	});
});

it('an activity that stands in another section as well is not left out with one of them', () => {
	const lines = new Map([
		['goals', ['activity:1']],
		['tie:p', ['activity:1', 'activity:2']]
	]);
	const hidden = buildEdits({ sections: [buildSectionEdit({ section: 'tie:p', isHidden: true })] });
	expect(leftOut(lines, hidden)).toEqual(['activity:2']);
});

it('the lines of a section that can be worked on are named once each', () => {
	expect(linesOf(chapter).map(({ key, heading }) => [key, heading])).toEqual([
		['lede', ''],
		['activity:1', 'Done'],
		['activity:2', 'Done'],
		['activity:3', 'In progress']
	]);
});
