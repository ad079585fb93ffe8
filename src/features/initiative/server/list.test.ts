import { describe, expect, it } from 'vitest';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildInitiative,
	buildMember,
	buildOffice,
	buildPartner
} from '../../../../tests/support/factories.ts';
import { NOBODY, type InitiativeFilters } from '../form.ts';
import { loadBoard, listDecidedLately, listInitiatives } from './list.ts';
import { loadLight } from './waiting.ts';

const test = testDatabase();
const now = new Date('2026-11-30T10:00:00Z');
const office = { timeZone: 'Asia/Jerusalem' };

/** What the database itself is told, of what no form sets. */
function set(id: string, columns: Record<string, unknown>) {
	const names = Object.keys(columns).map((name, index) => `${name} = $${index + 2}`);
	return test.admin.query(`update initiative set ${names.join(', ')} where id = $1`, [id, ...Object.values(columns)]);
}

async function list(actor: Actor, filters: Partial<InitiativeFilters>): Promise<string[]> {
	return test.db.forOffice(actor.officeId, async (tx) => {
		const light = await loadLight(tx, actor, office, now);
		const { rows } = await listInitiatives(tx, actor, { words: '', ...filters }, { size: 50, light });
		return rows.map(({ id }) => id).toSorted();
	});
}

async function board(actor: Actor, size = 20, filters: Partial<InitiativeFilters> = {}) {
	const columns = await test.db.forOffice(actor.officeId, async (tx) =>
		loadBoard(tx, actor, { words: '', ...filters }, { size, light: await loadLight(tx, actor, office, now) })
	);
	return columns.map(({ stage, total, rows }) => [stage, total, rows.map(({ id }) => id)]);
}

function decidedLately(as: Actor, filters: Partial<InitiativeFilters> = {}) {
	return test.db.forOffice(as.officeId, async (tx) => {
		const light = await loadLight(tx, as, office, now);
		return listDecidedLately(tx, as, { words: '', ...filters }, { most: 5, light });
	});
}

/** An office with a coordinator and a director, both members. */
async function staffed(): Promise<{ coordinator: Actor; director: Actor; officeId: OfficeId }> {
	const officeId = await buildOffice(test.db);
	const [one, other] = [
		await buildMember(test.db, officeId, 'coordinator'),
		await buildMember(test.db, officeId, 'director')
	];
	return {
		officeId,
		coordinator: { ...buildActor(officeId), userId: one },
		director: { ...buildActor(officeId, 'director'), userId: other }
	};
}

describe('the board', () => {
	it('has a column for each open stage, what has waited longest first and what was put off last', async () => {
		const { coordinator: actor } = await staffed();
		const build = (stage: 'idea' | 'proposal') => buildInitiative(test.db, actor, { stage });
		const [young, old, resting] = [await build('idea'), await build('idea'), await build('idea')];
		const proposal = await build('proposal');
		await buildInitiative(test.db, actor, { stage: 'completed' });
		await set(young, { stage_since: '2026-11-20' });
		await set(old, { stage_since: '2026-01-20' });
		await set(resting, { stage_since: '2025-01-20', put_off_until: '2027-01-01' });
		expect(await board(actor)).toEqual([
			['idea', 3, [old, young, resting]],
			['proposal', 1, [proposal]],
			['initiative', 0, []]
		]);
	});

	it('holds the first so many of a column, and says how many there are', async () => {
		const { coordinator: actor } = await staffed();
		const ids: string[] = [];
		for (let index = 0; index < 5; index += 1) ids.push(await buildInitiative(test.db, actor));
		await test.admin.query('update initiative set stage_since = now() where office_id = $1', [actor.officeId]);
		expect((await board(actor, 2))[0]).toEqual(['idea', 5, ids.slice(0, 2)]);
	});

	it('shows a reader nothing that is meant for the office alone, and nobody another office’s', async () => {
		const { coordinator: actor } = await staffed();
		const stranger = (await staffed()).director;
		await buildInitiative(test.db, actor, { visibility: 'office' });
		const open = await buildInitiative(test.db, actor);
		expect((await board(buildActor(actor.officeId, 'reader')))[0]).toEqual(['idea', 1, [open]]);
		expect((await board(stranger))[0]).toEqual(['idea', 0, []]);
	});
});

