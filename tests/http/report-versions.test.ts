import { describe, expect, it } from 'vitest';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';
import { idOf, lineOn, move, send, studioDesk, words } from '../support/studio-desk.ts';

const server = testServer();
const desk = studioDesk(server);

describe('the versions of a report', () => {
	it('are none before it was submitted', async () => {
		const path = await desk.begin();
		expect(await words(desk.clients.coordinator, `${path}/versions`)).toContain('No version kept yet');
	});

	it('are kept at each step, and show which words of a line changed from one to another', async () => {
		const path = await desk.begin();
		const { coordinator, director } = desk.clients;
		expect((await move(coordinator, path, 'submit')).status).toBe(303);
		const section = await desk.sectionAt(path, 'Bramsche');
		const [recorded, href] = lineOn(await coordinator.get(section));
		const reworded = { 'words.en': `${recorded} of our own` };
		expect((await send(coordinator, href, '/line', reworded)).status).toBe(303);
		const returned = await send(director, path, '/move', { move: 'return', note: 'The goals are missing' });
		expect(returned.status).toBe(303);
		for (const page of [path, `${path}/versions`]) {
			expect(await words(coordinator, page)).toMatch(/Returned for changes .*The goals are missing/);
		}

		const history = await words(coordinator, `/o/${desk.slug}/history/report/${idOf(path)}`);
		expect(history).toMatch(/Wording for this report.* \(“Twin city since 1979/);

		const page = await coordinator.get(`${path}/versions?before=1&after=2`);
		expect(textOf(page.html)).toMatch(/1: Submitted for review, .* 2: Returned for changes, /);
		expect(page.html).toMatch(/<ins>[^<]*of our own<\/ins>/);
		// The last kept version and the report as it stands are the same.
		expect(await words(coordinator, `${path}/versions`)).toContain('Both say the same.');
		expect(await words(coordinator, `${path}/versions?before=1&after=now`)).toContain('of our own');
		expect(await words(coordinator, `${path}/versions?before=1&after=1`)).toContain('Both say the same.');
		const hebrew = await server.signedIn('director', { office: desk.slug, language: 'he' });
		expect(await words(hebrew, `${path.replace(/en$/, 'he')}/versions?before=1&after=2`)).toContain('מה שונה');
	});

	it('are taken for the last two where the address names none', async () => {
		const path = await desk.begin();
		await move(desk.clients.coordinator, path, 'submit');
		for (const wrong of ['before=9&after=x', 'before=-1', 'after=1.5', 'before=%00']) {
			const page = await desk.clients.coordinator.get(`${path}/versions?${wrong}`);
			expect([wrong, page.status]).toEqual([wrong, 200]);
			expect(page.html.match(/<option value="[^"]+" selected/g)).toEqual([
				'<option value="1" selected',
				'<option value="now" selected'
			]);
		}
	});

	it('are for those who work with the whole record', async () => {
		const path = await desk.begin();
		await desk.approve(path);
		for (const role of ['reader', 'contributor'] as const) {
			expect((await desk.clients[role].get(path)).status).toBe(200);
			expect((await desk.clients[role].get(`${path}/versions`)).status).toBe(403);
		}
		expect(await words(desk.clients.reader, path)).not.toContain('Versions');
		expect((await desk.clients.agreements_manager.get(`${path}/versions`)).status).toBe(200);
		const stranger = await server.signedIn('director');
		expect((await stranger.get(`${path}/versions`)).status).toBe(404);
		expect((await server.anonymous().get(`${path}/versions`)).location).toMatch(/^\/sign-in\?to=/);
	});
});
