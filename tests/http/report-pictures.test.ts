import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { formIn, textOf } from '../support/html.ts';
import type { Page } from '../support/http-client.ts';
import { partsOf, slidesOf } from '../support/office-tools.ts';
import { greyPng, PICTURE, turned } from '../support/sample-pictures.ts';
import { testServer } from '../support/server.ts';
import { idOf, move, send, studioDesk, words } from '../support/studio-desk.ts';

const server = testServer();
const desk = studioDesk(server);
const SAID = { 'words.en': 'The mayors plant a tree', 'words.he': 'ראשי הערים נוטעים עץ' };

/** Opens the form for a picture in a section, fills it in and sends it with a file. */
async function add(section: string, file: Uint8Array | undefined, fields: Record<string, string> = {}): Promise<Page> {
	const page = await desk.clients.coordinator.get(`${section}&add=picture`);
	const form = formIn(page.html, '/picture');
	const body = new FormData();
	for (const [name, value] of Object.entries({ ...form.fields, ...SAID, ...fields })) body.set(name, String(value));
	if (file) body.set('file', new Blob([file as BlobPart]), 'tree.jpg');
	return desk.clients.coordinator.send(`${section.replace(/\?.*/, '')}${form.action}`, {
		method: 'POST',
		body,
		headers: { origin: server.base }
	});
}

/** A document of an activity that the report tells of. */
async function attach(visibility: 'council' | 'office'): Promise<string> {
	const officeId = desk.officeId;
	const activity = await server.db.forOffice(officeId, (tx) =>
		tx
			.selectFrom('activity')
			.select('id')
			.where('office_id', '=', officeId)
			.where('deleted_at', 'is', null)
			.where('visibility', '=', 'council')
			.where('dated_on', '>=', '2020-01-01')
			.where('dated_on', '<=', '2020-12-31')
			.orderBy('id')
			.limit(1)
			.executeTakeFirstOrThrow()
	);
	const [id, subjectId] = [newId(), activity.id];
	const body = new FormData();
	const fields = { id, subject: 'activity', subjectId, visibility, 'title.en': `For the ${visibility}` };
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	body.set('file', new Blob([turned(6) as BlobPart]), 'photo.jpg');
	const sent = await desk.clients.coordinator.send(`/o/${desk.slug}/files/add?activity=${subjectId}&/save`, {
		method: 'POST',
		body,
		headers: { origin: server.base }
	});
	expect(sent.status).toBe(303);
	return id;
}

const imagesIn = ({ html }: Page) =>
	[
		...(/<article class="report sheet"[\s\S]*?<\/article>/.exec(html)?.[0] ?? '').matchAll(
			/<img src="([^"]*)" alt="([^"]*)"/g
		)
	].map(([, src = '', alt = '']) => ({ src, alt }));

