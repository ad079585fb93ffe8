import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { writeActivity } from '#features/activity/server/commands.ts';
import { activityForm } from '#features/activity/form.ts';
import { decide } from '#features/decision/server/commands.ts';
import { saveHighlight } from '#features/highlight/server/commands.ts';
import { saveNote } from '#features/note/server/commands.ts';
import { loadOfficeFolder } from '#features/office/server/starter.ts';
import { newId } from '#kernel/id.ts';
import { periodOf } from '#kernel/period.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildPerson,
	buildRole,
	buildStep
} from '../../../../tests/support/factories.ts';
import { wordsOf } from '../../../../tests/support/report-facts.ts';
import { writeReport } from '../document.ts';
import { AUDIENCES, type Audience } from '../policy.ts';
import { ALL_TOLD } from '../untold.ts';
import { loadReportFacts } from './queries.ts';

const test = testDatabase();

async function facts(actor: Actor, year = 2020, audience: 'council' | 'public' = 'council') {
	return loadReportFacts(test.db, actor.officeId, { period: periodOf(year, 1), audience, today: '2020-12-31' });
}

/** An activity as its form would send it. @returns its id */
async function record(actor: Actor, fields: Record<string, unknown>): Promise<string> {
	const id = newId();
	const input = activityForm.parse({
		...{ id, version: '0', kind: 'meeting', status: 'done', direction: 'mutual', visibility: 'council' },
		title: { en: 'A meeting' },
		...fields
	});
	const outcome = await test.db.forOffice(actor.officeId, (tx) => writeActivity(tx, actor, input));
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
	return id;
}

