import { describe, expect, it } from 'vitest';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { readCursor } from '#kernel/paging.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActivity,
	buildActor,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildPerson,
	buildRole
} from '../../../../tests/support/factories.ts';
import type { PersonFilters } from '../form.ts';
import { isCurrent } from '../role.ts';
import { activitiesOfPerson, agreementsOfPerson, countPeople, listPeople, peopleChoices } from './queries.ts';

const test = testDatabase();
const DAY = '2020-09-09';
const LOOKING = { language: 'en', day: DAY, shown: VISIBILITIES } as const;

async function list(actor: Actor, filters: Partial<PersonFilters> = {}): Promise<string[]> {
	const wanted: PersonFilters = { words: '', currentOnly: false, ...filters };
	return test.db.forOffice(actor.officeId, async (tx) => {
		const ids: string[] = [];
		let after;
		do {
			const page = await listPeople(tx, actor.officeId, wanted, { ...LOOKING, after, size: 2 });
			ids.push(...page.rows.map((row) => row.id));
			after = readCursor(page.next ?? null);
		} while (after);
		expect(await countPeople(tx, actor.officeId, wanted, LOOKING)).toBe(ids.length);
		return ids;
	});
}

describe('the list of people', () => {
	it('is in the order of names; who has none stands where the partner’s name would', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor, { name: { en: 'Poznań' } });
		const zara = await buildPerson(test.db, actor, { name: { en: 'Zara' } });
		const of = { noun: 'partner' as const, id: partner };
		const mayor = await buildPerson(test.db, actor, { name: {}, role: { id: newId(), kind: 'mayor', of, title: {} } });
		const anna = await buildPerson(test.db, actor, { name: { en: 'anna' } });
		expect(await list(actor)).toEqual([anna, mayor, zara]);
	});

	it('is narrowed by words of the name and of the role, never by e-mail or telephone', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor);
		const id = await buildPerson(test.db, actor, { email: 'secret@example.org', phone: '+48 61 878 5200' });
		await buildRole(test.db, actor, id, { of: { noun: 'partner', id: partner } });
		expect(await list(actor, { words: 'nowak' })).toEqual([id]);
		expect(await list(actor, { words: 'mayor poznan' })).toEqual([id]);
		expect(await list(actor, { words: 'ראש פוזנן' })).toEqual([id]);
		expect(await list(actor, { words: 'secret' })).toEqual([]);
		expect(await list(actor, { words: '8785200' })).toEqual([]);
	});

	it('is narrowed by the role’s kind, partner and organisation, all of the same role', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor);
		const organisation = await buildOrganisation(test.db, actor, { partnerId: partner });
		const mayor = await buildPerson(test.db, actor, { name: { en: 'A' } });
		await buildRole(test.db, actor, mayor, { of: { noun: 'partner', id: partner } });
		await buildRole(test.db, actor, mayor, { kind: 'donor' });
		const attache = await buildPerson(test.db, actor, { name: { en: 'B' } });
		await buildRole(test.db, actor, attache, { kind: 'attache', of: { noun: 'organisation', id: organisation } });
		expect(await list(actor, { kind: 'mayor' })).toEqual([mayor]);
		expect(await list(actor, { organisationId: organisation })).toEqual([attache]);
		expect(await list(actor, { partnerId: partner })).toEqual([mayor, attache]);
		expect(await list(actor, { partnerId: partner, kind: 'donor' })).toEqual([]);
	});

	it('tells who holds a role now exactly as the rule does', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const dates = [null, '2019', '2020', '2020-08', '2020-09', '2020-09-08', '2020-09-09', '2020-10', '2021', '2019~'];
		const before = ['../2018', '../2020', '../2030', '2020~'];
		const expected: string[] = [];
		for (const [index, date] of [...dates, ...before].entries()) {
			const roles = [
				{ starts: date, ends: null },
				{ starts: null, ends: date }
			];
			for (const role of roles) {
				const id = await buildPerson(test.db, actor, { name: { en: `P ${String(index).padStart(2, '0')}` } });
				await buildRole(test.db, actor, id, role);
				if (isCurrent(role, DAY)) expected.push(id);
			}
		}
		expect((await list(actor, { currentOnly: true })).toSorted()).toEqual(expected.toSorted());
		expect(expected.length).toBeGreaterThan(10);
	});

	it('shows nobody of another office', async () => {
		const [ours, theirs] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
		await buildPerson(test.db, theirs);
		expect(await list(ours)).toEqual([]);
	});
});

it('a form chooses among people by what they are called', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const partner = await buildPartner(test.db, actor);
	const role = { id: newId(), kind: 'mayor' as const, of: { noun: 'partner' as const, id: partner }, title: {} };
	await buildPerson(test.db, actor, { name: {}, role });
	await buildPerson(test.db, actor, { name: { en: 'Anna' } });
	const choices = await test.db.forOffice(actor.officeId, (tx) => peopleChoices(tx, actor.officeId, {}, LOOKING));
	expect(choices.map((choice) => choice.name)).toEqual(['Anna', 'Mayor of Poznań']);
});

describe('what names a person', () => {
	it('are activities, the latest first, and agreements with their partners', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildPerson(test.db, actor);
		const visit = await buildActivity(test.db, actor, { starts: '2020', dated_on: '2020-07-02', people: [id] });
		const hidden = await buildActivity(test.db, actor, { visibility: 'office', people: [id] });
		const partner = await buildPartner(test.db, actor);
		const agreement = newId();
		await test.db.forOffice(actor.officeId, async (tx) => {
			const key = { office_id: actor.officeId, agreement_id: agreement };
			await tx
				.insertInto('agreement')
				.values({ office_id: actor.officeId, id: agreement, kind: 'twin', status: 'in_force' })
				.execute();
			await tx
				.insertInto('agreement_partner')
				.values({ ...key, partner_id: partner })
				.execute();
			await tx
				.insertInto('agreement_signatory')
				.values({ ...key, person_id: id, side: 'theirs' })
				.execute();
			const all = await activitiesOfPerson(tx, actor.officeId, id, ['office', 'council', 'public']);
			expect(all.map((activity) => activity.id)).toEqual([visit, hidden]);
			const some = await activitiesOfPerson(tx, actor.officeId, id, ['council', 'public']);
			expect(some.map((activity) => activity.id)).toEqual([visit]);
			expect(await agreementsOfPerson(tx, actor.officeId, id, VISIBILITIES)).toEqual([
				{ id: agreement, title: {}, partners: [{ he: 'פוזנן', en: 'Poznań' }] }
			]);
		});
	});
});
