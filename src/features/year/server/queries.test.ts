import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import type { Role } from '#features/member/member.ts';
import type { InitiativeInput } from '#features/initiative/form.ts';
import { countInitiatives, listInitiatives } from '#features/initiative/server/list.ts';
import { shownTo, VISIBILITIES, type Visibility } from '#features/member/policy.ts';
import { periodOf } from '#kernel/period.ts';
import { words, type Texts } from '#kernel/texts.ts';
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
	buildStep,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { buildStarterOffice } from '../../../../tests/support/starter.ts';
import { markStep } from '#features/step/server/commands.ts';
import { waitsForPerson } from '../tie.ts';
import { horizonOf } from '../upcoming.ts';
import { keptYears, latestPeriod } from './kept-years.ts';
import { standingIn } from './promoted.ts';
import { loadYear, type YearFacts } from './queries.ts';

const test = testDatabase();
const y2020 = periodOf(2020, 1);

const newActor = async (): Promise<Actor> => buildActor(await buildOffice(test.db));

/** The year 2020 as it is seen on a day, at first by a coordinator many years later. */
function year(
	officeId: OfficeId,
	today = '2026-11-29',
	role: Role = 'coordinator',
	period = y2020
): Promise<YearFacts> {
	const horizon = horizonOf(period, today);
	return loadYear(test.db, buildActor(officeId, role), period, { startsIn: 1, horizon });
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

describe('the initiatives of a year', () => {
	it('are those that stood open at its end; the count of a goal, of a body and the list say the same', async () => {
		const actor = await newActor();
		const [goal, body] = [await buildGoal(test.db, actor), await buildOrganisation(test.db, actor, { isTie: true })];
		const links = { goals: [goal], leads: [body] };
		const build = (title: string, overrides: Partial<InitiativeInput>) =>
			buildInitiative(test.db, actor, { ...links, stage: 'initiative', title: { en: title }, ...overrides });
		await recordActivity(test.db, actor, { starts: '2015-05' });
		await build('Never dated', {});
		await build('Of 2026', { begun: '2026-03' });
		await build('Since done', { begun: '2014', stage: 'completed', ended: '2016-02' });
		await build('Since declined', { begun: '2015-11', stage: 'declined', ended: '2026' });
		await build('Done within', { begun: '2014', stage: 'completed', ended: '2015' });
		await build('Done some day', { begun: '2014', stage: 'completed' });
		await build('An idea', { begun: '2014', stage: 'idea' });

		const said = (title: Texts, stage: string) => `${words(title, 'en')}: ${stage}`;
		async function told(at: number) {
			const facts = await year(actor.officeId, '2026-11-29', 'coordinator', periodOf(at, 1));
			const names = facts.initiatives.map(({ title, stage }) => said(title, stage));
			expect(facts.coverage.map((each) => each.promoted)).toEqual([names.length]);
			expect(facts.organisations.map((each) => each.promoted)).toEqual([names.length]);
			const listed = await test.db.forOffice(actor.officeId, async (tx) => {
				const visibilities = shownTo(actor);
				const wanted = { today: '2026-11-29', shown: visibilities };
				const standing = await standingIn(tx, actor.officeId, periodOf(at, 1), wanted);
				const filters = { words: '', goalId: goal };
				const options = { size: 100, standing };
				const { rows } = await listInitiatives(tx, actor, filters, options);
				expect(await countInitiatives(tx, actor, filters, { standing })).toBe(rows.length);
				return rows.map(({ title, stage }) => said(title, stage));
			});
			expect(listed.filter((each) => !each.endsWith('idea')).toSorted()).toEqual(names.toSorted());
			return names;
		}
		expect(await told(2015)).toEqual(['Never dated: initiative', 'Since done: initiative', 'Since declined: proposal']);
		expect(await told(2016)).toEqual(['Since declined: proposal']);
		expect(await told(2013)).toEqual([]);
		expect(await told(2026)).toEqual(['Never dated: initiative', 'Of 2026: initiative']);
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
		await recordActivity(test.db, actor, { starts: '2020', visibility: 'office', status: 'confirmed', partners });
		const forAll = await year(actor.officeId);
		expect([tieOf(forAll, 'Seen').isSilent, forAll.coverage[0]?.done, forAll.due.planned.length]).toEqual([
			false,
			1,
			1
		]);
		expect(forAll.due.pacts).toHaveLength(2);
		expect(forAll.kept).toEqual([{ year: 2020, activities: 2, highlights: 0 }]);
		const forReader = await year(actor.officeId, '2026-11-29', 'reader');
		expect(forReader.ties.map(({ tie }) => tie.partner.name)).toEqual([{ en: 'Seen' }]);
		expect(forReader.ties[0]?.tie.agreement).toBeUndefined();
		expect([forReader.totals, forReader.coverage[0]?.done, forReader.due.planned]).toEqual([[], 0, []]);
		expect([forReader.due.pacts.length, forReader.kept]).toEqual([1, []]);
	});

	it('nobody sees anything of another office', async () => {
		const [actor, stranger] = [await newActor(), await newActor()];
		const partners = [await buildPartner(test.db, actor)];
		await recordActivity(test.db, actor, { starts: '2020', partners });
		await buildOrganisation(test.db, actor, { isTie: true });
		await buildInitiative(test.db, actor, { stage: 'proposal' });
		expect(await year(stranger.officeId)).toEqual({
			...{ ties: [], organisations: [], totals: [], undated: 0, coverage: [], initiatives: [] },
			...{ due: { pacts: [], steps: [], replies: [], planned: [] }, kept: [], completed: [] }
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
		const { due } = await year(actor.officeId);
		expect(due.pacts).toMatchObject([{ agreementId: pact, signed: '2005', otherDates: ['2006'], termEnds: null }]);
	});

	it('are letters that wait for a reply, and what is planned for the twelve months after', async () => {
		const actor = await newActor();
		const letter = { kind: 'correspondence', replyDue: '2020-05-01' } as const;
		const waits = await recordActivity(test.db, actor, { ...letter, title: { en: 'waits' } });
		await recordActivity(test.db, actor, { ...letter, repliedOn: '2020-04-01' });
		await recordActivity(test.db, actor, { ...letter, replyDue: '2022-05-01' });
		const planned = await recordActivity(test.db, actor, { status: 'confirmed', starts: '2021-03-01' });
		await recordActivity(test.db, actor, { status: 'confirmed', starts: '2023' });
		await recordActivity(test.db, actor, { status: 'done', starts: '2021' });
		await recordActivity(test.db, actor, { status: 'confirmed', starts: '2020-11-30' });
		const { due } = await year(actor.officeId, '2020-12-01');
		expect(due.replies.map((each) => each.id)).toEqual([waits]);
		expect(due.planned.map((each) => each.id)).toEqual([planned]);
	});

	it('in a past year is only what fell due within it', async () => {
		const actor = await newActor();
		const of = { subject: 'partner', subjectId: await buildPartner(test.db, actor) } as const;
		const step = (due: string | null) => buildStep(test.db, actor, of, { due });
		const month = await step('2020-05');
		for (const other of ['2020', '2019-12-31', '2021', '2026-03-01', null]) await step(other);
		await markStep(test.db, actor, { id: month, done: true }, '2020-05-30');
		const letter = { kind: 'correspondence' } as const;
		await recordActivity(test.db, actor, { ...letter, replyDue: '2019-05-01' });
		const reply = await recordActivity(test.db, actor, { ...letter, replyDue: '2020-05-01' });
		const { due } = await year(actor.officeId);
		expect(due.steps.map((each) => each.due)).toEqual(['2020-05', '2020']);
		expect(due.replies.map((each) => each.id)).toEqual([reply]);
	});

	it('is no step that a reader may not see, nor one of such a record', async () => {
		const actor = await newActor();
		const subjectId = await recordActivity(test.db, actor, { visibility: 'office' });
		await buildStep(test.db, actor, { subject: 'activity', subjectId }, { due: '2020-05' });
		const of = { subject: 'partner', subjectId: await buildPartner(test.db, actor) } as const;
		await buildStep(test.db, actor, of, { due: '2020-06', visibility: 'office' });
		expect((await year(actor.officeId)).due.steps).toHaveLength(2);
		expect((await year(actor.officeId, '2026-11-29', 'reader')).due.steps).toEqual([]);
	});
});

describe('what has no date', () => {
	it('is told in a year that holds records, and not in one before anything was recorded', async () => {
		const { officeId } = await buildStarterOffice(test.db);
		const early = await year(officeId, '2026-11-29', 'coordinator', periodOf(2004, 1));
		expect([early.undated, tieOf(early, 'Verona').counts.undated, tieOf(early, 'Verona').hasUndatedContact]).toEqual([
			...[0, 0, false]
		]);
	});
});

describe('one thing recorded this year', () => {
	it('alarms nobody: the ties with nothing yet are told as that, and Verona waits because it is being renewed', async () => {
		const { officeId } = await buildStarterOffice(test.db);
		const before = await year(officeId, '2026-11-29', 'coordinator', periodOf(2026, 1));
		const atlanta = tieOf(before, 'Atlanta').partner.id;
		await recordActivity(test.db, buildActor(officeId), { starts: '2026-11-29', partners: [atlanta] });
		const facts = await year(officeId, '2026-11-29', 'coordinator', periodOf(2026, 1));
		const register = facts.ties.map(({ tie }) => tie).filter((tie) => tie.isOfRegister);
		expect(register.filter((tie) => tie.isSilentSoFar)).toHaveLength(7);
		expect(register.filter(waitsForPerson).map(({ partner }) => partner.name['en'])).toEqual(['Verona']);
		const over = await year(officeId, '2027-01-01', 'coordinator', periodOf(2026, 1));
		expect(over.ties.filter(({ tie }) => waitsForPerson(tie))).toHaveLength(7);
	});

	it('calls for a person where the year before was kept and had no contact of both sides', async () => {
		const actor = await newActor();
		const [spoke, wrote] = [
			await buildPartner(test.db, actor, { name: { en: 'Spoke' } }),
			await buildPartner(test.db, actor, { name: { en: 'Wrote' } })
		];
		for (const partner of [spoke, wrote]) {
			const pact = await buildAgreement(test.db, actor, [partner]);
			await buildClaim(test.db, actor, pact, { field: 'signed', date: '1990', preferred: true });
		}
		await recordActivity(test.db, actor, { starts: '2019-05', partners: [spoke] });
		const letter = { kind: 'correspondence', direction: 'outbound' } as const;
		await recordActivity(test.db, actor, { ...letter, starts: '2019-05', partners: [wrote] });
		const facts = await year(actor.officeId, '2020-11-29');
		expect(facts.ties.filter(({ tie }) => waitsForPerson(tie)).map(({ tie }) => tie.partner.name['en'])).toEqual([
			'Wrote'
		]);
	});
});

describe('the years that hold anything', () => {
	it('are told with how much, by the years of the office, of what the reader may see', async () => {
		const actor = await newActor();
		for (const starts of ['2019-12-31', '2020-08-31', '2020-09-01', '2026', null]) {
			await recordActivity(test.db, actor, { starts });
		}
		await recordActivity(test.db, actor, { starts: '2024', visibility: 'office' });
		const kept = (startsIn: number, shown: readonly Visibility[] = VISIBILITIES) =>
			test.db.forOffice(actor.officeId, (tx) => keptYears(tx, actor.officeId, startsIn, shown));
		const counted = async (...of: Parameters<typeof kept>) =>
			(await kept(...of)).map(({ year: at, activities }) => [at, activities]);
		expect(await counted(1)).toEqual([
			[2019, 1],
			[2020, 2],
			[2024, 1],
			[2026, 1]
		]);
		expect(await counted(9)).toEqual([
			[2019, 2],
			[2020, 1],
			[2023, 1],
			[2025, 1]
		]);
		expect(await counted(1, ['council', 'public'])).toEqual([
			[2019, 1],
			[2020, 2],
			[2026, 1]
		]);
	});

	it('are told beside one that was mistyped, as early as can be written, in a year of any beginning', async () => {
		const actor = await newActor();
		for (const starts of ['0001-01-05', '0202', '2020-09-01']) await recordActivity(test.db, actor, { starts });
		const kept = await test.db.forOffice(actor.officeId, (tx) => keptYears(tx, actor.officeId, 9, VISIBILITIES));
		expect(kept.slice(-2).map(({ year: at, activities }) => [at, activities])).toEqual([
			[201, 1],
			[2020, 1]
		]);
		expect(kept.reduce((sum, { activities }) => sum + activities, 0)).toBe(3);
	});
});

describe('the latest period', () => {
	it('is the last up to today with anything in it, else this one', async () => {
		const actor = await newActor();
		const latest = (startsIn = 1) => latestPeriod(test.db, actor.officeId, '2026-11-29', startsIn, VISIBILITIES);
		expect((await latest()).year).toBe(2026);
		await recordActivity(test.db, actor, { starts: '2020-06' });
		await recordActivity(test.db, actor, { starts: '2028', status: 'confirmed' });
		await recordActivity(test.db, actor, { starts: null });
		expect((await latest()).year).toBe(2020);
		expect((await latest(9)).year).toBe(2019);
	});

	it('is for a reader no year that holds only what is meant for the office', async () => {
		const actor = await newActor();
		await recordActivity(test.db, actor, { starts: '2020-06' });
		await recordActivity(test.db, actor, { starts: '2024', visibility: 'office' });
		const latest = (shown: readonly Visibility[]) => latestPeriod(test.db, actor.officeId, '2026-11-29', 1, shown);
		expect([(await latest(VISIBILITIES)).year, (await latest(['council', 'public'])).year]).toEqual([2024, 2020]);
	});
});
