import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addAttachment } from '../../src/features/attachment/server/commands.ts';
import { saveHighlight } from '../../src/features/highlight/server/commands.ts';
import { saveNote } from '../../src/features/note/server/commands.ts';
import { savePartner } from '../../src/features/partner/server/commands.ts';
import { TRASH_NOUNS } from '../../src/features/trash/trash.ts';
import { newId } from '../../src/kernel/id.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPerson,
	buildRole,
	buildStep,
	partnerInput,
	recordActivity
} from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { textOf } from '../support/html.ts';
import { everythingSaidBy } from '../support/said.ts';
import { officeRoutes } from '../support/routes.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { testServer } from '../support/server.ts';

/** What stands in every text of a partner that is meant for the office alone, and in all that is said of it. */
const MARKER = 'zzhush';
const LISTS = ['activities', 'agreements', 'initiatives', 'people', 'steps', 'files', 'organisations', 'partners'];

const server = testServer();
const slug = `quiet-${newId().slice(-8)}`;
const at = `/o/${slug}`;
const marked = (what: string) => ({ he: `${MARKER} ${what}`, en: `${MARKER} ${what}` });

let planted: Awaited<ReturnType<typeof plant>>;
let reader: HttpClient;
let coordinator: HttpClient;

beforeAll(async () => {
	planted = await plant();
	reader = await server.signedIn('reader', { office: slug });
	coordinator = await server.signedIn('coordinator', { office: slug });
});

/** A partner that nobody but the office may know of, and all that may name it, meant for the council. */
async function plant() {
	const { db } = server;
	const officeId = await buildOffice(db, { slug });
	const actor = buildActor(officeId);
	const open = partnerInput({ name: { he: 'ליון', en: 'Lyon' }, country: 'FR' });
	const hidden = partnerInput({
		...{ name: marked('city'), place: `${MARKER}land`, summary: marked('summary'), statusNote: marked('note') },
		...{ country: 'IS', latitude: 60, longitude: 20, visibility: 'office' }
	});
	await savePartner(db, actor, open);
	await savePartner(db, actor, hidden);
	const of = { noun: 'partner', id: hidden.id } as const;
	const mayor = await buildPerson(db, actor, { name: { en: 'Anna Berg' } });
	await buildRole(db, actor, mayor, { of, title: marked('mayor') });
	const nameless = await buildPerson(db, actor, {
		name: {},
		role: { id: newId(), kind: 'mayor', of, title: marked('head') }
	});
	const organisation = await buildOrganisation(db, actor, { name: { en: 'A museum' }, partnerId: hidden.id });
	const together = [open.id, hidden.id];
	const activity = await recordActivity(db, actor, {
		...{ title: { en: 'A concert' }, starts: '2020-05-02', partners: [hidden.id], shownOn: together },
		...{ people: [{ id: mayor, role: 'guest' }], organisations: [{ id: organisation, role: 'host' }] }
	});
	const shared = await recordActivity(db, actor, { starts: '2020-06', partners: together });
	const agreement = await buildAgreement(db, actor, [hidden.id], {
		...{ title: marked('pact'), signatories: [{ id: mayor, role: 'theirs' }] }
	});
	const claim = await buildClaim(db, actor, agreement, { source: marked('source'), note: marked('note') });
	const initiative = await buildInitiative(db, actor, { stage: 'initiative', partners: together, ownerId: nameless });
	const steps = [
		await buildStep(db, actor, { subject: 'partner', subjectId: hidden.id }, { what: marked('step'), due: '2020-07' }),
		await buildStep(
			db,
			actor,
			{ subject: 'agreement', subjectId: agreement },
			{ what: marked('pact step'), due: '2020-08' }
		)
	];
	const file = await addAttachment(db, mkdtempSync(join(tmpdir(), 'kesher-quiet-')), actor, {
		...{ id: newId(), subject: 'partner', subjectId: hidden.id, title: marked('file'), visibility: 'council' },
		...{ name: `${MARKER}.pdf`, bytes: SAMPLE_FILES.pdf }
	});
	if (!file.ok) throw new Error(file.reason);
	const note = { id: newId(), version: 0, text: marked('note'), source: marked('source'), sourceUrl: null };
	await saveNote(db, actor, { ...note, partnerId: hidden.id });
	const highlight = { id: newId(), version: 0, text: marked('highlight'), about: of, periodStartsOn: '2020-01-01' };
	await saveHighlight(db, actor, highlight, 1);
	return {
		...{ actor, hidden, agreement, claim, mayor, activity },
		ids: [
			...[open.id, hidden.id, mayor, nameless, organisation, activity, shared, agreement, claim, initiative],
			...[...steps, file.id, highlight.id, note.id]
		]
	};
}

