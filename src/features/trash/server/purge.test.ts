import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deleteActivity } from '#features/activity/server/commands.ts';
import { addAttachment, deleteAttachment } from '#features/attachment/server/commands.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { deletePartner } from '#features/partner/server/commands.ts';
import { deletePerson } from '#features/person/server/commands.ts';
import { OWN_SECTION } from '#features/studio/edits.ts';
import { removeBlock, saveBlock } from '#features/studio/server/block-commands.ts';
import { saveReport } from '#features/studio/server/commands.ts';
import { addSection, removeSection } from '#features/studio/server/edit-commands.ts';
import { newId } from '#kernel/id.ts';
import { fileName, readStoredFile, sha256Of } from '#platform/server/files.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActivity,
	buildActor,
	buildAgreement,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildPerson,
	buildRole,
	buildStep,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { purgeTrash } from './purge.ts';

const test = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kesher-purge-'));
const later = (days: number) => new Date(new Date().getTime() + days * 24 * 60 * 60 * 1000);

afterAll(() => rmSync(folder, { recursive: true }));

async function office() {
	const actor = buildActor(await buildOffice(test.db));
	return { actor, partner: await buildPartner(test.db, actor) };
}

async function count(table: string, id: string, column = 'id'): Promise<number> {
	const { rows } = await test.admin.query<{ count: string }>(`select count(*) from ${table} where ${column} = $1`, [
		id
	]);
	return Number(rows[0]?.count);
}

async function file(actor: Actor, partner: string, text: string): Promise<{ id: string; sha256: string }> {
	const [id, bytes] = [newId(), Buffer.from(text)];
	const input = { id, subject: 'partner' as const, subjectId: partner, title: {}, visibility: 'office' as const };
	expect(await addAttachment(test.db, folder, actor, { ...input, name: 'a.txt', bytes })).toMatchObject({ ok: true });
	return { id, sha256: sha256Of(bytes) };
}

