import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addAttachment, deleteAttachment, editAttachment } from '#features/attachment/server/commands.ts';
import { deleteActivity } from '#features/activity/server/commands.ts';
import type { Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { purgeTrash } from '#features/trash/server/purge.ts';
import { sweepFiles } from '#features/trash/server/sweep.ts';
import { picturesIn } from '#kernel/flow-document.ts';
import { newId } from '#kernel/id.ts';
import { PLAIN } from '#kernel/look.ts';
import { readStoredFile } from '#platform/server/files.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, buildPartner, recordActivity } from '../../../../tests/support/factories.ts';
import { greyPng, PICTURE, turned } from '../../../../tests/support/sample-pictures.ts';
import type { PictureInput, ReportInput } from '../form.ts';
import { removeBlock, saveBlock, saveBlockOrder } from './block-commands.ts';
import { moveReport, saveReport, sealOf } from './commands.ts';
import { finishedOf, loadFinished, loadWork, type Work } from './finished.ts';
import { savePicture } from './picture-commands.ts';
import { listCandidates, readPicture, withPictures } from './pictures.ts';

const test = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kesher-pictures-'));
const TODAY = '2026-11-29';
const later = (days: number) => new Date(new Date().getTime() + days * 24 * 60 * 60 * 1000);

afterAll(() => rmSync(folder, { recursive: true }));

interface Begun {
	actor: Actor;
	id: string;
	activity: string;
	partner: string;
}

/** A director with a report of 2020, in which one thing was done that the readers of the report may know of. */
async function begun(overrides: Partial<ReportInput> = {}, visibility: Visibility = 'council'): Promise<Begun> {
	const actor = buildActor(await buildOffice(test.db), 'director');
	const partner = await buildPartner(test.db, actor, { visibility });
	const title = { he: 'ביקור', en: 'A visit' };
	const activity = await recordActivity(test.db, actor, {
		partners: [partner],
		starts: '2020-05-12',
		title,
		visibility
	});
	const report: ReportInput = {
		...{ id: newId(), version: 0, title: {}, from: '2020-01-01', to: '2020-12-31', audience: 'council' },
		...{ tellsMoney: false, languages: ['he', 'en'], template: null },
		...overrides
	};
	await saveReport(test.db, actor, report);
	return { actor, id: report.id, activity, partner };
}

async function attach({ actor, activity }: Begun, overrides: { visibility?: Visibility; bytes?: Uint8Array } = {}) {
	const id = newId();
	const added = await addAttachment(test.db, folder, actor, {
		...{ id, subject: 'activity', subjectId: activity, title: {}, name: 'tree.jpg' },
		...{ visibility: 'council', bytes: PICTURE, ...overrides }
	});
	expect(added).toMatchObject({ ok: true });
	return id;
}

function input(overrides: Partial<PictureInput> = {}): PictureInput {
	return {
		...{ id: newId(), version: 0, section: 'highlights', attachment: null },
		...{ words: { he: 'נטיעת עץ', en: 'Planting a tree' }, source: {}, ...overrides }
	};
}

function add({ actor, id }: Begun, overrides: Partial<PictureInput> = {}, bytes?: Uint8Array) {
	const upload = bytes && { name: 'C:\\camera\\tree.jpg', bytes };
	return savePicture(test.db, folder, actor, id, { ...input(overrides), upload });
}

async function workOf({ actor, id }: Begun): Promise<Work> {
	const work = await loadWork(test.db, actor, id, TODAY);
	if (!work) throw new Error('no report');
	return work;
}

const pictures = async (of: Begun) => (await workOf(of)).edits.blocks.map(({ picture }) => picture);
const shown = async (of: Begun) => {
	const { documents } = finishedOf(await workOf(of));
	return documents.he ? picturesIn(documents.he) : [];
};
const rules = async (of: Begun) => (await workOf(of)).points.filter(({ blocks }) => blocks).map(({ rule }) => rule);

async function move(of: Begun, wanted: 'submit' | 'approve' | 'close') {
	const work = await workOf(of);
	const finished = finishedOf(work);
	const { version } = work.report;
	return moveReport(
		test.db,
		of.actor,
		{ id: of.id, version, move: wanted, note: null, seen: sealOf(finished) },
		finished
	);
}

describe('a picture of a report', () => {
	it('is made of a document, upright, and shown with its words in each language', async () => {
		const report = await begun();
		const attachment = await attach(report, { bytes: turned(6) });
		expect(await add(report, { attachment })).toMatchObject({ ok: true });
		const [picture] = await pictures(report);
		expect(picture).toMatchObject({
			mediaType: 'image/jpeg',
			name: 'tree.jpg',
			width: 160,
			height: 320,
			state: 'there'
		});
		const { documents } = finishedOf(await workOf(report));
		const block = (language: 'he' | 'en') =>
			documents[language]?.sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'picture');
		expect([block('he'), block('en')]).toMatchObject([{ alt: 'נטיעת עץ' }, { alt: 'Planting a tree' }]);
		const file = picture?.file ?? '';
		const outfit = documents.he && (await withPictures(PLAIN, folder, documents.he));
		expect(outfit?.pictures.get(file)).toEqual(await readStoredFile(folder, file.slice(0, 64)));
	});

	it('is uploaded, and added once though its form was sent twice', async () => {
		const report = await begun();
		const id = newId();
		for (let time = 0; time < 2; time += 1)
			expect(await add(report, { id }, greyPng(30, 20))).toMatchObject({ ok: true });
		expect(await pictures(report)).toMatchObject([{ mediaType: 'image/png', name: 'tree.jpg', width: 30, height: 20 }]);
	});

	it('keeps its picture where only its words are changed, and takes another where one is sent', async () => {
		const report = await begun();
		const id = newId();
		await add(report, { id }, PICTURE);
		const [before] = await pictures(report);
		expect(await add(report, { id, version: 1, source: { en: 'In May' } })).toMatchObject({ ok: true });
		expect(await pictures(report)).toEqual([before]);
		expect(await add(report, { id, version: 1 })).toEqual({ ok: false, reason: 'stale' });
		expect(await add(report, { id, version: 2 }, greyPng(8, 8))).toMatchObject({ ok: true });
		expect(await pictures(report)).toMatchObject([{ width: 8, height: 8 }]);
	});

	it('is refused where there is none, where it is no picture, and to whoever may not', async () => {
		const report = await begun();
		const problem = { ok: false, reason: 'problem' };
		expect(await add(report)).toEqual({ ...problem, field: 'attachment', code: 'picture_needed' });
		expect(await add(report, {}, Buffer.from('no picture'))).toEqual({
			...problem,
			field: 'file',
			code: 'not_a_picture'
		});
		expect(await add(report, {}, PICTURE.slice(0, 900))).toEqual({ ...problem, field: 'file', code: 'picture_broken' });
		expect(await add(report, { attachment: newId() })).toEqual({
			...problem,
			field: 'attachment',
			code: 'picture_gone'
		});
		const reader = { ...report, actor: buildActor(report.actor.officeId, 'reader') };
		expect(await add(reader, {}, PICTURE)).toEqual({ ok: false, reason: 'forbidden' });
		const stranger = { ...report, actor: (await begun()).actor };
		expect(await add(stranger, {}, PICTURE)).toEqual({ ok: false, reason: 'not_found' });
		expect(await pictures(report)).toEqual([]);
	});

	it('stays a picture, and words stay words', async () => {
		const report = await begun();
		const id = newId();
		await add(report, { id }, PICTURE);
		const words = { id, version: 1, section: 'highlights', kind: 'text' as const, words: { en: 'Words' }, source: {} };
		expect(await saveBlock(test.db, report.actor, report.id, words)).toEqual({ ok: false, reason: 'stale' });
	});

	it('is one of so many as a file may hold', async () => {
		const report = await begun();
		await add(report, {}, PICTURE);
		await test.admin.query(`update report_block set picture_bytes = $2 where report_id = $1`, [
			report.id,
			40 * 1024 * 1024
		]);
		expect(await add(report, {}, PICTURE)).toEqual({
			...{ ok: false, reason: 'problem', field: 'file' },
			...{ code: 'pictures_together', limit: 40 }
		});
	});

	it('stands where it was put among the others', async () => {
		const report = await begun();
		const [one, two, three] = [newId(), newId(), newId()];
		for (const id of [one, two, three]) await add(report, { id }, PICTURE);
		const order = { section: 'highlights', order: [three, one] };
		expect(await saveBlockOrder(test.db, report.actor, report.id, order)).toMatchObject({ ok: true });
		const ids = async () => (await workOf(report)).edits.blocks.map(({ id }) => id);
		expect((await ids()).toSorted()).toEqual([one, two, three].toSorted());
		expect((await ids()).indexOf(three)).toBeLessThan((await ids()).indexOf(one));
		expect(await removeBlock(test.db, report.actor, report.id, two)).toMatchObject({ ok: true });
		expect(await ids()).toEqual([three, one]);
	});
});

