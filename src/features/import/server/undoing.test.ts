import { describe, expect, it } from 'vitest';
import { loadOffice } from '#features/office/server/queries.ts';
import type { Office } from '#features/office/office.ts';
import { activityProposal, bring, partnerProposal, plainProposal } from '../../../../tests/support/brought.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildAgreement,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPerson,
	buildRole,
	buildStep,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { previewUndo, undoImport } from './commands.ts';
import { acceptProposal, editProposal, mergeProposal, reopenProposal, type Reviewer } from './decisions.ts';

const test = testDatabase();
const NOW = new Date('2026-11-30T10:00:00Z');

async function someone(): Promise<Reviewer> {
	const officeId = await buildOffice(test.db);
	const office = (await test.db.forOffice(officeId, (tx) => loadOffice(tx, officeId))) as Office;
	return { db: test.db, actor: buildActor(officeId, 'director'), office };
}

/** A document of which one proposal was taken. @returns what it became */
async function taken(reviewer: Reviewer, proposals: Parameters<typeof bring>[1], text: string) {
	const brought = await bring(reviewer, proposals);
	expect(await acceptProposal(reviewer, brought.id, await brought.of(text), NOW)).toMatchObject({ ok: true });
	const { record } = await brought.of(text);
	return { brought, id: record?.id ?? '' };
}

async function isLive(table: string, id: string): Promise<boolean> {
	const { rows } = await test.admin.query(`select from ${table} where id = $1 and deleted_at is null`, [id]);
	return rows.length === 1;
}

