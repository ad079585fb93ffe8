import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { newId } from '../../src/kernel/id.ts';
import { expectAccessible, testBrowser } from '../support/browser.ts';
import { hasTools, lookInto } from '../support/pdf-tools.ts';
import { idOf, send, studioDesk } from '../support/studio-desk.ts';

const browser = testBrowser();
const desk = studioDesk(browser);
const YEAR = '/o/raanana/report/2020';

/** A report with a note for whoever speaks to its first slide of goals. */
let report: string;
beforeAll(async () => {
	report = await desk.begin({ 'title.en': `Presented ${newId().slice(-4)}` });
	const goals = await desk.sectionAt(report, 'Goals and targets');
	await send(desk.clients.coordinator, goals, '/section', { 'notes.en': 'Say why these six\nBreathe' });
});

const place = (page: Page) => page.locator('[data-place]').textContent();
const expectPlace = async (page: Page, number: number) =>
	expect.poll(async () => Number((await place(page))?.split(' ')[0])).toBe(number);
const shownSlides = (page: Page) => page.locator('.slide:visible');

describe.each([
	{ language: 'he', forth: 'ArrowLeft', back: 'ArrowRight' },
	{ language: 'en', forth: 'ArrowRight', back: 'ArrowLeft' }
] as const)('in $language', ({ language, forth, back }) => {
	it('goes by keys: the arrow that points where reading goes leads on', async () => {
		const { page } = await browser.visit({ role: 'reader', language: 'en' });
		await page.goto(`${YEAR}/${language}/present`);
		await expectPlace(page, 1);
		expect(await shownSlides(page).count()).toBe(1);
		const count = Number((await place(page))?.split('/')[1]);
		expect(count).toBeGreaterThan(10);
		await page.keyboard.press(forth);
		await expectPlace(page, 2);
		await page.keyboard.press(back);
		await expectPlace(page, 1);
		for (const [key, number] of [
			...[['PageDown', 2] as const, [' ', 3] as const, ['ArrowDown', 4] as const, ['PageUp', 3] as const],
			...[['Shift+ ', 2] as const, ['End', count] as const, [forth, count] as const, ['Home', 1] as const]
		]) {
			await page.keyboard.press(key);
			await expectPlace(page, number);
		}
		await page.keyboard.press('1');
		await page.keyboard.press('0');
		await page.keyboard.press('Enter');
		await expectPlace(page, 10);
		expect(new URL(page.url()).hash).toBe('#slide-10');
		const title = await page.locator('#slide-10').getAttribute('data-title');
		await expect.poll(() => page.getByRole('status').textContent()).toBe(`Slide 10 of ${count}: ${title ?? ''}`);
		await page.reload();
		await expectPlace(page, 10);
	});

	it('goes by pointer: where reading begins leads back', async () => {
		const { page } = await browser.visit({ role: 'reader', language: 'en' });
		await page.goto(`${YEAR}/${language}/present`);
		const [start, end] = language === 'he' ? [1300, 200] : [200, 1300];
		await page.mouse.click(end, 300);
		await expectPlace(page, 2);
		await page.mouse.click(720, 300);
		await expectPlace(page, 3);
		await page.mouse.click(start, 300);
		await expectPlace(page, 2);
		await page.mouse.move(500, 500);
		await page.getByRole('button', { name: 'Next slide' }).click();
		await expectPlace(page, 3);
	});

	it.each([
		['light', 1440],
		['dark', 390]
	] as const)('is accessible, shown and as a stack, in %s at %d px', async (theme, width) => {
		const { page } = await browser.visit({ language, theme, width, role: 'reader' });
		await page.goto(`${YEAR}/${language}/present`);
		await expectPlace(page, 1);
		await expectAccessible(page);
		// As it is without a script, which axe needs itself.
		await page.evaluate(() => {
			document.querySelector('[data-deck]')?.removeAttribute('data-view');
			document.querySelector('[data-bar]')?.toggleAttribute('hidden', true);
		});
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		await expectAccessible(page);
	});
});

