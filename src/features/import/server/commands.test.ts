import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadOffice } from '#features/office/server/queries.ts';
import type { Office } from '#features/office/office.ts';
import { loadOfficeFolder } from '#features/office/server/starter.ts';
import { trailFilters } from '#features/history/form.ts';
import { listTrail } from '#features/history/server/trail.ts';
import { newId } from '#kernel/id.ts';
import { admitOffice } from '#platform/server/database.ts';
import type { Log } from '#platform/server/log.ts';
import { activityProposal, bring, partnerProposal } from '../../../../tests/support/brought.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice } from '../../../../tests/support/factories.ts';
import { beginImport, confirmYear, correctParagraph, previewUndo, reopenImport, undoImport } from './commands.ts';
import { acceptProposal, acceptSure, reopenProposal, type Reviewer } from './decisions.ts';
import { effective } from '../import.ts';
import { loadImport, loadProposals } from './kept.ts';
import { listImports, sourcesOf } from './queries.ts';
import { startReading, type Parts } from './runner.ts';

const test = testDatabase();
const NOW = new Date('2026-11-30T10:00:00Z');
const SILENT: Log = { info: () => undefined, error: () => undefined, security: () => undefined };

const files = mkdtempSync(join(tmpdir(), 'kesher-import-'));
afterAll(() => rmSync(files, { recursive: true }));

const DECK = ['..', '../..']
	.map((up) => resolve(import.meta.dirname, '../../../..', up, 'shared/data/deck/raanana-deck.scrambled.txt'))
	.find((path) => existsSync(path));
if (!DECK) console.warn('SKIPPED: the founding deck is not here (../shared/data/deck).');

const SMALL = Buffer.from(
	[
		'הערים התאומות',
		'• גוסלר, גרמניה (ברית ידידות שנחתמה ב-2005)',
		'גוסלר, גרמניה',
		'• אירוח משלחת נוער מגוסלר באפריל האחרון',
		'• מכתבי תמיכה הדדיים בין ראשי הערים'
	].join('\n')
);

async function someone(officeId?: string): Promise<Reviewer> {
	const id = officeId === undefined ? await buildOffice(test.db) : admitOffice(officeId);
	const office = (await test.db.forOffice(id, (tx) => loadOffice(tx, id))) as Office;
	return { db: test.db, actor: buildActor(id, 'director'), office };
}

/** Brings a document and has it read. */
async function brought(
	reviewer: Reviewer,
	bytes: Uint8Array,
	{ year = null, ...parts }: Partial<Parts> & { year?: number | null } = {}
) {
	const id = newId();
	const begun = await beginImport(reviewer, files, { id, name: 'deck.txt', bytes, year });
	const reading = startReading({ db: test.db, files, log: SILENT, atOnce: 1, ...parts });
	await reading.settled();
	await reading.stop();
	return { id, begun };
}

const importOf = ({ actor }: Reviewer, id: string) =>
	test.db.forOffice(actor.officeId, async (tx) => {
		const found = await loadImport(tx, actor.officeId, id);
		if (!found) throw new Error('no such import');
		return found;
	});
const proposalsOf = ({ actor }: Reviewer, id: string) =>
	test.db.forOffice(actor.officeId, (tx) => loadProposals(tx, actor.officeId, id));

const NOUNS = ['activity', 'agreement', 'claim', 'goal', 'highlight', 'initiative', 'partner'] as const;
async function counts({ actor }: Reviewer): Promise<Record<string, number>> {
	const parts = NOUNS.map(
		(noun) =>
			`select '${noun}' as noun, count(*)::integer as count from ${noun} where office_id = $1 and deleted_at is null`
	);
	const { rows } = await test.admin.query<{ noun: string; count: number }>(parts.join(' union all '), [actor.officeId]);
	return Object.fromEntries(rows.map(({ noun, count }) => [noun, count]));
}

