import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { countOffices } from './queries.ts';
import { loadOfficeFolder } from './starter.ts';

const made = testDatabase();
type Entry = Record<string, unknown>;

/** A copy of the starter office in which one file says something else. */
function folderWith(file: string, content: string | ((entries: Entry[]) => unknown)): string {
	const folder = mkdtempSync(join(tmpdir(), 'kesher-office-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	cpSync('examples/raanana', folder, { recursive: true });
	const path = join(folder, `${file}.json`);
	const text =
		typeof content === 'string' ? content : JSON.stringify(content(JSON.parse(readFileSync(path, 'utf8')) as Entry[]));
	writeFileSync(path, text);
	return folder;
}

const load = (folder: string) => loadOfficeFolder(made.db, folder, 'test');

describe('a folder that cannot be loaded', () => {
	it.each<[string, string, string | ((entries: Entry[]) => unknown), RegExp]>([
		['a file that is no JSON', 'goals', '[{', /goals\.json is not valid JSON: /],
		['a file that is no list', 'goals', '{}', /goals\.json: is not a list of records\.$/],
		['a record that is no object', 'goals', '["x"]', /^goals\.json, record 1: is not an object\.$/],
		['an office without a name', 'office', (office) => ({ ...office, name: {} }), /office\.json: name: required$/],
		[
			'a time zone that there is not',
			'office',
			(office) => ({ ...office, timeZone: 'Asia/Raanana' }),
			/office\.json: timeZone: not the name of a time zone$/
		],
		[
			'a value that is not one of the choices',
			'partners',
			(all) => all.map((each) => (each['key'] === 'poznan' ? { ...each, kind: 'planet' } : each)),
			/^partners\.json, record poznan: kind: not_a_choice$/
		],
		[
			'a key that nothing has',
			'activities',
			(all) => all.map((each, index) => (index === 0 ? { ...each, partners: ['atlantis'] } : each)),
			/^activities\.json, record poznan-visit: nothing in partners\.json has the key "atlantis"\.$/
		],
		[
			'a role that is none',
			'people',
			(all) => all.map((each) => (each['key'] === 'mayor' ? { ...each, roles: [{ kind: 'king' }] } : each)),
			/^people\.json, record mayor: role\.kind: not_a_choice$/
		],
		[
			'a claim without a source',
			'agreements',
			(all) =>
				all.map((each, index) => (index === 0 ? { ...each, claims: [{ field: 'signed', date: '1963' }] } : each)),
			/^agreements\.json, record opsterland-pact: .*source: required/
		],
		[
			'a name instead of a list',
			'activities',
			(all) => all.map((each, index) => (index === 0 ? { ...each, goals: 'leadership' } : each)),
			/^activities\.json, record poznan-visit: "leadership" should be a list\.$/
		]
	])('is refused with the file and the record: %s', async (_, file, content, sentence) => {
		const before = await countOffices(made.db);
		await expect(load(folderWith(file, content))).rejects.toThrow(sentence);
		expect(await countOffices(made.db)).toBe(before);
	});

	it('is refused when it holds no office', async () => {
		await expect(load(tmpdir())).rejects.toThrow(/ holds no office\.json\.$/);
	});
});

describe('the starter office', () => {
	it('is loaded once under its own address, and again under another', async () => {
		expect(await load('examples/raanana')).toMatchObject({ ok: true, slug: 'raanana' });
		expect(await load('examples/raanana')).toEqual({ ok: false, slug: 'raanana', reason: 'slug_taken' });
		expect(await loadOfficeFolder(made.db, 'examples/raanana', 'test', 'o')).toMatchObject({ reason: 'slug_form' });
		const second = await loadOfficeFolder(made.db, 'examples/raanana', 'test', 'ramat-gan');
		expect(second).toMatchObject({ ok: true, slug: 'ramat-gan' });
	});

	it('has its people in the search and in the trail, like those that were typed in', async () => {
		const { rows } = await made.admin.query<{ people: number; findable: number; trail: number }>(`
			select (select count(*) from person)::integer as people,
				(select count(*) from search_entry where noun = 'person')::integer as findable,
				(select count(*) from audit_event where noun = 'person')::integer as trail`);
		expect(rows[0]?.people).toBeGreaterThan(2);
		expect(rows[0]).toMatchObject({ findable: rows[0]?.people, trail: rows[0]?.people });
	});
});
