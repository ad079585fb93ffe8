import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { deleteReport } from '#features/studio/server/commands.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { newId } from '#kernel/id.ts';
import { buildActor, buildOffice } from '../../../../tests/support/factories.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { LinkInput } from '../form.ts';
import { endLink, hashOf, makeLink } from './commands.ts';
import { listLinks } from './queries.ts';
import { openLink } from './reading.ts';

const test = testDatabase();
const TODAY = '2026-11-29';
const NOW = new Date('2026-11-29T10:00:00Z');
const INPUT: LinkInput = {
	...{ note: 'The council', languages: ['he', 'en'], lasts: '30', until: null, allowsPdf: false, aware: false }
};
const ACTIVITY = newId();
let actor: Actor;

beforeAll(async () => {
	actor = buildActor(await buildOffice(test.db), 'director');
});

const documentIn = (language: 'he' | 'en'): FlowDocument => ({
	...{ language, title: 'A year', subtitle: '', author: '', description: '', date: '2020-12-31', footer: '' },
	sections: [
		{
			...{ id: 'tie-1', key: `tie:${ACTIVITY}`, title: 'Lyon', layout: 'flow', notes: [{ text: 'say it slowly' }] },
			blocks: [
				{ kind: 'list', items: [{ key: `activity:${ACTIVITY}`, mark: 'done', line: [{ text: 'A concert' }] }] },
				{ kind: 'text', key: `block:${ACTIVITY}`, tone: 'plain', line: [{ text: 'Thanks' }] }
			]
		}
	]
});

async function buildReport(change: { state?: string; audience?: string; by?: Actor } = {}): Promise<string> {
	const { state = 'approved', audience = 'council', by = actor } = change;
	const id = newId();
	await test.admin.query(
		`insert into report (office_id, id, period_from, period_to, audience, languages, state)
		values ($1, $2, '2020-01-01', '2020-12-31', $3, '{he,en}', $4)`,
		[by.officeId, id, audience, state]
	);
	await test.admin.query(
		`insert into report_version (office_id, report_id, number, state, documents) values ($1, $2, 1, $3, $4)`,
		[by.officeId, id, state, JSON.stringify({ he: documentIn('he'), en: documentIn('en') })]
	);
	return id;
}

async function linkTo(
	report: string,
	input: Partial<LinkInput> = {},
	by = actor
): Promise<{ id: string; secret: string }> {
	const made = await makeLink(test.db, by, report, { ...INPUT, ...input }, TODAY);
	if (!made.ok) throw new Error(made.reason);
	return made;
}
const open = (secret: string, now = NOW) => openLink(test.db, secret, now, () => true);
const setReport = (id: string, column: string, value: string) =>
	test.admin.query(`update report set ${column} = $2 where id = $1`, [id, value]);

