import { describe, expect, it } from 'vitest';
import { restore } from '#features/trash/server/commands.ts';
import { newId } from '#kernel/id.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { Role } from '#features/member/member.ts';
import { outcomeWord } from '#features/decision/decision.ts';
import { decide, takeBackDecision } from '#features/decision/server/commands.ts';
import { recommend } from '#features/request/server/commands.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildInitiative,
	buildMember,
	buildOffice,
	buildPerson
} from '../../../../tests/support/factories.ts';
import { buildRequest } from '../../../../tests/support/request.ts';
import { assignInitiative, membersFor } from './assigning.ts';
import { tellOfArrival, tellOfDecision } from './letters.ts';
import { completeInitiative } from './commands.ts';
import { remindMembers } from './reminders.ts';

const test = testDatabase();
const today = '2026-11-30';

interface Letter {
	to: string;
	subject: string;
	text: string;
	language: string;
}

async function lettersOf(office: OfficeId): Promise<Letter[]> {
	const { rows } = await test.admin.query<Letter>(
		'select recipient as to, subject, text, language from outgoing_letter where office_id = $1 order by id',
		[office]
	);
	return rows;
}

/** A member at work, by whose name letters are told apart. */
async function member(office: OfficeId, role: Role, name: string, settings: Record<string, unknown> = {}) {
	const userId = await buildMember(test.db, office, role);
	const columns = { name, email: `${name.toLowerCase()}-${userId}@example.org`, ...settings };
	const set = Object.keys(columns).map((column, index) => `${column} = $${index + 2}`);
	await test.admin.query(`update auth.user set ${set.join(', ')} where id = $1`, [userId, ...Object.values(columns)]);
	return { ...buildActor(office, role), userId, name } satisfies Actor;
}

const namesOf = (letters: readonly Letter[]) => letters.map(({ to }) => to.split('-')[0]).toSorted();

async function staffed() {
	const office = await buildOffice(test.db, { slug: `letters-${Math.random().toString(36).slice(2, 9)}` });
	return {
		office,
		dana: await member(office, 'coordinator', 'Dana'),
		noa: await member(office, 'coordinator', 'Noa', { language: 'he' }),
		head: await member(office, 'director', 'Head'),
		tomer: await member(office, 'contributor', 'Tomer')
	};
}

describe('something has come to a stage', () => {
	it('an idea is told to the coordinators, each in their language, with the way to it and out of such letters', async () => {
		const { office, dana, tomer } = await staffed();
		const id = await buildInitiative(test.db, tomer, { title: { en: 'A bench\nby the river', he: 'ספסל' } });
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		await test.db.forOffice(office, (tx) => tellOfArrival(tx, tomer, id));
		const letters = await lettersOf(office);
		expect(namesOf(letters)).toEqual(['dana', 'noa']);
		const english = letters.find(({ language }) => language === 'en');
		expect(english?.subject).toBe('New idea: A bench by the river');
		expect(english?.text).toMatch(/^Hello Dana,\n\nTestville Foreign Relations: a new idea has come in\./);
		expect(english?.text).toMatch(new RegExp(`http://\\S+/o/letters-\\w+/initiatives/${id}\\n`));
		expect(english?.text).toMatch(/http:\/\/\S+\/account$/);
		expect(letters.find(({ language }) => language === 'he')?.subject).toBe('רעיון חדש: ספסל');
		expect(dana.name).toBe('Dana');
	});

	it('a proposal is told to the directors, and to nobody who brought it there or wants no letters', async () => {
		const { office, dana, head } = await staffed();
		await member(office, 'director', 'Quiet', { letters: false });
		const id = await buildInitiative(test.db, dana, { stage: 'proposal' });
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		await test.db.forOffice(office, (tx) => tellOfArrival(tx, dana, id));
		expect(namesOf(await lettersOf(office))).toEqual(['head']);
		await test.db.forOffice(office, (tx) => tellOfArrival(tx, head, id));
		expect(await lettersOf(office)).toHaveLength(1);
	});
});

