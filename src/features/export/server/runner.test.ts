import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { fileName, sha256Of } from '#platform/server/files.ts';
import type { Log } from '#platform/server/log.ts';
import { buildMember, buildOffice } from '../../../../tests/support/factories.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { fullOffice } from '../../../../tests/support/full-office.ts';
import { ExportFailed, type Subject } from '../export.ts';
import { cancelFile, expireFiles, markSeen, orderFiles, remakeFile } from './commands.ts';
import { claimNext, failJob, keepClaim } from './jobs.ts';
import { listJobs, loadFile, loadUnseen } from './queries.ts';
import { startExports, type Exports, type Parts } from './runner.ts';
import type { Write } from './writing.ts';

const test = testDatabase();
const YEAR: Subject = { year: 2020 };
const SILENT: Log = { info: () => undefined, error: () => undefined, security: () => undefined };
const SOON = { look: 20, beat: 10 };

let files: string;
const started: Exports[] = [];
beforeEach(async () => {
	files = await mkdtemp(join(tmpdir(), 'kesher-export-'));
});
afterEach(async () => {
	// Before their folder and their rows go: else a late one writes into a folder that is being removed.
	await Promise.all(started.splice(0).map((exports) => exports.stop()));
	await rm(files, { recursive: true });
	await test.admin.query('delete from export_job');
});

/** A writer that is quick, and writes what it was asked for. */
const quick: Write = async ({ document, format, draft }) => {
	const bytes = Buffer.from(`${format} ${document.title}`);
	await writeFile(draft, bytes, { flag: 'wx' });
	return { name: `x.${format}`, mediaType: 'text/plain', size: bytes.length, sha256: sha256Of(bytes) };
};

function runner(parts: Partial<Parts> = {}) {
	const exports = startExports({ db: test.db, files, log: SILENT, write: quick, atOnce: 2, every: SOON, ...parts });
	started.push(exports);
	return exports;
}

/** Makes what waits, and begins nothing more: what a test asks for afterwards is left to whoever comes then. */
async function settle(parts: Partial<Parts> = {}): Promise<void> {
	const exports = runner(parts);
	await exports.settled();
	await exports.stop();
}

async function someone(slug = `x-${newId().slice(-8)}`, role: Actor['role'] = 'director'): Promise<Actor> {
	const officeId = await buildOffice(test.db, { slug });
	return { officeId, userId: await buildMember(test.db, officeId, role), name: 'Dana', role };
}

const jobsOf = (actor: Actor, subject?: Subject) =>
	test.db.forOffice(actor.officeId, (tx) => listJobs(tx, actor, subject));

async function order(actor: Actor, formats = ['pptx'], subject = YEAR, languages = ['en']) {
	const ordered = await orderFiles(test.db, actor, subject, { formats, languages } as never);
	expect(ordered).toEqual({ ok: true });
}