describe.skipIf(!DECK)('the founding deck, scrambled as it was found', () => {
	const bytes = () => readFileSync(DECK ?? '');

	it('finds its records in the starter office, which holds them: no activity and no partner is added', async () => {
		const loaded = await loadOfficeFolder(test.db, 'examples/raanana', 'test', 'deck-of-raanana');
		if (!loaded.ok) throw new Error(loaded.reason);
		const reviewer = await someone(loaded.officeId);
		const before = await counts(reviewer);
		const { id } = await brought(reviewer, bytes(), { year: 2020 });
		expect(await importOf(reviewer, id)).toMatchObject({ state: 'review', order: 'runs', tongue: 'he', year: 2020 });
		const taken = await acceptSure(reviewer, id, NOW);
		expect(taken).toMatchObject({ ok: true });
		const proposals = await proposalsOf(reviewer, id);
		const became = (type: string, decision: string) =>
			proposals.filter(({ proposed, decision: is }) => proposed.type === type && is === decision).length;
		expect(became('activity', 'accepted')).toBe(0);
		expect(became('activity', 'merged')).toBeGreaterThanOrEqual(12);
		const after = await counts(reviewer);
		expect({ ...after, goal: 0, highlight: 0, initiative: 0 }).toEqual({
			...{ ...before, goal: 0, highlight: 0, initiative: 0 }
		});
		expect(await undoImport(reviewer, id, NOW)).toMatchObject({ ok: true, kept: [] });
		expect(await counts(reviewer)).toEqual(before);
	});

	it('fills an office that is empty, and is taken back as one', { timeout: 30_000 }, async () => {
		const reviewer = await someone();
		const { id } = await brought(reviewer, bytes(), { year: 2020 });
		await acceptSure(reviewer, id, NOW);
		for (const { decision, ...kept } of await proposalsOf(reviewer, id)) {
			if (decision === 'open') await acceptProposal(reviewer, id, kept, NOW);
		}
		const filled = await counts(reviewer);
		expect(filled).toMatchObject({ goal: 6, activity: 21 });
		expect(filled['partner']).toBeGreaterThanOrEqual(8);
		expect(filled['agreement']).toBeGreaterThanOrEqual(8);
		const preview = await previewUndo(reviewer, id, NOW);
		expect(await counts(reviewer)).toEqual(filled);
		const undone = await undoImport(reviewer, id, NOW);
		expect(undone).toEqual(preview);
		expect(undone).toMatchObject({ ok: true, kept: [] });
		expect(new Set(Object.values(await counts(reviewer)))).toEqual(new Set([0]));
		expect(await undoImport(reviewer, id, NOW)).toMatchObject({ ok: true, deleted: [] });
		expect(await reopenImport(reviewer, id, NOW)).toMatchObject({ ok: true });
		expect(await importOf(reviewer, id)).toMatchObject({ state: 'review' });
	});
});

describe('a document that is brought', () => {
	it('is read and proposed, and nothing of it is in the register', async () => {
		const reviewer = await someone();
		const { id, begun } = await brought(reviewer, SMALL);
		expect(begun).toEqual({ ok: true, id, sameAs: undefined });
		expect(await importOf(reviewer, id)).toMatchObject({ state: 'review', isYearConfirmed: false });
		expect((await proposalsOf(reviewer, id)).length).toBeGreaterThanOrEqual(3);
		expect(new Set(Object.values(await counts(reviewer)))).toEqual(new Set([0]));
	});

	it('is noticed to be there already, but for whoever undid it', async () => {
		const reviewer = await someone();
		const { id } = await brought(reviewer, SMALL);
		const again = await brought(reviewer, SMALL);
		expect(again.begun).toMatchObject({ ok: true, sameAs: id });
		await undoImport(reviewer, id, NOW);
		await undoImport(reviewer, again.id, NOW);
		expect((await brought(reviewer, SMALL)).begun).toMatchObject({ sameAs: undefined });
		const other = await someone();
		expect((await brought(other, SMALL)).begun).toMatchObject({ sameAs: undefined });
	});

	it('that nobody can read says why', async () => {
		const reviewer = await someone();
		const { id } = await brought(reviewer, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]));
		expect(await importOf(reviewer, id)).toMatchObject({ state: 'failed', failure: 'unknown' });
	});

	it('in which there is nothing is answered so', async () => {
		const document = { id: newId(), name: 'x.txt', bytes: new Uint8Array(), year: null };
		expect(await beginImport(await someone(), files, document)).toMatchObject({ field: 'file', code: 'file_empty' });
	});

	it('over which servers ended again and again is given up', async () => {
		const reviewer = await someone();
		const id = newId();
		await beginImport(reviewer, files, { id, name: 'x.txt', bytes: SMALL, year: null });
		await test.admin.query('update import set attempts = 3 where id = $1', [id]);
		const reading = startReading({ db: test.db, files, log: SILENT });
		await reading.settled();
		await reading.stop();
		expect(await importOf(reviewer, id)).toMatchObject({ state: 'failed', failure: 'stopped' });
	});

	it('waits again where the server is stopped', async () => {
		const reviewer = await someone();
		const id = newId();
		await beginImport(reviewer, files, { id, name: 'x.txt', bytes: SMALL, year: null });
		let begun: () => void = () => undefined;
		const started = new Promise<void>((resolve) => (begun = resolve));
		let release: () => void = () => undefined;
		const held = new Promise<void>((resolve) => (release = resolve));
		const read: Parts['read'] = async () => {
			begun();
			await held;
			return { pages: [] };
		};
		const reading = startReading({ db: test.db, files, log: SILENT, read });
		await started;
		const stopped = reading.stop();
		setTimeout(release, 50);
		await stopped;
		expect(await importOf(reviewer, id)).toMatchObject({ state: 'reading', step: null });
		await brought(reviewer, Buffer.from('אחר'));
		expect(await importOf(reviewer, id)).toMatchObject({ state: 'review' });
	});

	it('is brought by nobody who may not write the register, and is listed for nobody else', async () => {
		const reviewer = await someone();
		for (const role of ['reader', 'contributor', 'agreements_manager'] as const) {
			const actor = { ...reviewer.actor, role };
			const input = { id: newId(), name: 'x', bytes: SMALL, year: null };
			expect(await beginImport({ db: test.db, actor }, files, input)).toEqual({ ok: false, reason: 'forbidden' });
		}
		await brought(reviewer, SMALL);
		const stranger = await someone();
		const listed = (who: Reviewer) =>
			test.db.forOffice(who.actor.officeId, (tx) => listImports(tx, who.actor, { size: 10 }));
		expect((await listed(reviewer)).rows).toHaveLength(1);
		expect((await listed(stranger)).rows).toEqual([]);
	});
});