describe('who may see a picture', () => {
	it('a report shows none that is not meant for its readers, and offers none', async () => {
		const report = await begun({ audience: 'public' }, 'public');
		const [office, council, open] = [
			await attach(report, { visibility: 'office' }),
			await attach(report, { visibility: 'council' }),
			await attach(report, { visibility: 'public' })
		];
		const { facts } = await workOf(report);
		const offered = await test.db.forOffice(report.actor.officeId, (tx) =>
			listCandidates(tx, report.actor, facts, [report.activity])
		);
		expect(offered).toMatchObject([{ id: open, name: 'tree.jpg', isOfSection: true, about: { id: report.activity } }]);
		const gone = { ok: false, reason: 'problem', field: 'attachment', code: 'picture_gone' };
		for (const attachment of [office, council]) expect(await add(report, { attachment })).toEqual(gone);
		expect(await add(report, { attachment: open })).toMatchObject({ ok: true });
	});

	it('one whose document is kept from them later is not shown any more, and stands in the way of approval', async () => {
		const report = await begun();
		const attachment = await attach(report);
		await add(report, { attachment });
		expect([await shown(report), await rules(report)]).toMatchObject([[expect.any(String)], []]);
		const edit = { id: attachment, version: 1, title: {}, visibility: 'office' as const };
		await editAttachment(test.db, report.actor, edit);
		expect([await shown(report), await rules(report)]).toEqual([[], ['picture_withheld']]);
	});

	it('one whose document or record was deleted neither', async () => {
		const report = await begun();
		const [one, two] = [await attach(report), await attach(report, { bytes: greyPng(9, 9) })];
		await add(report, { attachment: one });
		await add(report, { attachment: two });
		await deleteAttachment(test.db, report.actor, one);
		expect([(await shown(report)).length, await rules(report)]).toEqual([1, ['picture_gone']]);
		await deleteActivity(test.db, report.actor, report.activity);
		expect([await shown(report), await rules(report)]).toEqual([[], expect.arrayContaining(['picture_gone'])]);
		// Gone for good, it is still named.
		await purgeTrash(test.db, folder, later(31));
		expect((await pictures(report)).map((picture) => [picture?.name, picture?.state])).toEqual([
			['tree.jpg', 'gone'],
			['tree.jpg', 'gone']
		]);
	});

	it('is read by whoever works on the report, and by readers once it is approved; by nobody else', async () => {
		const report = await begun();
		await add(report, {}, PICTURE);
		const [file = ''] = await shown(report);
		const read = (actor: Actor, name = file) => readPicture(test.db, folder, actor, { id: report.id, file: name });
		const reader = buildActor(report.actor.officeId, 'reader');
		expect(await read(report.actor)).toMatchObject({ mediaType: 'image/jpeg' });
		expect(await read(reader)).toBeUndefined();
		for (const step of ['submit', 'approve'] as const) expect(await move(report, step)).toMatchObject({ ok: true });
		expect(await read(reader)).toMatchObject({ mediaType: 'image/jpeg' });
		expect(await read((await begun()).actor)).toBeUndefined();
		expect(await read(report.actor, `${'0'.repeat(64)}.jpg`)).toBeUndefined();
		expect(await read(report.actor, '../secrets.json')).toBeUndefined();
		// A document of the office is no picture of the report, though it is there.
		const other = await attach(report, { bytes: turned(1) });
		const { rows } = await test.admin.query<{ sha256: string }>(`select sha256 from attachment where id = $1`, [other]);
		expect(await read(report.actor, `${rows[0]?.sha256 ?? ''}.jpg`)).toBeUndefined();
	});
});

