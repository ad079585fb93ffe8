import type { FlowDocument, Head, Section } from '#kernel/flow-document.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import { blocksHtml } from './blocks.ts';
import { bannerHtml, logoHtml } from './pictures.ts';
import { lineHtml, type Setting } from './lines.ts';
import { tag, text, type Attributes } from './markup.ts';
import { sheetHtml } from './sheet.ts';
import { WORDS } from './words.ts';

/**
 * A document as an article of a page: in its own language and direction, whatever the page around it has. Everything
 * in it is escaped.
 */
export function articleHtml(document: FlowDocument, look: Omit<Setting, 'language'>): string {
	if (document.form === 'sheet') return sheetHtml(document, look);
	const { language, sections, second } = document;
	const setting: Setting = { ...look, language };
	const [covers, rest] = [sections.filter(isCover), sections.filter((section) => !isCover(section))];
	const isOwn = (section: Section) => section.language === undefined;
	const other = second && { ...setting, language: second.language };
	return tag(
		'article',
		{
			...{ class: 'report', lang: language, dir: directionOf(language) },
			'aria-labelledby': second ? 'report-title report-title-2' : 'report-title'
		},
		tag(
			'header',
			{ class: 'report__cover' },
			bannerHtml(setting),
			logoHtml(document.author, setting),
			...coverHtml(document, covers.filter(isOwn), 'report-title', setting),
			second && other
				? tag(
						'div',
						{ class: 'report__second', ...inLanguage(second.language) },
						...coverHtml(
							second,
							covers.filter((cover) => !isOwn(cover)),
							'report-title-2',
							other
						)
					)
				: ''
		),
		other
			? tag(
					'div',
					{ class: 'report__contents noprint' },
					contents(rest.filter(isOwn), setting, {}),
					contents(
						rest.filter((section) => !isOwn(section)),
						other,
						inLanguage(other.language)
					)
				)
			: contents(rest, setting, { class: 'report__contents noprint' }),
		...rest.map((section) =>
			sectionHtml(section, section.language ? { ...setting, language: section.language } : setting)
		)
	);
}

function isCover({ layout }: Section): boolean {
	return layout === 'cover';
}

function inLanguage(language: Language | undefined): Attributes {
	return language === undefined ? {} : { lang: language, dir: directionOf(language) };
}

function coverHtml(head: Head, covers: readonly Section[], id: string, setting: Setting): string[] {
	return [
		tag('p', { class: 'report__author' }, text(head.author)),
		tag('h1', { id }, text(head.title)),
		tag('p', { class: 'lede' }, text(head.subtitle)),
		...covers.flatMap(({ blocks, title }) => blocksHtml(blocks, setting, title))
	];
}

function contents(sections: readonly Section[], { language }: Setting, attributes: Attributes): string {
	const links = sections.map(({ id, title }) => tag('li', {}, tag('a', { href: `#${id}` }, text(title))));
	return tag('nav', { ...attributes, 'aria-label': WORDS[language].contents }, tag('ol', {}, ...links));
}

/** One section of a document; its links lead where its spans say. */
export function sectionHtml({ id, title, layout, lede, blocks, language }: Section, setting: Setting): string {
	const markup = blocksHtml(blocks, setting, title);
	const body = layout === 'columns' ? markup.map((block) => tag('div', {}, block)) : markup;
	return tag(
		'section',
		{ id, class: `report__${layout}`, 'aria-labelledby': `${id}-title`, ...inLanguage(language) },
		tag('h2', { id: `${id}-title` }, text(title)),
		lede ? tag('p', { class: 'report__lede' }, lineHtml(lede, setting)) : '',
		layout === 'columns' ? tag('div', { class: 'report__abreast' }, ...body) : body.join('')
	);
}
