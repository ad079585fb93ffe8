import { describe, expect, it } from 'vitest';
import { loadHeld } from '#features/held/server/queries.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildOffice,
	buildPartner,
	buildPerson,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { OWN_SECTION } from '../edits.ts';
import type { LineInput, ReportInput } from '../form.ts';
import { SILENT_LINE } from '#features/report/report.ts';
import type { Move } from '../studio.ts';
import { deleteReport, moveReport, saveReport, sealOf } from './commands.ts';
import { saveBlock } from './block-commands.ts';
import { addSection, removeSection, saveLine, saveOrder, saveSection } from './edit-commands.ts';
import { finishedOf, loadFinished, loadWork, type Work } from './finished.ts';
import { listReports, loadEdits, loadLastMove } from './queries.ts';
import { listVersions } from './versions.ts';

const test = testDatabase();
const TODAY = '2026-11-29';

function report(overrides: Partial<ReportInput> = {}): ReportInput {
	return {
		...{ id: newId(), version: 0, title: {}, from: '2020-01-01', to: '2020-12-31', audience: 'council' },
		...{ tellsMoney: false, languages: ['he', 'en'] },
		...overrides
	};
}

function line(overrides: Partial<LineInput> & Pick<LineInput, 'section' | 'line'>): LineInput {
	return {
		version: 0,
		words: {},
		detail: {},
		basis: {},
		hidden: false,
		highlight: false,
		approved: false,
		...overrides
	};
}

/** A director of an office with a twin city, silent in 2020 unless something is recorded with it, and a report of that year. */
async function office({ speaks = true } = {}): Promise<{ actor: Actor; id: string; partner: string }> {
	const actor = buildActor(await buildOffice(test.db), 'director');
	const partner = await buildPartner(test.db, actor);
	await buildClaim(test.db, actor, await buildAgreement(test.db, actor, [partner]));
	if (speaks)
		await recordActivity(test.db, actor, {
			partners: [partner],
			starts: '2020-05-12',
			title: { he: 'ביקור', en: 'A visit' }
		});
	const input = report();
	await saveReport(test.db, actor, input);
	return { actor, id: input.id, partner };
}

async function move(actor: Actor, id: string, wanted: Move) {
	const work = await loadWork(test.db, actor, id, TODAY);
	if (!work) throw new Error('no report');
	return moveSeen(actor, id, wanted, work);
}

/** As somebody moves it who sees what it says. */
function moveSeen(actor: Actor, id: string, wanted: Move, work: Work, note: string | null = null) {
	const finished = finishedOf(work);
	const input = { id, version: work.report.version, move: wanted, note, seen: sealOf(finished) };
	return moveReport(test.db, actor, input, finished);
}

async function editsOf(actor: Actor, id: string) {
	return test.db.forOffice(actor.officeId, (tx) =>
		loadEdits(tx, actor.officeId, { id, sectionOrder: [], audience: 'council' })
	);
}

describe('a report', () => {
	it('is begun by whoever keeps the record, and by nobody else', async () => {
		const { officeId } = buildActor(await buildOffice(test.db));
		for (const role of ['reader', 'contributor', 'agreements_manager'] as const) {
			expect(await saveReport(test.db, buildActor(officeId, role), report())).toEqual({
				ok: false,
				reason: 'forbidden'
			});
		}
		expect(await saveReport(test.db, buildActor(officeId, 'coordinator'), report())).toMatchObject({ ok: true });
	});

	it('of another office is not there', async () => {
		const { id } = await office();
		const stranger = buildActor(await buildOffice(test.db), 'director');
		expect(await loadWork(test.db, stranger, id, TODAY)).toBeUndefined();
		expect(
			await saveSection(test.db, stranger, id, { section: 'goals', version: 0, title: {}, notes: {}, hidden: true })
		).toEqual({
			ok: false,
			reason: 'not_found'
		});
		expect(await deleteReport(test.db, stranger, id)).toEqual({ ok: false, reason: 'not_found' });
	});

	it('is in no reader’s list before it is approved, and never where it is for the heads of the city', async () => {
		const { actor, id } = await office();
		const reader = buildActor(actor.officeId, 'reader');
		const seen = () => test.db.forOffice(actor.officeId, (tx) => listReports(tx, reader));
		const leadership = report({ audience: 'leadership' });
		await saveReport(test.db, actor, leadership);
		expect(await seen()).toEqual([]);
		await move(actor, leadership.id, 'submit');
		await move(actor, leadership.id, 'approve');
		expect(await seen()).toEqual([]);
		await move(actor, id, 'submit');
		await move(actor, id, 'approve');
		expect((await seen()).map((each) => each.id)).toEqual([id]);
	});
});

