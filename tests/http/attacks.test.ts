import { request } from 'node:http';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { addAttachment } from '../../src/features/attachment/server/commands.ts';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { RESOURCES } from '../../src/features/api/api.ts';
import { saveNews } from '../../src/features/news/server/commands.ts';
import { saveNote } from '../../src/features/note/server/commands.ts';
import { savePartner } from '../../src/features/partner/server/commands.ts';
import { makeToken } from '../../src/features/token/server/commands.ts';
import { TRASH_NOUNS } from '../../src/features/trash/trash.ts';
import { newId } from '../../src/kernel/id.ts';
import { dayAt } from '../../src/kernel/period.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { stateFolder } from '../../src/platform/server/state-folder.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildGoal,
	buildInitiative,
	buildMember,
	buildOffice,
	buildOrganisation,
	buildPerson,
	buildRole,
	buildStep,
	partnerInput,
	recordActivity
} from '../support/factories.ts';
import { officeRoutes, readable } from '../support/routes.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { testServer } from '../support/server.ts';

/** What an attacker was tried as, besides going where nobody may (routes.test.ts); docs/security.md has the list. */

const server = testServer();
const slug = `attacked-${newId().slice(-8)}`;
/** Markup that would run, or break out of an attribute, a title, a script or a cell of a table. */
const EVIL = `"><img src=zzx onerror=alert(1)></title></script><script>zzalert(1)</script>'{{7*7}}\${7*7}`;
/** Of it, what must stand nowhere as it is. */
const RAW = /<img src=zzx|<script>zzalert/;
let office: OfficeId;
let ids: string[];

beforeAll(async () => {
	const { db } = server;
	const texts = { he: `עברית ${EVIL}`, en: EVIL };
	office = await buildOffice(db, { slug, name: texts, city: texts });
	const actor = buildActor(office, 'director');
	const place = { latitude: 52, longitude: 17, place: EVIL.slice(0, 80) };
	const told = partnerInput({ name: texts, summary: texts, statusNote: texts, countryName: texts, ...place });
	await savePartner(db, actor, told);
	const partner = told.id;
	const agreement = await buildAgreement(db, actor, [partner], {
		...{ title: texts, councilDecision: texts, note: texts }
	});
	await buildClaim(db, actor, agreement, { source: texts, note: texts });
	const body = await buildOrganisation(db, actor, { name: texts, note: texts });
	const person = await buildPerson(db, actor, { name: texts, note: EVIL, receivedFrom: EVIL });
	await buildRole(db, actor, person, { title: texts });
	const goal = await buildGoal(db, actor, { name: texts, shortName: { en: EVIL.slice(0, 40) } });
	const initiative = await buildInitiative(db, actor, { title: texts, standing: texts, details: texts });
	const activity = await recordActivity(db, actor, {
		...{ title: texts, details: texts, outcome: texts, reasonNote: texts, source: texts, starts: '2020-05-02' },
		...{ partners: [partner], goals: [goal], people: [{ id: person, role: 'guest' }] }
	});
	await buildStep(db, actor, { subject: 'partner', subjectId: partner }, { what: texts, who: EVIL });
	const note = { id: newId(), version: 0, partnerId: partner, text: texts, source: texts, sourceUrl: null };
	await saveNote(db, actor, note);
	const news = newId();
	await saveNews(db, actor, {
		...{
			id: news,
			version: 0,
			title: texts,
			text: texts,
			day: '2020-06-02',
			visibility: 'public',
			partners: [partner]
		},
		...{ shownFrom: null, shownUntil: null, pictureId: null, pictureAlt: {} }
	});
	const file = { id: newId(), subject: 'partner', subjectId: partner, visibility: 'council' } as const;
	const name = `${EVIL}\r\nset-cookie: a=b\u202e/../../x.pdf`;
	const { files } = stateFolder(inject('server').home);
	await addAttachment(db, files, actor, { ...file, title: texts, name, bytes: SAMPLE_FILES.pdf });
	ids = [partner, agreement, body, person, goal, initiative, activity, news, file.id];
});

