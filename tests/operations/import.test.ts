import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnderstandingJson } from '../../src/features/understanding/as-json.ts';
import { kesher, usedHome } from '../support/operations.ts';

const RAANANA = ['--office', 'raanana'];
const TEXT = 'גוסלר, גרמניה\n• אירוח משלחת נוער מגוסלר\n• מכתבי תמיכה הדדיים בין ראשי הערים\n';

const DECK = ['..', '../..']
	.map((up) => resolve(import.meta.dirname, '../..', up, 'shared/data/deck'))
	.find((path) => existsSync(path));
if (!DECK) console.warn('SKIPPED: the founding deck is not here (../shared/data/deck).');

describe('kesher import', () => {
	it('brings a document for a review and says where; the same once more is noticed', { timeout: 120_000 }, async () => {
		const home = usedHome();
		const file = join(home, 'דוח 2020.txt');
		writeFileSync(file, TEXT);
		const done = await kesher(['import', file, ...RAANANA, '--year', '2020'], home);
		expect(done).toMatchObject({ code: 0, err: '' });
		expect(done.out).toMatch(/^\d+ proposals wait for a review at http:\/\/\S+\/o\/raanana\/imports\/[0-9a-f-]{36}\n$/);
		const again = await kesher(['import', file, ...RAANANA, '--json'], home);
		const told = JSON.parse(again.out) as { address: string; sameAs: string };
		expect(done.out).toContain(told.sameAs);
		expect(again.err).toContain('The same file was brought in before');
	});

	it('only says what it would propose, also of what comes in by the standard input', { timeout: 120_000 }, async () => {
		const home = usedHome();
		const found = await readFrom(TEXT, ['import', '-', ...RAANANA, '--dry-run', '--json'], home);
		expect(Object.keys(found)).toEqual(['sections', 'lines', 'proposals']);
		expect(found.lines[1]).toEqual({
			...{ page: 1, raw: expect.any(String) as string, text: 'אירוח משלחת נוער מגוסלר', confidence: 'high' }
		});
		expect(found.proposals).toContainEqual(
			expect.objectContaining({ type: 'activity', partner: 'גוסלר', kind: 'delegation', status: 'done' })
		);
	});

	it('refuses with a sentence what it cannot read, and who is not there', { timeout: 120_000 }, async () => {
		const home = usedHome();
		const broken = join(home, 'broken.pptx');
		writeFileSync(broken, Buffer.from('PK\u0003\u0004 this is no deck'));
		const answers = [
			[[broken, ...RAANANA], 'damaged'],
			[[broken, ...RAANANA, '--dry-run'], 'damaged'],
			[[join(home, 'none.pptx'), ...RAANANA], 'there is no such file'],
			[[broken, '--office', 'nowhere'], 'There is no office "nowhere".']
		] as const;
		for (const [args, sentence] of answers) {
			const { code, err, out } = await kesher(['import', ...args], home);
			expect([code, out]).toEqual([1, '']);
			expect(err).toContain(sentence);
			expect(err.trim().split('\n')).toHaveLength(1);
		}
		expect((await kesher(['import', broken], home)).code).toBe(2);
		expect((await kesher(['import', broken, ...RAANANA, '--year', '20'], home)).code).toBe(2);
	});
});

describe.skipIf(!DECK)('the founding deck by the command line', () => {
	it.each(['raanana-deck.scrambled.txt', 'raanana-deck.logical.txt'])(
		'is whole, with the register known: %s',
		{ timeout: 120_000 },
		async (name) => {
			const home = usedHome();
			const { out } = await kesher(['import', join(DECK ?? '', name), ...RAANANA, '--dry-run', '--json'], home);
			const found = JSON.parse(out) as UnderstandingJson;
			const truth = readFileSync(join(DECK ?? '', 'raanana-deck.logical.txt'), 'utf8');
			const wanted = truth.split('\n').flatMap(cellsOf);
			const read = new Set(found.lines.flatMap(({ text }) => cellsOf(text)));
			expect(wanted.filter((line) => !read.has(line))).toEqual([]);
			const golden = JSON.parse(readFileSync(join(DECK ?? '', 'raanana-deck.records.json'), 'utf8')) as {
				activities: { text: string; kind: string; status: string }[];
			};
			const told = found.proposals.filter(({ type }) => type === 'activity');
			const missing = golden.activities.filter(
				({ text, kind, status }) =>
					!told.some((each) => plain(each.text) === plain(text) && each.kind === kind && each.status === status)
			);
			expect(missing.map(({ text }) => text)).toEqual([]);
		}
	);
});

describe.skipIf(!DECK)('a sample by the command line, in whatever kind of file', () => {
	it.each(['herzliya-he.pptx', 'herzliya-he.pdf', 'kfarsaba-he.ppt-like.pdf', 'osnabrueck-de.pptx'])(
		'is read line by line, and its activities are found: %s',
		{ timeout: 120_000 },
		async (name) => {
			const home = usedHome();
			const samples = join(DECK ?? '', 'samples');
			const { out } = await kesher(['import', join(samples, name), ...RAANANA, '--dry-run', '--json'], home);
			const found = JSON.parse(out) as UnderstandingJson;
			const truth = join(samples, name.replace(/\..*$/, ''));
			const wanted = readFileSync(`${truth}.logical.txt`, 'utf8').split('\n').flatMap(cellsOf);
			const read = new Set(found.lines.flatMap(({ text }) => cellsOf(text)));
			expect(wanted.filter((line) => read.has(line)).length / wanted.length).toBeGreaterThanOrEqual(0.98);
			const { activities } = JSON.parse(readFileSync(`${truth}.golden.json`, 'utf8')) as {
				activities: { text: string; status: string }[];
			};
			const told = found.proposals.filter(({ type }) => type === 'activity');
			const right = activities.filter(({ text, status }) =>
				told.some((each) => plain(each.text) === plain(text) && each.status === status)
			);
			expect(right.length / activities.length).toBeGreaterThanOrEqual(0.95);
		}
	);
});

/** Without what the score of a deck leaves out: bullets, the length of dashes, spaces twice. */
function plain(text: string): string {
	return text
		.replace(/[–—]/g, '-')
		.replace(/\s+/g, ' ')
		.replace(/^[•*▪\- ]+/, '')
		.trim();
}

function cellsOf(line: string): string[] {
	return line
		.replace(/^[# ]+/, '')
		.trim()
		.split(' | ')
		.map(plain)
		.filter((cell) => cell !== '');
}

async function readFrom(text: string, args: string[], home: string): Promise<UnderstandingJson> {
	const child = spawn(process.execPath, ['bin/kesher.ts', ...args], {
		env: { ...process.env, KESHER_HOME: home },
		stdio: ['pipe', 'pipe', 'inherit']
	});
	let out = '';
	child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stdin.end(text);
	expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
	return JSON.parse(out) as UnderstandingJson;
}
