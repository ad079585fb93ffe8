import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { deletePartner } from '#features/partner/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { readCursor } from '#kernel/paging.ts';
import { readStoredFile } from '#platform/server/files.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActivity,
	buildActor,
	buildAgreement,
	buildOffice,
	buildPartner
} from '../../../../tests/support/factories.ts';
import { bombs } from '../../../../tests/support/sample-bombs.ts';
import { SAMPLE_FILES } from '../../../../tests/support/sample-files.ts';
import { LARGEST_FILE } from '../attachment.ts';
import { attachmentFilters } from '../form.ts';
import { addAttachment, deleteAttachment, editAttachment, type NewAttachment } from './commands.ts';
import { inspectFile } from './inspect.ts';
import { countAllAttachments, listAllAttachments, listAttachments, loadAttachment } from './queries.ts';

const test = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kesher-files-'));

afterAll(() => rmSync(folder, { recursive: true }));

async function office() {
	const actor = buildActor(await buildOffice(test.db));
	return { actor, partner: await buildPartner(test.db, actor) };
}

async function add(actor: Actor, subjectId: string, overrides: Partial<NewAttachment> = {}) {
	const id = overrides.id ?? newId();
	const outcome = await addAttachment(test.db, folder, actor, {
		...{ subject: 'partner', subjectId, title: {}, visibility: 'council', name: 'הסכם.pdf', bytes: SAMPLE_FILES.pdf },
		...overrides,
		id
	});
	return { id, outcome };
}

async function list(actor: Actor, query = '') {
	const filters = attachmentFilters(new URLSearchParams(query));
	return test.db.forOffice(actor.officeId, async (tx) => {
		const { rows } = await listAllAttachments(tx, actor, filters, { size: 100 });
		expect(await countAllAttachments(tx, actor, filters)).toBe(rows.length);
		return rows;
	});
}

describe('what a file is', () => {
	it.each([
		['pdf', 'application/pdf'],
		['jpeg', 'image/jpeg'],
		['png', 'image/png'],
		['heic', 'image/heic'],
		['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
		['hebrew', 'text/plain'],
		['windows1255', 'text/plain']
	] as const)('is told by its content: %s', async (name, mediaType) => {
		expect(await inspectFile(SAMPLE_FILES[name])).toEqual({ ok: true, mediaType });
	});

	it.each(['docm', 'zip', 'html', 'svg', 'program', 'noise'] as const)('is refused: %s', async (name) => {
		expect(await inspectFile(SAMPLE_FILES[name])).toEqual({ ok: false, problem: { code: 'file_kind' } });
	});

	it('one that would unfold into what no computer holds is refused, and so is a directory that cannot be read', async () => {
		const { picture, document } = bombs();
		expect(await inspectFile(picture)).toEqual({ ok: false, problem: { code: 'picture_side', limit: 20_000 } });
		expect(await inspectFile(document)).toEqual({ ok: false, problem: { code: 'archive_unpacked' } });
		const cut = SAMPLE_FILES.docx.slice(0, -30);
		expect(await inspectFile(cut)).toEqual({ ok: false, problem: { code: 'archive_broken' } });
	});

	it('an empty file and one that is too large have answers of their own', async () => {
		expect(await inspectFile(SAMPLE_FILES.empty)).toEqual({ ok: false, problem: { code: 'file_needed' } });
		const large = await inspectFile(new Uint8Array(LARGEST_FILE + 1));
		expect(large).toEqual({ ok: false, problem: { code: 'file_too_large', limit: 25 } });
	});
});

describe('adding a document', () => {
	it('keeps the bytes, the name without its folders, and what the content says', async () => {
		const { actor, partner } = await office();
		const { id } = await add(actor, partner, { name: 'C:\\scans\\\u202eהסכם 2008.pdf' });
		const [row] = await list(actor);
		expect(row).toMatchObject({ id, name: 'הסכם 2008.pdf', mediaType: 'application/pdf', about: { id: partner } });
		expect(await readStoredFile(folder, row?.sha256 ?? '')).toEqual(Buffer.from(SAMPLE_FILES.pdf));
	});

	it('keeps two files of one name apart, and the same content once', async () => {
		const { actor, partner } = await office();
		await add(actor, partner, { name: 'a.txt', bytes: SAMPLE_FILES.hebrew });
		await add(actor, partner, { name: 'a.txt', bytes: SAMPLE_FILES.windows1255 });
		await add(actor, partner, { name: 'b.txt', bytes: SAMPLE_FILES.hebrew });
		const rows = await list(actor);
		expect(rows.map((row) => row.name)).toEqual(['b.txt', 'a.txt', 'a.txt']);
		expect(new Set(rows.map((row) => row.sha256)).size).toBe(2);
		const same = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
			path.endsWith(rows[0]?.sha256 ?? '-')
		);
		expect(same).toHaveLength(1);
	});

	it('adds one document of a form that is sent twice', async () => {
		const { actor, partner } = await office();
		const { id } = await add(actor, partner);
		expect((await add(actor, partner, { id })).outcome).toMatchObject({ ok: true });
		expect(await list(actor)).toHaveLength(1);
	});

	it('is refused to a reader, to a record that is gone or of another office, and leaves nothing behind', async () => {
		const { actor, partner } = await office();
		const reader = buildActor(actor.officeId, 'reader');
		expect((await add(reader, partner)).outcome).toEqual({ ok: false, reason: 'forbidden' });
		expect((await add((await office()).actor, partner)).outcome).toEqual({ ok: false, reason: 'not_found' });
		const zip = await add(actor, partner, { bytes: SAMPLE_FILES.zip });
		expect(zip.outcome).toEqual({ ok: false, reason: 'problem', field: 'file', code: 'file_kind' });
		await deletePartner(test.db, actor, partner);
		expect((await add(actor, partner)).outcome).toEqual({ ok: false, reason: 'not_found' });
		expect(await list(actor)).toEqual([]);
	});
});

