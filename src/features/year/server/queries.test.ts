import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { VISIBILITIES, type Visibility } from '#features/member/policy.ts';
import { periodOf } from '#kernel/period.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { buildStarterOffice } from '../../../../tests/support/starter.ts';
import { latestPeriod, loadYear, type YearFacts } from './queries.ts';

const test = testDatabase();
const y2020 = periodOf(2020, 1);

const newActor = async (): Promise<Actor> => buildActor(await buildOffice(test.db));

function year(
	officeId: OfficeId,
	shown: readonly Visibility[] = VISIBILITIES,
	asOf = '2020-12-31'
): Promise<YearFacts> {
	return loadYear(test.db, officeId, y2020, shown, asOf);
}

function tieOf(facts: YearFacts, name: string) {
	const found = facts.ties.find(({ tie }) => tie.partner.name['en'] === name)?.tie;
	if (!found) throw new Error(`no tie with ${name}`);
	return found;
}

describe('the year of the founding deck', () => {
	let facts: YearFacts;
	const names = (ties: YearFacts['ties']) => ties.map(({ tie }) => tie.partner.name['en']);

	beforeAll(async () => {
		facts = await year((await buildStarterOffice(test.db)).officeId);
	});

	it('has eight twin cities, Goslar by a friendship pact, and three ties that are none', () => {
		expect(names(facts.ties.filter(({ tie }) => tie.isOfRegister))).toEqual(
			'Opsterland Bramsche Boulogne-Billancourt Verona Goslar Atlanta Tainan Poznań'.split(' ')
		);
		expect(tieOf(facts, 'Goslar').agreement?.kind).toBe('friendship_pact');
		expect(names(facts.ties.filter(({ tie }) => !tie.isOfRegister))).toEqual(['Rio de Janeiro', 'Brazil', 'Kunming']);
	});

	it('finds Opsterland silent, and Verona with two activities of no date', () => {
		expect(names(facts.ties.filter(({ tie }) => tie.isSilent))).toEqual(['Opsterland', 'Verona']);
		expect(tieOf(facts, 'Verona')).toMatchObject({
			...{ partner: { status: 'being_renewed' }, counts: { undated: 2 }, lastTwoWay: null, hasUndatedContact: true }
		});
		expect(tieOf(facts, 'Opsterland')).toMatchObject({ lastTwoWay: null, hasUndatedContact: false });
	});

	it('finds four dates in conflict; that Verona’s side names another kind of pact is no conflict of dates', () => {
		const disputed = facts.ties.filter(({ tie }) => tie.otherDates.length > 0);
		expect(disputed.map(({ tie }) => [tie.partner.name['en'], tie.signed, tie.otherDates])).toEqual([
			['Bramsche', '1979', ['1978']],
			['Goslar', '2005', ['2006']],
			['Atlanta', '2008', ['2001', '2000']],
			['Poznań', '2008', ['2010-06-21']]
		]);
	});

	it('counts the visit of Kunming for Kunming alone', () => {
		expect([tieOf(facts, 'Kunming').counts.done, tieOf(facts, 'Tainan').counts.done]).toEqual([1, 1]);
	});

	it('counts what Bramsche and Goslar prepared in vain', () => {
		for (const name of ['Bramsche', 'Goslar']) {
			expect(tieOf(facts, name).counts).toMatchObject({ done: 1, preparedCancelled: 1 });
		}
	});

	it('has 21 activities, 19 of them dated, and the embassy of Poland as a body with an initiative', () => {
		const all = facts.totals.reduce((sum, row) => sum + row.count, 0);
		expect([all, facts.undated]).toEqual([19, 2]);
		expect(facts.organisations).toMatchObject([{ name: { en: 'Embassy of Poland' }, kind: 'embassy', promoted: 1 }]);
	});

	it('covers all six goals, the young by one activity and one delegation in vain', () => {
		expect(
			facts.coverage.map(({ done, inProgress, preparedCancelled }) => [done, inProgress, preparedCancelled])
		).toEqual([
			[6, 2, 0],
			[1, 1, 0],
			[1, 0, 2],
			[1, 0, 1],
			[8, 0, 0],
			[3, 0, 0]
		]);
	});
});

