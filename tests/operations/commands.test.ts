import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyHome, kesher, startServer, usedHome } from '../support/operations.ts';

describe('the command line', () => {
	it('answers a mistyped command with 2 and a hint, and asks for help with 0', async () => {
		const home = emptyHome();
		const [wrong, option, missing, help] = await Promise.all([
			kesher(['offic'], home),
			kesher(['migrate', '--jso'], home),
			kesher(['user', 'add', 'a@example.org'], home),
			kesher(['--help'], home)
		]);
		expect(wrong).toMatchObject({ code: 2, out: '' });
		expect(wrong.err).toContain('Did you mean office?');
		expect(option.code).toBe(2);
		expect(missing.code).toBe(2);
		expect(missing.err).toContain('--office <slug>');
		const half = await kesher(['office', 'add', '--slug', 'holon', '--city', 'חולון'], emptyHome());
		expect(half).toMatchObject({ code: 2, out: '' });
		expect(half.err).toContain('an empty office also needs --name, --country');
		const both = await kesher(['office', 'add', '--from', 'examples/raanana', '--city', 'חולון'], emptyHome());
		expect(both).toMatchObject({ code: 2, out: '' });
		expect(help).toMatchObject({ code: 0, err: '' });
		const names = [
			'start',
			'report',
			'backup',
			'restore',
			'doctor',
			'migrate',
			'reindex',
			'retention',
			'user',
			'office'
		];
		for (const name of names) {
			expect(help.out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
		}
	});

	it('does not mind a reader that stops reading', async () => {
		const program = ['sh', '-c', `"${process.execPath}" bin/kesher.ts --help | true`];
		expect(await kesher([], emptyHome(), { program })).toEqual({ code: 0, out: '', err: '' });
	});

	it('works on a stopped installation: migrates, adds an office once, adds and lists people', async () => {
		const home = emptyHome();
		const migrated = await kesher(['migrate', '--json'], home);
		expect(migrated.code).toBe(0);
		const { applied, schema } = JSON.parse(migrated.out) as { applied: string[]; schema: string };
		expect(applied[0]).toBe('0001_sign_in');
		expect(applied.at(-1)).toBe(schema);
		expect((await kesher(['migrate'], home)).out).toBe(`Nothing to do: the schema is up to date, at ${schema}.\n`);

		const from = ['office', 'add', '--from', 'examples/raanana'];
		expect((await kesher(from, home)).out).toMatch(/^Added raanana, at http:\/\/127\.0\.0\.1:\d+\/o\/raanana\n/);
		const again = await kesher(from, home);
		expect(again).toMatchObject({ code: 1, out: '' });
		expect(again.err).toContain('"raanana" is the address of another office.');
		expect((await kesher([...from, '--slug', 'second'], home)).code).toBe(0);
		const renewed = JSON.parse((await kesher(['reindex', '--json'], home)).out) as {
			office: string;
			records: number;
		}[];
		expect(renewed.map(({ office }) => office)).toEqual(['raanana', 'second']);
		expect(renewed[0]?.records).toBeGreaterThan(50);
		const one = await kesher(['reindex', '--office', 'second'], home);
		expect(one).toMatchObject({ code: 0, out: `second  ${String(renewed[1]?.records)} records\n` });
		const none = await kesher(['reindex', '--office', 'nowhere'], home);
		expect(none).toMatchObject({
			code: 1,
			out: '',
			err: expect.stringContaining('There is no office "nowhere".') as string
		});
		const retention = ['retention', '--office', 'second'];
		expect(JSON.parse((await kesher([...retention, '--json'], home)).out)).toEqual({
			...{ office: 'second', applied: false, people: [], removed: 0, addresses: 0 },
			rules: { peopleYears: null, removedMonths: null, addressMonths: null }
		});
		expect((await kesher([...retention, '--preview'], home)).out).toMatch(/^people +kept +0 would be erased\n/);
		const erased = await kesher([...retention, '--apply'], home);
		expect(erased.out).toMatch(/^Erased in second: 0 people, 0 people in the trail, 0 addresses/);
		expect(await kesher([...retention, '--apply', '--preview'], home)).toMatchObject({ code: 1, out: '' });
		expect(await kesher(['retention', '--office', 'nowhere'], home)).toMatchObject({ code: 1, out: '' });
		const offices = JSON.parse((await kesher(['office', 'list', '--json'], home)).out) as { slug: string }[];
		expect(offices.map(({ slug }) => slug)).toEqual(['raanana', 'second']);

		const empty = ['office', 'add', '--slug', 'holon', '--name', 'עיריית חולון', '--city', 'חולון', '--country', 'IL'];
		const unfound = await kesher(empty, home);
		expect(unfound).toMatchObject({ code: 1, out: '' });
		expect(unfound.err).toContain('has no "חולון" in IL. Say its name with --city-en');
		expect((await kesher([...empty, '--city-en', 'Holon'], home)).out).toMatch(
			/^Added holon, at http:.*\/o\/holon\nWithout --name-en /
		);

		const why = ['--reason', 'The provider is gone'];
		const allow = ['office', 'allow-passwords'];
		expect((await kesher([...allow, 'holon'], home)).err).toContain("required option '--reason <text>'");
		expect((await kesher([...allow, 'holon', '--reason', ' '], home)).err).toContain('One line of at most 300');
		expect((await kesher([...allow, 'holon', ...why], home)).out).toContain('Passwords open holon again');
		expect(await kesher([...allow, 'nowhere', ...why], home)).toMatchObject({ code: 1 });
		const added = await kesher(['user', 'add', 'Dana@example.org', '--office', 'second', '--json'], home);
		expect(JSON.parse(added.out)).toMatchObject({ office: 'second', role: 'coordinator', isNew: true });
		const other = ['user', 'add', 'dana@example.org', '--office', 'second', '--role'];
		expect((await kesher([...other, 'agreements_manager'], home)).err).toContain('say why: --reason');
		expect((await kesher([...other, 'agreements_manager', ...why], home)).out).toContain(
			'is now agreements_manager of second'
		);
		expect((await kesher([...other, 'king'], home)).err).toContain('Allowed choices are reader, contributor');
		const listed = await kesher(['user', 'list'], home);
		expect(listed.out).toContain('agreements_manager of second  no password yet');
		const lost = ['user', 'link', 'dana@example.org', '--reset-second-factor'];
		const unsaid = await kesher(lost, home);
		expect(unsaid).toMatchObject({ code: 2, out: '' });
		expect(unsaid.err).toContain('say why: --reason');
		expect((await kesher([...lost, ...why], home)).out).toContain('/sign-in/');
		expect(readFileSync(join(home, 'logs/kesher.log'), 'utf8')).toContain('"second_factor.off"');
		const elsewhere = await kesher(['user', 'list', '--office', 'nowhere'], home);
		expect(elsewhere).toMatchObject({ code: 1, err: 'There is no office "nowhere".\n' });
	});

	it('works beside a running server, which goes on', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const [list, add] = await Promise.all([
			kesher(['office', 'list'], home),
			kesher(['user', 'add', 'noa@example.org', '--office', 'raanana', '--json'], home)
		]);
		expect(list).toMatchObject({ code: 0, err: '' });
		expect(list.out).toContain('raanana');
		const { link } = JSON.parse(add.out) as { link: string };
		expect(new URL(link).origin).toBe(server.base);
		expect((await fetch(link)).status).toBe(200);
	});

	it('lets commands on a stopped installation work one after the other', async () => {
		const home = usedHome();
		// Four, so that two of them meet on a busy machine as well.
		const all = await Promise.all(['office', 'user', 'office', 'user'].map((noun) => kesher([noun, 'list'], home)));
		expect(all.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
		const said = all.map(({ err }) => err).join('');
		expect(said).toMatch(/^(Waiting for process \d+, which is (working|stopping) …\n)+$/);
	});
});
