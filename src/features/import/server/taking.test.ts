import { expect, it } from 'vitest';
import { loadLinks } from '#features/activity/server/links.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import type { Office } from '#features/office/office.ts';
import { activityProposal, bring } from '../../../../tests/support/brought.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildOffice,
	buildOrganisation,
	buildPartner,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { acceptProposal, mergeProposal, type Reviewer } from './decisions.ts';
import { undoImport } from './commands.ts';

const test = testDatabase();
const NOW = new Date('2026-11-30T10:00:00Z');
const BODY = { name: 'תיכון שרת', id: null, role: 'participant' as const };

async function reviewer(): Promise<Reviewer> {
	const officeId = await buildOffice(test.db);
	const office = (await test.db.forOffice(officeId, (tx) => loadOffice(tx, officeId))) as Office;
	const actor = buildActor(officeId, 'coordinator');
	await buildPartner(test.db, actor);
	return { db: test.db, actor, office };
}

async function bodies({ actor }: Reviewer): Promise<string[]> {
	const { rows } = await test.admin.query<{ name: string }>(
		`select name ->> 'he' as name from organisation where office_id = $1 and deleted_at is null order by 1`,
		[actor.officeId]
	);
	return rows.map(({ name }) => name);
}

const visit = (text: string) =>
	activityProposal({ text, partner: 'פוזנן', kind: 'youth_delegation', organisations: [BODY] });

it('adds a body that nobody knows with what it had a part in, once, and takes it back with it', async () => {
	const who = await reviewer();
	const brought = await bring(who, [visit('משלחת תלמידים בפוזנן'), visit('אירוח תלמידים מפוזנן')]);
	for (const text of ['משלחת תלמידים בפוזנן', 'אירוח תלמידים מפוזנן'])
		expect(await acceptProposal(who, brought.id, await brought.of(text), NOW)).toMatchObject({ ok: true });
	expect(await bodies(who)).toEqual(['תיכון שרת']);
	const { record } = await brought.of('אירוח תלמידים מפוזנן');
	const links = await test.db.forOffice(who.actor.officeId, (tx) =>
		loadLinks(tx, who.actor.officeId, record?.id ?? '')
	);
	expect(links.organisations).toMatchObject([{ role: 'participant' }]);
	expect(await undoImport(who, brought.id, NOW)).toMatchObject({ ok: true });
	expect(await bodies(who)).toEqual([]);
});

it('takes the one that is called so, and adds none for a further source of what is there', async () => {
	const who = await reviewer();
	await buildOrganisation(test.db, who.actor, { name: { he: 'תיכון שרת' } });
	const brought = await bring(who, [
		visit('משלחת תלמידים בפוזנן'),
		{ ...visit('ביקור'), organisations: [{ ...BODY, name: 'גוף אחר' }] }
	]);
	expect(await acceptProposal(who, brought.id, await brought.of('משלחת תלמידים בפוזנן'), NOW)).toMatchObject({
		ok: true
	});
	const there = await recordActivity(test.db, who.actor, { title: { he: 'ביקור' }, starts: '2020' });
	const other = await brought.of('ביקור');
	const record = { noun: 'activity' as const, recordId: there };
	expect(await mergeProposal(who, brought.id, { ...record, id: other.id, version: other.version }, NOW)).toMatchObject({
		ok: true
	});
	expect(await bodies(who)).toEqual(['תיכון שרת']);
});
