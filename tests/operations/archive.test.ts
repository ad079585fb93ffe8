import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedArchive, entriesOf, rowsOf } from '../support/archives.ts';
import { archiveOfVersion1 } from '../support/archive-of-version-1.ts';
import { emptyHome, expectSentence, kesher, usedHome } from '../support/operations.ts';

/** The report of 2020, as one file of HTML. */
async function reportOf(home: string, office: string): Promise<string> {
	const out = join(emptyHome(), 'report.html');
	const asked = ['--office', office, '--year', '2020', '--as-of', '2026-11-29', '--out', out];
	expect(await kesher(['report', ...asked], home)).toMatchObject({ code: 0 });
	return readFileSync(out, 'utf8');
}

describe('an office that goes to another installation', { timeout: 240_000 }, () => {
	it('is taken out, brought in under another address, tells the same of 2020, and is whole', async () => {
		const [home, other, files] = [usedHome(), emptyHome(), emptyHome()];
		const out = join(files, 'raanana.zip');
		expect(await kesher(['office', 'take-out', 'raanana', '--out', out], home)).toMatchObject({ code: 0 });

		const come = ['office', 'import', out, '--slug', 'moved', '--director', 'noa@moved.example', '--json'];
		const ran = await kesher(come, other);
		expect(ran).toMatchObject({ code: 0 });
		const said = JSON.parse(ran.out) as { id: string; rows: number; link: string };
		expect(said).toMatchObject({ office: 'moved', id: rowsOf(readFileSync(out), 'office')[0]?.['id'], missing: 0 });
		expect(said.rows).toBeGreaterThan(100);
		expect(said.link).toMatch(/\/sign-in\/[\w-]+$/);
		expect((await kesher(['office', 'list'], other)).out).toMatch(/^moved\s/m);
		const doctor = await kesher(['doctor', '--json'], other);
		const { checks } = JSON.parse(doctor.out) as { checks: { check: string; state: string; says: string }[] };
		expect([doctor.code, checks.find(({ check }) => check === 'trail')]).toMatchObject([
			0,
			{ state: 'ok', says: expect.stringMatching(/^[1-9]\d* entries, each as it was written/) as string }
		]);
		expect(readFileSync(join(other, 'logs', 'kesher.log'), 'utf8')).toContain(
			'"event":"office.brought_in","office":"moved"'
		);
		expect((await reportOf(other, 'moved')).replaceAll('/o/moved/', '/o/raanana/')).toBe(
			await reportOf(home, 'raanana')
		);

		const again = join(files, 'again.zip');
		expect(await kesher(['office', 'take-out', 'moved', '--out', again], other)).toMatchObject({ code: 0 });
		const [was, is] = [entriesOf(readFileSync(out)), entriesOf(readFileSync(again))];
		for (const table of ['activity', 'partner', 'claim', 'person', 'role_held', 'goal']) {
			expect(is.get(`tables/${table}.json`)).toBe(was.get(`tables/${table}.json`));
		}
	});

	it('says in a sentence what stands against it, and leaves nothing behind', async () => {
		const [home, files] = [usedHome(), emptyHome()];
		const path = join(files, 'a.zip');
		const bring = (slug = 'second', more: string[] = []) =>
			kesher(['office', 'import', path, '--slug', slug, ...more], home);
		expectSentence(await bring(), /There is no file .*a\.zip/);
		writeFileSync(path, 'hello');
		expectSentence(await bring(), /no archive of an office/);
		const whole = archiveOfVersion1();
		writeFileSync(path, changedArchive(whole, { manifest: { version: 7, kesher: '9.9.9' } }));
		expectSentence(await bring(), /later version \(9\.9\.9\).*Update Kesher/);
		writeFileSync(path, changedArchive(whole, { entries: { 'files/programme.txt': 'other' }, keepsSums: true }));
		expectSentence(await bring(), /not as it was written \(files\/programme\.txt\)/);
		writeFileSync(path, whole);
		expectSentence(await bring('raanana'), /"raanana" is the address of another office/);
		expectSentence(await bring('second', ['--director', 'nobody']), /not an e-mail address/);
		expect((await kesher(['office', 'list'], home)).out).not.toContain('second');

		const ran = await bring('second', ['--name-en', 'The second']);
		expect(ran).toMatchObject({ code: 0, err: '' });
		expect(ran.out).toMatch(/one document, one member on record[^]*Nobody comes in yet. Next: kesher user add/);
		expect((await kesher(['office', 'list'], home)).out).toMatch(/^second\s+The second\s+1 member$/m);
		expectSentence(await bring(), /"second" is the address of another office/);
		expect((await kesher(['doctor'], home)).code).toBe(0);
	});
});
