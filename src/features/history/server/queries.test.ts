import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveAgreement } from '#features/agreement/server/commands.ts';
import { loadAgreement } from '#features/agreement/server/queries.ts';
import { addAttachment, deleteAttachment, type NewAttachment } from '#features/attachment/server/commands.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import { savePerson } from '#features/person/server/commands.ts';
import { deletePartner } from '#features/partner/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { readCursor } from '#kernel/paging.ts';
import { recordChange } from '#platform/server/audit.ts';
import { RECORD_TABLES } from '#platform/server/records.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActivity,
	buildActor,
	buildAgreement,
	buildClaim,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildPerson,
	buildStep
} from '../../../../tests/support/factories.ts';
import { markStep } from '#features/step/server/commands.ts';
import type { HistoryNoun } from '../history.ts';
import { fieldLabel, UNSAID } from '../labels.ts';
import { listHistory, nameRecord } from './queries.ts';

const test = testDatabase();
const BOOKKEEPING = ['office_id', 'version', 'created_at', 'created_by', 'updated_at', 'deleted_at'];

async function office(): Promise<Pick<Desk, 'actor' | 'office'>> {
	const actor = buildActor(await buildOffice(test.db));
	const found = await test.db.forOffice(actor.officeId, (tx) => loadOffice(tx, actor.officeId));
	if (!found) throw new Error('no office');
	return { actor, office: found };
}

async function addFile(
	desk: Pick<Desk, 'actor'>,
	file: Pick<NewAttachment, 'id' | 'subjectId' | 'name' | 'visibility'>
) {
	const folder = await mkdtemp(join(tmpdir(), 'kesher-history-'));
	const bytes = Buffer.from(`what ${file.name} says`);
	const outcome = await addAttachment(test.db, folder, desk.actor, { ...file, subject: 'partner', title: {}, bytes });
	expect(outcome.ok).toBe(true);
	await rm(folder, { recursive: true });
}

type Options = Parameters<typeof listHistory>[4];

async function history(desk: Pick<Desk, 'actor' | 'office'>, noun: HistoryNoun, id: string, options: Options = {}) {
	return test.db.forOffice(desk.actor.officeId, (tx) =>
		listHistory(tx, desk, noun, id, { language: 'en', ...options })
	);
}

it('every column of every record is said in words in both languages, or is on the list of what is not', async () => {
	const { rows } = await test.admin.query<{ table: HistoryNoun; column: string }>(
		`select table_name as table, column_name as column from information_schema.columns
		where table_schema = 'kesher' and table_name = any ($1)`,
		[RECORD_TABLES]
	);
	const columns = rows.filter(({ column }) => !BOOKKEEPING.includes(column) && !UNSAID.has(column));
	expect(columns.length).toBeGreaterThan(100);
	for (const { table, column } of columns) {
		for (const language of ['he', 'en'] as const) {
			expect([table, column, fieldLabel(table, column, language)]).toEqual([table, column, expect.stringMatching(/./)]);
		}
	}
});