describe('in front of a hall', () => {
	it('turns black and back, and escape leaves for the report', async () => {
		const { page } = await browser.visit({ role: 'reader' });
		await page.goto(`${YEAR}/en/present`);
		await page.keyboard.press('b');
		await expect.poll(() => shownSlides(page).count()).toBe(0);
		expect(await page.getByRole('status').textContent()).toBe('The screen is black');
		await page.keyboard.press('Escape');
		await expect.poll(() => shownSlides(page).count()).toBe(1);
		await page.keyboard.press('b');
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => shownSlides(page).count()).toBe(1);
		await page.keyboard.press('Escape');
		await page.waitForURL('**/o/raanana/report/2020/en');
	});

	it('fills the screen, and the slide fills the window, whatever its shape', async () => {
		const { page } = await browser.visit({ role: 'reader' });
		await page.goto(`${YEAR}/en/present`);
		await page.keyboard.press('f');
		await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
		await page.keyboard.press('f');
		await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null);
		for (const [width, height] of [
			[1440, 900],
			[800, 1200]
		] as const) {
			await page.setViewportSize({ width, height });
			const box = await page.locator('.slide:visible .slide-page').boundingBox();
			expect(box).toMatchObject({ x: 0, y: 0, width, height });
		}
	});

	it('goes by touch: a page is drawn in from where it comes', async () => {
		const { page } = await browser.visit({ role: 'reader', width: 390 });
		await page.goto(`${YEAR}/en/present`);
		const swipe = (from: number, to: number) =>
			page.evaluate(
				([start = 0, end = 0]) => {
					const touch = (x: number) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
					dispatchEvent(new TouchEvent('touchstart', { touches: [touch(start)] }));
					dispatchEvent(new TouchEvent('touchend', { changedTouches: [touch(end)] }));
				},
				[from, to]
			);
		await swipe(300, 100);
		await expectPlace(page, 2);
		await swipe(100, 300);
		await expectPlace(page, 1);
		await swipe(100, 120);
		await expectPlace(page, 1);
	});
});

describe('the view of whoever speaks', () => {
	it('is a second window in step with the first, with the next slide, the notes and the time', async () => {
		const { page, context } = await browser.visit({ role: 'coordinator', office: desk.slug });
		await page.goto(`${report}/present`);
		await expectPlace(page, 1);
		const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
		await expectPlace(speaker, 1);
		expect(await shownSlides(page).count()).toBe(1);
		await speaker.keyboard.press('ArrowRight');
		await expectPlace(page, 2);
		await page.keyboard.press('ArrowRight');
		await expectPlace(speaker, 3);
		const noted = await speaker.locator('.slide:has([role=note])').getAttribute('id');
		await speaker.keyboard.type(noted?.replace('slide-', '') ?? '');
		await speaker.keyboard.press('Enter');
		await expectPlace(page, Number(noted?.replace('slide-', '')));
		expect(await speaker.getByRole('note').textContent()).toContain('Say why these six');
		expect(await page.getByRole('note').count()).toBe(0);
		await page.keyboard.press('b');
		await expect.poll(() => speaker.getByRole('button', { name: 'Black' }).getAttribute('aria-pressed')).toBe('true');

		await speaker.getByRole('spinbutton', { name: 'Minutes' }).fill('1');
		await speaker.waitForFunction(() => /^0:0[1-9]$/.test(document.querySelector('[data-elapsed]')?.textContent ?? ''));
		expect(await speaker.locator('[data-remaining]').textContent()).toMatch(/^0:5\d$/);
		await speaker.getByRole('button', { name: 'Reset' }).click();
		expect(await speaker.locator('[data-elapsed]').textContent()).toBe('0:00');
		expect(await speaker.locator('[data-remaining]').textContent()).toBe('1:00');
		await expectAccessible(speaker);
		// The window is gone before the key comes up again.
		await Promise.all([speaker.waitForEvent('close'), speaker.keyboard.press('s').catch(() => undefined)]);
		await expectPlace(page, Number(noted?.replace('slide-', '')));
	});

	it('is this window where no second one can be opened', async () => {
		const { page } = await browser.visit({ role: 'reader' });
		await page.goto(`${YEAR}/en/present`);
		await page.evaluate(() => (window.open = () => null));
		await page.keyboard.press('s');
		await expect.poll(() => shownSlides(page).count()).toBeGreaterThan(0);
		await expect.poll(() => page.locator('[data-remaining]').isVisible()).toBe(true);
		await page.keyboard.press('s');
		await expect.poll(() => page.locator('[data-remaining]').isVisible()).toBe(false);
	});
});