describe('what narrows the list and the board', () => {
	it('is the theme, where it comes from, what kind it is, and on whose desk it lies', async () => {
		const { coordinator: actor, director } = await staffed();
		const [sport, request, given] = [
			await buildInitiative(test.db, actor),
			await buildInitiative(test.db, actor),
			await buildInitiative(test.db, actor)
		];
		await set(sport, { themes: ['sport'], source: 'council' });
		await set(request, { kind: 'partnership', assignee: 'who-has-left' });
		await set(given, { assignee: director.userId });
		expect(await list(actor, { theme: 'sport' })).toEqual([sport]);
		expect(await list(actor, { source: 'council' })).toEqual([sport]);
		expect(await list(actor, { kind: 'partnership' })).toEqual([request]);
		expect(await list(actor, { assignee: director.userId ?? '' })).toEqual([given]);
		expect(await list(actor, { assignee: NOBODY })).toEqual([sport, request].toSorted());
	});

	it('is that it waits for whoever looks: on their desk, or on nobody’s while it is the turn of their role', async () => {
		const { coordinator, director } = await staffed();
		const build = (stage: 'idea' | 'proposal' | 'initiative') => buildInitiative(test.db, coordinator, { stage });
		const [idea, proposal, initiative] = [await build('idea'), await build('proposal'), await build('initiative')];
		expect(await list(coordinator, { isMine: true })).toEqual([idea]);
		expect(await list(director, { isMine: true })).toEqual([proposal]);
		await set(idea, { assignee: director.userId });
		await set(initiative, { assignee: coordinator.userId });
		expect(await list(coordinator, { isMine: true })).toEqual([initiative]);
		expect(await list(director, { isMine: true })).toEqual([idea, proposal].toSorted());
		// Whoever has left has nothing on the desk, and what was put off waits for nobody.
		await set(idea, { assignee: 'who-has-left' });
		await set(proposal, { put_off_until: '2026-12-01' });
		expect(await list(coordinator, { isMine: true })).toEqual([idea, initiative].toSorted());
		expect(await list(director, { isMine: true })).toEqual([]);
		await set(proposal, { put_off_until: '2026-11-30' });
		expect(await list(director, { isMine: true })).toEqual([proposal]);
		expect((await board(director, 20, { isMine: true })).map(([, total]) => total)).toEqual([0, 1, 0]);
	});

	it('is that an assessment of it was begun and not handed in', async () => {
		const { coordinator, director } = await staffed();
		const id = await buildInitiative(test.db, coordinator, { stage: 'proposal' });
		await set(id, { assignee: director.userId });
		const partner = await buildPartner(test.db, coordinator);
		await test.admin.query(
			`insert into partnership_request (office_id, initiative_id, partner_id, agreement_kind) values ($1, $2, $3, 'twin_pact')`,
			[coordinator.officeId, id, partner]
		);
		await test.admin.query(
			`insert into assessment (office_id, initiative_id, user_id, name) values ($1, $2, $3, 'Dana')`,
			[coordinator.officeId, id, coordinator.userId]
		);
		expect(await list(coordinator, { isMine: true })).toEqual([id]);
		await test.admin.query(
			'update partnership_request set recommended_at = now(), approved_at = now() where initiative_id = $1',
			[id]
		);
		expect(await list(coordinator, { isMine: true })).toEqual([]);
		await test.admin.query('update partnership_request set approved_at = null where initiative_id = $1', [id]);
		await test.admin.query('update assessment set handed_in_at = now() where initiative_id = $1', [id]);
		expect(await list(coordinator, { isMine: true })).toEqual([]);
	});

	it('is that a resident has written, and nobody has answered since', async () => {
		const { coordinator, director, officeId } = await staffed();
		const id = await buildInitiative(test.db, coordinator, { stage: 'initiative' });
		const { rows } = await test.admin.query<{ id: string }>(
			`insert into resident_idea (office_id, id, state, text, text_mark, language, email_mark, consent_version, initiative_id)
			values ($1, gen_random_uuid(), 'taken', 'A bench', 'x', 'he', 'x', '1', $2) returning id`,
			[officeId, id]
		);
		const write = (ofOffice: boolean) =>
			test.admin.query(
				`insert into idea_message (office_id, id, idea_id, of_office, text)
				values ($1, gen_random_uuid(), $2, $3, '{"en": "x"}')`,
				[officeId, rows[0]?.id, ofOffice]
			);
		expect(await list(coordinator, { isMine: true })).toEqual([]);
		await write(true);
		expect(await list(coordinator, { isMine: true })).toEqual([]);
		await write(false);
		expect(await list(coordinator, { isMine: true })).toEqual([id]);
		await set(id, { assignee: director.userId });
		expect(await list(coordinator, { isMine: true })).toEqual([]);
	});

	it('in an office without a coordinator, ideas wait for a director', async () => {
		const officeId = await buildOffice(test.db);
		const director = { ...buildActor(officeId, 'director'), userId: await buildMember(test.db, officeId, 'director') };
		const idea = await buildInitiative(test.db, director);
		expect(await list(director, { isMine: true })).toEqual([idea]);
		await buildMember(test.db, officeId, 'coordinator');
		expect(await list(director, { isMine: true })).toEqual([]);
	});

	it('is that nobody has answered for so many days, counted at the office’s place', async () => {
		const { coordinator: actor } = await staffed();
		const [idea, proposal, putOff, promoted] = [
			await buildInitiative(test.db, actor),
			await buildInitiative(test.db, actor, { stage: 'proposal' }),
			await buildInitiative(test.db, actor),
			await buildInitiative(test.db, actor, { stage: 'initiative' })
		];
		// Late in the evening of 30 October by UTC, the 31st has begun there.
		await set(idea, { stage_since: '2026-10-30T22:30:00Z' });
		await set(proposal, { stage_since: '2026-09-01T12:00:00Z' });
		await set(putOff, { stage_since: '2020-01-01', put_off_until: '2026-10-31' });
		await set(promoted, { stage_since: '2020-01-01' });
		expect(await list(actor, { unansweredFor: 30 })).toEqual([idea, proposal, putOff].toSorted());
		expect(await list(actor, { unansweredFor: 60 })).toEqual([proposal]);
		expect(await list(actor, { unansweredFor: 90 })).toEqual([proposal]);
		await set(idea, { stage_since: '2026-11-01T10:00:00Z' });
		await set(putOff, { put_off_until: '2026-12-31' });
		expect(await list(actor, { unansweredFor: 30 })).toEqual([proposal]);
	});

	it('by a partner that is not meant for who looks finds nothing', async () => {
		const { coordinator: actor } = await staffed();
		const hidden = await buildPartner(test.db, actor, { visibility: 'office' });
		const id = await buildInitiative(test.db, actor, { partners: [hidden] });
		expect(await list(actor, { partnerId: hidden })).toEqual([id]);
		const reader = buildActor(actor.officeId, 'reader');
		expect(shownTo(reader)).not.toContain('office');
		expect(await list(reader, { partnerId: hidden })).toEqual([]);
	});
});

