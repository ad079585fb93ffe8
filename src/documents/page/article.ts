import type { FlowDocument, Section } from '#kernel/flow-document.ts';
import { directionOf } from '#kernel/language.ts';
import { blockHtml } from './blocks.ts';
import { lineHtml, type Setting } from './lines.ts';
import { tag, text } from './markup.ts';
import { WORDS } from './words.ts';

/**
 * A document as an article of a page: in its own language and direction, whatever the page around it has. Everything
 * in it is escaped.
 */
export function articleHtml(document: FlowDocument, { hasLinks, ink }: Omit<Setting, 'language'>): string {
	const { language, sections } = document;
	const setting: Setting = { language, hasLinks, ...(ink ? { ink } : {}) };
	const [covers, rest] = [sections.filter(isCover), sections.filter((section) => !isCover(section))];
	return tag(
		'article',
		{ class: 'report', lang: language, dir: directionOf(language), 'aria-labelledby': 'report-title' },
		tag(
			'header',
			{ class: 'report__cover' },
			tag('p', { class: 'report__author' }, text(document.author)),
			tag('h1', { id: 'report-title' }, text(document.title)),
			tag('p', { class: 'lede' }, text(document.subtitle)),
			...covers.flatMap(({ blocks, title }) => blocks.map((block) => blockHtml(block, setting, title)))
		),
		contents(rest, setting),
		...rest.map((section) => sectionHtml(section, setting))
	);
}

function isCover({ layout }: Section): boolean {
	return layout === 'cover';
}

function contents(sections: readonly Section[], { language }: Setting): string {
	const links = sections.map(({ id, title }) => tag('li', {}, tag('a', { href: `#${id}` }, text(title))));
	return tag(
		'nav',
		{ class: 'report__contents noprint', 'aria-label': WORDS[language].contents },
		tag('ol', {}, ...links)
	);
}

/** One section of a document; its links lead where its spans say. */
export function sectionHtml({ id, title, layout, lede, blocks }: Section, setting: Setting): string {
	const markup = blocks.map((block) => blockHtml(block, setting, title));
	const body = layout === 'columns' ? markup.map((block) => tag('div', {}, block)) : markup;
	return tag(
		'section',
		{ id, class: `report__${layout}`, 'aria-labelledby': `${id}-title` },
		tag('h2', { id: `${id}-title` }, text(title)),
		lede ? tag('p', { class: 'report__lede' }, lineHtml(lede, setting)) : '',
		layout === 'columns' ? tag('div', { class: 'report__abreast' }, ...body) : body.join('')
	);
}