describe('without a script', () => {
	it('is a stack of all slides, with notes for those who work in the office', async () => {
		const { page } = await browser.visit({ role: 'coordinator', office: desk.slug, javaScript: false });
		await page.goto(report);
		await page.getByRole('link', { name: 'Present', exact: true }).click();
		await page.waitForURL(`**/reports/${idOf(report)}/en/present`);
		expect(await shownSlides(page).count()).toBeGreaterThan(10);
		expect(await page.getByRole('note').textContent()).toContain('Breathe');
		expect(await page.getByRole('button').count()).toBe(0);
		await page.getByRole('link', { name: 'Back to the report' }).click();
		await page.waitForURL(`**/reports/${idOf(report)}/en`);
	});

	it.each([true, false])('prints one slide a page, and so it does with one (JavaScript %s)', async (javaScript) => {
		const { page } = await browser.visit({ role: 'reader', javaScript });
		await page.goto(`${YEAR}/en/present`);
		const slides = await page.locator('.slide').count();
		const pdf = await page.pdf({ preferCSSPageSize: true });
		if (!hasTools('pdfinfo', 'pdftotext')) return;
		const info = lookInto(pdf, 'pdfinfo', '{}').toString();
		expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBe(slides);
		expect(info).toMatch(/Page size:\s+960 x 540 pts/);
		const text = lookInto(pdf, 'pdftotext', '{}', '-').toString();
		expect(text).toContain('Goals and targets');
		expect(text).not.toContain('Back to the report');
	});
});

it('keeps still for whoever wants less motion', async () => {
	const { page } = await browser.visit({ role: 'reader' });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(`${YEAR}/en/present`);
	await expectPlace(page, 1);
	const moves = () => page.evaluate(() => document.getAnimations().length);
	await page.keyboard.press('ArrowRight');
	expect(await moves()).toBe(0);
});

it('every text stands in its frame, in both languages', async () => {
	for (const language of ['he', 'en']) {
		const { page } = await browser.visit({ role: 'reader', javaScript: true });
		await page.goto(`${YEAR}/${language}/present`);
		await page.evaluate(() => document.querySelector('[data-deck]')?.removeAttribute('data-view'));
		await page.evaluate(() => document.fonts.ready);
		const over = await page.evaluate(() =>
			[...document.querySelectorAll('foreignObject')].flatMap((frame) => {
				const scale = (frame.closest('.slide-page')?.clientWidth ?? 0) / 960;
				const box = frame.getBoundingClientRect();
				const inside = [...frame.querySelectorAll('h1, h2, h3, p, li, tr')].map((each) => each.getBoundingClientRect());
				const most = Math.max(0, ...inside.map(({ bottom }) => bottom - box.bottom)) / scale;
				const isOut = inside.some(({ left, right }) => left < box.left - 2 || right > box.right + 2);
				return most > 4 || isOut
					? [`${frame.closest('.slide')?.id ?? ''}: ${frame.textContent.slice(0, 40)} ${Math.round(most)}`]
					: [];
			})
		);
		expect([language, over]).toEqual([language, []]);
	}
});