describe('the way of a report', () => {
	it('is walked step by step, each with what the report said', async () => {
		const { actor, id } = await office();
		for (const step of ['submit', 'approve', 'close'] as const)
			expect(await move(actor, id, step)).toMatchObject({ ok: true });
		const { rows } = await test.admin.query<{ state: string; languages: string[] }>(
			`select state, array(select jsonb_object_keys(documents) order by 1) as languages from report_version
			where office_id = $1 and report_id = $2 order by number`,
			[actor.officeId, id]
		);
		expect(rows.map(({ state }) => state)).toEqual(['in_review', 'approved', 'closed']);
		expect(rows.every(({ languages }) => languages.join() === 'en,he')).toBe(true);
	});

	it('ends before approval where a silent tie has no line that somebody stands for', async () => {
		const { actor, id, partner } = await office({ speaks: false });
		await move(actor, id, 'submit');
		expect(await move(actor, id, 'approve')).toEqual({
			ok: false,
			reason: 'problem',
			field: 'move',
			code: 'report_has_points'
		});
		const work = await loadWork(test.db, actor, id, TODAY);
		const [point] = work?.points ?? [];
		expect(point).toMatchObject({ rule: 'silent', section: `tie:${partner}`, line: SILENT_LINE });
		const words = { he: 'בשנה זו לא היה קשר; ביקור מתוכנן.', en: 'No contact this year; a visit is planned.' };
		const basis = Object.fromEntries(
			(['he', 'en'] as const).map((tag) => {
				const section = work?.generated[tag]?.sections.find(({ key }) => key === `tie:${partner}`);
				const block = section?.blocks.find(({ kind }) => kind === 'text');
				return [tag, block?.kind === 'text' ? block.line.map(({ text }) => text).join('') : ''];
			})
		);
		const approved = line({ section: `tie:${partner}`, line: SILENT_LINE, words, basis, approved: true });
		expect(await saveLine(test.db, actor, id, approved)).toMatchObject({ ok: true });
		expect(await move(actor, id, 'approve')).toMatchObject({ ok: true });
	});

	it('is not for a coordinator to end', async () => {
		const { actor, id } = await office();
		const coordinator = buildActor(actor.officeId, 'coordinator');
		expect(await move(coordinator, id, 'submit')).toMatchObject({ ok: true });
		expect(await move(coordinator, id, 'approve')).toEqual({ ok: false, reason: 'forbidden' });
	});

	it('is refused to whoever has not seen that somebody moved it', async () => {
		const { actor, id } = await office();
		const work = await loadWork(test.db, actor, id, TODAY);
		if (!work) throw new Error('no report');
		await move(actor, id, 'submit');
		expect(await moveSeen(actor, id, 'return', work)).toEqual({ ok: false, reason: 'stale' });
	});
});

describe('two who work on a report', () => {
	it('never have something approved that the one wrote while the other approved', async () => {
		const { actor, id } = await office();
		await move(actor, id, 'submit');
		const work = await loadWork(test.db, actor, id, TODAY);
		if (!work) throw new Error('no report');
		await saveLine(test.db, actor, id, line({ section: 'world', line: 'lede', words: { en: 'Written meanwhile' } }));
		expect(await moveSeen(actor, id, 'approve', work)).toEqual({ ok: false, reason: 'stale' });
		expect(await move(actor, id, 'approve')).toMatchObject({ ok: true });
	});

	it('change what is their own alone where one is there for a body', async () => {
		const { actor, id } = await office();
		const ofBody: Actor = { ...buildActor(actor.officeId, 'coordinator'), bodyId: newId() };
		const edit = line({ section: 'world', line: 'lede', words: { en: 'Not mine' } });
		expect(await saveLine(test.db, ofBody, id, edit)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await move(ofBody, id, 'submit')).toEqual({ ok: false, reason: 'forbidden' });
		const own = report();
		await saveReport(test.db, ofBody, own);
		expect(await saveLine(test.db, ofBody, own.id, edit)).toMatchObject({ ok: true });
		expect(await move(ofBody, own.id, 'submit')).toMatchObject({ ok: true });
	});
});