describe('the history of a record', () => {
	it('tells who did what, the latest first, with names for what is linked', async () => {
		const desk = await office();
		const partner = await buildPartner(test.db, desk.actor);
		const second = await buildPartner(test.db, desk.actor, { name: { en: 'Verona' } });
		const id = await buildAgreement(test.db, desk.actor, [partner]);
		const found = await test.db.forOffice(desk.actor.officeId, (tx) =>
			loadAgreement(tx, desk.actor.officeId, id, VISIBILITIES)
		);
		if (!found) throw new Error('gone');
		const noa = { ...desk.actor, name: 'Noa' };
		await saveAgreement(test.db, noa, { ...found, kind: 'memorandum', partners: [second], signatories: [] });
		const { entries, timeZone } = await history(desk, 'agreement', id);
		expect(timeZone).toBe('Asia/Jerusalem');
		expect(entries.map((entry) => [entry.actor, entry.deed])).toEqual([
			['Noa', 'update'],
			['Dana', 'create']
		]);
		expect(entries[0]?.changes).toEqual([
			{ field: 'Kind', before: 'Twin-city pact', after: 'Memorandum of understanding' },
			{ field: 'Partners', before: 'Poznań', after: 'Verona' }
		]);
	});

	it('of an agreement tells of its sources too, the lost preference of one included', async () => {
		const desk = await office();
		const id = await buildAgreement(test.db, desk.actor, [await buildPartner(test.db, desk.actor)]);
		await buildClaim(test.db, desk.actor, id, { preferred: true });
		await buildClaim(test.db, desk.actor, id, { date: '2010', preferred: true });
		const { entries } = await history(desk, 'agreement', id);
		expect(entries.map((entry) => [entry.noun, entry.part !== undefined, entry.deed])).toEqual([
			['claim', true, 'create'],
			['claim', true, 'update'],
			['claim', true, 'create'],
			['agreement', false, 'create']
		]);
		expect(entries[1]?.changes).toEqual([{ field: 'Chosen for reports', before: 'Yes', after: 'No' }]);
	});

	it('tells of its steps and its documents by their names, and a reader of such documents as are meant for them', async () => {
		const desk = await office();
		const reader = { ...desk, actor: buildActor(desk.actor.officeId, 'reader') };
		const subjectId = await buildPartner(test.db, desk.actor);
		const step = await buildStep(test.db, desk.actor, { subject: 'partner', subjectId }, { what: { en: 'Ring them' } });
		await markStep(test.db, desk.actor, { id: step, done: true }, '2020-09-09');
		const [open, closed] = [newId(), newId()];
		await addFile(desk, { id: open, subjectId, name: 'minutes.txt', visibility: 'council' });
		await addFile(desk, { id: closed, subjectId, name: 'draft.txt', visibility: 'office' });
		await deleteAttachment(test.db, desk.actor, open);
		await buildStep(test.db, desk.actor, { subject: 'partner', subjectId: await buildPartner(test.db, desk.actor) });
		const said = async (who: typeof desk) =>
			(await history(who, 'partner', subjectId)).entries.map((entry) => [entry.deed, entry.noun, entry.part].join(' '));
		const added = 'create attachment draft.txt';
		const all = [
			'delete attachment minutes.txt',
			added,
			'create attachment minutes.txt',
			'done next_step Ring them',
			'create next_step Ring them'
		];
		expect(await said(desk)).toEqual(all);
		expect(await said(reader)).toEqual(all.filter((entry) => entry !== added));
	});

	it('goes on after a page', async () => {
		const desk = await office();
		const step = { subject: 'partner' as const, subjectId: await buildPartner(test.db, desk.actor) };
		const id = await buildStep(test.db, desk.actor, step);
		for (const done of [true, false, true]) await markStep(test.db, desk.actor, { id, done }, '2020-09-09');
		const first = await history(desk, 'next_step', id, { size: 2 });
		const second = await history(desk, 'next_step', id, { size: 2, after: readCursor(first.next ?? null) });
		expect([...first.entries, ...second.entries].map((entry) => entry.deed)).toEqual([
			'done',
			'undone',
			'done',
			'create'
		]);
		expect(second.next).toBeUndefined();
	});

	it('hides from a reader how a person can be reached, and the names of records for the office alone', async () => {
		const desk = await office();
		const reader = { ...desk, actor: buildActor(desk.actor.officeId, 'reader') };
		const id = await buildPerson(test.db, desk.actor, { name: { en: 'Jan' } });
		const input = {
			id,
			version: 1,
			name: { en: 'Jan K.' },
			email: 'jan@example.pl',
			phone: '',
			languages: [],
			note: 'x',
			receivedOn: null,
			receivedFrom: 'A fair',
			noticeOn: null
		};
		await savePerson(test.db, desk.actor, input, 'IL');
		const said = async (who: typeof desk) => JSON.stringify((await history(who, 'person', id)).entries);
		expect(await said(desk)).toContain('jan@example.pl');
		expect(await said(reader)).toContain('Jan K.');
		expect(await said(reader)).not.toMatch(/jan@example|note|fair|received/i);
		const hidden = await buildPartner(test.db, desk.actor, { visibility: 'office', name: { en: 'Secret City' } });
		const initiative = await buildInitiative(test.db, desk.actor);
		const entry = { noun: 'initiative', recordId: initiative, action: 'update' as const };
		await test.db.forOffice(desk.actor.officeId, (tx) => {
			recordChange(tx, desk.actor, { ...entry, before: { partners: [] }, after: { partners: [hidden] } });
			return Promise.resolve();
		});
		const names = async (who: typeof desk) => JSON.stringify((await history(who, 'initiative', initiative)).entries);
		expect(await names(desk)).toContain('Secret City');
		expect(await names(reader)).toContain('a record that is no longer there');
	});

	it('is empty for another office, and a deleted record still has its name', async () => {
		const [desk, stranger] = [await office(), await office()];
		const id = await buildPartner(test.db, desk.actor);
		await deletePartner(test.db, desk.actor, id);
		expect((await history(stranger, 'partner', id)).entries).toEqual([]);
		const named = (actor: Actor) => test.db.forOffice(actor.officeId, (tx) => nameRecord(tx, actor, 'partner', id));
		expect((await named(desk.actor))?.title).toMatchObject({ en: 'Poznań' });
		expect(await named(stranger.actor)).toBeUndefined();
		const activity = await buildActivity(test.db, desk.actor, { visibility: 'office' });
		const reader = buildActor(desk.actor.officeId, 'reader');
		const hidden = await test.db.forOffice(reader.officeId, (tx) => nameRecord(tx, reader, 'activity', activity));
		expect(hidden).toBeUndefined();
	});
});