/** All that can be read in the office: pages, their data, files. */
function everyPath(): string[] {
	const examples = {
		office: [slug],
		'id=id': ids,
		id: ids,
		'noun=noun': TRASH_NOUNS,
		'lang=lang': ['he', 'en'],
		'lang=languages': ['he', 'en', 'he+en']
	};
	const found = readable(
		officeRoutes({ ...examples, 'format=table': ['csv', 'xlsx'], 'format=report': ['html', 'pdf'], 'claim=id': ids })
	);
	return [...found, `/o/${slug}/search?q=zzx`, `/o/${slug}/capture?line=${encodeURIComponent(EVIL)}`];
}

describe('markup in every text of every record', () => {
	it.each(['he', 'en'] as const)('runs on no page and in no file, in %s', { timeout: 120_000 }, async (language) => {
		const client = await server.signedIn('director', { office: slug, language, name: EVIL });
		let told = 0;
		for (const path of everyPath()) {
			const { html, headers, status } = await client.get(path);
			expect([path, status >= 500]).toEqual([path, false]);
			const type = headers.get('content-type') ?? '';
			if (/html/.test(type)) expect([path, RAW.exec(html)?.[0]]).toEqual([path, undefined]);
			else expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
			expect([path, headers.get('set-cookie')?.includes('a=b') ?? false]).toEqual([path, false]);
			if (html.includes('&lt;img src=zzx')) told += 1;
		}
		// Where nothing of it is told, the walk proves nothing.
		expect(told).toBeGreaterThan(20);
	});
});

describe('words made for a database', () => {
	const NAMES = 'q sort order after since partner status kind goal year from to about body person who what page theme';
	const WORDS = [`' or 1=1 --`, `'; select pg_sleep(3); --`, `")) union select null`, `\\`, '%00', '{"$gt":""}', '%_%'];

	it.each(WORDS)('ask nothing of it, by any filter of any page: %s', { timeout: 120_000 }, async (words) => {
		const client = await server.signedIn('director', { office: slug });
		const query = NAMES.split(' ')
			.map((name) => `${name}=${words === '%00' ? words : encodeURIComponent(words)}`)
			.join('&');
		for (const path of readable(officeRoutes({ office: [slug] }))) {
			const begun = performance.now();
			const { status } = await client.get(`${path}?${query}`);
			expect([path, status < 500, performance.now() - begun < 3000]).toEqual([path, true, true]);
		}
	});
});

describe('an address with a zero in it', () => {
	it('asks the database for nothing that it cannot take', async () => {
		const client = await server.signedIn('director', { office: slug });
		for (const path of [
			`/o/${slug}/steps?who=%00`,
			'/sign-in?to=%00',
			'/sign-in/%00',
			'/o/%00/year',
			`/o/${slug}/%00`
		]) {
			expect([path, (await client.get(path)).status < 500]).toEqual([path, true]);
		}
		expect((await server.anonymous().get('/sign-in/%00')).status).toBeLessThan(500);
		expect((await server.anonymous().get('/sign-in/with/%00')).status).toBeLessThan(500);
		expect((await server.anonymous().post('/sign-in', { email: 'a\0@b.example', password: '\0' })).status).toBe(422);
	});
});

describe('long words made to be slow', () => {
	const LONG: Record<string, string> = {
		letters: 'a'.repeat(10_000),
		spaces: ' '.repeat(10_000),
		words: 'ab '.repeat(3333),
		numbers: '1'.repeat(10_000),
		dates: '2020-01-'.repeat(1250),
		dots: '1.'.repeat(5000),
		commas: 'a, '.repeat(3333),
		quotes: '״"'.repeat(5000),
		'Hebrew with marks': 'שָׁ'.repeat(3333),
		'an address': `a@${'b.'.repeat(4999)}`
	};

	it.each(Object.keys(LONG))('are done with in a second: %s', async (kind) => {
		const client = await server.signedIn('coordinator', { office: slug });
		const words = LONG[kind] ?? '';
		for (const path of ['search?q=', 'capture?line=', 'partners?q=', 'people?q=', 'activities?q=']) {
			const begun = performance.now();
			const { status } = await client.get(`/o/${slug}/${path}${encodeURIComponent(words).slice(0, 12_000)}`);
			expect([path, status < 500 && performance.now() - begun < 1000]).toEqual([path, true]);
		}
		const begun = performance.now();
		const { status } = await client.post(`/o/${slug}/goals/edit?/save`, {
			...{ id: newId(), version: '0', 'name.en': words, fromYear: words, position: words }
		});
		expect([status < 500, performance.now() - begun < 1000]).toEqual([true, true]);
		const mail = await server.anonymous().post('/sign-in', { email: words, password: words });
		expect([422, 429]).toContain(mail.status);
	});
});