describe('something was decided', () => {
	const answered = {
		outcome: (language: 'he' | 'en') => outcomeWord('later', language),
		answer: { en: 'When the budget is known.' },
		putOffUntil: '2027-02-01'
	};

	it('is told to who wrote it down, who has it and who answers for it, with the answer', async () => {
		const { office, dana, noa, head, tomer } = await staffed();
		const { rows } = await test.admin.query<{ email: string }>('select email from auth.user where id = $1', [
			dana.userId
		]);
		const ownerId = await buildPerson(test.db, dana, { email: rows[0]?.email ?? '' });
		const id = await buildInitiative(test.db, tomer, { ownerId });
		await test.db.forOffice(office, (tx) =>
			tx
				.updateTable('initiative')
				.set({ assignee: noa.userId })
				.where('office_id', '=', office)
				.where('id', '=', id)
				.execute()
		);
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		await test.db.forOffice(office, (tx) => tellOfDecision(tx, head, id, answered));
		const letters = await lettersOf(office);
		expect(namesOf(letters)).toEqual(['dana', 'noa', 'tomer']);
		expect(letters.find(({ to }) => to.startsWith('dana'))?.text).toContain(
			'The decision: Put off to a later date. It was written down by Head.\n\nWhen the budget is known.\n\nIt will be looked at again on 1 Feb 2027.'
		);
	});

	it('is told to who had it on the desk until then', async () => {
		const { office, head, noa, tomer } = await staffed();
		const id = await buildInitiative(test.db, tomer, { stage: 'proposal' });
		await test.admin.query('update initiative set assignee = $2 where id = $1', [id, noa.userId]);
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		const decision = { id, version: 1, decisionId: newId(), outcome: 'declined', decidedOn: today } as const;
		const said = { answer: { he: 'אין תקציב' }, decidedBy: {}, reference: {}, putOffUntil: null };
		const decided = await decide(test.db, head, { ...decision, ...said }, { language: 'he', today });
		expect(decided.ok).toBe(true);
		expect(namesOf(await lettersOf(office))).toEqual(['noa', 'tomer']);
	});

	it('of a request for a partner is told to whoever has assessed it', async () => {
		const { office, dana, head, noa } = await staffed();
		const id = await buildRequest(test.db, dana);
		const assessed = `insert into assessment (office_id, initiative_id, user_id, name, handed_in_at, abstains)
			values ($1, $2, $3, 'x', $4, $5)`;
		await test.admin.query(assessed, [office, id, noa.userId, new Date(), false]);
		await test.admin.query(assessed, [office, id, (await member(office, 'director', 'Kept')).userId, null, false]);
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		await test.db.forOffice(office, (tx) => tellOfDecision(tx, head, id, answered));
		expect(namesOf(await lettersOf(office))).toEqual(['dana', 'noa']);
	});

	it('and what came of it are told to the same, by the words of whoever completed it', async () => {
		const { office, dana, tomer } = await staffed();
		const id = await buildInitiative(test.db, tomer, { stage: 'initiative' });
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		const completed = { id, version: 1, ended: today, outcome: { en: 'Forty children met' }, budgetActual: null };
		expect((await completeInitiative(test.db, dana, completed, today)).ok).toBe(true);
		const letters = await lettersOf(office);
		expect(namesOf(letters)).toEqual(['tomer']);
		expect(letters[0]?.text).toContain('What came of it:\n\nForty children met');
	});

	it('of what the council is told waits for the directors, who are written', async () => {
		const { office, dana } = await staffed();
		const id = await buildRequest(test.db, dana);
		const { rows } = await test.admin.query<{ version: number }>('select version from initiative where id = $1', [id]);
		const wanted = { id, version: rows[0]?.version ?? 0, recommendation: { en: 'A tie of ports' }, resolution: {} };
		expect(await recommend(test.db, dana, wanted, new Date())).toMatchObject({ ok: true });
		const letter = (await lettersOf(office)).find(({ subject }) => subject.startsWith('A recommendation to approve'));
		expect([letter?.to.split('-')[0], letter?.text.includes(`/initiatives/${id}/request\n`)]).toEqual(['head', true]);
	});

	it('that is taken back is told to who was told of it, with why; one that is brought back as well', async () => {
		const { office, head, tomer } = await staffed();
		const id = await buildInitiative(test.db, tomer, { stage: 'proposal', title: { he: 'גן', en: 'A garden' } });
		const decisionId = newId();
		const decision = { id, version: 1, decisionId, outcome: 'accepted', decidedOn: today } as const;
		const said = { answer: { he: 'אושר' }, decidedBy: {}, reference: {}, putOffUntil: null };
		await decide(test.db, head, { ...decision, ...said }, { language: 'he', today });
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		await takeBackDecision(test.db, { ...head, reason: 'A slip of the pen' }, decisionId, today);
		const letters = await lettersOf(office);
		expect(namesOf(letters)).toEqual(['tomer']);
		const [letter] = letters;
		expect(letter?.text).toMatch(/Approved|אושרה/);
		expect(letter?.text).toContain('A slip of the pen');
		await restore(test.db, head, { noun: 'decision', id: decisionId });
		expect(namesOf(await lettersOf(office))).toEqual(['tomer', 'tomer']);
	});

	it('is not told to whoever may not read it', async () => {
		const { office, head, tomer, dana } = await staffed();
		const id = await buildInitiative(test.db, dana, { visibility: 'office' });
		await test.admin.query('update initiative set assignee = $2 where id = $1', [id, tomer.userId]);
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		await test.db.forOffice(office, (tx) => tellOfDecision(tx, head, id, answered));
		expect(namesOf(await lettersOf(office))).toEqual(['dana']);
	});
});