/** All that lies in the folder of files. */
async function lying(): Promise<string[]> {
	const all = await readdir(files, { recursive: true, withFileTypes: true });
	return all.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Waits until something is so. */
async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
	for (let tries = 0; tries < 400; tries += 1) {
		if (await isSo()) return;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error('it never came to that');
}

describe('files that are asked for', () => {
	it('are made, kept and told of, until that was seen', async () => {
		const actor = await someone();
		await order(actor, ['pptx', 'html']);
		await settle();
		const jobs = await jobsOf(actor);
		expect(jobs.map(({ state, format }) => [format, state]).toSorted()).toEqual([
			['html', 'ready'],
			['pptx', 'ready']
		]);
		const file = await test.db.forOffice(actor.officeId, (tx) => loadFile(tx, actor, jobs[0]?.id ?? ''));
		expect((await readFile(join(files, fileName(file?.sha256 ?? '')))).length).toBe(file?.size);
		expect(await lying()).toHaveLength(2);
		const unseen = () => test.db.forOffice(actor.officeId, (tx) => loadUnseen(tx, actor));
		expect(await unseen()).toEqual([{ subject: YEAR, report: undefined, ready: 2, failed: 0 }]);
		await markSeen(test.db, actor, { year: 2019 });
		expect(await unseen()).toHaveLength(1);
		await markSeen(test.db, actor, YEAR);
		expect(await unseen()).toEqual([]);
	});

	it('are made once, however often they are asked for meanwhile, and anew where they were made before', async () => {
		const actor = await someone();
		await order(actor, ['pptx', 'pdf']);
		await order(actor, ['pptx']);
		expect(await jobsOf(actor)).toHaveLength(2);
		await settle();
		await order(actor, ['pptx']);
		expect((await jobsOf(actor)).map(({ state, format }) => [format, state]).toSorted()).toEqual([
			['pdf', 'ready'],
			['pptx', 'waiting']
		]);
	});

	it('are no more than so many at once, and several are under way together', async () => {
		const actor = await someone();
		await order(actor, ['pptx', 'docx', 'pdf', 'html']);
		let [now, most] = [0, 0];
		const exports = runner({
			write: async (...asked) => {
				most = Math.max(most, (now += 1));
				await new Promise((resolve) => setTimeout(resolve, 50));
				now -= 1;
				return quick(...asked);
			}
		});
		await exports.settled();
		expect(most).toBe(2);
		expect((await jobsOf(actor)).every(({ state }) => state === 'ready')).toBe(true);
	});

	it('of one office do not wait for all of another', async () => {
		const [many, few] = [await someone(), await someone()];
		await order(many, ['pptx', 'docx', 'pdf', 'html']);
		await order(many, ['pptx', 'docx'], { year: 2019 });
		await order(few, ['pptx']);
		const turns: OfficeId[] = [];
		for (let turn = 0; turn < 3; turn += 1) {
			const job = await claimNext(test.db, crypto.randomUUID());
			if (job) turns.push(job.officeId);
		}
		expect(turns).toEqual([many.officeId, few.officeId, many.officeId]);
	});

	it('are taken by one process each', async () => {
		const actor = await someone();
		await order(actor, ['pptx', 'docx', 'pdf', 'html']);
		const claimed = await Promise.all(Array.from({ length: 4 }, () => claimNext(test.db, crypto.randomUUID())));
		// One that found the first taken looks no further: it comes again.
		const ids = claimed.flatMap((job) => job?.id ?? []);
		expect(new Set(ids).size).toBe(ids.length);
		const made: string[] = [];
		const counting: Write = (asked, signal) => {
			made.push(asked.format);
			return quick(asked, signal);
		};
		await test.admin.query(`update export_job set state = 'waiting', worker = null, beat_at = null, step = null`);
		const both = [runner({ write: counting }), runner({ write: counting })];
		await until(async () => (await jobsOf(actor)).every(({ state }) => state === 'ready'));
		await Promise.all(both.map((each) => each.settled()));
		expect(made.toSorted()).toEqual(['docx', 'html', 'pdf', 'pptx']);
	});

	it('of an office that is closed wait until it is opened, and of one that is deleted are not made', async () => {
		const actor = await someone();
		await order(actor);
		await test.admin.query('update office set closed_at = now() where id = $1', [actor.officeId]);
		// It looks when it is woken, and not in between.
		const exports = runner({ every: { look: 60_000, beat: 10 } });
		await exports.settled();
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['waiting']);
		const set = `update office set closed_at = null, deleted_at = now(), deletion_reason = 'x' where id = $1`;
		await test.admin.query(set, [actor.officeId]);
		exports.wake();
		await exports.settled();
		await test.admin.query('update office set deleted_at = null, deletion_reason = null where id = $1', [
			actor.officeId
		]);
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['waiting']);
		exports.wake();
		await exports.settled();
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['ready']);
	});
});