describe('a request for another host', () => {
	/** fetch does not send another host. */
	function ask(path: string, headers: Record<string, string>): Promise<{ status: number; said: string }> {
		return new Promise((resolve, reject) => {
			const { hostname, port } = new URL(server.base);
			const asked = request({ hostname, port, path, headers }, (response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('end', () => {
					const said = JSON.stringify(response.headers) + Buffer.concat(parts).toString();
					resolve({ status: response.statusCode ?? 0, said });
				});
			});
			asked.once('error', reject).end();
		});
	}

	it.each(['/', '/sign-in', '/o/raanana/goals', '/sign-in/forgotten', '/nothing'])(
		'is not repeated: %s',
		async (path) => {
			const forged: Record<string, string>[] = [
				{ host: 'zzevil.example' },
				{ 'x-forwarded-host': 'zzevil.example', 'x-forwarded-proto': 'https' },
				{ forwarded: 'host=zzevil.example' },
				{ 'x-kesher-host': 'zzevil.example', 'x-original-url': '/zzevil.example', 'x-rewrite-url': '/zzevil.example' }
			];
			for (const headers of forged) {
				const { status, said } = await ask(path, { accept: 'text/html', ...headers });
				expect([headers, status < 500, said.includes('zzevil')]).toEqual([headers, true, false]);
			}
		}
	);
});

describe('a file that is two things', () => {
	const bytes = (text: string) => new TextEncoder().encode(text);
	const page = '<script>zzalert(1)</script><svg onload=zzalert(1)>';

	it.each([
		['a GIF that is a script', bytes(`GIF89a/*\n\n${page}*/=1;alert(1)`), 'x.gif.html'],
		['a PDF that is a page', bytes(`%PDF-1.7\n<html>${page}`), 'x.html'],
		['a text that is a page further down', bytes(`notes\n\n<html>${page}`), 'x.svg'],
		['a picture with a page behind it', Uint8Array.from([...SAMPLE_FILES.png, ...bytes(page)]), 'x.xhtml']
	])('is handed out as one that nothing runs: %s', async (_what, content, name) => {
		const client = await server.signedIn('coordinator', { office: slug });
		const id = newId();
		const body = new FormData();
		const fields = { id, subject: 'partner', subjectId: ids[0] ?? '', visibility: 'council', back: `/o/${slug}/files` };
		for (const [field, value] of Object.entries(fields)) body.set(field, value);
		body.set('file', new Blob([content]), name);
		const headers = { origin: server.base };
		const added = await client.send(`/o/${slug}/files/add?/save`, { method: 'POST', body, headers });
		expect(added.status).toBe(303);
		const file = await client.get(`/o/${slug}/files/${id}`);
		expect(file.status).toBe(200);
		expect(file.headers.get('content-type')).not.toMatch(/html|svg|xml|script/);
		expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"\r\n]+\.(gif|pdf|txt|png)"/);
		expect(file.headers.get('x-content-type-options')).toBe('nosniff');
		expect(file.headers.get('content-security-policy')).toMatch(/sandbox|default-src 'none'/);
	});
});