describe('the same visit in two documents', () => {
	it('is one activity with two sources, which the first document alone cannot take away', async () => {
		const reviewer = await someone();
		const told = (text: string) => activityProposal({ text, starts: '2019', partner: 'גוסלר' });
		const first = await bring(reviewer, [partnerProposal('גוסלר'), told('אירוח משלחת נוער מגוסלר אצל משפחות')]);
		const second = await bring(reviewer, [told('משלחת הנוער מגוסלר התארחה אצל משפחות בעיר')], { name: 'book.pdf' });
		expect(await acceptSure(reviewer, first.id, NOW)).toMatchObject({ accepted: 2, merged: 0 });
		expect(await acceptSure(reviewer, second.id, NOW)).toMatchObject({ accepted: 0, merged: 1 });
		expect(await counts(reviewer)).toMatchObject({ activity: 1 });
		const [merged] = await second.proposals();
		const sources = await test.db.forOffice(reviewer.actor.officeId, (tx) =>
			sourcesOf(tx, reviewer.actor, 'activity', merged?.record?.id ?? '')
		);
		expect(sources.map(({ name }) => name)).toEqual(['deck.pptx', 'book.pdf']);
		const undone = await undoImport(reviewer, first.id, NOW);
		expect(undone).toMatchObject({
			ok: true,
			kept: [
				{ noun: 'activity', why: 'source' },
				{ noun: 'partner', why: 'used' }
			]
		});
		expect(await undoImport(reviewer, second.id, NOW)).toMatchObject({ ok: true, unmerged: ['activity'], kept: [] });
	});
});