describe('a file that cannot be made', () => {
	const failing =
		(error: Error & { code?: string }): Write =>
		async (asked) => {
			await writeFile(asked.draft, 'half of it', { flag: 'wx' });
			throw error;
		};

	it.each([
		['disk_full', Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }), null],
		['too_large', new ExportFailed('too_large', 200), 200],
		['took_too_long', new ExportFailed('took_too_long', 5), 5],
		['ours', new Error('a fault of ours'), null]
	])('says why and leaves nothing: %s', async (failure, error, limit) => {
		const actor = await someone();
		await order(actor);
		await settle({ write: failing(error) });
		expect(await jobsOf(actor)).toEqual([expect.objectContaining({ state: 'failed', failure, limit, size: null })]);
		expect(await lying()).toEqual([]);
		const unseen = await test.db.forOffice(actor.officeId, (tx) => loadUnseen(tx, actor));
		expect(unseen).toEqual([{ subject: YEAR, report: undefined, ready: 0, failed: 1 }]);
		// Once what was in the way is gone, it is made.
		expect(await remakeFile(test.db, actor, (await jobsOf(actor))[0]?.id ?? '')).toEqual({ ok: true });
		await settle();
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['ready']);
	});

	it('keeps nobody else from theirs', async () => {
		const actor = await someone();
		await order(actor, ['pptx', 'docx', 'pdf']);
		const write: Write = (asked, signal) =>
			asked.format === 'docx' ? Promise.reject(new Error('a fault of ours')) : quick(asked, signal);
		await settle({ write });
		expect((await jobsOf(actor)).map(({ format, state }) => `${format} ${state}`).toSorted()).toEqual([
			'docx failed',
			'pdf ready',
			'pptx ready'
		]);
	});

	it('because whoever asked has left the office meanwhile is not made', async () => {
		const actor = await someone();
		await order(actor);
		await test.admin.query(`update member set ends = '2020-01-01' where user_id = $1`, [actor.userId]);
		await settle();
		expect((await jobsOf(actor)).map(({ failure }) => failure)).toEqual(['no_right']);
		expect(await lying()).toEqual([]);
	});
});

describe('of a report of the office', () => {
	let actor: Actor;
	let report: Subject & { reportId: string };
	beforeAll(async () => {
		const { officeId, userId } = await fullOffice(test, 'exports');
		actor = { officeId, userId, name: 'Dana', role: 'director' };
		const { rows } = await test.admin.query<{ id: string }>('select id from report where office_id = $1', [officeId]);
		report = { reportId: rows[0]?.id ?? '' };
	});
	beforeEach(() => test.admin.query('update report set deleted_at = null'));

	it('the file is of its words, in its languages alone', async () => {
		const asked = await orderFiles(test.db, actor, report, { formats: ['pptx'], languages: ['he+en'] });
		expect(asked).toEqual({ ok: false, reason: 'problem', field: 'languages[]', code: 'not_a_choice' });
		await order(actor, ['html'], report, ['he']);
		await settle();
		const [job] = await jobsOf(actor, report);
		expect(job?.state).toBe('ready');
		const { sha256 } = (await fileOf(actor, job?.id)) ?? { sha256: '' };
		expect(await readFile(join(files, fileName(sha256)), 'utf8')).toContain('קשרי חוץ');
	});

	it('which was deleted meanwhile no file is made, and none is handed out', async () => {
		await order(actor, ['html'], report, ['he']);
		await settle();
		const [job] = await jobsOf(actor, report);
		await order(actor, ['pptx'], report, ['he']);
		await test.admin.query('update report set deleted_at = now()');
		await settle();
		const failed = (await jobsOf(actor, report)).find(({ format }) => format === 'pptx');
		expect([failed?.state, failed?.failure, failed?.report]).toEqual(['failed', 'report_gone', undefined]);
		expect(await fileOf(actor, job?.id)).toBeUndefined();
	});

	it('which is not shown to them nobody has a file, nor is one of another person or another role theirs', async () => {
		await order(actor, ['html'], report, ['he']);
		await settle();
		const [job] = await jobsOf(actor, report);
		const reader: Actor = { ...actor, userId: await buildMember(test.db, actor.officeId, 'reader'), role: 'reader' };
		expect(await orderFiles(test.db, reader, report, { formats: ['pptx'], languages: ['he'] })).toEqual({
			...{ ok: false, reason: 'not_found' }
		});
		const other: Actor = { ...actor, userId: await buildMember(test.db, actor.officeId, 'director') };
		for (const each of [reader, other, { ...actor, role: 'coordinator' as const }]) {
			expect(await jobsOf(each)).toEqual([]);
			expect(await fileOf(each, job?.id)).toBeUndefined();
			expect(await remakeFile(test.db, each, job?.id ?? '')).toEqual({ ok: false, reason: 'not_found' });
			expect(await cancelFile(test.db, each, job?.id ?? '')).toEqual({ ok: false, reason: 'not_found' });
		}
		expect(await fileOf(actor, job?.id)).toBeDefined();
	});
});

