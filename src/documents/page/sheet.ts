import { titleSize } from '#documents/sheet/fit.ts';
import type { FlowDocument, Section } from '#kernel/flow-document.ts';
import { directionOf } from '#kernel/language.ts';
import { blocksHtml } from './blocks.ts';
import { lineHtml, type Setting } from './lines.ts';
import { tag, text } from './markup.ts';
import { logoHtml } from './pictures.ts';

/** A sheet as an article of a page; a browser prints it as one page of A4. Everything in it is escaped. */
export function sheetHtml(document: FlowDocument, given: Omit<Setting, 'language'>): string {
	const { language, title, subtitle, author, footer, sections } = document;
	const setting: Setting = { ...given, language, isSheet: true };
	// Whose it is stands beside it.
	const logo = logoHtml('', setting);
	const placed = (place: Section['place']) =>
		sections
			.filter((section) => section.layout !== 'cover' && section.place === place)
			.map((section) => partHtml(section, setting));
	const band = sections.filter(({ layout }) => layout === 'cover').flatMap(({ blocks }) => blocks);
	const [wide, narrow] = [placed(undefined), placed('narrow')];
	return tag(
		'article',
		{
			class: ['report sheet-page', document.scale, document.runsOn ? 'long' : undefined]
				.filter(Boolean)
				.join(' sheet-page--'),
			lang: language,
			dir: directionOf(language),
			'aria-labelledby': 'report-title'
		},
		tag(
			'header',
			{ class: 'sheet-page__band' },
			given.ink ? ground(given.ink.accent) : '',
			logo ? tag('span', { class: 'sheet-page__logo' }, logo) : '',
			tag('p', { class: 'sheet-page__author' }, text(author)),
			tag(
				'h1',
				{ id: 'report-title', class: `sheet-page__title--${titleSize(title, given.outfit?.look.typeface)}` },
				text(title)
			),
			...blocksHtml(band, setting, ''),
			subtitle ? tag('p', { class: 'sheet-page__subtitle' }, text(subtitle)) : ''
		),
		tag(
			'div',
			{ class: 'sheet-page__body' },
			...placed('across'),
			wide.length + narrow.length > 0
				? tag(
						'div',
						{ class: narrow.length > 0 ? 'sheet-page__columns' : undefined },
						tag('div', {}, ...wide),
						narrow.length > 0 ? tag('div', {}, ...narrow) : ''
					)
				: '',
			...placed('foot')
		),
		tag('p', { class: 'sheet-page__foot' }, text(footer))
	);
}

/** The colour of the band as a shape: a page of the application takes no colours from markup otherwise. */
function ground(fill: string): string {
	const frame = { class: 'sheet-page__ground', viewBox: '0 0 1 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' };
	return tag('svg', frame, tag('rect', { width: 1, height: 1, fill }));
}

function partHtml({ id, title, lede, blocks }: Section, setting: Setting): string {
	const heading = title ? tag('h2', { id: `${id}-title` }, text(title)) : '';
	return tag(
		title ? 'section' : 'div',
		{ id, class: 'sheet-page__part', 'aria-labelledby': title ? `${id}-title` : undefined },
		heading,
		lede ? tag('p', { class: 'report__lede' }, lineHtml(lede, setting)) : '',
		...blocksHtml(blocks, setting, title)
	);
}