describe('the facts of a report', () => {
	it('tell what was answered in the period and was no approval, and who answers for what, the public excepted', async () => {
		const director = buildActor(await buildOffice(test.db), 'director');
		const ownerId = await buildPerson(test.db, director, { name: { en: 'Dana Levi' } });
		const add = (title: string) =>
			buildInitiative(test.db, director, {
				...{ stage: 'proposal', title: { en: title }, begun: '2019', ownerId, visibility: 'public' }
			});
		const [no, later, both] = [await add('No'), await add('Later'), await add('Later and then yes')];
		const decideOn = (id: string, version: number, outcome: 'accepted' | 'declined' | 'later', decidedOn: string) =>
			decide(
				test.db,
				director,
				{
					...{ id, version, decisionId: newId(), outcome, answer: { he: 'תשובה' }, decidedOn },
					...{ decidedBy: {}, reference: {}, putOffUntil: outcome === 'later' ? '2021-05-01' : null }
				},
				{ language: 'he', today: '2020-12-31' }
			);
		await decideOn(no, 1, 'declined', '2020-05-01');
		await decideOn(later, 1, 'later', '2020-06-01');
		await decideOn(both, 1, 'later', '2020-06-01');
		await decideOn(both, 2, 'accepted', '2020-07-01');
		const found = await facts(director);
		const answer = { outcome: 'declined', fromStage: 'proposal', on: '2020-05-01', words: { he: 'תשובה' } };
		expect(found.declined).toMatchObject([{ id: no, stage: 'proposal', owner: { en: 'Dana Levi' }, answer }]);
		const open = found.initiatives.map((each) => [each.id, each.answer?.outcome, each.answer?.until]);
		expect(open.toSorted()).toEqual(
			[
				[later, 'later', '2021-05-01'],
				[both, undefined, undefined]
			].toSorted()
		);
		expect((await facts(director, 2021)).declined).toEqual([]);
		const ofPublic = await facts(director, 2020, 'public');
		expect(ofPublic.declined).toMatchObject([{ id: no, owner: null }]);
	});

	it('are those of the period, of the period before, and what has no date', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partners = [await buildPartner(test.db, actor)];
		await record(actor, { partners, starts: '2019-12-31' });
		const first = await record(actor, { partners, starts: '2020-01-01' });
		const year = await record(actor, { partners, starts: '2020' });
		const undated = await record(actor, { partners, starts: '' });
		await record(actor, { partners, starts: '2021-01-01' });
		const found = await facts(actor);
		expect(found.activities.map(({ id }) => id)).toEqual([first, year, undated]);
		expect(found.activities.map(({ datedOn }) => datedOn)).toEqual(['2020-01-01', '2020-07-02', null]);
		expect(found.activitiesBefore).toMatchObject([{ partners, kind: 'meeting' }]);
	});

	it('follow the year of the office', async () => {
		const actor = buildActor(await buildOffice(test.db, { periodStartsIn: 9 }));
		const id = await record(actor, { starts: '2021-08-31' });
		await record(actor, { starts: '2020-08-31' });
		const found = await loadReportFacts(test.db, actor.officeId, {
			period: periodOf(2020, 9),
			audience: 'council',
			today: '2026-01-01'
		});
		expect(found.activities.map((activity) => activity.id)).toEqual([id]);
	});

	it('know the last contact before the period before, of what took place and may be told, and what began', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const [p, q] = [await buildPartner(test.db, actor), await buildPartner(test.db, actor)];
		await record(actor, { partners: [p], starts: '2016-05' });
		await record(actor, { partners: [p], starts: '2017' });
		await record(actor, { partners: [p], starts: '2018-01', status: 'cancelled', reason: 'budget' });
		await record(actor, { partners: [p], starts: '2018-02', visibility: 'office' });
		await record(actor, { partners: [q], starts: '2019-02' });
		const began = await buildInitiative(test.db, actor, { begun: '2020-02' });
		await buildInitiative(test.db, actor, { begun: '../2020' });
		await buildInitiative(test.db, actor, { begun: '2021' });
		// What began and was over within the year is not in promotion.
		for (const stage of ['completed', 'declined'] as const) {
			await buildInitiative(test.db, actor, { stage, begun: '2020-03', ended: '2020-06' });
		}
		const council = await facts(actor);
		expect(council.contactEarlier).toEqual([{ partnerId: p, date: '2017' }]);
		expect(council.begun.map(({ id, begun }) => [id, begun])).toEqual([[began, '2020-02']]);
	});

	it('are no other office’s', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partners = [await buildPartner(test.db, actor)];
		await record(actor, { partners, starts: '2020' });
		await buildInitiative(test.db, actor);
		const stranger = await facts(buildActor(await buildOffice(test.db)));
		expect({ ...stranger, office: null }).toMatchObject({
			...{ ties: [], bodies: [], goals: [], activities: [], activitiesBefore: [], initiatives: [] },
			...{
				highlights: [],
				steps: [],
				claims: [],
				notes: [],
				withheld: [],
				withheldBefore: [],
				openBefore: [],
				contactEarlier: [],
				begun: [],
				promised: []
			}
		});
	});

	it('hold nothing that is meant for the office alone, whoever asks, and know of whom they say too little', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const [p, q] = [await buildPartner(test.db, actor), await buildPartner(test.db, actor)];
		const hidden = { partners: [p], starts: '2020', visibility: 'office', title: { en: 'A quiet talk' } };
		await record(actor, hidden);
		await record(actor, { ...hidden, visibility: 'public', partners: [q], title: { en: 'An open talk' } });
		await buildInitiative(test.db, actor, { visibility: 'office', title: { en: 'A quiet plan' } });
		await buildPartner(test.db, actor, { visibility: 'office', name: { en: 'Nowhere yet' } });
		const council = await facts(actor);
		const words = wordsOf(writeReport(council, 'en')).join('\n');
		expect(words).toContain('An open talk');
		for (const secret of ['A quiet talk', 'A quiet plan', 'Nowhere yet']) expect(words).not.toContain(secret);
		expect(council.withheld).toEqual([p]);
	});

	it('name no partner that is meant for the office alone, though what was done with it is told', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const shown = await buildPartner(test.db, actor, { name: { en: 'Poznań' } });
		const hidden = await buildPartner(test.db, actor, { visibility: 'office', name: { en: 'Markerville' } });
		const title = { en: 'Three cities met' };
		await record(actor, { partners: [shown, hidden], starts: '2020', title });
		await record(actor, { partners: [hidden], starts: '2020', title: { en: 'Two cities met' } });
		await buildInitiative(test.db, actor, { title: { en: 'A plan of three' }, partners: [shown, hidden] });
		await buildStep(
			test.db,
			actor,
			{ subject: 'partner', subjectId: hidden },
			{ due: '2020', what: { en: 'Ask them' } }
		);
		for (const language of ['he', 'en'] as const) {
			const words = wordsOf(writeReport(await facts(actor), language)).join('\n');
			expect(words).not.toContain('Markerville');
			expect(words).not.toContain('Ask them');
			expect(words).toContain('Three cities met');
			expect(words).toContain('Two cities met');
			expect(words).toContain('A plan of three');
		}
	});

	it('tell the steps that their reader may see, of the period and of the one after it', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const partner = await buildPartner(test.db, actor, { visibility: 'public' });
		const of = { subject: 'partner' as const, subjectId: partner };
		await record(actor, { partners: [partner], starts: '2021' });
		const step = (en: string, due: string | null, visibility: 'office' | 'council' | 'public' = 'council') =>
			buildStep(test.db, actor, of, { what: { en }, due, visibility });
		await step('inner', '2020', 'office');
		await step('of the year', '2020-12');
		await step('of the next', '2021', 'public');
		await step('far away', '2026-12-15');
		await step('some day', null);
		const told = async (year: number, audience: 'council' | 'public' = 'council') => {
			const wanted = { period: periodOf(year, 1), audience, today: '2026-11-29' };
			const { steps } = await loadReportFacts(test.db, actor.officeId, wanted);
			return steps.map(({ what }) => what['en']);
		};
		expect(await told(2020)).toEqual(['of the year', 'of the next']);
		expect(await told(2020, 'public')).toEqual(['of the next']);
		expect(await told(2021)).toEqual(['of the next', 'some day']);
		expect(await told(2022)).toEqual([]);
		expect(await told(2025)).toEqual(['far away']);
	});

	it('know what stood open at the end of the period before, and what became of it within this one', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		await record(actor, { starts: '2019' });
		await record(actor, { starts: '2020' });
		const begun = { stage: 'initiative' as const, begun: '2018' };
		const over = (stage: 'completed' | 'declined', ended: string) =>
			buildInitiative(test.db, actor, { ...begun, stage, ended });
		const open = await buildInitiative(test.db, actor, begun);
		const unknown = await buildInitiative(test.db, actor, { ...begun, begun: null });
		const completed = await over('completed', '2020-03');
		const declined = await over('declined', '2020');
		const later = await over('completed', '2021-01-02');
		await over('completed', '2019');
		await buildInitiative(test.db, actor, { ...begun, begun: '2020' });
		await buildInitiative(test.db, actor, { ...begun, visibility: 'office' });
		const became = async (year: number) =>
			new Map((await facts(actor, year)).openBefore.map((each) => [each.id, each.became]));
		expect(await became(2020)).toEqual(
			new Map([
				[open, 'open'],
				[unknown, 'open'],
				[later, 'open'],
				[completed, 'completed'],
				[declined, 'declined']
			])
		);
		// Nothing is recorded of 2018: of what began nobody knows when, it tells nothing.
		expect((await became(2019)).has(unknown)).toBe(false);
	});

	it('hold as promised what was due in the period and was not set within it', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const partner = await buildPartner(test.db, actor);
		const of = { subject: 'partner' as const, subjectId: partner };
		const step = (due: string | null, visibility: 'office' | 'council' = 'council') =>
			buildStep(test.db, actor, of, { due, visibility });
		const [early, late, whole] = [await step('2020-01'), await step('2020-06-30'), await step('2020')];
		const within = await step('2020-12-31');
		await step('2021');
		await step('2019');
		await step(null);
		await step('2020', 'office');
		const set = (id: string, on: string) =>
			test.db.forOffice(actor.officeId, (tx) =>
				tx
					.updateTable('next_step')
					.set({ created_at: new Date(on) })
					.where('office_id', '=', actor.officeId)
					.where('id', '=', id)
					.execute()
			);
		await set(early, '2019-12-31T23:00:00Z');
		await set(within, '2020-01-01T00:00:00Z');
		const promised = (await facts(actor)).promised.map(({ id }) => id);
		expect(new Set(promised)).toEqual(new Set([early, late, whole]));
	});

	it('know of whom they say too little of the period before', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const partner = await buildPartner(test.db, actor);
		await record(actor, { partners: [partner], starts: '2019', visibility: 'office' });
		const found = await facts(actor);
		expect([found.withheldBefore, found.withheld]).toEqual([[partner], []]);
	});

	it('know what there is that their readers are not told, for each of them', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const untold = async (audience: Audience) => {
			const wanted = { period: periodOf(2020, 1), audience, today: '2020-12-31' };
			return (await loadReportFacts(test.db, actor.officeId, wanted)).untold;
		};
		for (const audience of AUDIENCES) expect(await untold(audience)).toEqual(ALL_TOLD);
		const partner = await buildPartner(test.db, actor, { visibility: 'council' });
		const goal = await buildGoal(test.db, actor);
		await record(actor, { starts: '2020', partners: [partner], goals: [goal] });
		await record(actor, { starts: '2019', visibility: 'office' });
		await buildInitiative(test.db, actor, { visibility: 'office' });
		await buildStep(test.db, actor, { subject: 'partner', subjectId: partner }, { visibility: 'council' });
		const highlight = { id: newId(), version: 0, periodStartsOn: '2020-01-01', text: { en: 'Talks' }, about: null };
		await saveHighlight(test.db, actor, highlight, 1);
		const note = { id: newId(), version: 0, text: { en: 'A guess' }, source: {}, sourceUrl: null, partnerId: null };
		await saveNote(test.db, actor, note);
		expect(await untold('leadership')).toEqual(ALL_TOLD);
		expect(await untold('council')).toEqual({ ...ALL_TOLD, activitiesBefore: true, initiatives: true });
		expect(await untold('public')).toEqual({
			...{ ties: true, activities: true, activitiesBefore: true, initiatives: true },
			...{ highlights: true, steps: true, notes: true, goals: [goal], contacts: [partner] }
		});
		const stranger = buildActor(await buildOffice(test.db));
		expect((await facts(stranger, 2020, 'public')).untold).toEqual(ALL_TOLD);
	});

	it('say on which day they were written of a year that has not ended, and of no other', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const asOf = async (today: string) => {
			const wanted = { period: periodOf(2020, 9), audience: 'council' as const, today };
			return (await loadReportFacts(test.db, actor.officeId, wanted)).asOf;
		};
		expect(await asOf('2020-11-29')).toBe('2020-11-29');
		expect(await asOf('2021-08-31')).toBe('2021-08-31');
		expect(await asOf('2021-09-01')).toBeNull();
	});

	it('for the public hold less', async () => {
		const actor = buildActor(await buildOffice(test.db));
		await record(actor, { starts: '2020', title: { en: 'For the council' } });
		const open = await record(actor, { starts: '2020', visibility: 'public' });
		expect((await facts(actor, 2020, 'public')).activities.map(({ id }) => id)).toEqual([open]);
	});

	it('name those who hold a public office, and nobody else', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const mayor = await buildPerson(test.db, actor, { name: { en: 'Jacek Nowak' } });
		await buildRole(test.db, actor, mayor, { kind: 'mayor' });
		const guest = await buildPerson(test.db, actor, { name: { en: 'A Private Guest' } });
		await record(actor, { starts: '2020', people: { id: [mayor, guest], role: ['guest', 'guest'] } });
		expect((await facts(actor)).activities[0]?.officials).toEqual([{ en: 'Jacek Nowak' }]);
	});
});

