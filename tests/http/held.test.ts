import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { addAttachment } from '../../src/features/attachment/server/commands.ts';
import { TRASH_NOUNS } from '../../src/features/trash/trash.ts';
import { newId } from '../../src/kernel/id.ts';
import {
	buildActor,
	buildAgreement,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildPerson,
	buildRole,
	buildStep,
	recordActivity
} from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { officeRoutes } from '../support/routes.ts';
import { testServer } from '../support/server.ts';

/** Words that stand in the details of one person and nowhere else. */
const MARKERS = /zz?quarter|zzmail|zznote|zzcard|555.?0123/i;
const PERSON = {
	name: { en: 'Zalman Zzquarter', he: 'זלמן Zzquarter' },
	...{ email: 'zzmail@example.org', phone: '+972 9 555 0123', note: 'zznote', receivedFrom: 'zzcard' },
	...{ receivedOn: '2019', noticeOn: '2019-02-03' }
};

const server = testServer();
const slug = `held-${newId().slice(-8)}`;
const at = `/o/${slug}`;
let director: HttpClient;
let coordinator: HttpClient;
let actor: ReturnType<typeof buildActor>;
let partner: string;

beforeAll(async () => {
	actor = buildActor(await buildOffice(server.db, { slug }), 'director');
	director = await server.signedIn('director', { office: slug });
	coordinator = await server.signedIn('coordinator', { office: slug });
	partner = await buildPartner(server.db, actor);
});

async function plant() {
	const { db } = server;
	const id = await buildPerson(db, actor, PERSON);
	await buildRole(db, actor, id, { kind: 'donor' });
	const activity = await recordActivity(db, actor, {
		...{ title: { en: 'A concert' }, starts: '2020-05-02', partners: [partner], people: [{ id, role: 'guest' }] }
	});
	const agreement = await buildAgreement(db, actor, [partner], { signatories: [{ id, role: 'theirs' }] });
	const initiative = await buildInitiative(db, actor, { ownerId: id });
	const step = await buildStep(db, actor, { subject: 'partner', subjectId: partner }, { who: 'Zalman Zzquarter' });
	const file = await addAttachment(db, mkdtempSync(join(tmpdir(), 'kesher-held-')), actor, {
		...{ id: newId(), subject: 'activity', subjectId: activity, title: {}, visibility: 'office' },
		...{ name: 'zzquarter.txt', bytes: Buffer.from('a passport') }
	});
	if (!file.ok) throw new Error(file.reason);
	return { id, activity, agreement, initiative, step, file: file.id, ids: [id, activity, agreement, initiative, step] };
}

const held = (id: string) => `${at}/people/${id}/held`;
const form = (id: string, fields: Record<string, string | string[]> = {}) => ({
	...{ id, version: '1', reason: 'asked by letter', confirm: 'Zalman Zzquarter', ...fields }
});

/** All that a page says, or a file that it sends. */
function saidBy({ bytes, html }: Page): string {
	if (!html.startsWith('PK')) return html;
	return Object.values(unzipSync(bytes))
		.map((part) => strFromU8(part))
		.join();
}

/** The pages and files of the office that still tell of the person, and the searches that find their records. */
async function leaks(ids: string[]): Promise<string[]> {
	const paths = officeRoutes({
		...{
			office: [slug],
			'id=id': ids,
			'noun=noun': TRASH_NOUNS,
			'lang=lang': ['he', 'en'],
			'lang=languages': ['he', 'en', 'he+en']
		},
		...{ 'format=table': ['csv', 'xlsx'], 'format=report': ['html', 'pptx', 'docx', 'xlsx'] }
	})
		.filter(({ asks }) => asks.some(({ method }) => method === 'GET'))
		.map(({ path }) => path);
	const found: string[] = [];
	for (const path of new Set(paths)) if (MARKERS.test(saidBy(await director.get(path)))) found.push(path);
	for (const query of ['q=zzquarter', 'q=zzmail', 'q=zalman']) {
		const page = await director.get(`${at}/search?${query}`);
		if (/A concert|Set a date|people\/[0-9a-f]{8}/.test(page.html)) found.push(query);
	}
	return found;
}

