import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kesher, usedHome } from '../support/operations.ts';

const POZNAN = ['brief', '--office', 'raanana', '--partner', 'Poznań', '--as-of', '2026-11-29'];

it('one page about a partner is written on a stopped installation, the same bytes each time', async () => {
	const home = usedHome();
	for (const [kind, format] of [
		['leaflet', 'pdf'],
		['brief', 'docx']
	] as const) {
		const [first, second] = [join(home, `first.${format}`), join(home, `second.${format}`)];
		const asked = [...POZNAN, '--kind', kind, '--lang', 'en', '--format', format];
		const done = await kesher([...asked, '--out', first], home);
		expect(done).toMatchObject({ code: 0, err: '' });
		expect(done.out).toMatch(new RegExp(`^The ${kind} about Poznań is in .*first\\.${format} \\(\\d+ kB\\)\\.\\n`));
		const json = await kesher([...asked, '--out', second, '--json'], home);
		expect(JSON.parse(json.out)).toMatchObject({ office: 'raanana', partner: 'Poznań', kind, language: 'en', format });
		expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
	}
});

it('goes to the standard output, and a partner is called by any of its names', async () => {
	const asked = [
		'brief',
		'--office',
		'raanana',
		'--partner',
		'פוזנן',
		'--lang',
		'he',
		'--format',
		'html',
		'--out',
		'-'
	];
	const { code, out } = await kesher(asked, usedHome());
	expect(code).toBe(0);
	expect(out).toContain('תדריך: פוזנן');
});

it('is refused with a sentence, and no file is left', async () => {
	const home = usedHome();
	const out = join(home, 'sheet.pdf');
	const refused = async (...args: string[]) => {
		const { code, err } = await kesher(['brief', ...args, '--out', out], home);
		expect(existsSync(out)).toBe(false);
		return [code, err];
	};
	expect(await refused('--office', 'nowhere', '--partner', 'Poznań')).toEqual([1, 'There is no office "nowhere".\n']);
	const [code, err] = await refused('--office', 'raanana', '--partner', 'Atlantis');
	expect(code).toBe(1);
	expect(err).toMatch(/^raanana has no partner "Atlantis"\. Its partners: .*Poznań/);
	expect((await refused('--office', 'raanana', '--partner', 'Poznań', '--kind', 'poster'))[0]).toBe(2);
	expect((await refused('--office', 'raanana', '--partner', 'Poznań', '--as-of', 'soon'))[0]).toBe(2);
	const contrary = await refused('--office', 'raanana', '--partner', 'Poznań', '--format', 'docx');
	expect(contrary).toEqual([1, expect.stringContaining('ends in .pdf, and --format says docx') as string]);
});