describe('changing and deleting a document', () => {
	it('changes its title and who sees it, and finds it by the new title', async () => {
		const { actor, partner } = await office();
		const { id } = await add(actor, partner);
		const edit = { id, version: 1, title: { en: 'The pact' }, visibility: 'office' as const };
		expect(await editAttachment(test.db, actor, edit)).toMatchObject({ ok: true });
		expect(await editAttachment(test.db, actor, edit)).toEqual({ ok: false, reason: 'stale' });
		expect((await list(actor, 'q=pact')).map((row) => row.id)).toEqual([id]);
		expect((await list(actor, `q=${encodeURIComponent('הסכם')}`)).map((row) => row.id)).toEqual([id]);
		const reader = buildActor(actor.officeId, 'reader');
		expect(await editAttachment(test.db, reader, edit)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await list(reader)).toEqual([]);
	});

	it('a deleted one is gone from the lists; its file stays on the disk', async () => {
		const { actor, partner } = await office();
		const { id } = await add(actor, partner);
		const [row] = await list(actor);
		expect(await deleteAttachment(test.db, buildActor(actor.officeId, 'reader'), id)).toMatchObject({ ok: false });
		expect(await deleteAttachment(test.db, actor, id)).toEqual({ ok: true, id });
		expect(await deleteAttachment(test.db, actor, id)).toEqual({ ok: false, reason: 'not_found' });
		const found = await test.db.forOffice(actor.officeId, (tx) => loadAttachment(tx, actor, id));
		expect(found).toBeUndefined();
		expect(await readStoredFile(folder, row?.sha256 ?? '')).toBeDefined();
	});
});

describe('the list of documents', () => {
	it('is narrowed by kind, kind of record and partner, through the records that name it', async () => {
		const { actor, partner } = await office();
		const agreement = await buildAgreement(test.db, actor, [partner]);
		const pact = await add(actor, agreement, { subject: 'agreement' });
		const photo = await add(actor, await buildActivity(test.db, actor), {
			subject: 'activity',
			bytes: SAMPLE_FILES.jpeg
		});
		const ids = async (query: string) => (await list(actor, query)).map((row) => row.id);
		expect(await ids('')).toEqual([photo.id, pact.id]);
		expect(await ids('group=picture')).toEqual([photo.id]);
		expect(await ids('subject=agreement')).toEqual([pact.id]);
		expect(await ids(`partner=${partner}`)).toEqual([pact.id]);
		expect(await ids('group=king&partner=x')).toHaveLength(2);
	});

	it('shows a reader nothing of a record that is meant for the office alone', async () => {
		const { actor } = await office();
		const hidden = await buildActivity(test.db, actor, { visibility: 'office' });
		const { id } = await add(actor, hidden, { subject: 'activity', visibility: 'public' });
		const reader = buildActor(actor.officeId, 'reader');
		expect(await list(reader)).toEqual([]);
		expect(await test.db.forOffice(actor.officeId, (tx) => loadAttachment(tx, reader, id))).toBeUndefined();
		const onPage = await test.db.forOffice(actor.officeId, (tx) => listAttachments(tx, actor, 'activity', hidden));
		expect(onPage.map((row) => row.id)).toEqual([id]);
	});

	it('goes on after a page', async () => {
		const { actor, partner } = await office();
		for (let count = 0; count < 3; count += 1) await add(actor, partner);
		const filters = attachmentFilters(new URLSearchParams());
		const page = (after?: string) =>
			test.db.forOffice(actor.officeId, (tx) =>
				listAllAttachments(tx, actor, filters, { after: readCursor(after ?? null), size: 2 })
			);
		const first = await page();
		const second = await page(first.next);
		expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual((await list(actor)).map((row) => row.id));
		expect(second.next).toBeUndefined();
	});
});