describe('what is held on a person', () => {
	it('is on one page, each thing with the way to correct it', async () => {
		const planted = await plant();
		const { html, status } = await coordinator.get(held(planted.id));
		expect(status).toBe(200);
		const text = textOf(html);
		expect(text).toMatch(/What is held on Zalman Zzquarter/);
		expect(text).toMatch(/zzmail@example\.org Correct.*zznote.*2019.*zzcard.*3 Feb 2019/);
		expect(text).toMatch(/Records that name the person 3 .*A concert.*Activity, Guest.*Twin-city pact.*For them/);
		expect(text).toMatch(/Found in the words of records.*Set a date.*Next step/);
		expect(text).toMatch(/Documents of those records 1 zzquarter\.txt/);
		for (const path of [`people/edit/${planted.id}`, `activities/${planted.activity}`, `steps/edit/${planted.step}`]) {
			expect(html).toContain(`href="${at}/${path}"`);
		}
		expect((await coordinator.get(`${at}/people/${planted.id}`)).html).toContain(`href="${held(planted.id)}"`);
		expect(html).not.toContain(`${held(planted.id)}/erase`);
		expect((await director.get(held(planted.id))).html).toContain(`${held(planted.id)}/erase`);
	});

	it('is handed over as a table and for programs', async () => {
		const { id } = await plant();
		const sheet = await coordinator.get(`${held(id)}/export.xlsx`);
		expect(sheet.headers.get('content-disposition')).toMatch(/attachment/);
		expect(saidBy(sheet)).toMatch(/zzmail@example\.org[\s\S]*A concert/);
		expect((await coordinator.get(`${held(id)}/export.csv`)).html).toContain('zzcard');
		const json = await coordinator.get(`${held(id)}/export.json`);
		expect(json.headers.get('content-type')).toContain('application/json');
		expect(JSON.parse(json.html)).toMatchObject({
			person: { ...PERSON, languages: [] },
			roles: [{ what: expect.stringContaining('Donor') as string }],
			namedIn: { length: 3 },
			documents: [{ what: 'zzquarter.txt' }],
			hasAccount: false,
			trail: { length: 2 }
		});
	});

	it('says that the person has an account in the office, and not that they have one elsewhere', async () => {
		const { id } = await plant();
		expect(textOf((await coordinator.get(held(id))).html)).toContain('Account Nothing');
	});

	it('is told of somebody who was deleted as well, while they can be restored', async () => {
		const { id } = await plant();
		await coordinator.post(`${at}/people/edit/${id}?/delete`, { id });
		expect((await coordinator.get(`${at}/trash`)).html).toContain(`href="${held(id)}"`);
		expect(textOf((await coordinator.get(held(id))).html)).toContain('zzmail@example.org');
		const done = await director.post(`${held(id)}/erase?/erase`, form(id, { version: '2' }));
		expect([done.status, done.location]).toEqual([303, `${at}/people`]);
		expect((await director.get(`${at}/trash`)).html).not.toContain(id);
	});

	it('is for those who work in the office', async () => {
		const { id } = await plant();
		const reader = await server.signedIn('reader', { office: slug });
		const stranger = await server.signedIn('director');
		for (const path of ['', '/export.csv', '/export.json', '/erase']) {
			expect((await reader.get(held(id) + path)).status).toBe(404);
			expect((await stranger.get(held(id) + path)).status).toBe(404);
			expect((await server.anonymous().get(held(id) + path)).location).toContain('/sign-in');
		}
		expect((await coordinator.get(held(newId()))).status).toBe(404);
		expect((await reader.get(`${at}/people/${id}`)).html).not.toMatch(/zzcard|\/held"/);
	});
});

describe('erasing the details of a person', () => {
	it('asks the director for the name and a reason, and says what goes and what stays', async () => {
		const { id, file } = await plant();
		const page = await director.get(`${held(id)}/erase`);
		expect(textOf(page.html)).toMatch(/no way back.*What goes.*What stays.*To correct first.*Set a date/);
		expect(page.html).toContain(`value="${file}"`);
		const empty = await director.post(`${held(id)}/erase?/erase`, form(id, { reason: '', confirm: '' }));
		expect(empty.status).toBe(422);
		expect(textOf(empty.html)).toContain('2 fields need fixing');
		const wrong = await director.post(`${held(id)}/erase?/erase`, form(id, { confirm: 'somebody', reason: 'kept' }));
		expect(wrong.status).toBe(422);
		expect(wrong.html).toMatch(/value="kept"/);
		const telling = await director.post(`${held(id)}/erase?/erase`, form(id, { reason: 'zzmail@example.org wrote' }));
		expect(textOf(telling.html)).toContain('without the name');
		const both = { reason: 'zzmail@example.org wrote', confirm: 'somebody' };
		const twice = await director.post(`${held(id)}/erase?/erase`, form(id, both));
		expect(textOf(twice.html)).toMatch(/2 fields need fixing.*without the name.*exactly as/);
		expect(twice.html).toMatch(/<title>Error: /);
		const stale = await director.post(`${held(id)}/erase?/erase`, form(id, { version: '0' }));
		expect(stale.status).toBe(409);
		expect((await coordinator.get(held(id))).html).toContain('zzmail');
	});

	it('leaves nothing of them on any page, in any file or report, nor to be found by a search', async () => {
		const { id, ids, file } = await plant();
		expect((await leaks([...ids, partner])).length).toBeGreaterThan(20);
		// Everybody of the other tests is erased as well, so that whatever is found is what was left.
		const others = await server.db.forOffice(actor.officeId, (tx) =>
			tx
				.selectFrom('person')
				.select('id')
				.where('office_id', '=', actor.officeId)
				.where('erased_at', 'is', null)
				.where('id', '<>', id)
				.execute()
		);
		for (const other of others) await director.post(`${held(other.id)}/erase?/erase`, form(other.id));
		const done = await director.post(`${held(id)}/erase?/erase`, form(id, { 'documents[]': [file] }));
		expect([done.status, done.location]).toEqual([303, `${at}/people/${id}`]);
		// Whose documents were not ticked.
		await server.db.forOffice(actor.officeId, (tx) =>
			tx.deleteFrom('attachment').where('office_id', '=', actor.officeId).where('id', '<>', file).execute()
		);
		expect(await leaks([...ids, partner])).toEqual([]);
	}, 120_000);

	it('leaves them in the records that name them, and says so', async () => {
		const { id, activity } = await plant();
		await director.post(`${held(id)}/erase?/erase`, form(id));
		const text = textOf((await director.get(`${at}/people/${id}`)).html);
		expect(text).toMatch(/A person whose details were erased.*Donor.*The details were erased on/s);
		expect(text).toContain('Details erased');
		expect(text).not.toContain('Edit');
		const hebrew = await server.signedIn('reader', { office: slug, language: 'he' });
		expect(textOf((await hebrew.get(`${at}/activities/${activity}`)).html)).toContain('אדם שפרטיו נמחקו');
		const trail = textOf((await director.get(`${at}/settings/trail?noun=person`)).html);
		expect(trail).toMatch(/Details erased, Person.*Reason: asked by letter.*What stood here was deleted/s);
		for (const path of [`${at}/people/edit/${id}`, `${held(id)}/erase`]) {
			expect((await director.get(path)).status).toBe(404);
		}
		expect((await director.post(`${held(id)}/erase?/erase`, form(id, { version: '2' }))).status).toBe(404);
	});

	it('is refused to whoever is no director, and to another site', async () => {
		const { id } = await plant();
		const path = `${held(id)}/erase?/erase`;
		expect((await coordinator.get(`${held(id)}/erase`)).status).toBe(404);
		expect((await coordinator.post(path, form(id))).status).toBe(403);
		expect((await (await server.signedIn('reader', { office: slug })).post(path, form(id))).status).toBe(403);
		expect((await (await server.signedIn('director')).post(path, form(id))).status).toBe(404);
		expect((await director.post(path, form(id), { origin: 'http://evil.example' })).status).toBe(403);
		expect((await coordinator.get(held(id))).html).toContain('zzmail');
	});
});