describe('what a kept report shows', () => {
	it('stays, whatever becomes of the documents and of the report that is worked on', async () => {
		const report = await begun();
		const attachment = await attach(report);
		const id = newId();
		await add(report, { id, attachment });
		const [file = ''] = await shown(report);
		for (const step of ['submit', 'approve', 'close'] as const) {
			expect(await move(report, step)).toMatchObject({ ok: true });
		}
		await deleteAttachment(test.db, report.actor, attachment);
		await purgeTrash(test.db, folder, later(31));
		await test.admin.query(`delete from report_block where id = $1`, [id]);
		await sweepFiles(test.db, folder, later(60));
		const kept = await loadFinished(test.db, report.actor, report.id, 'en', TODAY);
		expect(kept && picturesIn(kept.document)).toEqual([file]);
		const outfit = kept && (await withPictures(PLAIN, folder, kept.document));
		expect(outfit?.pictures.get(file)?.length).toBeGreaterThan(100);
		const { rows } = await test.admin.query(
			`select number from report_version_file where report_id = $1 and sha256 = $2 order by number`,
			[report.id, file.slice(0, 64)]
		);
		expect(rows).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
	});

	it('a picture of no report and no version is swept after its time', async () => {
		const report = await begun();
		const id = newId();
		await add(report, { id }, greyPng(77, 33));
		const [file = ''] = await shown(report);
		await sweepFiles(test.db, folder, later(60));
		expect(await readStoredFile(folder, file.slice(0, 64))).toBeDefined();
		await removeBlock(test.db, report.actor, report.id, id);
		// It can be brought back for a while, with its picture.
		await sweepFiles(test.db, folder, later(29));
		expect(await readStoredFile(folder, file.slice(0, 64))).toBeDefined();
		await purgeTrash(test.db, folder, later(31));
		expect(await readStoredFile(folder, file.slice(0, 64))).toBeUndefined();
	});
});
