import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { VISIBILITIES, type Visibility } from '#features/member/policy.ts';
import { newId } from '#kernel/id.ts';
import { periodOf } from '#kernel/period.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActivity,
	buildActor,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner
} from '../../../../tests/support/factories.ts';
import type { HighlightInput } from '../form.ts';
import { deleteHighlight, moveHighlight, saveHighlight } from './commands.ts';
import { aboutChoices, listHighlights, loadHighlight } from './queries.ts';

const test = testDatabase();

function highlight(overrides: Partial<HighlightInput> = {}): HighlightInput {
	return { id: newId(), version: 0, periodStartsOn: '2020-01-01', text: { en: 'A visit' }, about: null, ...overrides };
}

function list(actor: Actor, year = 2020, startsIn = 1, visibilities: readonly Visibility[] = VISIBILITIES) {
	return test.db.forOffice(actor.officeId, (tx) =>
		listHighlights(tx, actor.officeId, periodOf(year, startsIn), visibilities)
	);
}

async function add(actor: Actor, en: string, more: Partial<HighlightInput> = {}): Promise<string> {
	const input = highlight({ text: { en }, ...more });
	expect(await saveHighlight(test.db, actor, input, 1)).toMatchObject({ ok: true });
	return input.id;
}

const texts = (highlights: { text: Readonly<Record<string, string>> }[]) => highlights.map((each) => each.text['en']);

describe('saving a highlight', () => {
	it('puts a new one last in its period, and leaves it there when it is changed', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const first = await add(actor, 'First');
		await add(actor, 'Second');
		await add(actor, 'Next year', { periodStartsOn: '2021-01-01' });
		await saveHighlight(test.db, actor, highlight({ id: first, version: 1, text: { en: 'Still first' } }), 1);
		expect(texts(await list(actor))).toEqual(['Still first', 'Second']);
		expect(texts(await list(actor, 2021))).toEqual(['Next year']);
	});

	it('is about one record of any of the four kinds, and shows its name', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const records = {
			partner: await buildPartner(test.db, actor),
			organisation: await buildOrganisation(test.db, actor),
			initiative: await buildInitiative(test.db, actor),
			activity: await buildActivity(test.db, actor)
		};
		for (const [noun, id] of Object.entries(records)) {
			await add(actor, noun, { about: { noun: noun as keyof typeof records, id } });
		}
		expect((await list(actor)).map((each) => [each.about?.noun, each.about?.id, each.about?.name['en']])).toEqual([
			['partner', records.partner, 'Poznań'],
			['organisation', records.organisation, 'Embassy of Poland'],
			['initiative', records.initiative, 'A musical tree'],
			['activity', records.activity, 'Ceremony']
		]);
	});

	it('is told to who may see what it is about; to the public only where that is public', async () => {
		const actor = buildActor(await buildOffice(test.db));
		for (const visibility of VISIBILITIES) {
			const records = {
				partner: await buildPartner(test.db, actor, { visibility }),
				initiative: await buildInitiative(test.db, actor, { visibility }),
				activity: await buildActivity(test.db, actor, { visibility })
			};
			for (const [noun, id] of Object.entries(records)) {
				await add(actor, `${visibility} ${noun}`, { about: { noun: noun as keyof typeof records, id } });
			}
		}
		const organisation = await buildOrganisation(test.db, actor);
		await add(actor, 'organisation', { about: { noun: 'organisation', id: organisation } });
		await add(actor, 'nothing');
		const told = async (shown: readonly Visibility[]) => new Set(texts(await list(actor, 2020, 1, shown)));
		const of = (visibility: Visibility) => ['partner', 'initiative', 'activity'].map((noun) => `${visibility} ${noun}`);
		const unmarked = ['organisation', 'nothing'];
		expect(await told(VISIBILITIES)).toEqual(
			new Set([...of('office'), ...of('council'), ...of('public'), ...unmarked])
		);
		expect(await told(['council', 'public'])).toEqual(new Set([...of('council'), ...of('public'), ...unmarked]));
		expect(await told(['public'])).toEqual(new Set(of('public')));
	});

	it('is not told to the public once the record that it is about is deleted', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildInitiative(test.db, actor, { visibility: 'public' });
		await add(actor, 'Open', { about: { noun: 'initiative', id } });
		expect(texts(await list(actor, 2020, 1, ['public']))).toEqual(['Open']);
		await test.db.forOffice(actor.officeId, (tx) =>
			tx
				.updateTable('initiative')
				.set({ deleted_at: new Date() })
				.where('office_id', '=', actor.officeId)
				.where('id', '=', id)
				.execute()
		);
		expect(await list(actor, 2020, 1, ['public'])).toEqual([]);
		expect((await list(actor, 2020, 1, ['council', 'public']))[0]).toMatchObject({
			text: { en: 'Open' },
			about: null
		});
	});

	it('refuses what is gone, another office’s record, a reader, and a version that was replaced', async () => {
		const [ours, theirs] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
		const about = { noun: 'partner' as const, id: await buildPartner(test.db, theirs) };
		const gone = await saveHighlight(test.db, ours, highlight({ about }), 1);
		expect(gone).toEqual({ ok: false, reason: 'problem', field: 'about', code: 'gone' });
		const reader = buildActor(ours.officeId, 'reader');
		expect(await saveHighlight(test.db, reader, highlight(), 1)).toEqual({ ok: false, reason: 'forbidden' });
		const id = await add(ours, 'Ours');
		expect(await saveHighlight(test.db, theirs, highlight({ id, version: 1 }), 1)).toEqual({
			ok: false,
			reason: 'not_found'
		});
		expect(await saveHighlight(test.db, ours, highlight({ id, version: 5 }), 1)).toEqual({
			ok: false,
			reason: 'stale'
		});
	});

	it('is not lost when the office begins its year in another month', async () => {
		const actor = buildActor(await buildOffice(test.db));
		await add(actor, 'In the spring', { periodStartsOn: '2020-01-01' });
		expect(texts(await list(actor, 2019, 9))).toEqual(['In the spring']);
	});
});

