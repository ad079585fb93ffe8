import { beforeAll, describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { setAdministrator } from '../../src/features/installation/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { archiveOfVersion1, VERSION_1 } from '../support/archive-of-version-1.ts';
import { changedArchive } from '../support/archives.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const ARCHIVE = '/installation/archive';
const PASSWORD = 'a longer walk by the river';
const fresh = () => `came-${newId().slice(-8)}`;

let client: HttpClient;
beforeAll(async () => {
	const email = `${newId()}@kesher.example`;
	const { userId } = await addUser(server.db, { email, name: 'Ron Bar', language: 'en' });
	await setAdministrator(server.db, email, true);
	client = server.anonymous();
	const link = await createSignInLink(server.db, userId);
	expect((await client.post(link, { password: PASSWORD, repeat: PASSWORD })).status).toBe(303);
});

function send(who: HttpClient, archive: Uint8Array | undefined, fields: Record<string, string>): Promise<Page> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	if (archive) body.append('file', new File([new Uint8Array(archive)], 'office.zip', { type: 'application/zip' }));
	return who.send(ARCHIVE, { method: 'POST', body, headers: { origin: who.base } });
}

const director = () => ({ email: `${newId()}@came.example`, person: 'Noa Levi' });

describe('whoever runs the installation', () => {
	it('brings an office in, whose director signs in by the link and finds its records; nobody else of it comes in', async () => {
		const slug = fresh();
		expect((await client.get('/installation')).html).toContain(`href="${ARCHIVE}"`);
		const made = await send(client, archiveOfVersion1(), { slug, ...director() });
		expect(made.status).toBe(200);
		const told = textOf(made.html);
		expect(told).toMatch(/A first office is here.* 7 rows, one document, one member on record/);
		const link = /<code>[^<]*(\/sign-in\/[\w-]+)<\/code>/.exec(made.html)?.[1] ?? '';
		const own = server.anonymous();
		expect((await own.post(link, { password: PASSWORD, repeat: PASSWORD })).status).toBe(303);
		expect(textOf((await own.get(`/o/${slug}/activities/${VERSION_1.ACTIVITY}`)).html)).toContain(
			'The mayor of Gdynia came'
		);
		const file = await own.get(`/o/${slug}/files/${VERSION_1.FILE}`);
		expect([file.status, file.html]).toEqual([200, VERSION_1.CONTENT]);
		const trail = textOf((await own.get(`/o/${slug}/settings/trail`)).html);
		expect(trail).toMatch(/Brought in from an archive|הקמה מארכיון/);
		expect(trail).toContain('Ron Bar');
		const members = textOf((await own.get(`/o/${slug}/settings/members`)).html);
		expect(members).toContain('Dana Cohen');
		const dana = server.anonymous();
		const { userId } = await addUser(server.db, { email: VERSION_1.EMAIL, name: 'Dana', language: 'en' });
		expect(
			(await dana.post(await createSignInLink(server.db, userId), { password: PASSWORD, repeat: PASSWORD })).status
		).toBe(303);
		expect((await dana.get(`/o/${slug}/year`)).status).toBe(404);
		expect((await client.get(`/o/${slug}/year`)).status).toBe(404);
	});

	it('is told what is wrong with the archive or the form, and keeps what was typed', async () => {
		const slug = fresh();
		const empty = await send(client, undefined, { slug: 'O!', email: 'nobody', person: 'Kept Name' });
		expect([empty.status, textOf(empty.html)]).toEqual([422, expect.stringMatching(/3 fields need fixing/)]);
		expect(empty.html).toContain('value="Kept Name"');
		const none = await send(client, Buffer.from('hello'), { slug, ...director() });
		expect([none.status, textOf(none.html)]).toEqual([422, expect.stringContaining('no archive of an office')]);
		expect(none.html).toContain(`value="${slug}"`);
		const later = changedArchive(archiveOfVersion1(), { manifest: { version: 9, kesher: '9.9.9' } });
		expect(textOf((await send(client, later, { slug, ...director() })).html)).toContain('later version (9.9.9)');
		const taken = await send(client, archiveOfVersion1(), { slug: 'raanana', ...director() });
		expect([taken.status, textOf(taken.html)]).toEqual([422, expect.stringContaining('This address is taken')]);
		expect(textOf((await client.get('/installation')).html)).not.toContain(`/o/${slug}`);
	});

	it('is told in Hebrew as well', async () => {
		const email = `${newId()}@kesher.example`;
		const { userId } = await addUser(server.db, { email, name: 'רון', language: 'he' });
		await setAdministrator(server.db, email, true);
		const hebrew = server.anonymous();
		await hebrew.post(await createSignInLink(server.db, userId), { password: PASSWORD, repeat: PASSWORD });
		const refused = await send(hebrew, Buffer.from('hello'), { slug: fresh(), ...director() });
		expect(textOf(refused.html)).toContain('הקובץ אינו ארכיון של לשכה');
		expect(textOf((await hebrew.get(ARCHIVE)).html)).toContain('הבאת לשכה מארכיון');
	});
});

it('is there for nobody else', async () => {
	const other = await server.signedIn('director');
	expect((await other.get(ARCHIVE)).status).toBe(404);
	expect((await send(other, archiveOfVersion1(), { slug: fresh(), ...director() })).status).toBe(404);
	expect((await server.anonymous().get(ARCHIVE)).location).toMatch(/^\/sign-in\?to=/);
	expect((await send(server.anonymous(), archiveOfVersion1(), { slug: fresh(), ...director() })).location).toMatch(
		/^\/sign-in/
	);
});
