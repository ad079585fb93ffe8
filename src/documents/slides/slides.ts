import { tag, text } from '#documents/page/markup.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { seen } from '#documents/pptx/frame.ts';
import { planDeck, type Cover, type Said, type Slide } from '#documents/pptx/plan.ts';
import { settingFor, type Setting } from '#documents/pptx/setting.ts';
import { bothOf, coverAuthor, coverSubtitles, coverTitles, slideTitle, type Sized } from '#documents/pptx/sized.ts';
import { headFor, type FlowDocument } from '#kernel/flow-document.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { ornament } from './figures.ts';
import { inFrame, place } from './frame.ts';
import { paragraphsHtml, wordsHtml } from './paragraphs.ts';
import { placedHtml } from './placed.ts';

/** A slide as a page shows it, under the same plan as the slides of PowerPoint: the same words break at the same places. */
export interface ShownSlide {
	/** From 1. */
	number: number;
	title: string;
	language: Language;
	direction: 'rtl' | 'ltr';
	/** One SVG that fills whatever it stands in, its texts HTML within; written and escaped here. */
	html: string;
	/** What is to be said to it, as HTML; undefined: nothing. */
	notes: string | undefined;
}

/** The slides of a document. No attribute holds a style, so that a page needs to allow none; slides.css goes with them. */
export function showSlides(document: FlowDocument, outfit: Outfit = PLAIN): ShownSlide[] {
	const setting = settingFor(document.language, outfit);
	const other = document.second ? settingFor(document.second.language, outfit) : setting;
	const { cover, slides } = planDeck(document, setting, other);
	const footer = (own: Setting) => cleanLine(headFor(document, own.language).footer);
	return [
		shown(1, cleanLine(document.title), setting, coverHtml(cover, setting), cover.notes),
		...slides.map((slide, index) =>
			shown(index + 2, slide.title, slide.setting, slideHtml(slide, index + 2, footer(slide.setting)), slide.notes)
		)
	];
}

function shown(
	number: number,
	title: string,
	{ language }: Setting,
	html: string,
	notes: readonly Said[] = []
): ShownSlide {
	const direction = directionOf(language);
	const said = notes.map((each) => saidHtml(each)).join('');
	return { number, title, language, direction, html, notes: said || undefined };
}

/** Each line that a person typed is a paragraph, so that a speaker finds the place. */
function saidHtml({ line, setting }: Said): string {
	const { language } = setting;
	const rows = wordsHtml(line, setting).split('<br>');
	return tag('div', { lang: language, dir: directionOf(language) }, ...rows.map((row) => tag('p', {}, row)));
}

function page({ outfit, stage }: Setting, kind: string, colour: string, ...parts: string[]): string {
	const { width, height } = stage.page;
	const name = `slide-page slide-page--${kind} slide-page--${outfit.look.typeface}`;
	return tag('svg', { class: name, viewBox: `0 0 ${width} ${height}`, color: colour }, ...parts);
}

function ground({ stage }: Setting, paint: Record<string, string>): string {
	return tag('rect', { x: 0, y: 0, ...stage.page, ...paint });
}

function coverHtml(cover: Cover, setting: Setting): string {
	const both = bothOf(cover);
	const { cover: places } = setting.stage;
	const titles = coverTitles(both).map((each, at) => sizedHtml(each, at === 0 ? 'h1' : 'p'));
	const under = coverSubtitles(both).map((each) => sizedHtml(each, 'p'));
	const author = tag('p', {}, wordsHtml(coverAuthor(both), setting));
	return page(
		setting,
		'cover',
		setting.cover.text,
		ground(setting, { fill: setting.cover.ground }),
		cover.map ? ornament(cover.map, setting) : '',
		inFrame(seen(places.author, setting), author, { 'font-size': 18 }),
		inFrame(seen(places.title, setting), tag('div', { class: 'slide-title' }, ...titles)),
		inFrame(seen(places.subtitle, setting), tag('div', { class: 'slide-subtitle' }, ...under))
	);
}

/** In its own language, and in the size in which it fits. */
function sizedHtml({ line, size, setting }: Sized, name: 'h1' | 'h2' | 'p'): string {
	const { language } = setting;
	const at = { class: `slide-size--${size}`, lang: language, dir: directionOf(language) };
	return tag(name, at, wordsHtml(line, setting));
}

function slideHtml(slide: Slide, number: number, footer: string): string {
	const { setting, base, lede, ledeFrame } = slide;
	const { ink, stage } = setting;
	const title = tag('div', { class: 'slide-title' }, sizedHtml(slideTitle(slide), 'h2'));
	return page(
		setting,
		slide.layout,
		ink.accent,
		ground(setting, { class: 'slide-ground' }),
		inFrame(seen(stage.title, setting), title),
		tag('rect', { class: 'slide-rule', ...place(seen(stage.rule, setting)) }),
		lede && ledeFrame ? inFrame(seen(ledeFrame, setting), paragraphsHtml([lede], base, setting)) : '',
		...slide.placed.map((placed) => placedHtml(placed, slide)),
		footer ? inFrame(seen(stage.footer, setting), tag('p', { class: 'slide-print' }, text(footer))) : '',
		inFrame(seen(stage.number, setting), tag('p', { class: 'slide-print slide-end' }, String(number)))
	);
}