describe('a picture in a section', () => {
	it('is uploaded, stands on the sheet and in the files, and its address gives a picture', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Highlights');
		expect((await add(section, PICTURE, { 'source.en': 'In the city park' })).status).toBe(303);
		const page = await desk.clients.coordinator.get(section);
		const [image, ...more] = imagesIn(page);
		expect([image?.alt, more]).toEqual(['The mayors plant a tree', []]);
		expect(textOf(page.html)).toContain('In the city park');
		const picture = await desk.clients.coordinator.get(image?.src ?? '');
		expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
		expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'");
		for (const other of ['reader', 'contributor'] as const) {
			expect((await desk.clients[other].get(image?.src ?? '')).status).toBe(404);
		}
		expect((await server.anonymous().get(image?.src ?? '')).location).toMatch(/^\/sign-in/);
		expect((await (await server.signedIn('director')).get(image?.src ?? '')).status).toBe(404);
		const { bytes: hebrew } = await desk.clients.coordinator.get(`${path.replace(/en$/, 'he')}/file.pptx`);
		expect(slidesOf(partsOf(hebrew)).join()).toContain('descr="ראשי הערים נוטעים עץ"');
		const { html } = await desk.clients.coordinator.get(`${path}/file.html`);
		expect(html).toContain('<img src="data:image/jpeg;base64,');
		const slides = await desk.clients.coordinator.get(`${path}/present`);
		expect(slides.html).toMatch(/<img [^>]*src="data:image\/jpeg;base64,/);
		expect(slides.html).toContain('alt="The mayors plant a tree"');
	});

	it('is chosen from the documents of what the report tells of, where its readers may see them', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Highlights');
		const [open, hidden] = [await attach('council'), await attach('office')];
		const { html } = await desk.clients.coordinator.get(`${section}&add=picture`);
		expect(html).toContain(`value="${open}"`);
		expect(html).not.toContain(hidden);
		const refused = await add(section, undefined, { attachment: hidden });
		expect(refused.status).toBe(422);
		expect(textOf(refused.html)).toContain('is not meant for the readers of the report');
		expect((await add(section, undefined, { attachment: open })).status).toBe(303);
		// A camera that was turned: upright on the page.
		const page = await desk.clients.coordinator.get(section);
		expect(page.html).toMatch(/alt="The mayors plant a tree" width="160" height="320"/);
		// Its document is deleted: it is not shown, and the report cannot be approved.
		await desk.clients.coordinator.post(`/o/${desk.slug}/files/edit/${open}?/delete`, { id: open });
		expect(imagesIn(await desk.clients.coordinator.get(section))).toEqual([]);
		expect(await words(desk.clients.coordinator, path)).toContain('its document was deleted');
		await desk.approveLines(path);
		expect((await move(desk.clients.coordinator, path, 'submit')).status).toBe(303);
		expect((await move(desk.clients.director, path, 'approve')).status).toBe(422);
	});

	it('comes back with what is wrong and what was typed', async () => {
		const section = await desk.sectionAt(await desk.begin(), 'Highlights');
		const cases: [Uint8Array | undefined, Record<string, string>, string][] = [
			[undefined, {}, 'Choose a picture from the list, or upload one'],
			[Buffer.from('<svg onload="alert(1)"/>'), {}, 'Only JPEG and PNG pictures'],
			[PICTURE.slice(0, 800), {}, 'The picture is damaged'],
			[greyPng(9, 9, { type: 'acTL', data: new Uint8Array(8) }), {}, 'The picture moves'],
			[PICTURE, { 'words.en': '', 'words.he': '' }, 'Please fill this in']
		];
		for (const [file, fields, sentence] of cases) {
			const page = await add(section, file, { 'source.en': 'In the city park', ...fields });
			expect([sentence, page.status]).toEqual([sentence, 422]);
			expect(textOf(page.html)).toContain(sentence);
			expect(page.html).toContain('In the city park');
		}
	});

	it('without words in a language of the report stands in the way of its approval, until they are there', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Highlights');
		await add(section, PICTURE, { 'words.he': '' });
		expect(await words(desk.clients.coordinator, path)).toContain('is not described in Hebrew');
		const { html } = await desk.clients.coordinator.get(section);
		const id = /id="block-([^"]+)"/.exec(html)?.[1] ?? '';
		const { fields } = formIn(html, '/picture');
		expect(fields['id']).toBe(id);
		const body = new FormData();
		for (const [name, value] of Object.entries({ ...fields, ...SAID })) body.set(name, String(value));
		const sent = await desk.clients.coordinator.send(`${section}&/picture`, {
			method: 'POST',
			body,
			headers: { origin: server.base }
		});
		expect(sent.status).toBe(303);
		expect(await words(desk.clients.coordinator, path)).not.toContain('is not described');
	});

	it('is read by readers once the report is approved, and removed by whoever works on it', async () => {
		const path = await desk.begin();
		const section = await desk.sectionAt(path, 'Highlights');
		await add(section, PICTURE);
		const [image] = imagesIn(await desk.clients.coordinator.get(section));
		await desk.approve(path);
		const shown = imagesIn(await desk.clients.reader.get(section));
		expect(shown).toEqual([image]);
		expect((await desk.clients.reader.get(image?.src ?? '')).status).toBe(200);
		const draft = await desk.begin();
		const other = await desk.sectionAt(draft, 'Highlights');
		await add(other, PICTURE);
		expect((await send(desk.clients.coordinator, other, '/removeBlock')).status).toBe(303);
		const without = await desk.clients.coordinator.get(other);
		expect(imagesIn(without)).toEqual([]);
		const restore = formIn(without.html, '/restorePart');
		const back = await desk.clients.coordinator.post(`${other}&/restorePart`, restore.fields);
		expect(back.status).toBe(303);
		expect(imagesIn(await desk.clients.coordinator.get(other))).toHaveLength(1);
		expect(idOf(draft)).not.toBe(idOf(path));
	});
});
