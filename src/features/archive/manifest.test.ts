import { describe, expect, it } from 'vitest';
import { FORMAT, FORMAT_VERSION, type Manifest } from './archive.ts';
import { manifestOfBefore, readManifest } from './manifest.ts';

const SCHEMA = '0062_import';
const manifest: Manifest = {
	...{ format: FORMAT, version: FORMAT_VERSION, schema: SCHEMA, kesher: '0.1.0', madeAt: '2026-11-30T08:00:00.000Z' },
	office: { id: '0195f000-0000-7000-8000-000000000001', slug: 'first', name: { en: 'First' } },
	tables: { goal: 1 },
	entries: { 'tables/goal.json': { bytes: 10, sha256: 'a'.repeat(64) } }
};
const read = (values: object) => readManifest(JSON.stringify({ ...manifest, ...values }), SCHEMA);

describe('what an archive says of itself', () => {
	it('is read, of this schema and of an earlier one, whatever a later program adds', () => {
		expect(read({})).toEqual(manifest);
		expect(read({ schema: '0061_office_contact', note: 'more' })).toMatchObject({ schema: '0061_office_contact' });
	});

	it.each([
		['of something else', { format: 'backup' }, 'foreign', 'manifest.json'],
		['without a version', { version: undefined }, 'foreign', 'manifest.json'],
		['of a later format, whose rest may be anything', { version: 2, entries: 'elsewhere' }, 'newer', '0.1.0'],
		['of a later schema', { schema: '0063_more' }, 'newer', '0.1.0'],
		['of a schema with a strange name', { schema: '../x' }, 'damaged', 'manifest.json'],
		['with a sum that is none', { entries: { a: { bytes: 1, sha256: 'x' } } }, 'damaged', 'manifest.json'],
		['with fewer rows than none', { tables: { goal: -1 } }, 'damaged', 'manifest.json'],
		['of no office', { office: { id: '1', slug: 'x', name: {} } }, 'damaged', 'manifest.json']
	])('%s is refused', (_, values, code, where) => {
		expect(() => read(values)).toThrow(expect.objectContaining({ code, where }) as Error);
	});

	it.each(['', 'null', '[]', '{', '"kesher-office"'])('and so is %j', (text) => {
		expect(() => readManifest(text, SCHEMA)).toThrow(expect.objectContaining({ code: 'foreign' }) as Error);
	});
});

describe('an archive from before there was a manifest', () => {
	const names = ['README.txt', 'tables/goal.json', 'tables/office.json', 'tables/audit_head.json', 'files.json'];

	it('is known by what it holds', () => {
		expect(manifestOfBefore(names)).toMatchObject({
			version: 0,
			tables: { goal: null, office: null, audit_head: null }
		});
	});

	it('and nothing else is taken for one', () => {
		for (const name of names.filter((each) => each !== 'tables/goal.json')) {
			const others = names.filter((each) => each !== name);
			expect(() => manifestOfBefore(others)).toThrow(expect.objectContaining({ code: 'foreign' }) as Error);
		}
	});
});