describe('the order of highlights', () => {
	it('changes by one place, counts anew, and stops at the ends', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [, second, third] = [await add(actor, 'A'), await add(actor, 'B'), await add(actor, 'C')];
		await deleteHighlight(test.db, actor, (await list(actor))[0]?.id ?? '');
		expect(await moveHighlight(test.db, actor, { id: third, direction: 'up' }, 1)).toEqual({ ok: true, id: third });
		expect((await list(actor)).map((each) => [each.text['en'], each.position])).toEqual([
			['C', 1],
			['B', 2]
		]);
		expect(await moveHighlight(test.db, actor, { id: third, direction: 'up' }, 1)).toMatchObject({ ok: true });
		expect(await moveHighlight(test.db, actor, { id: second, direction: 'down' }, 1)).toMatchObject({ ok: true });
		expect(texts(await list(actor))).toEqual(['C', 'B']);
	});

	it('is changed by those who write, in their own office', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await add(actor, 'A');
		const move = { id, direction: 'up' as const };
		const reader = buildActor(actor.officeId, 'reader');
		expect(await moveHighlight(test.db, reader, move, 1)).toEqual({ ok: false, reason: 'forbidden' });
		const stranger = buildActor(await buildOffice(test.db));
		expect(await moveHighlight(test.db, stranger, move, 1)).toEqual({ ok: false, reason: 'not_found' });
	});
});

it('deleting a highlight takes it out of its period, for those who write', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const id = await add(actor, 'A');
	expect(await deleteHighlight(test.db, buildActor(actor.officeId, 'reader'), id)).toEqual({
		ok: false,
		reason: 'forbidden'
	});
	expect(await deleteHighlight(test.db, actor, id)).toEqual({ ok: true, id });
	expect(await list(actor)).toEqual([]);
	await test.db.forOffice(actor.officeId, async (tx) => {
		expect(await loadHighlight(tx, actor.officeId, id, VISIBILITIES)).toBeUndefined();
	});
});

it('the form offers the initiatives and the activities of the period', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const initiative = await buildInitiative(test.db, actor);
	const inYear = await buildActivity(test.db, actor, { starts: '2020', dated_on: '2020-07-02' });
	await buildActivity(test.db, actor, { starts: '2019', dated_on: '2019-07-02' });
	await buildActivity(test.db, actor, { starts: '2020', dated_on: '2020-07-02', visibility: 'office' });
	const choices = await test.db.forOffice(actor.officeId, (tx) =>
		aboutChoices(tx, actor.officeId, periodOf(2020, 1), ['council', 'public'], 'en')
	);
	expect(choices.initiatives.map((each) => each.id)).toEqual([initiative]);
	expect(choices.activities.map((each) => each.id)).toEqual([inYear]);
});
