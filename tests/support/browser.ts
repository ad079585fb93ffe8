import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Limits, Role } from '../../src/features/member/member.ts';
import type { Language } from '../../src/kernel/language.ts';
import { testServer, type TestServer } from './server.ts';

const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable'
];
const FLAGS = [
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

export interface Visitor {
	page: Page;
	context: BrowserContext;
}

export interface VisitOptions {
	javaScript?: boolean;
	language?: Language;
	theme?: 'light' | 'dark';
	width?: number;
	/** Somebody new with this role is signed in; null: nobody is. */
	role?: Role | null;
	/** Of which office; the shared starter office unless named. */
	office?: string;
	/** What the membership is limited to. */
	limits?: Partial<Limits>;
}

export interface TestBrowser extends TestServer {
	visit(options?: VisitOptions): Promise<Visitor>;
}

/** A real browser on the built server. An error in its console that nobody expected, and what a page asks for in vain, fail the test. */
export function testBrowser(): TestBrowser {
	const made = testServer() as TestBrowser;
	let browser: Browser;
	const open: BrowserContext[] = [];

	beforeAll(async () => {
		browser = await launch();
		made.visit = async ({
			javaScript = true,
			language = 'en',
			theme = 'light',
			width = 1440,
			role = 'coordinator',
			office = 'raanana',
			limits
		} = {}) => {
			const context = await browser.newContext({
				baseURL: made.base,
				javaScriptEnabled: javaScript,
				locale: language === 'he' ? 'he-IL' : 'en-GB',
				colorScheme: theme,
				viewport: { width, height: 900 }
			});
			open.push(context);
			if (role) {
				const { name, value } = await made.session(role, { language, office, ...(limits ? { limits } : {}) });
				await context.addCookies([{ name, value, url: made.base, httpOnly: true, sameSite: 'Lax' }]);
			}
			const page = await context.newPage();
			page.on('pageerror', (error) => expect.unreachable(`error on the page: ${error.message}`));
			page.on('console', (message) => {
				// A page that answers 4xx is reported as a failed resource; the test itself looks at its status.
				const isExpected = message.type() !== 'error' || /status of (4\d\d)/.test(message.text());
				if (!isExpected) expect.unreachable(`console: ${message.text()}`);
			});
			page.on('response', (response) => {
				// Which pages are there is for the tests to say; what a page itself asks for must be.
				const isMissing = response.status() === 404 && response.request().resourceType() !== 'document';
				if (isMissing) expect.unreachable(`not there: ${response.url()}`);
			});
			return { page, context };
		};
	});

	afterAll(async () => {
		for (const context of open) await context.close();
		await browser.close();
	});

	return made;
}

/** No violation of WCAG 2.0 to 2.2 A and AA, nor of axe's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** An installed browser, else the one that scripts/test.js has put into tests/browser. */
async function launch(): Promise<Browser> {
	const installed = INSTALLED.find(existsSync);
	const flags = process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS;
	if (installed) return chromium.launch({ executablePath: installed, args: flags });
	const require = createRequire(new URL('../browser/package.json', import.meta.url));
	const { default: packed } = (await import(require.resolve('@sparticuz/chromium'))) as {
		default: { args: string[]; executablePath(): Promise<string> };
	};
	return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...FLAGS] });
}