describe('the report of the starter office', () => {
	it('says what the record says, in both languages', async () => {
		const outcome = await loadOfficeFolder(test.db, 'examples/raanana', 'test');
		if (!outcome.ok) throw new Error(outcome.reason);
		const found = await loadReportFacts(test.db, outcome.officeId, {
			period: periodOf(2020, 1),
			audience: 'council',
			today: '2026-01-01'
		});
		const [hebrew, english] = [writeReport(found, 'he'), writeReport(found, 'en')];
		expect(hebrew.subtitle).toBe(
			'19 פעילויות, מהן שתיים שבוטלו לאחר היערכות, ועוד שתי פעילויות ללא תאריך. קשר עם 6 מתוך 8 הערים התאומות.'
		);
		const register = wordsOf(english.sections.find(({ id }) => id === 'register') ?? hebrew);
		expect(register.filter((line) => line.includes(' | '))).toEqual([
			'Opsterland\nNetherlands | Twin-city pact | 1963 | Active on record | None recorded | No activity recorded',
			'Bramsche\nGermany | Twin-city pact | 1979* | Active | 2020 | 1 activity and 1 cancelled after preparation',
			'Boulogne-Billancourt\nFrance | Twin-city pact | 1994 | Active | 2020 | 3 activities',
			'Verona\nItaly | Twin-city pact | 1998 | Being renewed | Date not known | No dated activity recorded; 2 undated',
			'Goslar\nGermany | Friendship pact | 2005* | Active | 2020 | 1 activity and 1 cancelled after preparation',
			'Atlanta\nUnited States | Twin-city pact | 2008* | Active | 2020 | 6 activities',
			'Tainan\nTaiwan | Twin-city pact | 2006 | Active | 2020 | 1 activity',
			'Poznań\nPoland | Twin-city pact | 2008* | Active | 2020 | 4 activities'
		]);
		const words = wordsOf(english);
		expect(words.find((line) => line.startsWith('The sources disagree on 4 dates of signature.'))).toBeDefined();
		expect(words.find((line) => line.startsWith('No activity with Opsterland was recorded in 2020.'))).toBeDefined();
		expect(
			words.find((line) => line.includes('Verona was recorded in 2020. Status of the tie: Being renewed.'))
		).toBeDefined();
		expect(words).toContain('Kunming, China');
		// Every text of the starter office is there in both languages: nothing stands in for another.
		expect(words.join()).not.toContain('(in Hebrew)');
		expect(wordsOf(hebrew).join()).not.toContain('(באנגלית)');
	});
});