describe('after 30 days', () => {
	it('what was removed from a report is gone for good; before, it is not', async () => {
		const { actor } = await office();
		const [id, block] = [newId(), newId()];
		const about = { id, version: 0, title: {}, from: '2020-01-01', to: '2020-12-31', audience: 'council' as const };
		await saveReport(test.db, actor, { ...about, tellsMoney: false, languages: ['en'] });
		const said = { section: 'goals', kind: 'text' as const, words: { en: 'Not this' }, source: {} };
		await saveBlock(test.db, actor, id, { id: block, version: 0, ...said });
		await addSection(test.db, actor, id, { id: block, title: { en: 'Nor that' } });
		await removeBlock(test.db, actor, id, block);
		await removeSection(test.db, actor, id, `${OWN_SECTION}${block}`);
		await purgeTrash(test.db, folder, later(29));
		expect([await count('report_block', block), await count('report_section', id, 'report_id')]).toEqual([1, 1]);
		await purgeTrash(test.db, folder, later(31));
		expect([await count('report_block', block), await count('report_section', id, 'report_id')]).toEqual([0, 0]);
	});

	it('a deleted record is gone for good, with its search entry; before, it is not; the trail says so', async () => {
		const { actor } = await office();
		const id = await buildActivity(test.db, actor);
		const kept = await buildActivity(test.db, actor);
		await deleteActivity(test.db, actor, id);
		await purgeTrash(test.db, folder, later(29));
		expect(await count('activity', id)).toBe(1);
		expect((await purgeTrash(test.db, folder, later(31))).records).toBeGreaterThan(0);
		expect(await count('activity', id)).toBe(0);
		expect(await count('activity', kept)).toBe(1);
		expect(await count('search_entry', id, 'record_id')).toBe(0);
		const { rows } = await test.admin.query('select action, actor from audit_event where record_id = $1 order by id', [
			id
		]);
		expect(rows.at(-1)).toEqual({ action: 'purge', actor: 'Kesher' });
	});

	it('what named a person who is gone is not found by that name any more', async () => {
		const { actor } = await office();
		const person = await buildPerson(test.db, actor, { name: { en: 'Zebulon Quill' } });
		const activity = await recordActivity(test.db, actor, { people: [{ id: person, role: 'guest' }] });
		const isFound = async () => {
			const { rows } = await test.admin.query<{ found: boolean }>(
				`select lexemes::text ~ 'zebulon' as found from search_entry where record_id = $1`,
				[activity]
			);
			return rows[0]?.found;
		};
		expect(await isFound()).toBe(true);
		await deletePerson(test.db, actor, person);
		await purgeTrash(test.db, folder, later(31));
		expect(await isFound()).toBe(false);
	});

	it('what belonged to it goes with it, and what only named it stays and forgets it', async () => {
		const { actor, partner } = await office();
		const step = await buildStep(test.db, actor, { subject: 'partner', subjectId: partner });
		const agreement = await buildAgreement(test.db, actor, [partner, await buildPartner(test.db, actor)]);
		const body = await buildOrganisation(test.db, actor, { partnerId: partner });
		const mayor = await buildPerson(test.db, actor);
		const role = await buildRole(test.db, actor, mayor, { of: { noun: 'partner', id: partner } });
		const owner = await buildPerson(test.db, actor);
		const initiative = await buildInitiative(test.db, actor, { ownerId: owner, partners: [partner] });
		await deletePartner(test.db, actor, partner);
		await deletePerson(test.db, actor, owner);
		await purgeTrash(test.db, folder, later(31));
		expect(await count('partner', partner)).toBe(0);
		expect(await count('next_step', step)).toBe(0);
		expect(await count('role_held', role)).toBe(0);
		expect(await count('agreement', agreement)).toBe(1);
		expect(await count('person', mayor)).toBe(1);
		const { rows } = await test.admin.query(
			`select (select partner_id from organisation where id = $1) as partner, (select owner_id from initiative where id = $2) as owner`,
			[body, initiative]
		);
		expect(rows).toEqual([{ partner: null, owner: null }]);
	});

	it('a file goes when no record of any office names it, and not while it may still be named', async () => {
		const [ours, theirs] = [await office(), await office()];
		const alone = await file(ours.actor, ours.partner, 'only ours');
		const shared = await file(ours.actor, ours.partner, 'both have it');
		await file(theirs.actor, theirs.partner, 'both have it');
		const fresh = await file(ours.actor, ours.partner, 'stored again a moment ago');
		for (const { id } of [alone, shared, fresh]) await deleteAttachment(test.db, ours.actor, id);
		const now = later(31);
		utimesSync(join(folder, fileName(fresh.sha256)), now, now);
		expect(await purgeTrash(test.db, folder, now)).toEqual({ records: 3, files: 1 });
		expect(await readStoredFile(folder, alone.sha256)).toBeUndefined();
		expect(await readStoredFile(folder, shared.sha256)).toBeDefined();
		expect(await readStoredFile(folder, fresh.sha256)).toBeDefined();
	});

	it('the files of a deleted partner go with it', async () => {
		const { actor, partner } = await office();
		const { id, sha256 } = await file(actor, partner, 'a scan');
		await deletePartner(test.db, actor, partner);
		await purgeTrash(test.db, folder, later(31));
		expect(await count('attachment', id)).toBe(0);
		expect(await readStoredFile(folder, sha256)).toBeUndefined();
	});

	it.each(['it was deleted itself', 'its partner was'])('news lose a picture that is gone because %s', async (why) => {
		const { actor, partner } = await office();
		const [news, picture] = [newId(), await file(actor, partner, `a picture, ${why}`)];
		await test.db.forOffice(actor.officeId, (tx) =>
			tx
				.insertInto('news')
				.values({
					office_id: actor.officeId,
					id: news,
					title: { en: 'Told' },
					day: '2020-01-01',
					picture_id: picture.id
				})
				.execute()
		);
		if (why === 'its partner was') await deletePartner(test.db, actor, partner);
		else await deleteAttachment(test.db, actor, picture.id);
		await purgeTrash(test.db, folder, later(31));
		const { rows } = await test.admin.query('select picture_id from news where id = $1', [news]);
		expect(rows).toEqual([{ picture_id: null }]);
	});

	it('nothing is left to do the second time', async () => {
		await purgeTrash(test.db, folder, later(31));
		expect(await purgeTrash(test.db, folder, later(31))).toEqual({ records: 0, files: 0 });
	});
});
