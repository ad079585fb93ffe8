// What the speed promises are measured with: npm run bench. --help tells how to measure a part of it.
import { cpus, loadavg } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { build } from '../scripts/toolchain.js';
import { benchClient } from './client.ts';
import { benchDocuments, benchReading } from './documents.ts';
import { benchFaults } from './faults.ts';
import { benchGrowth } from './growth.ts';
import { startFilled, type Running } from './installation.ts';
import { benchIsolation } from './isolation.ts';
import { GENERATOR } from './load.ts';
import { benchPages, PAGES, type PageName } from './pages.ts';
import { benchPublic } from './public.ts';
import { benchSessionCheck } from './session-check.ts';
import { benchSignIn } from './sign-in.ts';
import { benchStarts } from './starts.ts';
import { benchStudio } from './studio.ts';

const PARTS = [
	...PAGES,
	...([
		'public',
		'client',
		'isolation',
		'growth',
		'session',
		'sign-in',
		'studio',
		'faults',
		'starts',
		'documents'
	] as const)
] as const;
/** Parts that need no million of activities. */
const SMALL: readonly string[] = ['faults', 'documents'];

const { offices, activities, only, seconds, rounds, connections } = new Command('bench')
	.description('measures what docs/performance.md promises, and prints it as Markdown')
	.option('--offices <count>', 'how many offices', count, 100)
	.option('--activities <count>', 'activities of each office', count, 10_000)
	.addOption(new Option('--only <parts...>', 'these alone').choices([...PARTS]).default([...PARTS]))
	.option('--seconds <count>', 'how long each round of a page is', count, 5)
	.option('--rounds <count>', 'rounds of each page, after one to warm up', count, 5)
	.option('--connections <count>', 'readers at once', count, 32)
	.parse()
	.opts<{
		offices: number;
		activities: number;
		only: (typeof PARTS)[number][];
		seconds: number;
		rounds: number;
		connections: number;
	}>();

await build();
const pages = PAGES.filter((name) => only.includes(name));
/** Parts that look at every page, whichever are asked for. */
const looked: readonly PageName[] = pages.length > 0 ? pages : PAGES;
const wants = (part: (typeof PARTS)[number]) => only.includes(part);
const say = (line: string) => process.stderr.write(`${line}\n`);

print(
	`${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}, load by ${GENERATOR}; load average before: ${loadNow()}.`
);

const all = { offices, activities: offices * activities };
let kesher: Running | undefined;
if (only.some((part) => !SMALL.includes(part))) kesher = await startFilled(all, say);
try {
	if (kesher && pages.length > 0) {
		section(`Pages: ${offices} offices with ${all.activities.toLocaleString('en')} activities`);
		print(await benchPages(kesher, pages, { connections, seconds, rounds }));
	}
	if (kesher && wants('public')) {
		section('The public site');
		print(await benchPublic(kesher, { connections, seconds, rounds }));
	}
	if (kesher && wants('client')) {
		section('Code for browsers');
		print(await benchClient(kesher));
	}
	if (kesher && wants('isolation')) {
		section('The price of row-level security');
		print(await benchIsolation(kesher, looked));
	}
	if (kesher && wants('growth')) {
		section('A page among many offices, and alone');
		const alone = await startFilled({ offices: 1, activities }, say);
		try {
			print(await benchGrowth(kesher, alone, looked));
		} finally {
			await alone.stop();
		}
	}
	if (kesher && wants('session')) {
		section('Who asks: the session check');
		print(await benchSessionCheck(kesher, { connections, seconds, rounds }));
	}
	if (kesher && wants('sign-in')) {
		section('Signing in');
		print(await benchSignIn(kesher, { connections, seconds, rounds }));
	}
	if (kesher && wants('studio')) {
		section('The report studio');
		print(await benchStudio(kesher));
	}
} finally {
	await kesher?.stop();
}
if (wants('faults')) {
	section('A database that fails');
	print(await benchFaults(say));
}
if (kesher && wants('starts')) {
	section('Starting');
	print(await benchStarts(kesher.home));
}
if (wants('documents')) {
	section('Documents');
	print(benchDocuments());
	section('Reading documents');
	print(benchReading());
}
print(`Load average after: ${loadNow()}.`);

function count(typed: string): number {
	const value = Number(typed);
	if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
	return value;
}

function loadNow(): string {
	return loadavg()
		.map((value) => value.toFixed(1))
		.join(', ');
}

function section(title: string): void {
	print(`\n## ${title}\n`);
}

function print(text: string): void {
	process.stdout.write(`${text}\n`);
}