describe('a partner that an import made', () => {
	const about = (partner: string) => ({ subject: 'partner', subjectId: partner }) as const;
	it.each([
		['an activity', ({ actor }: Reviewer, id: string) => recordActivity(test.db, actor, { partners: [id] })],
		['an agreement', ({ actor }: Reviewer, id: string) => buildAgreement(test.db, actor, [id])],
		['an initiative', ({ actor }: Reviewer, id: string) => buildInitiative(test.db, actor, { partners: [id] })],
		['an organisation', ({ actor }: Reviewer, id: string) => buildOrganisation(test.db, actor, { partnerId: id })],
		['a next step', ({ actor }: Reviewer, id: string) => buildStep(test.db, actor, about(id))],
		[
			'a role',
			async ({ actor }: Reviewer, id: string) =>
				buildRole(test.db, actor, await buildPerson(test.db, actor), { of: { noun: 'partner', id } })
		],
		[
			'a note',
			({ actor }: Reviewer, id: string) =>
				test.admin.query(
					`insert into data_note (office_id, id, partner_id, position, text) values ($1, gen_random_uuid(), $2, 1, '{"en": "x"}')`,
					[actor.officeId, id]
				)
		],
		[
			'a file',
			({ actor }: Reviewer, id: string) =>
				test.admin.query(
					`insert into attachment (office_id, id, partner_id, name, media_type, bytes, sha256)
						values ($1, gen_random_uuid(), $2, 'x.txt', 'text/plain', 1, repeat('a', 64))`,
					[actor.officeId, id]
				)
		],
		[
			'the section in which something is shown',
			async ({ actor }: Reviewer, id: string) => {
				const activity = await recordActivity(test.db, actor, {});
				await test.admin.query(
					'insert into activity_shown_on (office_id, activity_id, partner_id) values ($1, $2, $3)',
					[actor.officeId, activity, id]
				);
			}
		]
	])('stays where %s names it, and is named before', async (_what, names) => {
		const reviewer = await someone();
		const { brought, id } = await taken(reviewer, [partnerProposal('טירנה')], 'טירנה');
		await names(reviewer, id);
		const kept = [{ noun: 'partner', id, title: { he: 'טירנה' }, why: 'used' }];
		expect(await previewUndo(reviewer, brought.id, NOW)).toMatchObject({ deleted: [], kept });
		expect(await undoImport(reviewer, brought.id, NOW)).toMatchObject({ deleted: [], kept });
		expect(await isLive('partner', id)).toBe(true);
	});

	it('stays where a highlight of another import is about it; that one alone goes with its own import', async () => {
		const reviewer = await someone();
		const { brought, id } = await taken(reviewer, [partnerProposal('טירנה')], 'טירנה');
		const text = 'ברית חדשה עם טירנה';
		const other = await taken(reviewer, [{ ...plainProposal('highlight', text), partner: 'טירנה' } as never], text);
		expect(await previewUndo(reviewer, brought.id, NOW)).toMatchObject({ kept: [{ id, why: 'used' }] });
		await undoImport(reviewer, brought.id, NOW);
		const { rows } = await test.admin.query('select partner_id from highlight where id = $1', [other.id]);
		expect([rows, await isLive('partner', id)]).toEqual([[{ partner_id: id }], true]);
		expect(await undoImport(reviewer, other.brought.id, NOW)).toMatchObject({ deleted: ['highlight'], kept: [] });
	});

	it('goes with what the same import made of it, and where only what lies in the trash names it', async () => {
		const reviewer = await someone();
		const highlight = { ...plainProposal('highlight', 'ברית חדשה'), partner: 'טירנה' } as never;
		const { brought, id } = await taken(reviewer, [partnerProposal('טירנה'), highlight], 'ברית חדשה');
		const partner = (await brought.of('טירנה')).record?.id ?? '';
		const activity = await recordActivity(test.db, reviewer.actor, { partners: [partner] });
		await test.admin.query('update activity set deleted_at = now() where id = $1', [activity]);
		expect(await undoImport(reviewer, brought.id, NOW)).toMatchObject({
			...{ deleted: ['highlight', 'agreement', 'partner'], kept: [] }
		});
		expect([await isLive('partner', partner), await isLive('highlight', id)]).toEqual([false, false]);
	});

	it('stays where its agreement was changed since', async () => {
		const reviewer = await someone();
		const { brought, id } = await taken(reviewer, [partnerProposal('טירנה')], 'טירנה');
		await test.admin.query('update agreement set version = version + 1 where office_id = $1', [
			reviewer.actor.officeId
		]);
		expect(await undoImport(reviewer, brought.id, NOW)).toMatchObject({
			deleted: [],
			kept: [
				{ noun: 'agreement', why: 'changed' },
				{ noun: 'partner', id, why: 'used' }
			]
		});
		expect(await isLive('partner', id)).toBe(true);
	});

	it('goes with the activity for which it was added, though a line of the register has filled it since', async () => {
		const reviewer = await someone();
		const named = partnerProposal('Tirana', { country: 'AL', agreement: null });
		const brought = await bring(reviewer, [activityProposal({ text: 'ביקור', partner: 'טירנה' }), named]);
		const { id, version } = await brought.of('ביקור');
		const input = {
			...{ id, version, type: 'activity' as const, text: 'ביקור', isKept: false, partnerId: null, partner: 'טירנה' },
			...{ addsPartner: true, kind: 'official_visit' as const, direction: null, status: 'done' as const },
			...{ reason: null, reasonNote: '', starts: '2020', ends: null, participants: null, themes: [] }
		};
		expect(await editProposal(reviewer, brought.id, input, NOW)).toMatchObject({ ok: true });
		const kept = await brought.of('Tirana');
		const recordId = (await brought.of('ביקור')).made[0]?.id ?? '';
		const merging = { id: kept.id, version: kept.version, noun: 'partner' as const, recordId };
		expect(await mergeProposal(reviewer, brought.id, merging, NOW)).toMatchObject({ ok: true });
		expect(await reopenProposal(reviewer, brought.id, await brought.of('Tirana'), NOW)).toMatchObject({ ok: true });
		expect(await reopenProposal(reviewer, brought.id, await brought.of('ביקור'), NOW)).toMatchObject({ ok: true });
		const { rows } = await test.admin.query('select from partner where office_id = $1 and deleted_at is null', [
			reviewer.actor.officeId
		]);
		expect(rows).toEqual([]);
	});
});

describe('an activity that an import made', () => {
	it('stays where somebody noted what follows from it', async () => {
		const reviewer = await someone();
		const { brought, id } = await taken(reviewer, [activityProposal({ text: 'ביקור' })], 'ביקור');
		await buildStep(test.db, reviewer.actor, { subject: 'activity', subjectId: id });
		expect(await previewUndo(reviewer, brought.id, NOW)).toMatchObject({
			kept: [{ noun: 'activity', id, why: 'used' }]
		});
	});

	it('goes with its import, though another line of the same import has filled it since', async () => {
		const reviewer = await someone();
		const { brought, id } = await taken(
			reviewer,
			[activityProposal({ text: 'ביקור' }), activityProposal({ text: 'אירוח', participants: 12 })],
			'ביקור'
		);
		const second = await brought.of('אירוח');
		const input = { id: second.id, version: second.version, noun: 'activity' as const, recordId: id };
		expect(await mergeProposal(reviewer, brought.id, input, NOW)).toMatchObject({ ok: true });
		expect(await undoImport(reviewer, brought.id, NOW)).toMatchObject({ deleted: ['activity'], kept: [] });
		expect(await isLive('activity', id)).toBe(false);
	});
});
