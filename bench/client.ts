import { gzipSync } from 'node:zlib';
import type { Running } from './installation.ts';
import { fixed, table, verdict } from './markdown.ts';
import { pathsOf } from './pages.ts';

/** What a browser is sent to run, in bytes as they travel. */
export interface ClientCode {
	/** With the page. */
	atOnce: number;
	/** The same, and all that its script may fetch later. */
	ever: number;
}

const BAR: [number, number] = [60_000, 40_000];

export async function clientCode(base: string, html: string): Promise<ClientCode> {
	const inline = [...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
		(match) => match[1] ?? ''
	);
	const named = html.matchAll(/<(?:script\b[^>]*?\bsrc|link\b[^>]*\brel="modulepreload"[^>]*?\bhref)="([^"]+)"/g);
	const atOnce = new Map<string, number>();
	const later = new Map<string, number>();
	for (const [, address = ''] of named) await follow(new URL(address, base).href, atOnce, later);
	for (const address of [...later.keys()]) await follow(address, later, later);
	const sum = (sizes: Iterable<number>) => [...sizes].reduce((total, size) => total + size, 0);
	const first = sum(atOnce.values()) + (inline.length > 0 ? gzipSync(inline.join('\n')).length : 0);
	const rest = [...later].filter(([address]) => !atOnce.has(address)).map(([, size]) => size);
	return { atOnce: first, ever: first + sum(rest) };
}

/** A module and all that it imports; what it may import later is only noted. */
async function follow(address: string, sizes: Map<string, number>, later: Map<string, number>): Promise<void> {
	if (sizes.get(address)) return;
	const code = await (await fetch(address)).text();
	sizes.set(address, gzipSync(code).length);
	for (const [, name = ''] of code.matchAll(/(?:\bfrom|\bimport)\s*["'`]([^"'`]+\.js)["'`]/g)) {
		await follow(new URL(name, address).href, sizes, later);
	}
	for (const [, name = ''] of code.matchAll(/\bimport\(\s*["'`]([^"'`]+\.js)["'`]\s*\)/g)) {
		const found = new URL(name, address).href;
		if (!later.has(found)) later.set(found, 0);
	}
}

export async function benchClient(kesher: Running): Promise<string> {
	const pages = [
		...(await Promise.all(
			(['year', 'partner', 'list', 'search'] as const).map(async (name) => [name, (await pathsOf(name, kesher))[0]])
		)),
		['form', (await pathsOf('list', kesher))[0]?.concat('/edit')],
		['sign-in', '/sign-in']
	] as [string, string][];
	const rows: string[][] = [];
	for (const [name, path] of pages) {
		const html = await (
			await fetch(kesher.base + path, name === 'sign-in' ? {} : { headers: { cookie: kesher.cookie } })
		).text();
		const { atOnce, ever } = await clientCode(kesher.base, html);
		rows.push([name, fixed(atOnce / 1000, 1), fixed(ever / 1000, 1), `${verdict(ever, ...BAR, 'less')} (60 / 40)`]);
	}
	return [
		'Code for browsers, compressed: what comes with a page, and with all that it may fetch when it is first wanted.',
		table(['page', 'kB at once', 'kB ever', 'bar'], rows)
	].join('\n\n');
}