describe('a session', () => {
	it('that was there before the sign-in is not the one after it', async () => {
		const { userId } = await addUser(server.db, { email: `${newId()}@example.org`, name: 'Noa', language: 'en' });
		const planted = await server.session('reader');
		const link = await createSignInLink(server.db, userId);
		const fields = new URLSearchParams({ password: 'a long walk by the river', repeat: 'a long walk by the river' });
		const cookie = `${planted.name}=${planted.value}`;
		const headers = { origin: server.base, cookie };
		const page = await server.anonymous().send(link, { method: 'POST', body: fields, headers });
		const set = page.headers.getSetCookie().find((line) => line.startsWith(planted.name));
		expect([page.status, set?.includes(planted.value)]).toEqual([303, false]);
	});
});

describe('fields that a form does not have', () => {
	it('change nothing of a record, of an account or of an office', async () => {
		const other = await buildOffice(server.db);
		const userId = await buildMember(server.db, office, 'coordinator');
		const client = await server.signedIn('coordinator', { office: slug });
		const id = newId();
		const extra = {
			...{ office_id: other, officeId: other, 'office.id': other, role: 'director', created_by: userId, userId },
			...{ deleted_at: '2020-01-01', runs_installation: 'true', runsInstallation: 'on', email: 'zz@example.org' }
		};
		const saved = await client.post(`/o/${slug}/goals/edit?/save`, { id, version: '0', 'name.en': 'Peace', ...extra });
		expect(saved.status).toBe(303);
		const goal = await server.db.forOffice(office, (tx) =>
			tx.selectFrom('goal').selectAll().where('office_id', '=', office).where('id', '=', id).executeTakeFirst()
		);
		expect(goal).toMatchObject({ office_id: office, deleted_at: null });
		const mine = await client.post('/account?/settings', { name: 'Noa', language: 'en', theme: 'light', ...extra });
		expect(mine.status).toBe(303);
		expect((await client.get('/installation')).status).toBe(404);
		expect((await client.get(`/o/${slug}/settings/members`)).status).not.toBe(200);
		expect((await client.get('/account')).html).not.toContain('zz@example.org');
	});
});

describe('a request made to be too much', () => {
	async function key(): Promise<string> {
		const actor = { ...buildActor(office, 'director'), userId: await buildMember(server.db, office, 'director') };
		const made = await makeToken(server.db, actor, { name: 'K', scope: 'write', days: '30' }, dayAt(new Date(), 'UTC'));
		return made.ok ? made.key : '';
	}

	it.each(RESOURCES)(
		'by JSON of 100,000 levels is a 4xx, with a key of idempotency and without: %s',
		async (resource) => {
			const authorization = `Bearer ${await key()}`;
			const deep = '['.repeat(100_000) + ']'.repeat(100_000);
			const deeper = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000);
			for (const value of [deep, deeper]) {
				for (const body of [
					value,
					`{"name":${value}}`,
					`{"id":${value}}`,
					`{"partners":${value}}`,
					`{"title":${value}}`
				]) {
					for (const more of [{}, { 'idempotency-key': newId() }]) {
						const headers = { 'content-type': 'application/json', authorization, ...(more as Record<string, string>) };
						const { status } = await server
							.anonymous()
							.send(`/api/v1/${slug}/${resource}`, { method: 'POST', body, headers });
						expect([body.slice(0, 12), status >= 400 && status < 500]).toEqual([body.slice(0, 12), true]);
					}
				}
			}
		}
	);

	it('by 200,000 fields, or names of a thousand parts, is answered soon and keeps nobody waiting', async () => {
		const client = await server.signedIn('coordinator', { office: slug });
		const many = Array.from({ length: 200_000 }, (_, at) => `f${at}=1`).join('&');
		const nested = Array.from({ length: 2000 }, (_, at) => `${'a.'.repeat(1000)}b${at}=1`).join('&');
		const headers = { origin: server.base, 'content-type': 'application/x-www-form-urlencoded' };
		for (const body of [many, nested]) {
			const begun = performance.now();
			const { status } = await client.send(`/o/${slug}/goals/edit?/save`, { method: 'POST', body, headers });
			expect([status >= 400 && status < 500, performance.now() - begun < 5000]).toEqual([true, true]);
		}
	});
});
