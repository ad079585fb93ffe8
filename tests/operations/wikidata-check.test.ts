import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kesher, usedHome } from '../support/operations.ts';
import { asOwner } from '../support/owner.ts';

/** The twin cities of the whole world as Wikidata had them in 2022; where they are not, the tests of them are left out. */
const EDGES = ['..', '../..', '../../..']
	.map((up) => resolve(import.meta.dirname, '../..', up, 'shared/data/network/edges.csv'))
	.find((file) => existsSync(file));
if (!EDGES) console.warn('SKIPPED: the network of twin cities is not here (../shared/data/network).');

const check = (home: string, ...more: string[]) => kesher(['wikidata-check', '--office', 'raanana', ...more], home);

describe('kesher wikidata-check', () => {
	it(
		'tells what both know and who does not say it, from a file with statements alone',
		{ timeout: 120_000 },
		async () => {
			const home = usedHome();
			const file = join(home, 'statements.csv');
			writeFileSync(file, 'source,target\nQ309164,Q268\nQ268,Q309164\nQ2028,Q309164\nQ309164,Q8673\n');
			const done = await check(home, '--statements', file, '--home', 'Q309164');
			expect(done).toMatchObject({ code: 0, err: '' });
			expect(done.out).toContain('2 in both, 6 only in the register, 1 only in Wikidata.');
			expect(done.out).toContain('2 reverse statements are missing.');
			expect(done.out).toMatch(/Poznań \(Q268\) – said from both sides/);
			expect(done.out).toMatch(/Verona \(Q2028\) – said of them alone/);
			const json = JSON.parse((await check(home, '--statements', file, '--home', 'Q309164', '--json')).out) as unknown;
			expect(json).toMatchObject({ office: 'raanana', isDirected: true, counts: { both: 2, only_there: 1 } });
		}
	);

	it('is refused with a sentence', { timeout: 120_000 }, async () => {
		const home = usedHome();
		const file = join(home, 'other.csv');
		writeFileSync(file, 'from,to\nQ1,Q2\n');
		const refused = async (...more: string[]) => {
			const { code, err } = await check(home, ...more);
			return [code, err];
		};
		expect(await refused('--statements', file)).toEqual([1, `${file} lacks the columns source, target.\n`]);
		expect(await refused('--statements', join(home, 'none.csv'))).toEqual([
			1,
			`${join(home, 'none.csv')} cannot be read: there is no such file.\n`
		]);
		writeFileSync(file, 'source,target\nQ1,Q2\n');
		await asOwner(home, (client) => client.query('update kesher.site set wikidata_id = null'));
		expect((await refused('--statements', file))[1]).toContain('Name it with --home');
		expect((await refused('--statements', file, '--home', 'raanana'))[1]).toContain('is no id of Wikidata');
		expect((await refused())[0]).toBe(2);
	});

	it.runIf(EDGES !== undefined)(
		'finds what is known of the network of the whole world',
		{ timeout: 120_000 },
		async () => {
			const home = usedHome();
			// The site of the office says which item its city is.
			const done = await check(home, '--statements', EDGES as string, '--json');
			const { found, isDirected } = JSON.parse(done.out) as {
				found: { finding: string; partner: { called: string } | null; item: { name: string } | null }[];
				isDirected: boolean;
			};
			expect(isDirected).toBe(false);
			const of = (finding: string) =>
				found.filter((each) => each.finding === finding).map(({ partner, item }) => partner?.called ?? item?.name);
			expect(of('both').toSorted()).toEqual(['Atlanta', 'Bramsche', 'Poznań', 'Tainan', 'Verona']);
			expect(of('only_here').toSorted()).toEqual(['Boulogne-Billancourt', 'Opsterland']);
			expect(of('unknown_id')).toEqual(['Goslar']);
			expect(of('only_there')).toEqual(['Lagos']);
		}
	);
});
