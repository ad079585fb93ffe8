import { tag, text } from '#documents/page/markup.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { coverWords as coverAlt } from '#documents/figures/shown-picture.ts';
import { insideFile } from '#documents/page/pictures.ts';
import { seen, type Frame } from '#documents/pptx/frame.ts';
import { planDeck, type Cover, type Said, type Slide } from '#documents/pptx/plan.ts';
import { settingFor, type Setting } from '#documents/pptx/setting.ts';
import {
	bothOf,
	coverAuthor,
	coverSubtitles,
	coverTitles,
	slideTitle,
	subtitleFrame,
	type Sized
} from '#documents/pptx/sized.ts';
import type { Placed as StagePicture } from '#documents/pptx/stage.ts';
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

function coverHtml(cover: Cover, setting: Setting): string {
	const both = bothOf(cover);
	const { cover: places, page: whole } = setting.stage;
	const { ground: dark, line } = setting.cover;
	const titles = coverTitles(both).map((each, at) => sizedHtml(each, at === 0 ? 'h1' : 'p'));
	const under = coverSubtitles(both).map((each) => sizedHtml(each, 'p'));
	const author = tag('div', { class: places.plate ? 'slide-middle' : undefined }, sizedHtml(coverAuthor(both), 'p'));
	const rect = (frame: Frame | undefined, fill: string) =>
		frame ? tag('rect', { ...place(seen(frame, setting)), fill }) : '';
	return page(
		setting,
		'cover',
		setting.cover.text,
		rect({ x: 0, y: 0, ...whole }, dark),
		places.picture ? pictureOn(places.picture, coverAlt(setting.outfit, setting.language), 'slice', setting) : '',
		!places.picture && cover.map ? ornament(cover.map, setting) : '',
		rect(places.edge, line),
		rect(places.plate, setting.ink.paper),
		places.logo ? pictureOn(places.logo, cover.author, 'meet', setting) : '',
		inFrame(seen(places.author, setting), author),
		inFrame(seen(places.title, setting), tag('div', { class: 'slide-title' }, ...titles)),
		inFrame(seen(subtitleFrame(both), setting), tag('div', { class: 'slide-subtitle' }, ...under))
	);
}

/** A picture of the look in its place; one without words shows nothing that is to be read. */
function pictureOn({ picture, frame }: StagePicture, alt: string, fit: 'meet' | 'slice', setting: Setting): string {
	const href = insideFile(setting.outfit.pictures)(picture);
	const said = alt ? { role: 'img', 'aria-label': alt } : { 'aria-hidden': 'true' };
	const at = { ...place(seen(frame, setting)), href, preserveAspectRatio: `xMidYMid ${fit}` };
	return href === undefined ? '' : tag('image', { ...at, ...said });
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
		tag('rect', { class: 'slide-ground', x: 0, y: 0, ...stage.page }),
		inFrame(seen(stage.title, setting), title),
		tag('rect', { class: 'slide-rule', ...place(seen(stage.rule, setting)) }),
		lede && ledeFrame ? inFrame(seen(ledeFrame, setting), paragraphsHtml([lede], base, setting)) : '',
		...slide.placed.map((placed) => placedHtml(placed, slide)),
		stage.logo ? pictureOn(stage.logo, '', 'meet', setting) : '',
		footer ? inFrame(seen(stage.footer, setting), tag('p', { class: 'slide-print' }, text(footer))) : '',
		inFrame(seen(stage.number, setting), tag('p', { class: 'slide-print slide-end' }, String(number)))
	);
}