describe('what was decided lately', () => {
	it('is the last first, of what is meant for who looks', async () => {
		const { coordinator: actor } = await staffed();
		const [open, hidden] = [
			await buildInitiative(test.db, actor, { title: { en: 'Open' } }),
			await buildInitiative(test.db, actor, { title: { en: 'Hidden' }, visibility: 'office' })
		];
		const decide = (id: string, outcome: string, day: string, deleted = false) =>
			test.admin.query(
				`insert into decision (office_id, id, initiative_id, outcome, from_stage, answer, decided_on, deleted_at)
				values ($1, gen_random_uuid(), $2, $3, 'idea', '{"en": "Because."}', $4, case when $5 then now() end)`,
				[actor.officeId, id, outcome, day, deleted]
			);
		await decide(open, 'later', '2026-10-01');
		await decide(open, 'declined', '2026-11-01');
		await decide(hidden, 'accepted', '2026-11-02');
		await decide(open, 'accepted', '2026-11-03', true);
		const told = async (as: Actor) =>
			(await decidedLately(as)).map(({ title, outcome }) => [title['en'], outcome].join(' '));
		expect(await told(actor)).toEqual(['Hidden accepted', 'Open declined', 'Open later']);
		expect(await told(buildActor(actor.officeId, 'reader'))).toEqual(['Open declined', 'Open later']);
		expect(await told((await staffed()).director)).toEqual([]);
	});

	it('are narrowed as the board is: by what waits for whoever looks, and by all else', async () => {
		const { director: actor } = await staffed();
		const partner = await buildPartner(test.db, actor);
		const [mine, others] = [
			await buildInitiative(test.db, actor, { partners: [partner], stage: 'proposal' }),
			await buildInitiative(test.db, actor, { stage: 'completed' })
		];
		for (const id of [mine, others]) {
			await test.admin.query(
				`insert into decision (office_id, id, initiative_id, outcome, from_stage, answer, decided_on)
				values ($1, gen_random_uuid(), $2, 'later', 'idea', '{}', '2026-11-01')`,
				[actor.officeId, id]
			);
		}
		const found = async (filters: Partial<InitiativeFilters>) =>
			(await decidedLately(actor, filters)).map(({ id }) => id).toSorted();
		expect(await found({})).toEqual([mine, others].toSorted());
		expect(await found({ isMine: true })).toEqual([mine]);
		expect(await found({ partnerId: partner })).toEqual([mine]);
		expect(await found({ stage: 'idea' })).toEqual([]);
	});
});
