import { describe, expect, it } from 'vitest';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { readCursor } from '#kernel/paging.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActivity, buildActor, buildOffice, buildPartner } from '../../../../tests/support/factories.ts';
import type { OrganisationFilters, OrganisationInput } from '../form.ts';
import { saveOrganisation } from './commands.ts';
import {
	activitiesOfOrganisation,
	countOrganisations,
	countriesOfOrganisations,
	listOrganisations,
	organisationNames,
	partnerNames
} from './queries.ts';

const test = testDatabase();
const EVERYTHING: OrganisationFilters = { words: '', tiesOnly: false };

async function add(actor: Actor, name: Record<string, string>, more: Partial<OrganisationInput> = {}): Promise<string> {
	const id = newId();
	await saveOrganisation(test.db, actor, {
		id,
		version: 0,
		kind: 'school',
		name,
		country: null,
		partnerId: null,
		isTie: false,
		website: null,
		note: {},
		...more
	});
	return id;
}

async function list(actor: Actor, filters: Partial<OrganisationFilters> = {}, language: 'he' | 'en' = 'en') {
	return test.db.forOffice(actor.officeId, async (tx) => {
		const wanted = { ...EVERYTHING, ...filters };
		const names: string[] = [];
		let after;
		do {
			const page = await listOrganisations(tx, actor.officeId, wanted, {
				language,
				shown: VISIBILITIES,
				after,
				size: 2
			});
			names.push(...page.rows.map((row) => row.name[language] ?? Object.values(row.name)[0] ?? ''));
			after = readCursor(page.next ?? null);
		} while (after);
		expect(await countOrganisations(tx, actor.officeId, wanted)).toBe(names.length);
		return names;
	});
}

describe('the list of organisations', () => {
	it('comes page by page in the order of the alphabet, each exactly once', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const names = ['łódź school', 'Zoo', 'alpha', 'Beta', 'beta'];
		for (const en of names) await add(actor, { en });
		expect(await list(actor)).toEqual(['alpha', 'beta', 'Beta', 'łódź school', 'Zoo'].sort(byName));
	});

	it('orders by the text that the language of the page shows', async () => {
		const actor = buildActor(await buildOffice(test.db));
		await add(actor, { he: 'ת', en: 'A' });
		await add(actor, { he: 'א', en: 'Z' });
		expect(await list(actor, {}, 'en')).toEqual(['A', 'Z']);
		expect(await list(actor, {}, 'he')).toEqual(['א', 'ת']);
	});

	it('is narrowed by kind, country, tie, and by words with or without their prefix letters', async () => {
		const actor = buildActor(await buildOffice(test.db));
		await add(actor, { he: 'שגרירות פולין', en: 'Embassy' }, { kind: 'embassy', country: 'PL', isTie: true });
		await add(actor, { he: 'המשכן למוסיקה', en: 'Music Centre' }, { kind: 'cultural_institution' });
		expect(await list(actor, { kind: 'embassy' })).toEqual(['Embassy']);
		expect(await list(actor, { country: 'PL' })).toEqual(['Embassy']);
		expect(await list(actor, { tiesOnly: true })).toEqual(['Embassy']);
		expect(await list(actor, { words: 'משכן' })).toEqual(['Music Centre']);
		expect(await list(actor, { words: 'music emb' })).toEqual([]);
		expect(await list(actor, { words: '!!' })).toEqual([]);
	});

	it('shows nothing of another office', async () => {
		const [ours, theirs] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
		await add(theirs, { en: 'Theirs' });
		expect(await list(ours)).toEqual([]);
		expect(await list(ours, { words: 'Theirs' })).toEqual([]);
	});
});

describe('what a form chooses from', () => {
	it('names organisations by the alphabet, partners in the order of the register, countries that are used', async () => {
		const actor = buildActor(await buildOffice(test.db));
		await add(actor, { en: 'B' }, { country: 'PL' });
		await add(actor, { en: 'A' });
		const second = await buildPartner(test.db, actor, { position: 2, country: 'TW', shows_flag: false });
		const first = await buildPartner(test.db, actor, { position: 1, country: 'PL' });
		await test.db.forOffice(actor.officeId, async (tx) => {
			const named = await organisationNames(tx, actor.officeId, 'en');
			expect(named.map((each) => each.name['en'])).toEqual(['A', 'B']);
			const partners = await partnerNames(tx, actor.officeId, VISIBILITIES);
			expect(partners.map((partner) => [partner.id, partner.flag])).toEqual([
				[first, 'PL'],
				[second, null]
			]);
			expect(await countriesOfOrganisations(tx, actor.officeId)).toEqual(['PL']);
		});
	});
});

describe('the activities that name an organisation', () => {
	it('are the latest first, and a reader sees none that are meant for the office alone', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await add(actor, { en: 'Music Centre' });
		const old = await buildActivity(test.db, actor, { starts: '2019', dated_on: '2019-07-02', organisations: [id] });
		const undated = await buildActivity(test.db, actor, { organisations: [id] });
		const hidden = await buildActivity(test.db, actor, {
			starts: '2020-05',
			dated_on: '2020-05-15',
			visibility: 'office',
			organisations: [id]
		});
		await test.db.forOffice(actor.officeId, async (tx) => {
			const all = await activitiesOfOrganisation(tx, actor.officeId, id, ['office', 'council', 'public']);
			expect(all.map((activity) => activity.id)).toEqual([hidden, old, undated]);
			const some = await activitiesOfOrganisation(tx, actor.officeId, id, ['council', 'public']);
			expect(some.map((activity) => activity.id)).toEqual([old, undated]);
		});
	});
});

function byName(a: string, b: string): number {
	return new Intl.Collator('und').compare(a, b);
}