describe('who sees what of a year', () => {
	it('a reader sees neither partners nor activities that are meant for the office alone, in no count', async () => {
		const actor = await newActor();
		const partner = await buildPartner(test.db, actor, { name: { en: 'Seen' } });
		await buildAgreement(test.db, actor, [partner]);
		const hidden = await buildPartner(test.db, actor, { name: { en: 'Hidden' }, visibility: 'office' });
		await buildAgreement(test.db, actor, [hidden], { termEnds: '2021' });
		const goals = [await buildGoal(test.db, actor)];
		const partners = [partner];
		await recordActivity(test.db, actor, { starts: '2020', visibility: 'office', partners, goals });
		await recordActivity(test.db, actor, { starts: '2021', visibility: 'office', status: 'confirmed', partners });
		const forAll = await year(actor.officeId);
		expect([tieOf(forAll, 'Seen').isSilent, forAll.coverage[0]?.done, forAll.planned.length]).toEqual([false, 1, 1]);
		expect(forAll.pacts).toHaveLength(2);
		const forReader = await year(actor.officeId, ['council', 'public']);
		expect(forReader.ties.map(({ tie }) => tie.partner.name)).toEqual([{ en: 'Seen' }]);
		expect(tieOf(forReader, 'Seen').isSilent).toBe(true);
		expect([forReader.totals, forReader.coverage[0]?.done, forReader.planned]).toEqual([[], 0, []]);
		expect(forReader.pacts).toHaveLength(1);
	});

	it('nobody sees anything of another office', async () => {
		const [actor, stranger] = [await newActor(), await newActor()];
		const partners = [await buildPartner(test.db, actor)];
		await recordActivity(test.db, actor, { starts: '2020', partners });
		await buildOrganisation(test.db, actor, { isTie: true });
		await buildInitiative(test.db, actor, { stage: 'proposal' });
		expect(await year(stranger.officeId)).toEqual({
			...{ ties: [], organisations: [], totals: [], undated: 0, coverage: [], initiatives: [] },
			...{ pacts: [], steps: [], replies: [], planned: [] }
		});
	});
});

describe('the last two-way contact', () => {
	it('is the latest that both sides had by the end of the period, and no letter of one side', async () => {
		const actor = await newActor();
		const partners = [await buildPartner(test.db, actor)];
		await recordActivity(test.db, actor, { partners, starts: '2019-03' });
		await recordActivity(test.db, actor, {
			partners,
			starts: '2020-02',
			kind: 'correspondence',
			direction: 'outbound'
		});
		await recordActivity(test.db, actor, { partners, starts: '2021' });
		expect(tieOf(await year(actor.officeId), 'Poznań').lastTwoWay).toBe('2019-03');
	});
});

describe('what comes up', () => {
	it('are pacts in force with ties that are alive, with what the sources say of their dates', async () => {
		const actor = await newActor();
		const [alive, ended] = [
			await buildPartner(test.db, actor),
			await buildPartner(test.db, actor, { status: 'ended' })
		];
		const pact = await buildAgreement(test.db, actor, [alive]);
		await buildClaim(test.db, actor, pact, { field: 'signed', date: '2005', preferred: true });
		await buildClaim(test.db, actor, pact, { field: 'signed', date: '2006' });
		await buildAgreement(test.db, actor, [ended]);
		await buildAgreement(test.db, actor, [alive], { status: 'expired' });
		const { pacts } = await year(actor.officeId);
		expect(pacts).toMatchObject([{ agreementId: pact, signed: '2005', otherDates: ['2006'], termEnds: null }]);
	});

	it('are letters that wait for a reply, and what is planned for the twelve months after', async () => {
		const actor = await newActor();
		const letter = { kind: 'correspondence', replyDue: '2020-05-01' } as const;
		const waits = await recordActivity(test.db, actor, { ...letter, title: { en: 'waits' } });
		await recordActivity(test.db, actor, { ...letter, repliedOn: '2020-04-01' });
		const planned = await recordActivity(test.db, actor, { status: 'confirmed', starts: '2021-03-01' });
		await recordActivity(test.db, actor, { status: 'confirmed', starts: '2023' });
		await recordActivity(test.db, actor, { status: 'done', starts: '2021' });
		await recordActivity(test.db, actor, { status: 'confirmed', starts: '2020-12-30' });
		const facts = await year(actor.officeId);
		expect(facts.replies.map((each) => each.id)).toEqual([waits]);
		expect(facts.planned.map((each) => each.id)).toEqual([planned]);
	});
});

describe('the latest period', () => {
	it('is the last up to today with anything in it, else this one', async () => {
		const actor = await newActor();
		const latest = (startsIn = 1) => latestPeriod(test.db, actor.officeId, '2026-11-29', startsIn);
		expect((await latest()).year).toBe(2026);
		await recordActivity(test.db, actor, { starts: '2020-06' });
		await recordActivity(test.db, actor, { starts: '2028', status: 'confirmed' });
		await recordActivity(test.db, actor, { starts: null });
		expect((await latest()).year).toBe(2020);
		expect((await latest(9)).year).toBe(2019);
	});
});
