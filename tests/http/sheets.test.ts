import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/features/member/member.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import {
	buildActor,
	buildOffice,
	buildPartner,
	buildPerson,
	buildRole,
	buildStep,
	recordActivity
} from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `sheets-${newId().slice(-8)}`;

let officeId: OfficeId;
let open: string;
let hidden: string;

beforeAll(async () => {
	officeId = await buildOffice(server.db, { slug });
	const actor = buildActor(officeId);
	open = await buildPartner(server.db, actor, {
		...{ visibility: 'public', latitude: 52.4, longitude: 16.9, local_language: 'pl' },
		name: { he: 'פוזנן', en: 'Poznan', pl: 'Poznań' }
	});
	hidden = await buildPartner(server.db, actor, { name: { en: 'Hushtown' }, visibility: 'office' });
	const done = { partners: [open], starts: '2020-05', status: 'done' as const, kind: 'youth_delegation' as const };
	await recordActivity(server.db, actor, { ...done, visibility: 'public', title: { en: 'Young choirs met' } });
	await recordActivity(server.db, actor, { ...done, visibility: 'office', title: { en: 'A quiet word' } });
	await buildStep(
		server.db,
		actor,
		{ subject: 'partner', subjectId: open },
		{ what: { en: 'Ring the mayor' }, visibility: 'office' }
	);
	const person = await buildPerson(server.db, actor, { name: { en: 'Jacek Nowak' }, note: 'Likes chess' });
	await buildRole(server.db, actor, person, { of: { noun: 'partner', id: open } });
});

const client = (role: Role) => server.signedIn(role, { office: slug, language: 'en' });
const at = (partner: string, rest: string) => `/o/${slug}/partners/${partner}/${rest}`;

describe('the leaflet about a partner', () => {
	it('is there for readers, in either language, and holds what everybody may see', async () => {
		const reader = await client('reader');
		const page = await reader.get(at(open, 'leaflet/en'));
		expect(page.status).toBe(200);
		const words = textOf(page.html);
		expect(words).toContain('Testville and Poznan');
		expect(words).toContain('Young choirs met');
		expect(words).not.toContain('A quiet word');
		const hebrew = await reader.get(at(open, 'leaflet/he'));
		expect(hebrew.html).toMatch(/<article class="report sheet-page[^"]*" lang="he" dir="rtl"/);
		expect(textOf(hebrew.html)).toContain('בדיקה ופוזנן');
	});

	it('tells who works in the office, and nobody else, how much is not on it', async () => {
		const sentence = '1 activity with the partner is not visible to everybody';
		const told = (await (await client('coordinator')).get(at(open, 'leaflet'))).html;
		expect(textOf(told)).toContain(sentence);
		expect(textOf(told)).toContain('Little about this partner may be seen by everybody');
		expect(told).toContain(`activities?partner=${open}&amp;visibility=office&amp;visibility=council`);
		expect(textOf((await (await client('reader')).get(at(open, 'leaflet'))).html)).not.toContain('not visible');
	});

	it('can be taken away, called by what it is, and the same each time', { timeout: 60_000 }, async () => {
		const reader = await client('reader');
		const starts = { pdf: '%PDF-', docx: 'PK', html: '<!doctype html>' };
		for (const [format, start] of Object.entries(starts)) {
			const path = at(open, `leaflet/en/file.${format}`);
			const [file, again] = [await reader.get(path), await reader.get(path)];
			expect(file.status).toBe(200);
			expect(file.html.startsWith(start)).toBe(true);
			expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain(`Leaflet Poznan.${format}`);
			expect(Buffer.from(file.bytes).equals(Buffer.from(again.bytes))).toBe(true);
		}
		expect((await reader.get(at(open, 'leaflet/en/file.pdf?show'))).headers.get('content-disposition')).toMatch(
			/^inline/
		);
	});
});

describe('the brief on a partner', () => {
	it('holds what the office knows, for those who work with the whole record', async () => {
		const words = textOf((await (await client('coordinator')).get(at(open, 'brief/en'))).html);
		for (const said of ['Brief: Poznan', 'A quiet word', 'Ring the mayor', 'Jacek Nowak', 'Likes chess']) {
			expect(words).toContain(said);
		}
		const manager = textOf((await (await client('agreements_manager')).get(at(open, 'brief/en'))).html);
		expect(manager).toContain('Jacek Nowak');
		expect(manager).not.toContain('Likes chess');
	});

	it.each(['reader', 'contributor'] as const)('is not there for a %s, nor is a way to it', async (role) => {
		const member = await client(role);
		for (const rest of ['brief', 'brief/en/file.pdf']) expect((await member.get(at(open, rest))).status).toBe(404);
		const page = (await member.get(`/o/${slug}/partners/${open}`)).html;
		expect(page).toContain('/leaflet"');
		expect(page).not.toContain('/brief"');
	});
});

describe('a sheet that is not there', () => {
	it('is the same as one of a partner that is hidden from who asks', async () => {
		const reader = await client('reader');
		const [secret, none] = [await reader.get(at(hidden, 'leaflet')), await reader.get(at(newId(), 'leaflet'))];
		expect([secret.status, textOf(secret.html)]).toEqual([404, textOf(none.html)]);
		expect((await reader.get(at(hidden, 'leaflet/en/file.pdf'))).status).toBe(404);
		const told = textOf((await (await client('coordinator')).get(at(hidden, 'leaflet'))).html);
		expect(told).toContain('This partner is not visible to everybody.');
	});

	it.each(['poster', 'leaflet/fr', 'leaflet/en/file.pptx', 'leaflet/en/file.'])('%s', async (rest) => {
		expect((await (await client('director')).get(at(open, rest))).status).toBe(404);
	});

	it('for a member of another office, and who is not signed in is asked to', async () => {
		const stranger = await server.signedIn('director');
		expect((await stranger.get(at(open, 'leaflet'))).status).toBe(404);
		const nobody = await server.anonymous().get(at(open, 'brief'));
		expect([nobody.status, nobody.location?.split('?')[0]]).toEqual([303, '/sign-in']);
	});
});