const fileOf = (actor: Actor, id = '') => test.db.forOffice(actor.officeId, (tx) => loadFile(tx, actor, id));

/** A writer that goes on until it is broken off. */
const endless: Write = async ({ draft }, signal) => {
	await writeFile(draft, 'half of it', { flag: 'wx' });
	return new Promise((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error));
	});
};

describe('what is under way', () => {
	it('ends when it is called off, and leaves nothing', async () => {
		const actor = await someone();
		await order(actor);
		const exports = runner({ write: endless });
		await until(async () => (await lying()).length > 0);
		const [job] = await jobsOf(actor);
		expect([job?.state, job?.step]).toEqual(['running', 'writing']);
		expect(await cancelFile(test.db, actor, job?.id ?? '')).toEqual({ ok: true });
		await exports.settled();
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['cancelled']);
		expect(await lying()).toEqual([]);
		expect(await test.db.forOffice(actor.officeId, (tx) => loadUnseen(tx, actor))).toEqual([]);
	});

	it('waits again when the server is stopped in good order, or the office is closed', async () => {
		const actor = await someone();
		await order(actor);
		const exports = runner({ write: endless });
		await until(async () => (await lying()).length > 0);
		await exports.stop();
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['waiting']);
		expect(await lying()).toEqual([]);
		const next = runner({ write: endless });
		await until(async () => (await lying()).length > 0);
		await test.admin.query('update office set closed_at = now() where id = $1', [actor.officeId]);
		await next.settled();
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['waiting']);
		expect(await lying()).toEqual([]);
	});

	it('waits again when the server is stopped while it is being taken up', async () => {
		const actor = await someone();
		await order(actor, ['pptx', 'html']);
		await runner({ write: endless }).stop();
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
		expect(await lying()).toEqual([]);
	});

	it('is taken up by another process when nothing is heard of the first, which may not end it then', async () => {
		const actor = await someone();
		await order(actor);
		const dead = await claimNext(test.db, crypto.randomUUID());
		if (!dead) throw new Error('nothing to claim');
		expect(await claimNext(test.db, crypto.randomUUID())).toBeUndefined();
		await test.admin.query(`update export_job set beat_at = now() - interval '31 seconds'`);
		await settle();
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['ready']);
		expect([await keepClaim(test.db, dead), await failJob(test.db, dead, 'ours')]).toEqual([false, false]);
		expect((await jobsOf(actor)).map(({ state }) => state)).toEqual(['ready']);
	});

	it('is given up, and said so, when the server was stopped over it again and again', async () => {
		const actor = await someone();
		await order(actor);
		for (let times = 0; times < 3; times += 1) {
			expect(await claimNext(test.db, crypto.randomUUID())).toBeDefined();
			await test.admin.query(`update export_job set beat_at = now() - interval '31 seconds'`);
		}
		await settle();
		expect((await jobsOf(actor)).map(({ failure }) => failure)).toEqual(['stopped']);
	});
});

describe('files whose time is over', () => {
	it('are gone, with the file, and no others', async () => {
		const [old, fresh] = [await someone(), await someone()];
		await order(old);
		await order(fresh, ['html']);
		await settle();
		await test.admin.query(`update export_job set expires_at = now() - interval '1 day' where made_by = $1`, [
			old.userId
		]);
		await test.admin.query('update office set closed_at = now() where id = $1', [old.officeId]);
		const inTwoHours = new Date();
		inTwoHours.setHours(inTwoHours.getHours() + 2);
		const before = await lying();
		expect(await expireFiles(test.db, files, inTwoHours)).toBe(1);
		expect([await jobsOf(old), (await jobsOf(fresh)).length]).toEqual([[], 1]);
		expect([before.length, (await lying()).length]).toEqual([2, 1]);
	});
});