describe('putting something on a desk', () => {
	const assign = (actor: Actor, id: string, version: number, assignee: string | null) =>
		assignInitiative(test.db, actor, { id, version, assignee }, today);

	it('tells the member, keeps it in the trail, and takes it back', async () => {
		const { office, dana, noa } = await staffed();
		const id = await buildInitiative(test.db, dana);
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		expect(await assign(dana, id, 1, noa.userId)).toMatchObject({ ok: true });
		expect((await lettersOf(office)).map(({ subject }) => subject)).toEqual(['לטיפולך: עץ מוסיקלי']);
		// To leave it there is no news, and neither is to take it oneself.
		expect(await assign(dana, id, 2, noa.userId)).toMatchObject({ ok: true });
		expect(await assign(dana, id, 3, dana.userId)).toMatchObject({ ok: true });
		expect(await lettersOf(office)).toHaveLength(1);
		expect(await assign(dana, id, 1, null)).toEqual({ ok: false, reason: 'stale' });
	});

	it('takes members alone who may work on it and read it', async () => {
		const { office, dana, head, tomer } = await staffed();
		const reader = await member(office, 'reader', 'Council');
		const stranger = (await staffed()).dana;
		const hidden = await buildInitiative(test.db, dana, { visibility: 'office' });
		for (const { userId } of [reader, stranger, tomer])
			expect(await assign(dana, hidden, 1, userId)).toMatchObject({ field: 'assignee', code: 'gone' });
		const offered = await test.db.forOffice(office, (tx) => membersFor(tx, dana, hidden, today));
		expect(offered.map(({ name }) => name)).toEqual(['Dana', 'Head', 'Noa']);
		expect(await assign(dana, hidden, 1, head.userId)).toMatchObject({ ok: true });
	});

	it('is for those who may change it, while it is open', async () => {
		const { office, dana, tomer } = await staffed();
		const reader = await member(office, 'reader', 'Council');
		const id = await buildInitiative(test.db, dana);
		expect(await assign(reader, id, 1, dana.userId)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await assign(tomer, id, 1, dana.userId)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await assign((await staffed()).dana, id, 1, dana.userId)).toEqual({ ok: false, reason: 'not_found' });
		const over = await buildInitiative(test.db, dana, { stage: 'completed' });
		expect(await assign(dana, over, 1, dana.userId)).toEqual({ ok: false, reason: 'stale' });
	});
});

describe('the letter of the week', () => {
	const at = (day: string) => new Date(`${day}T10:00:00Z`);
	const wait = (id: string, since: string) =>
		test.admin.query('update initiative set stage_since = $2 where id = $1', [id, since]);

	it('names what waits for a member and has had no answer for thirty days, and comes once a week', async () => {
		const { office, dana } = await staffed();
		const [old, young] = [
			await buildInitiative(test.db, dana, { title: { en: 'Old' } }),
			await buildInitiative(test.db, dana, { title: { en: 'Young' } })
		];
		await wait(old, '2026-10-01');
		await wait(young, '2026-11-20');
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		const remind = async (day: string) => {
			await remindMembers(test.db, at(day));
			return lettersOf(office);
		};
		const letters = await remind('2026-11-30');
		expect(namesOf(letters)).toEqual(['dana', 'noa']);
		const english = letters.find(({ language }) => language === 'en');
		expect(english?.subject).toBe('One thing has waited for your answer for a month');
		expect(english?.text).toMatch(/• Old\n {2}No answer for 60 days\n {2}http.*view=list&mine=1&unanswered=30/s);
		expect(letters.some(({ text }) => text.includes('Young'))).toBe(false);
		expect(await remind('2026-12-06')).toHaveLength(2);
		expect(await remind('2026-12-07')).toHaveLength(4);
		await wait(old, '2026-12-10');
		expect(await remind('2026-12-14')).toHaveLength(4);
	});

	it('does not come to who wants none, nor from an office that is closed', async () => {
		const office = await buildOffice(test.db);
		const actor = await member(office, 'coordinator', 'Quiet', { letters: false });
		const other = await member(office, 'coordinator', 'Loud');
		const id = await buildInitiative(test.db, actor);
		await wait(id, '2026-01-01');
		await test.admin.query('delete from outgoing_letter where office_id = $1', [office]);
		await test.admin.query('update office set closed_at = now() where id = $1', [office]);
		await remindMembers(test.db, at(today));
		expect(await lettersOf(office)).toEqual([]);
		await test.admin.query('update office set closed_at = null where id = $1', [office]);
		await remindMembers(test.db, at(today));
		expect(namesOf(await lettersOf(office))).toEqual(['loud']);
		expect(other.name).toBe('Loud');
	});
});