describe('the trail of a report', () => {
	it('says why it was moved, by what was noted, and that its order was changed', async () => {
		const { actor, id } = await office();
		await saveOrder(test.db, actor, id, { section: null, order: ['cover', 'register', 'goals'] });
		await saveOrder(test.db, actor, id, { section: 'goals', order: ['goal:b', 'goal:a'] });
		const work = await loadWork(test.db, actor, id, TODAY);
		if (!work) throw new Error('no report');
		expect(await moveSeen(actor, id, 'submit', work, 'For the meeting')).toMatchObject({ ok: true });
		const { rows } = await test.admin.query(
			`select after, reason from audit_event where office_id = $1 and record_id = $2 order by seq desc limit 3`,
			[actor.officeId, id]
		);
		expect(rows).toMatchObject([
			{ after: { state: 'in_review' }, reason: 'For the meeting' },
			{ after: { section: 'goals', line_order: ['goal:b', 'goal:a'] }, reason: null },
			{ after: { section_order: ['cover', 'register', 'goals'] }, reason: null }
		]);
	});

	it('tells who moved it last and why, and each version of it what brought it there', async () => {
		const { actor, id } = await office();
		const lastMove = () => test.db.forOffice(actor.officeId, (tx) => loadLastMove(tx, actor.officeId, id));
		expect(await lastMove()).toBeUndefined();
		await move(actor, id, 'submit');
		const work = await loadWork(test.db, actor, id, TODAY);
		if (!work) throw new Error('no report');
		await moveSeen(actor, id, 'return', work, 'The goals are missing');
		await saveOrder(test.db, actor, id, { section: null, order: ['cover', 'register', 'goals'] });
		const returned = { move: 'return', reason: 'The goals are missing' };
		expect(await lastMove()).toMatchObject({ ...returned, by: actor.name });
		const versions = await test.db.forOffice(actor.officeId, (tx) => listVersions(tx, actor.officeId, id));
		expect(versions).toMatchObject([
			{ number: 1, move: 'submit', state: 'in_review', reason: null },
			{ number: 2, state: 'draft', ...returned }
		]);
		const stranger = buildActor(await buildOffice(test.db), 'director');
		expect(await test.db.forOffice(stranger.officeId, (tx) => loadLastMove(tx, stranger.officeId, id))).toBeUndefined();
	});
});

describe('a closed report', () => {
	it('says for ever what was approved, whatever becomes of the record', async () => {
		const { actor, id, partner } = await office();
		await move(actor, id, 'submit');
		await move(actor, id, 'approve');
		const before = await loadFinished(test.db, actor, id, 'en', TODAY);
		await recordActivity(test.db, actor, {
			partners: [partner],
			starts: '2020-06-01',
			title: { he: 'מכתב', en: 'A letter' }
		});
		await move(actor, id, 'close');
		expect(await loadFinished(test.db, actor, id, 'en', TODAY)).toMatchObject({ document: before?.document });
	});

	it('is neither edited, nor opened again, nor put aside', async () => {
		const { actor, id } = await office();
		for (const step of ['submit', 'approve', 'close'] as const) await move(actor, id, step);
		const refused = { ok: false, reason: 'problem', field: '', code: 'report_not_open' };
		expect(await saveLine(test.db, actor, id, line({ section: 'goals', line: 'lede' }))).toEqual(refused);
		expect(await saveOrder(test.db, actor, id, { section: null, order: ['cover'] })).toEqual(refused);
		expect(await deleteReport(test.db, actor, id)).toEqual(refused);
		expect(await move(actor, id, 'reopen')).toMatchObject({ ok: false });
	});
});

describe('what is held on a person', () => {
	it('names the reports in whose words they are found: a text, a line, and what was approved', async () => {
		const { actor, id } = await office();
		const person = await buildPerson(test.db, actor, { name: { en: 'Zalman Quarterstone' } });
		const held = () =>
			test.db.forOffice(actor.officeId, async (tx) => {
				const found = await loadHeld(tx, actor.officeId, person, { home: {}, shown: VISIBILITIES });
				return found?.mentioning.map(({ noun, id: record }) => [noun, record]);
			});
		expect(await held()).toEqual([]);
		await saveLine(
			test.db,
			actor,
			id,
			line({ section: 'goals', line: 'x', words: { en: 'Thanks to Zalman Quarterstone' } })
		);
		expect(await held()).toEqual([['report', id]]);
	});
});

