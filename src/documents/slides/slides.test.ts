import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faceOf } from '#documents/fonts/face.ts';
import { sizeOf, STYLES, USUAL, type Style } from '#documents/pptx/paragraph.ts';
import { planDeck } from '#documents/pptx/plan.ts';
import { settingFor } from '#documents/pptx/setting.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { PLAIN, TYPEFACES } from '#kernel/look.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { largeDocument, tortureDocument } from '../../../tests/support/sample-torture.ts';
import { showSlides } from './slides.ts';

const stylesheet = readFileSync(new URL('slides.css', import.meta.url), 'utf8');
const allOf = (document: FlowDocument) =>
	showSlides(document)
		.map(({ html, notes = '' }) => html + notes)
		.join('\n');

describe.each(['he', 'en'] as const)('the slides in %s', (language) => {
	const document = sampleReport(language);
	const slides = showSlides(document);

	it('are those of the deck, in their order and under their titles', () => {
		const plan = planDeck(document, settingFor(language));
		expect(slides.map(({ title }) => title)).toEqual([document.title, ...plan.slides.map(({ title }) => title)]);
		expect(slides.map(({ number }) => number)).toEqual(slides.map((_, index) => index + 1));
	});

	it('have one title each, lists as lists, tables with heads, and figures in words', () => {
		expect(slides[0]?.html.match(/<h1/g)).toHaveLength(1);
		for (const { html } of slides.slice(1)) expect(html.match(/<h2/g)).toHaveLength(1);
		const all = allOf(document);
		expect(all).toMatch(/<ul class="slide-list"><li class="slide-item">/);
		expect(all).toMatch(/<th scope="col"/);
		expect(all).toMatch(/role="img"[^>]*><title>[^<]+<\/title>/);
	});

	it('run in their own direction', () => {
		const direction = language === 'he' ? 'rtl' : 'ltr';
		expect(slides.map((slide) => slide.direction)).toEqual(slides.map(() => direction));
	});
});

it('no attribute is a style, no element runs, and no link leads anywhere, whatever was typed', () => {
	for (const document of [
		tortureDocument('he'),
		tortureDocument('en'),
		sampleReport('en'),
		largeDocument('he', 40, 60)
	]) {
		expect(allOf(document)).not.toMatch(/<script|<style|<a[ >]|<iframe| style=| on\w+="/);
	}
});

it('the accent of a look is the one colour that differs', () => {
	const red = showSlides(sampleReport('en'), { ...PLAIN, look: { ...PLAIN.look, accent: '#8a1c1c' } });
	const green = showSlides(sampleReport('en'));
	expect(red[1]?.html).toContain('color="#8a1c1c"');
	const neutral = (html = '') => html.replaceAll(/#(?:8a1c1c|0b5d52)/g, 'accent');
	expect(red.slice(1).map(({ html }) => neutral(html))).toEqual(green.slice(1).map(({ html }) => neutral(html)));
});

describe('the stylesheet says what the plan measures by', () => {
	const SAID: Style[] = Object.keys(STYLES).filter((style) => style !== 'label' && style !== 'distance') as Style[];

	it.each([20, 18, 16])('sizes at %i points', (base) => {
		const block = new RegExp(`\\.slide-words--${base} \\{([^}]*)\\}`).exec(stylesheet)?.[1] ?? '';
		for (const style of SAID) expect(block).toContain(`--${style}: ${sizeOf(style, base)}px;`);
		expect(block).toContain(`--base: ${base}px;`);
	});

	it.each(SAID)('the distance above: %s', (style) => {
		const block = new RegExp(`\\.slide-page \\.slide-${style} \\{([^}]*)\\}`).exec(stylesheet)?.[1] ?? '';
		expect(block).toContain(`margin-block-start: calc(var(--base) * ${STYLES[style].before / USUAL})`);
	});

	it.each(TYPEFACES)('the height of a line in %s', (typeface) => {
		const { regular, spacing, family } = faceOf(typeface);
		const block = new RegExp(`\\.slide-page--${typeface} \\{([^}]*)\\}`).exec(stylesheet)?.[1] ?? '';
		const said = (name: string) => Number(new RegExp(`${name}: ([\\d.]+)`).exec(block)?.[1]);
		expect(said('--leading')).toBeCloseTo(regular.lineHeight * spacing.text, 2);
		expect(said('--title-leading')).toBeCloseTo(regular.lineHeight * spacing.title, 2);
		expect(block).toContain(`font-family: '${family}'`);
	});

	it('every size that is used', () => {
		const documents = [tortureDocument('he'), sampleReport('he'), largeDocument('en', 40, 60)];
		const used = new Set(documents.flatMap((each) => allOf(each).match(/slide-(?:size|words|table)--\d+/g) ?? []));
		for (const name of used) expect(stylesheet).toContain(`.${name} {`);
	});
});
