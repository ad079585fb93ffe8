import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { loadOfficeFolder } from '#features/office/server/starter.ts';
import { readCursor } from '#kernel/paging.ts';
import { admitOffice } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildOffice,
	buildPartner
} from '../../../../tests/support/factories.ts';
import { disputedDates } from '../agreement.ts';
import { agreementFilters } from '../form.ts';
import { agreementName } from '../view.ts';
import { countAgreements, listAgreements } from './list.ts';

const test = testDatabase();
const today = '2020-09-09';

async function list(actor: Actor, query = '') {
	const filters = agreementFilters(new URLSearchParams(query));
	return test.db.forOffice(actor.officeId, async (tx) => {
		const { rows } = await listAgreements(tx, actor, filters, { today, size: 200 });
		expect(await countAgreements(tx, actor, filters, today)).toBe(rows.length);
		return rows;
	});
}

async function office() {
	const actor = buildActor(await buildOffice(test.db));
	return { actor, partner: await buildPartner(test.db, actor) };
}

describe('the list of agreements', () => {
	it('is narrowed by kind, status, partner and words', async () => {
		const { actor, partner } = await office();
		const other = await buildPartner(test.db, actor, { position: 2, name: { en: 'Verona' } });
		const pact = await buildAgreement(test.db, actor, [partner], { title: { en: 'A pact of song' } });
		await buildAgreement(test.db, actor, [other], { kind: 'memorandum', status: 'draft' });
		for (const query of ['kind=twin_pact', 'status=in_force', `partner=${partner}`, 'q=song', 'q=poznan']) {
			expect((await list(actor, query)).map((row) => row.id)).toEqual([pact]);
		}
		expect(await list(actor, `kind=memorandum&partner=${partner}`)).toEqual([]);
		expect(await list(actor, 'kind=king&status=none&ends=never-ever&partner=x')).toHaveLength(2);
	});

	it('is narrowed by where the term ends, as exactly as the date is known', async () => {
		const { actor, partner } = await office();
		const ends = async (termEnds: string | null) => buildAgreement(test.db, actor, [partner], { termEnds });
		const [open, lastYear, thisYear, thisMonth, yesterday, inAYear, far, about] = [
			await ends(null),
			await ends('2019'),
			await ends('2020'),
			await ends('2020-09'),
			await ends('2020-09-08'),
			await ends('2021-09-09'),
			await ends('2021-09-10'),
			await ends('2021~')
		];
		const found = async (query: string) => (await list(actor, query)).map((row) => row.id).sort();
		expect(await found('ends=never')).toEqual([open]);
		expect(await found('ends=passed')).toEqual([lastYear, yesterday].sort());
		expect(await found('ends=soon')).toEqual([thisYear, thisMonth, inAYear, about].sort());
		expect(await found('')).toContain(far);
	});

	it('finds the disputed ones by the same rule as the pages, for every pair of dates', async () => {
		const { actor, partner } = await office();
		const dates = ['2008', '2010', '2010-06', '2010-06-21', '2010-07-01', '../2010', '../2009-05', '2010~', '../2008~'];
		for (const first of dates) {
			for (const second of dates) {
				const id = await buildAgreement(test.db, actor, [partner]);
				await buildClaim(test.db, actor, id, { date: first, preferred: true });
				await buildClaim(test.db, actor, id, { date: second });
			}
		}
		const all = await list(actor);
		expect(all).toHaveLength(dates.length ** 2);
		const expected = all.filter((row) => disputedDates(row).length > 0).map((row) => row.id);
		expect(expected.length).toBeGreaterThan(20);
		expect((await list(actor, 'disputed=on')).map((row) => row.id)).toEqual(expected);
	});

	it('sees a claim on the end of the term against the agreement’s own', async () => {
		const { actor, partner } = await office();
		const id = await buildAgreement(test.db, actor, [partner], { termEnds: '2025' });
		await buildClaim(test.db, actor, id, { field: 'term_ends', date: '2023' });
		expect((await list(actor, 'disputed=on')).map((row) => row.id)).toEqual([id]);
	});

	it('goes on after a page without showing a row twice, in the order of the register', async () => {
		const { actor, partner } = await office();
		const second = await buildPartner(test.db, actor, { position: 2 });
		const ids = [
			await buildAgreement(test.db, actor, [partner]),
			await buildAgreement(test.db, actor, [partner]),
			await buildAgreement(test.db, actor, [second])
		];
		const filters = agreementFilters(new URLSearchParams());
		const pages = await test.db.forOffice(actor.officeId, async (tx) => {
			const first = await listAgreements(tx, actor, filters, { today, size: 2 });
			const after = readCursor(first.next ?? null);
			return [first, await listAgreements(tx, actor, filters, { today, after, size: 2 })];
		});
		expect(pages.map((page) => page.rows.map((row) => row.id))).toEqual([ids.slice(0, 2), ids.slice(2)]);
		expect(pages[1]?.next).toBeUndefined();
	});

	it('shows a reader no agreement with a partner that is meant for the office alone, but one with another as well; and no agreement of another office', async () => {
		const { actor } = await office();
		const hidden = await buildPartner(test.db, actor, { visibility: 'office' });
		await buildAgreement(test.db, actor, [hidden]);
		const reader = buildActor(actor.officeId, 'reader');
		expect((await list(actor))[0]?.partners).toHaveLength(1);
		expect(await list(reader)).toEqual([]);
		const open = await buildPartner(test.db, actor, { name: { en: 'Lyon' } });
		const both = await buildAgreement(test.db, actor, [hidden, open]);
		expect((await list(reader)).map(({ id, partners }) => [id, partners.map((partner) => partner.id)])).toEqual([
			[both, [open]]
		]);
		expect(await list((await office()).actor)).toEqual([]);
	});
});

describe('the starter office', () => {
	let actor: Actor;

	beforeAll(async () => {
		const loaded = await loadOfficeFolder(test.db, 'examples/raanana', 'test');
		const { rows } = await test.admin.query<{ id: string }>('select id from office where slug = $1', [loaded.slug]);
		actor = buildActor(admitOffice(rows[0]?.id ?? ''));
	});

	it('has four agreements with disputed dates, and Verona is not among them', async () => {
		const names = (await list(actor, 'disputed=on')).map((row) => agreementName(row, 'en'));
		expect(names).toHaveLength(4);
		expect(names.join()).toMatch(/^(?=.*Poznań)(?=.*Atlanta)(?=.*Goslar)(?=.*Bramsche)(?!.*Verona)/);
	});
});