function everyPath(): string[] {
	const routes = officeRoutes({
		...{
			office: [slug],
			'id=id': planted.ids,
			'noun=noun': TRASH_NOUNS,
			'lang=lang': ['he', 'en'],
			'lang=languages': ['he', 'en', 'he+en']
		},
		...{ 'format=table': ['csv', 'xlsx'], 'format=report': ['html', 'pptx', 'docx', 'pdf', 'xlsx'] }
	});
	const pages = routes.filter(({ asks }) => asks.some(({ method }) => method === 'GET')).map(({ path }) => path);
	const narrowed = LISTS.flatMap((list) => [
		`${at}/${list}?partner=${planted.hidden.id}`,
		...['csv', 'xlsx'].map((format) => `${at}/${list}/export.${format}?partner=${planted.hidden.id}`)
	]);
	return [...new Set([at, ...pages, ...narrowed, `${at}/search?q=concert`, `${at}/search?q=anna`])];
}

async function leaks(client: HttpClient, paths: readonly string[]): Promise<string[]> {
	const found: string[] = [];
	for (const path of paths) {
		const said = everythingSaidBy(await client.get(path), path);
		if (said.toLowerCase().includes(MARKER)) found.push(path);
	}
	return found;
}

describe('a partner that is meant for the office alone', () => {
	it('is told to a reader on no page, in no list, no file and no report', { timeout: 300_000 }, async () => {
		expect(await leaks(reader, everyPath())).toEqual([]);
	});

	it('is told to a department neither', { timeout: 300_000 }, async () => {
		expect(await leaks(await server.signedIn('contributor', { office: slug }), everyPath())).toEqual([]);
	});

	it('is told to who works in the office, so that the walk would find it', async () => {
		const paths = ['partners', 'people', 'organisations', 'initiatives', 'notes', 'activities/export.xlsx'];
		expect(
			await leaks(
				coordinator,
				paths.map((path) => `${at}/${path}`)
			)
		).toEqual(paths.map((path) => `${at}/${path}`));
	});

	it('is nothing that a reader finds anything by, until it is meant for the council', async () => {
		const { actor, hidden } = planted;
		const found = async () => (await reader.get(`${at}/search?q=${MARKER}`)).html;
		expect(await found()).toContain('No record contains all of these words');
		for (const list of LISTS.filter((each) => each !== 'steps')) {
			expect([list, (await reader.get(`${at}/${list}?q=${MARKER}`)).html.includes('Nothing matches')]).toEqual([
				list,
				true
			]);
		}
		const revealed = await savePartner(server.db, actor, { ...hidden, version: 1, visibility: 'council' });
		expect(revealed.ok).toBe(true);
		const shown = await found();
		for (const record of [planted.activity, planted.agreement]) expect(shown).toContain(record);
		await savePartner(server.db, actor, { ...hidden, version: 2 });
		expect(await found()).toContain('No record contains all of these words');
	});

	it('has no agreement that a reader could find: not there and not theirs get the same answer', async () => {
		const { agreement, claim } = planted;
		for (const path of [`agreements/${agreement}`, `history/agreement/${agreement}`, `history/claim/${claim}`]) {
			const [theirs, unknown] = await Promise.all(
				[path, path.replace(/[0-9a-f-]{36}$/, newId())].map((each) => reader.get(`${at}/${each}`))
			);
			expect([path, theirs?.status]).toEqual([path, unknown?.status]);
			expect([403, 404]).toContain(theirs?.status);
		}
		for (const path of ['agreements', 'agreements/export.csv', 'steps', `people/${planted.mayor}`, 'search?q=pact']) {
			const [seen, known] = await Promise.all([reader, coordinator].map((each) => each.get(`${at}/${path}`)));
			expect([path, /twin city pact/i.test(textOf(seen?.html ?? ''))]).toEqual([path, false]);
			expect([path, known?.html.includes(MARKER)]).toEqual([path, true]);
		}
		expect((await reader.get(`${at}/agreements`)).html).not.toContain('One agreement');
	});

	it('narrows a list as one that never was', async () => {
		const unknown = newId();
		for (const list of LISTS) {
			const answers = await Promise.all(
				[planted.hidden.id, unknown].map(async (id) => {
					const { status, html } = await reader.get(`${at}/${list}?partner=${id}`);
					return [list, status, html.replaceAll(id, '').replaceAll(/nonce="[^"]+"|[\w-]+\.\d{13}/g, '')];
				})
			);
			expect(answers[0]).toEqual(answers[1]);
		}
	});

	it('leaves what is meant for the council in the report, under no false name', async () => {
		const { html } = await reader.get(`${at}/report/2020/en`);
		expect(html).toMatch(/Further activities[\s\S]*A concert/);
		expect(html).not.toContain('Activities without a partner');
	});
});
