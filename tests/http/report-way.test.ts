import { describe, expect, it } from 'vitest';
import { deleteActivity } from '../../src/features/activity/server/commands.ts';
import { FORMATS } from '../../src/features/report/report.ts';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, recordActivity } from '../support/factories.ts';
import { formIn, textOf } from '../support/html.ts';
import type { Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';
import { idOf, move, studioDesk, words, YEAR } from '../support/studio-desk.ts';

const server = testServer();
const desk = studioDesk(server);

describe('the way of a report', () => {
	it(
		'is barred while something is open, then leads to files that stay as they were approved',
		{ timeout: 120_000 },
		async () => {
			const path = await desk.begin({ 'title.en': 'The year as it was' });
			expect((await move(desk.clients.coordinator, path, 'submit')).status).toBe(303);
			const id = idOf(path);
			const own = await desk.clients.coordinator.post(`${path}?/move`, { id, version: '2', move: 'approve' });
			expect(own.status).toBe(403);
			const barred = await move(desk.clients.director, path, 'approve');
			expect(barred.status).toBe(422);
			expect(textOf(barred.html)).toContain('There are open points. They are listed under “Before approval”');
			expect((await desk.clients.reader.get(path)).status).toBe(404);

			for (const tie of ['Opsterland', 'Verona']) await desk.approveLine(path, tie);
			expect(await words(desk.clients.coordinator, path)).toContain('Nothing is open.');
			expect((await move(desk.clients.director, path, 'approve')).status).toBe(303);
			expect(await words(desk.clients.director, path)).toContain('Approved by Dana Cohen');
			expect(await words(desk.clients.reader, desk.reports)).toContain('The year as it was');
			expect((await desk.clients.reader.get(path)).status).toBe(200);

			const files = await Promise.all(FORMATS.map((format) => desk.clients.reader.get(`${path}/file.${format}`)));
			expect(files.map(({ status }) => status)).toEqual(FORMATS.map(() => 200));
			const fileOf = (format: (typeof FORMATS)[number]) => files[FORMATS.indexOf(format)] as Page;
			for (const format of ['pptx', 'docx', 'xlsx'] as const) expect(fileOf(format).html.slice(0, 2)).toBe('PK');
			expect(fileOf('pdf').html.slice(0, 5)).toBe('%PDF-');
			const html = fileOf('html');
			expect(textOf(html.html)).toContain('The year as it was');
			expect(await words(desk.clients.director, path)).toContain('The record says the same today.');

			const actor = buildActor(desk.officeId);
			const added = await recordActivity(server.db, actor, {
				...{ title: { he: 'ביקור מאוחר', en: 'A visit found later' }, starts: '2020-11-11' }
			});
			const since = await words(desk.clients.director, path);
			expect(since).toContain('A visit found later');
			const again = await Promise.all(FORMATS.map((format) => desk.clients.reader.get(`${path}/file.${format}`)));
			for (const [index, file] of again.entries()) {
				expect(Buffer.from(file.bytes).equals(Buffer.from((files[index] as Page).bytes))).toBe(true);
			}

			expect((await move(desk.clients.director, path, 'close')).status).toBe(303);
			const closed = await words(desk.clients.director, path);
			expect(closed).toContain('The report is closed. It is shown as it was approved.');
			expect(closed).toContain('A visit found later');
			expect((await desk.clients.reader.get(`${path}/file.html`)).html).toBe(html.html);
			await deleteActivity(server.db, actor, added);
			expect(await words(desk.clients.director, path)).toContain('The record says the same today.');
		}
	);

	it('is over when it is closed: nothing of it can be changed, and it is not opened again', async () => {
		const path = await desk.begin();
		const id = idOf(path);
		const before = await desk.clients.coordinator.get(`${path}?section=world&line=lede`);
		const forms = { section: formIn(before.html, '/section'), block: formIn(before.html, '/block') };
		await desk.approve(path);
		await move(desk.clients.director, path, 'close');
		const page = await desk.clients.coordinator.get(path);
		expect(page.html).not.toMatch(/<form[^>]*reports?[^>]*\/(line|section|block)"/);
		const sentence = 'The report is approved or closed and cannot be edited';
		const fields = { section: 'world', line: 'lede', version: '0', kind: 'text' };
		const sent = {
			section: { ...forms.section.fields, 'title.en': 'Typed too late' },
			block: { ...forms.block.fields, kind: 'text', 'words.en': 'Typed too late' },
			line: { ...fields, 'words.en': 'Typed too late' },
			addSection: { id: newId(), 'title.en': 'Typed too late' }
		};
		for (const [action, each] of Object.entries(sent)) {
			const answer = await desk.clients.coordinator.post(`${path}?section=world&/${action}`, each);
			expect([action, answer.status]).toEqual([action, 422]);
			expect(textOf(answer.html)).toContain(sentence);
			expect(textOf(answer.html)).toContain('Typed too late');
		}
		const order = await desk.clients.coordinator.post(`${path}?/order`, { 'order[]': ['world', 'goals'] });
		expect([order.status, textOf(order.html).includes(sentence)]).toEqual([422, true]);
		const settings = await desk.clients.coordinator.post(`${desk.reports}/edit/${id}?/save`, {
			...YEAR,
			id,
			version: '4'
		});
		expect([settings.status, textOf(settings.html).includes(sentence)]).toEqual([422, true]);
		const thrown = await desk.clients.coordinator.post(`${desk.reports}/edit/${id}?/delete`, { id });
		expect(thrown.status).toBe(422);
		expect((await desk.clients.director.get(path)).html).not.toMatch(/<form[^>]*\/move"/);
		const reopened = await desk.clients.director.post(`${path}?/move`, { id, version: '4', move: 'reopen' });
		expect(reopened.status).toBe(409);
		expect(await words(desk.clients.director, path)).toContain('The report is closed.');
	});

	it('does not lead to the approval of words that were not on the page of whoever approves', async () => {
		const path = await desk.begin();
		await desk.approveLines(path);
		await move(desk.clients.coordinator, path, 'submit');
		const seen = formIn((await desk.clients.director.get(path)).html, '/move');
		const world = `${path}?section=world&line=lede`;
		const edit = { section: 'world', line: 'lede', version: '0', 'words.en': 'Written meanwhile' };
		expect((await desk.clients.coordinator.post(`${world}&/line`, edit)).status).toBe(303);
		const approval = { ...seen.fields, move: 'approve' };
		const answer = await desk.clients.director.post(`${path}${seen.action}`, approval);
		expect(answer.status).toBe(409);
		expect(textOf(answer.html)).toContain('In review');
		const unseen = { ...approval, seen: '' };
		expect((await desk.clients.director.post(`${path}${seen.action}`, unseen)).status).toBe(409);
	});

	it('leads no notes for whoever speaks to a reader: not with the page, nor with what is behind it, nor in a file', async () => {
		const path = await desk.begin();
		const section = `${path}?section=world`;
		const notes = { section: 'world', version: '0', 'notes.en': 'Say nothing of the delay' };
		expect((await desk.clients.coordinator.post(`${section}&/section`, notes)).status).toBe(303);
		await desk.approve(path);
		const [office, reader] = [desk.clients.agreements_manager, desk.clients.reader];
		for (const at of [section, `${path}/__data.json?section=world`]) {
			const page = await reader.get(at);
			expect([at, page.status, page.html.includes('Say nothing')]).toEqual([at, 200, false]);
		}
		const holdsNotes = async (client: typeof reader) =>
			Buffer.from((await client.get(`${path}/file.pptx`)).bytes).includes('ppt/notesSlides/');
		expect([await holdsNotes(office), await holdsNotes(reader)]).toEqual([true, false]);
	});

	it('shows of what was approved the sections that it has: none that was left out, and none that came to the record since', async () => {
		const path = await desk.begin();
		const id = newId();
		const added = { id, 'title.en': 'Not for this meeting' };
		expect((await desk.clients.coordinator.post(`${path}?/addSection`, added)).status).toBe(303);
		const hidden = { section: `own:${id}`, version: '1', 'title.en': 'Not for this meeting', hidden: 'on' };
		expect((await desk.clients.coordinator.post(`${path}?/section`, hidden)).status).toBe(303);
		expect(await words(desk.clients.coordinator, path)).toContain('Not for this meeting');
		await desk.approve(path);
		for (const role of ['reader', 'director'] as const) {
			for (const at of [path, `${path}/__data.json`]) {
				const { status, html } = await desk.clients[role].get(at);
				expect([at, status, html.includes('Not for this meeting')]).toEqual([at, 200, false]);
				expect(html).toContain('Opsterland');
			}
		}
	});

	it('keeps what is typed for a page that somebody removed meanwhile', async () => {
		const path = await desk.begin();
		const id = newId();
		await desk.clients.coordinator.post(`${path}?/addSection`, { id, 'title.en': 'Thanks' });
		const section = `own:${id}`;
		const at = `${path}?section=${encodeURIComponent(section)}`;
		const form = formIn((await desk.clients.coordinator.get(at)).html, '/section');
		await desk.clients.director.post(`${path}?/removeSection`, { section });
		const late = await desk.clients.coordinator.post(`${at}&/section`, {
			...form.fields,
			'notes.en': 'Thank them all'
		});
		expect(late.status).toBe(422);
		expect(textOf(late.html)).toContain('Thank them all');
		expect(late.html).not.toMatch(/<form[^>]*\/section"/);
	});

	it('leads back from an approval to a draft, and from the review', async () => {
		const path = await desk.begin();
		await desk.approve(path);
		expect((await move(desk.clients.director, path, 'reopen')).status).toBe(303);
		expect((await desk.clients.reader.get(path)).status).toBe(404);
		expect((await move(desk.clients.coordinator, path, 'submit')).status).toBe(303);
		expect((await move(desk.clients.director, path, 'return')).status).toBe(303);
		expect((await move(desk.clients.director, path, 'close')).status).toBe(409);
		const id = idOf(path);
		const history = await words(desk.clients.director, `/o/${desk.slug}/history/report/${id}`);
		expect(history).toContain('In review');
	});

	it('never leads a report for the heads of the city, or one that says what things cost, to a reader', async () => {
		const closedToThem: Record<string, string>[] = [{ audience: 'leadership' }, { tellsMoney: 'on' }];
		for (const fields of closedToThem) {
			const path = await desk.begin({ ...fields, 'title.en': 'Not for everybody' });
			await desk.approve(path);
			for (const role of ['reader', 'contributor'] as const) {
				const nowhere = await desk.clients[role].get(`${desk.reports}/${newId()}/en`);
				const page = await desk.clients[role].get(path);
				expect(page.status).toBe(404);
				expect(textOf(page.html)).toBe(textOf(nowhere.html));
				for (const format of FORMATS) expect((await desk.clients[role].get(`${path}/file.${format}`)).status).toBe(404);
				expect(await words(desk.clients[role], desk.reports)).not.toContain('Not for everybody');
			}
			expect((await desk.clients.agreements_manager.get(path)).status).toBe(200);
		}
	});
});