describe('a link', () => {
	it('shows what was approved, without notes and without the id of anything', async () => {
		const report = await buildReport();
		const opened = await open((await linkTo(report)).secret);
		expect(opened).toMatchObject({ shows: 'report', reading: { languages: ['he', 'en'], expiresOn: '2026-12-29' } });
		const said = JSON.stringify(opened);
		expect(said).toContain('A concert');
		for (const hidden of ['slowly', ACTIVITY, report, actor.officeId]) expect(said).not.toContain(hidden);
	});

	it('is kept as a hash, and counted when it is opened, by nobody in particular', async () => {
		const report = await buildReport();
		const { secret, id } = await linkTo(report);
		expect(secret).toMatch(/^[\w-]{43}$/);
		const { rows } = await test.admin.query('select * from report_link where id = $1', [id]);
		expect(rows[0]).toMatchObject({ hash: hashOf(secret), opened: 0, last_opened_on: null });
		expect(JSON.stringify(rows)).not.toContain(secret);
		await Promise.all([open(secret), open(secret), open(secret)]);
		await openLink(test.db, secret, NOW, () => false);
		const links = await test.db.forOffice(actor.officeId, (tx) => listLinks(tx, actor.officeId, report));
		expect(links).toMatchObject([{ note: 'The council', opened: 3, lastOpenedOn: TODAY }]);
	});

	it('is over after its last day at the office’s place, and when it was revoked', async () => {
		const report = await buildReport();
		const { secret, id } = await linkTo(report, { lasts: 'date', until: '2026-11-30' });
		expect(await open(secret, new Date('2026-11-30T21:59:00Z'))).toBeDefined();
		expect(await open(secret, new Date('2026-11-30T22:01:00Z'))).toBeUndefined();
		expect(await endLink(test.db, actor, await buildReport(), id)).toEqual({ ok: false, reason: 'not_found' });
		expect(await open(secret)).toBeDefined();
		expect((await endLink(test.db, actor, report, id)).ok).toBe(true);
		expect(await open(secret)).toBeUndefined();
		const { rows } = await test.admin.query(
			`select action, after->>'note' as after, before->>'note' as before from audit_event where record_id = $1 order by seq`,
			[id]
		);
		expect(rows).toEqual([
			{ action: 'create', after: 'The council', before: null },
			{ action: 'delete', after: null, before: 'The council' }
		]);
	});

	it('says that the report is worked on, and shows it again when it is approved', async () => {
		const report = await buildReport();
		const { secret } = await linkTo(report);
		await setReport(report, 'state', 'draft');
		expect(await open(secret)).toEqual({ shows: 'work' });
		await setReport(report, 'state', 'approved');
		expect(await open(secret)).toMatchObject({ shows: 'report' });
	});

	it('shows nothing of a report that is for others by now, or was put aside', async () => {
		const [narrower, aside] = [await buildReport(), await buildReport()];
		const links = [await linkTo(narrower), await linkTo(aside)];
		await setReport(narrower, 'audience', 'leadership');
		expect((await deleteReport(test.db, actor, aside)).ok).toBe(true);
		for (const { secret } of links) expect(await open(secret)).toBeUndefined();
	});

	it('dies with an office that is closed', async () => {
		const by = buildActor(await buildOffice(test.db), 'director');
		const { secret } = await linkTo(await buildReport({ by }), {}, by);
		expect(await open(secret)).toBeDefined();
		await test.admin.query('update office set closed_at = now() where id = $1', [by.officeId]);
		expect(await open(secret)).toBeUndefined();
	});

	it.each([
		['nothing', ''],
		['a letter', 'x'],
		['of the right length', 'a'.repeat(43)],
		['far too long', 'b'.repeat(10_000)],
		['of SQL', "' or true --"]
	])('that was never made opens nothing: %s', async (_, secret) => {
		expect(await open(secret)).toBeUndefined();
	});
});

describe('making one', () => {
	const make = (report: string, input: Partial<LinkInput> = {}, by = actor) =>
		makeLink(test.db, by, report, { ...INPUT, ...input }, TODAY);

	it('needs a report that was approved', async () => {
		const refused = { ok: false, reason: 'problem', field: '', code: 'link_not_approved' };
		expect(await make(await buildReport({ state: 'in_review' }))).toEqual(refused);
		expect((await make(await buildReport({ state: 'closed' }))).ok).toBe(true);
		expect(await make(newId())).toEqual({ ok: false, reason: 'not_found' });
	});

	it('needs a day that is not over, and not more than a year away', async () => {
		const report = await buildReport();
		const until = (day: string) => make(report, { lasts: 'date', until: day });
		expect(await until('2026-11-28')).toMatchObject({ field: 'until', code: 'link_past' });
		expect(await until('2027-11-30')).toMatchObject({ field: 'until', code: 'link_too_far' });
		expect((await until('2027-11-29')).ok).toBe(true);
	});

	it('is refused to whoever does not write reports', async () => {
		const report = await buildReport();
		for (const role of ['reader', 'contributor', 'agreements_manager'] as const) {
			expect(await make(report, {}, { ...actor, role })).toEqual({ ok: false, reason: 'forbidden' });
			expect(await endLink(test.db, { ...actor, role }, report, newId())).toEqual({ ok: false, reason: 'forbidden' });
		}
	});

	it('of a report for the heads of the city is a director’s, who says that they know', async () => {
		const report = await buildReport({ audience: 'leadership' });
		expect(await make(report, { aware: true }, { ...actor, role: 'coordinator' })).toMatchObject({
			reason: 'forbidden'
		});
		expect(await make(report)).toMatchObject({ field: 'aware', code: 'required' });
		expect((await make(report, { aware: true })).ok).toBe(true);
	});

	it('is of one’s own office', async () => {
		const stranger = buildActor(await buildOffice(test.db), 'director');
		expect(await make(await buildReport(), {}, stranger)).toEqual({ ok: false, reason: 'not_found' });
	});
});