describe('the year of a document', () => {
	it('dates what is told from it, and what a person has changed stays', async () => {
		const reviewer = await someone();
		const { id } = await brought(reviewer, SMALL);
		const { version } = await importOf(reviewer, id);
		expect(await confirmYear(reviewer, id, { version, year: 2018 }, NOW)).toMatchObject({ ok: true });
		expect(await confirmYear(reviewer, id, { version, year: 2018 }, NOW)).toMatchObject({ ok: true });
		expect(await confirmYear(reviewer, id, { version, year: 2017 }, NOW)).toEqual({ ok: false, reason: 'stale' });
		const starts = (await proposalsOf(reviewer, id)).flatMap(({ proposed }) =>
			proposed.type === 'activity' ? [proposed.starts] : []
		);
		expect(starts).toContain('2018-04');
		expect(starts.every((each) => each?.startsWith('2018'))).toBe(true);
	});

	it('once confirmed leaves no date in doubt for want of it: on no line, corrected, edited or taken back', async () => {
		const reviewer = await someone();
		const { id } = await brought(reviewer, SMALL);
		const doubts = async () =>
			(await proposalsOf(reviewer, id)).flatMap((kept) => effective(kept).doubts.filter((doubt) => doubt === 'year'));
		const visit = async () => {
			const found = (await proposalsOf(reviewer, id)).find(({ proposed }) => proposed.text.startsWith('אירוח'));
			if (!found) throw new Error('the visit was not proposed');
			return found;
		};
		expect(await doubts()).not.toEqual([]);
		// Taken before anybody said of which year it is.
		expect(await acceptProposal(reviewer, id, await visit(), NOW)).toMatchObject({ ok: true });
		const { version } = await importOf(reviewer, id);
		expect(await confirmYear(reviewer, id, { version, year: 2018 }, NOW)).toMatchObject({ ok: true });
		expect(await doubts()).toEqual([]);
		const position = (await visit()).proposed.source.paragraph;
		const input = { position, version: 1, text: 'אירוח משלחת נוער מגוסלר בחודש מאי האחרון' };
		expect(await reopenProposal(reviewer, id, await visit(), NOW)).toMatchObject({ ok: true });
		expect(await doubts()).toEqual([]);
		expect(await correctParagraph(reviewer, id, input, NOW)).toMatchObject({ ok: true });
		expect(await doubts()).toEqual([]);
		expect(await undoImport(reviewer, id, NOW)).toMatchObject({ ok: true });
		expect(await doubts()).toEqual([]);
		expect(await reopenImport(reviewer, id, NOW)).toMatchObject({ ok: true });
		expect(await doubts()).toEqual([]);
	});

	it('is refused to others as if there were none', async () => {
		const reviewer = await someone();
		const { id } = await brought(reviewer, SMALL);
		const stranger = await someone();
		const year = { version: 1, year: 2018 };
		expect(await confirmYear(stranger, id, year, NOW)).toEqual({ ok: false, reason: 'not_found' });
		const reader = { ...reviewer, actor: { ...reviewer.actor, role: 'reader' as const } };
		expect(await confirmYear(reader, id, year, NOW)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await undoImport(stranger, id, NOW)).toEqual({ ok: false, reason: 'not_found' });
		expect(await undoImport(reader, id, NOW)).toEqual({ ok: false, reason: 'forbidden' });
	});
});

describe('a paragraph that is put right', () => {
	it('is proposed anew, and its words are known to the next document', async () => {
		const reviewer = await someone();
		const { id } = await brought(reviewer, SMALL);
		const letters = (await proposalsOf(reviewer, id)).find(({ proposed }) => proposed.text.startsWith('מכתבי'));
		if (!letters) throw new Error('the letters were not proposed');
		const input = { position: letters.proposed.source.paragraph, version: 1, text: 'מכתבי תמיכה לראש העיר בראמשה' };
		expect(await correctParagraph(reviewer, id, input, NOW)).toMatchObject({ ok: true });
		expect(await correctParagraph(reviewer, id, input, NOW)).toMatchObject({ ok: true });
		const stale = { ...input, text: 'אחר' };
		expect(await correctParagraph(reviewer, id, stale, NOW)).toEqual({ ok: false, reason: 'stale' });
		const texts = (await proposalsOf(reviewer, id)).map(({ proposed }) => proposed.text);
		expect(texts).toContain(input.text);
		expect(texts).not.toContain(letters.proposed.text);
		const { rows } = await test.admin.query<{ meaning: string }>(
			`select meaning from import_lesson where office_id = $1 and field = 'word'`,
			[reviewer.actor.officeId]
		);
		expect(rows.map(({ meaning }) => meaning)).toContain('בראמשה');
	});
});

it('the trail has what became of a document: it was brought in, its year was said, all of it was undone', async () => {
	const reviewer = await someone();
	const { id } = await brought(reviewer, SMALL);
	const { version } = await importOf(reviewer, id);
	await confirmYear(reviewer, id, { version, year: 2020 }, NOW);
	expect(await previewUndo(reviewer, id, NOW)).toMatchObject({ ok: true });
	await undoImport(reviewer, id, NOW);
	await undoImport(reviewer, id, NOW);
	const { rows } = await test.db.forOffice(reviewer.actor.officeId, (tx) =>
		listTrail(tx, reviewer, {
			filters: trailFilters(new URLSearchParams({ noun: 'import' })),
			language: 'en',
			size: 10
		})
	);
	expect(
		rows.map(({ deed, actor, changes }) => [deed, actor, ...changes.flatMap(({ before, after }) => [before, after])])
	).toEqual([
		['update', reviewer.actor.name, 'deck.txt, Under review', 'deck.txt, Undone'],
		['update', reviewer.actor.name, 'deck.txt', 'deck.txt, 2020'],
		['create', reviewer.actor.name, '', 'deck.txt']
	]);
});