describe('what an office makes of a report', () => {
	it('keeps the words of a line, and tells the history what stood before', async () => {
		const { actor, id } = await office();
		const basis = { en: 'A goal\nsince 2019' };
		const first = line({ section: 'goals', line: 'goal:x', words: { en: 'One' }, basis });
		await saveLine(test.db, actor, id, first);
		await saveLine(test.db, actor, id, { ...first, version: 1, words: { en: 'Two' } });
		expect((await editsOf(actor, id)).lines).toMatchObject([{ words: { en: 'Two' }, version: 2 }]);
		const { rows } = await test.admin.query(
			`select before, after from audit_event where office_id = $1 and record_id = $2 and action = 'update' order by id desc limit 1`,
			[actor.officeId, id]
		);
		const part = { section: 'goals', line: 'goal:x', about: { en: 'A goal' } };
		expect(rows[0]).toEqual({ before: { ...part, words: { en: 'One' } }, after: { ...part, words: { en: 'Two' } } });
	});

	it('is refused for a line whose record was deleted, and nothing is kept of it', async () => {
		const { actor, id } = await office();
		const gone = line({ section: 'goals', line: `goal:${newId()}`, words: { en: 'Mine' } });
		expect(await saveLine(test.db, actor, id, gone)).toEqual({
			ok: false,
			reason: 'problem',
			field: 'line',
			code: 'report_line_gone'
		});
		expect((await editsOf(actor, id)).lines).toEqual([]);
	});

	it('is refused to the second of two who write the same line, and nothing is lost', async () => {
		const { actor, id } = await office();
		const [one, other] = [{ en: 'Mine' }, { en: 'Yours' }].map((words) =>
			line({ section: 'goals', line: 'goal:x', words })
		);
		const outcomes = await Promise.all([one, other].map((input) => saveLine(test.db, actor, id, input as LineInput)));
		expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
		expect(outcomes).toContainEqual({ ok: false, reason: 'stale' });
		expect((await editsOf(actor, id)).lines).toHaveLength(1);
	});

	it('has pages of its own, with what stands on them, until they are removed', async () => {
		const { actor, id } = await office();
		const page = newId();
		const section = `${OWN_SECTION}${page}`;
		await addSection(test.db, actor, id, { id: page, title: { he: 'תודות' } });
		await addSection(test.db, actor, id, { id: page, title: { he: 'תודות' } });
		const block = { id: newId(), version: 0, section, kind: 'quote' as const, words: { he: 'תודה' }, source: {} };
		await saveBlock(test.db, actor, id, block);
		await saveBlock(test.db, actor, id, block);
		const edits = await editsOf(actor, id);
		expect(edits.sections.map((each) => each.section)).toEqual([section]);
		expect(edits.blocks).toHaveLength(1);
		expect(await removeSection(test.db, actor, id, 'goals')).toEqual({ ok: false, reason: 'not_found' });
		expect(await removeSection(test.db, actor, id, section)).toMatchObject({ ok: true });
		expect(await editsOf(actor, id)).toMatchObject({ sections: [], blocks: [] });
	});

	it('refuses what is written for a page that somebody removed meanwhile, and tells the history all that stood on it', async () => {
		const { actor, id } = await office();
		const page = newId();
		const section = `${OWN_SECTION}${page}`;
		await addSection(test.db, actor, id, { id: page, title: { en: 'Thanks' } });
		const block = {
			id: newId(),
			version: 0,
			section,
			kind: 'quote' as const,
			words: { en: 'Well done' },
			source: { en: 'The mayor' }
		};
		await saveBlock(test.db, actor, id, block);
		await removeSection(test.db, actor, id, section);
		const gone = { ok: false, reason: 'problem', field: 'section', code: 'gone' };
		expect(await saveBlock(test.db, actor, id, { ...block, id: newId() })).toEqual(gone);
		expect(await saveSection(test.db, actor, id, { section, version: 1, title: {}, notes: {}, hidden: false })).toEqual(
			gone
		);
		expect(await saveOrder(test.db, actor, id, { section, order: ['x'] })).toEqual(gone);
		expect((await editsOf(actor, id)).sections).toEqual([]);
		const { rows } = await test.admin.query<{ said: string }>(
			`select before::text as said from audit_event where office_id = $1 and record_id = $2`,
			[actor.officeId, id]
		);
		expect(rows.map(({ said }) => said).join()).toMatch(/The mayor[\s\S]*Thanks/);
	});

	it('keeps an order of sections and of lines beside what else is kept of them', async () => {
		const { actor, id } = await office();
		await saveOrder(test.db, actor, id, { section: 'goals', order: ['goal:b', 'goal:a'] });
		await saveSection(test.db, actor, id, {
			section: 'goals',
			version: 1,
			title: { en: 'Aims' },
			notes: {},
			hidden: false
		});
		expect((await editsOf(actor, id)).sections).toMatchObject([
			{ title: { en: 'Aims' }, lineOrder: ['goal:b', 'goal:a'] }
		]);
	});
});
