import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kesher, usedHome } from '../support/operations.ts';

const LIST = 'Title;Kind;Date;City\nA lantern walk;Ceremony;03/04/2021;Poznań\nA tour;Meeting;05/06/2021;Atlantis\n';

interface Told {
	target: string;
	counts: { created: number; changed: number; same: number; rejected: number };
	written: boolean;
	open: string[];
	rejected: { line: number }[];
}

it(
	'kesher import-table tells what would come of a table, brings it in, and finds it here the next time',
	{ timeout: 120_000 },
	async () => {
		const home = usedHome();
		const file = join(home, 'list.csv');
		writeFileSync(file, LIST);
		const run = async (...args: string[]) => {
			const ran = await kesher(['import-table', file, '--office', 'raanana', '--json', ...args], home);
			return { ...ran, told: ran.code === 0 ? (JSON.parse(ran.out) as Told) : undefined };
		};
		const dry = await run('--dates', 'dmy', '--dry-run');
		expect(dry.told).toMatchObject({ target: 'activities', written: false, counts: { created: 1, rejected: 1 } });
		expect(dry.told?.rejected.map(({ line }) => line)).toEqual([3]);
		expect(dry.told?.open).toContain('partners: Atlantis');
		expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('--dates') as string });
		expect((await run('--dates', 'dmy')).told).toMatchObject({ written: true, counts: { created: 1 } });
		expect((await run('--dates', 'dmy')).told).toMatchObject({ written: false, counts: { same: 1, created: 0 } });
	}
);

it(
	'takes what columns hold from a file, and refuses what is no table with a sentence',
	{ timeout: 120_000 },
	async () => {
		const home = usedHome();
		const [file, mapping] = [join(home, 'list.csv'), join(home, 'mapping.json')];
		writeFileSync(file, 'aaa,bbb\nLinz,Austria\n');
		writeFileSync(mapping, JSON.stringify({ aaa: 'name', bbb: 'country' }));
		const asked = ['--office', 'raanana', '--as', 'partners', '--mapping', mapping];
		const done = await kesher(['import-table', file, ...asked], home);
		expect(done).toMatchObject({ code: 0, out: expect.stringContaining('1 new') as string });
		writeFileSync(mapping, JSON.stringify({ aaa: 'nonsense' }));
		expect(await kesher(['import-table', file, ...asked], home)).toMatchObject({
			code: 1,
			err: expect.stringContaining('no field') as string
		});
		writeFileSync(mapping, '{"aaa": ');
		expect(await kesher(['import-table', file, ...asked], home)).toMatchObject({
			code: 1,
			err: expect.stringContaining('is no JSON') as string
		});
		writeFileSync(file, 'name,country\n,Austria\n');
		const dry = await kesher(['import-table', file, '--office', 'raanana', '--as', 'partners', '--dry-run'], home);
		expect(dry.out).toMatch(/line 2: /);
		expect(dry.out).not.toMatch(/[א-ת]/);
		expect(await kesher(['import-table', `${file}.not`, '--office', 'raanana'], home)).toMatchObject({
			code: 1,
			err: expect.stringContaining('there is no such file') as string
		});
		writeFileSync(file, readFileSync(process.execPath).subarray(0, 5000));
		expect(await kesher(['import-table', file, '--office', 'raanana'], home)).toMatchObject({
			code: 1,
			err: expect.stringContaining('cannot be read') as string
		});
		expect((await kesher(['import-table', file, '--office', 'nowhere'], home)).code).toBe(1);
	}
);
