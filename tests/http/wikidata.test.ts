import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/features/member/member.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildOffice, buildPartner } from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `wikidata-${newId().slice(-8)}`;
const page = `/o/${slug}/partners/wikidata`;
const bare = `bare-${newId().slice(-8)}`;

let actor: Actor;

beforeAll(async () => {
	const officeId = await buildOffice(server.db, { slug });
	await buildOffice(server.db, { slug: bare });
	actor = buildActor(officeId);
	await server.db.forOffice(officeId, (tx) =>
		tx.insertInto('site').values({ office_id: officeId, wikidata_id: 'Q309164' }).execute()
	);
	await buildPartner(server.db, actor, { name: { en: 'Pozna <b>' }, wikidata_id: 'Q268' });
});

const client = (role: Role, office = slug) => server.signedIn(role, { office, language: 'en' });

function bring(client: HttpClient, statements: string, name = 'from <today>.csv') {
	const body = new FormData();
	body.append('statements', new File([statements], name, { type: 'text/csv' }));
	return client.send(`${page}?/compare`, { method: 'POST', body, headers: { origin: client.base } });
}

describe('the register held against Wikidata', () => {
	it('is shown with what comes along, its year, and links that nothing is fetched from', async () => {
		const { status, html } = await (await client('coordinator')).get(page);
		expect(status).toBe(200);
		const words = textOf(html);
		expect(words).toContain('From what Wikidata said in 2022');
		expect(words).toMatch(/A statement there, and no twin city here \(1\) .*Pozna <b> · Poznań \(Q268\)/);
		expect(words).toMatch(/Only in Wikidata \(5\) .*Lagos \(Q8673\)/);
		expect(html).toContain('href="https://www.wikidata.org/wiki/Q8673"');
		expect(html).toContain('https://query.wikidata.org/#SELECT');
		expect(html).not.toMatch(/(src|action)="https?:[^"]*wikidata/);
	});

	it('is shown with a file that somebody brings, which says what it can and cannot tell', async () => {
		const answer = await bring(await client('director'), 'source,target\nQ309164,Q268\nQ268,Q309164\nx,y\n');
		expect(answer.status).toBe(200);
		const words = textOf(answer.html);
		expect(words).toContain('from <today>.csv');
		expect(words).toContain('It has 2 statements');
		expect(words).toContain('Lines without an item that were left out: 1');
		expect(words).toContain('Said from both sides');
		expect(words).not.toContain('Lagos');
	});

	it('refuses what is no such file, in words', async () => {
		const director = await client('director');
		const wrong = await bring(director, 'from,to\nQ1,Q2\n');
		expect(wrong.status).toBe(422);
		expect(textOf(wrong.html)).toContain('The file of statements lacks these columns: source, target');
		const empty = await bring(director, '');
		expect(empty.status).toBe(422);
		expect(textOf(empty.html)).toContain('No file was chosen.');
		const large = await bring(director, 'x'.repeat(5 * 1024 * 1024 + 1));
		expect(textOf(large.html)).toContain('The file is larger than 5 MB.');
	});

	it('is for those who write the record of the office, and says where the city has no item', async () => {
		for (const role of ['reader', 'contributor', 'agreements_manager'] as const) {
			const refused = await client(role);
			expect((await refused.get(page)).status).toBe(403);
			expect((await bring(refused, 'source,target\n')).status).toBe(403);
		}
		expect((await server.anonymous().get(page)).location).toContain('/sign-in');
		expect((await (await server.signedIn('director', { office: null })).get(page)).status).toBe(404);
		const nowhere = await (await client('director', bare)).get(`/o/${bare}/partners/wikidata`);
		expect(textOf(nowhere.html)).toContain('Nobody has said which item of Wikidata the city is');
	});
});
