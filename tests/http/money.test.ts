import { beforeAll, describe, expect, it } from 'vitest';
import { TRASH_NOUNS } from '../../src/features/trash/trash.ts';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildApprovedReport, buildOffice, recordActivity } from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { officeRoutes } from '../support/routes.ts';
import { everythingSaidBy } from '../support/said.ts';
import { testServer } from '../support/server.ts';

/** Sums that stand nowhere else, however they are written: 918,273, ‏918.273, 918273. */
const SUMS = /918\D?2(73|75|77)/;

const server = testServer();
const slug = `costly-${newId().slice(-8)}`;
const at = `/o/${slug}`;

let activity: string;
let report: string;
const clients = {} as Record<'reader' | 'contributor' | 'agreements_manager' | 'coordinator', HttpClient>;

beforeAll(async () => {
	const actor = buildActor(await buildOffice(server.db, { slug }));
	const money = { moneyPlanned: 918273, moneyActual: 918275, moneySunk: 918277 };
	activity = await recordActivity(server.db, actor, { ...money, title: { en: 'A concert' }, starts: '2020-05-02' });
	await recordActivity(server.db, actor, {
		...{ ...money, title: { en: 'A journey' }, starts: '2020-06-02', status: 'cancelled_after_preparation' },
		reason: 'epidemic'
	});
	report = await buildApprovedReport(server.db, actor, { tellsMoney: true });
	for (const role of ['reader', 'contributor', 'agreements_manager', 'coordinator'] as const) {
		clients[role] = await server.signedIn(role, { office: slug });
	}
});

function everyPath(): string[] {
	const routes = officeRoutes({
		...{
			office: [slug],
			'id=id': [activity, report],
			'noun=noun': TRASH_NOUNS,
			'lang=lang': ['he', 'en'],
			'lang=languages': ['he', 'en', 'he+en']
		},
		...{ 'format=table': ['csv', 'xlsx'], 'format=report': ['html', 'pptx', 'docx', 'pdf', 'xlsx'] }
	});
	const pages = routes.filter(({ asks }) => asks.some(({ method }) => method === 'GET')).map(({ path }) => path);
	return [...new Set([at, ...pages, `${at}/search?q=concert`, `${at}/search?q=918273`])];
}

async function telling(client: HttpClient, paths: readonly string[]): Promise<string[]> {
	const found: string[] = [];
	for (const path of paths) {
		// What was asked for stands in its own field.
		const said = everythingSaidBy(await client.get(path), path)
			.replaceAll('q=918273', '')
			.replaceAll('value="918273"', '');
		if (SUMS.test(said)) found.push(path.slice(at.length));
	}
	return found;
}

describe('what an activity cost', () => {
	it.each(['reader', 'contributor'] as const)(
		'is told to a %s on no page, in no list, no file, no history and no report',
		{ timeout: 300_000 },
		async (role) => {
			const said = await telling(clients[role], everyPath());
			expect(said.filter((path) => !path.startsWith('/search?q=918273'))).toEqual([]);
		}
	);

	it('is nothing that anybody finds anything by', async () => {
		for (const client of Object.values(clients)) {
			expect((await client.get(`${at}/search?q=918273`)).html).toContain('No record contains all of these words');
		}
	});

	it.each(['agreements_manager', 'coordinator'] as const)(
		'is told to a %s on its page and in the report, so that the walk would find it',
		async (role) => {
			const paths = [
				...[`/activities/${activity}`, '/report/2020', '/report/2020/file.html'],
				`/reports/${report}/en/file.html`
			];
			expect(
				await telling(
					clients[role],
					paths.map((path) => at + path)
				)
			).toEqual(paths);
		}
	);

	it('is told to a department of its own activity, and what it writes down of it stays', async () => {
		const { contributor, reader } = clients;
		const id = newId();
		const sent = await contributor.post(`${at}/activities/edit?/save`, {
			...{ id, version: '0', kind: 'meeting', status: 'done', 'title.en': 'Our meeting', visibility: 'council' },
			...{ moneyActual: '918273', currency: 'ILS' }
		});
		expect(sent.status).toBe(303);
		expect(await telling(contributor, [`${at}/activities/${id}`])).toEqual([`/activities/${id}`]);
		expect(await telling(reader, [`${at}/activities/${id}`])).toEqual([]);
	});
});
