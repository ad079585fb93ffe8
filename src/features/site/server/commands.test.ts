import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice } from '../../../../tests/support/factories.ts';
import { newId } from '../../../kernel/id.ts';
import { siteForm } from '../form.ts';
import { saveSite } from './commands.ts';
import { loadOpenSite, loadSite, sitesAt } from './queries.ts';

const test = testDatabase();
const siteOf = async (slug: string) => (await sitesAt(test.db, [slug])).get(slug)?.officeId;
const typed = (fields: Record<string, unknown> = {}) => siteForm.parse({ version: '0', takesIdeas: 'on', ...fields });

async function office() {
	const slug = `site-${newId().slice(-8)}`;
	const officeId = await buildOffice(test.db, { slug });
	return { slug, officeId, director: buildActor(officeId, 'director') };
}

it('an office has no site until its director turns it on, and none once it is off', async () => {
	const { slug, officeId, director } = await office();
	expect(await siteOf(slug)).toBeUndefined();
	expect(await saveSite(test.db, director, typed({ isOn: 'on', headline: { en: 'Cities' } }))).toEqual({ ok: true });
	expect(await siteOf(slug)).toBe(officeId);
	const open = await test.db.forOffice(officeId, (tx) => loadOpenSite(tx, officeId));
	expect(open).toMatchObject({ site: { headline: { en: 'Cities' }, version: 1 }, office: { slug }, hasReports: false });
	expect(await saveSite(test.db, director, typed({ version: '1' }))).toEqual({ ok: true });
	expect(await siteOf(slug)).toBeUndefined();
	expect(await test.db.forOffice(officeId, (tx) => loadOpenSite(tx, officeId))).toBeUndefined();
});

it('whoever saves over what they have not seen is told, and nothing is changed', async () => {
	const { officeId, director } = await office();
	await saveSite(test.db, director, typed({ isOn: 'on' }));
	expect(await saveSite(test.db, director, typed())).toEqual({ ok: false, reason: 'stale' });
	expect((await test.db.forOffice(officeId, (tx) => loadSite(tx, officeId))).isOn).toBe(true);
});

it('others than directors may not, and are told that it is not there', async () => {
	const { officeId } = await office();
	const coordinator = buildActor(officeId, 'coordinator');
	expect(await saveSite(test.db, coordinator, typed({ isOn: 'on' }))).toEqual({ ok: false, reason: 'not_found' });
});

it('the trail tells what was changed, and only that', async () => {
	const { officeId, director } = await office();
	await saveSite(test.db, director, typed({ isOn: 'on', intro: { he: 'שלום' } }));
	const { rows } = await test.db.forOffice(officeId, (tx) =>
		sql<{ after: Record<string, unknown> }>`select after from audit_event where office_id = ${officeId}
			and noun = 'office' and action = 'update'`.execute(tx)
	);
	expect(rows.map(({ after }) => after)).toEqual([{ site_is_on: true, site_intro: { he: 'שלום' } }]);
});

it('of an office that was deleted there is no site', async () => {
	const { slug, officeId, director } = await office();
	await saveSite(test.db, director, typed({ isOn: 'on' }));
	await test.admin.query('update kesher.office set deleted_at = now(), deletion_reason = $2 where id = $1', [
		officeId,
		'x'
	]);
	expect(await siteOf(slug)).toBeUndefined();
	expect(await test.db.forOffice(officeId, (tx) => loadOpenSite(tx, officeId))).toBeUndefined();
});

it('an office takes ideas until its director says otherwise', async () => {
	const { officeId, director } = await office();
	const takes = async () => (await test.db.forOffice(officeId, (tx) => loadSite(tx, officeId))).takesIdeas;
	expect(await takes()).toBe(true);
	await saveSite(test.db, director, typed({ isOn: 'on', takesIdeas: undefined }));
	expect(await takes()).toBe(false);
});

it('several sites are found in one question, each with how far its trail has come', async () => {
	const [one, other, off] = [await office(), await office(), await office()];
	await saveSite(test.db, one.director, typed({ isOn: 'on' }));
	await saveSite(test.db, other.director, typed({ isOn: 'on' }));
	await saveSite(test.db, other.director, typed({ isOn: 'on', headline: { en: 'Cities' }, version: '1' }));
	const found = await sitesAt(test.db, [one.slug, off.slug, other.slug, 'nobody']);
	expect([...found.keys()].toSorted()).toEqual([one.slug, other.slug].toSorted());
	const [first, second] = [found.get(one.slug), found.get(other.slug)];
	expect([first?.officeId, second?.officeId]).toEqual([one.officeId, other.officeId]);
	expect([first?.timeZone, (second?.seq ?? 0) - (first?.seq ?? 0)]).toEqual(['Asia/Jerusalem', 1]);
});
