import { sql } from 'kysely';
import { may } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { reportRules } from '#features/report/policy.ts';
import { loadReportRecord } from '#features/studio/server/queries.ts';
import { listOffices, removeUnnamed } from '#features/trash/server/purge.ts';
import { newId } from '#kernel/id.ts';
import { LANGUAGES, languagesOf, type Language } from '#kernel/language.ts';
import { rethrow, type OnFailure } from '#platform/server/daily.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { MOST_OPEN, type Subject } from '../export.ts';
import type { OrderInput } from '../form.ts';
import { exportRules } from '../policy.ts';

/** As it is before anybody has taken it up. */
const ANEW = {
	...{ state: 'waiting', step: null, failure: null, failure_limit: null, worker: null, beat_at: null, attempts: 0 },
	...{ file_name: null, media_type: null, bytes: null, sha256: null, ended_at: null, seen_at: null, started_at: null },
	...{ made_at: sql<string>`now()`, expires_at: sql<string>`now() + interval '7 days'` }
};

/**
 * Asks for files of a report: each format in each of the languages. One that is being made already is made once; one
 * that was made before is made anew, in its place.
 */
export async function orderFiles(
	db: Database,
	actor: Actor,
	subject: Subject,
	{ formats, languages }: OrderInput
): Promise<{ ok: true } | Refusal> {
	if (!may(exportRules, actor, 'make') || !actor.userId) return { ok: false, reason: 'forbidden' };
	const { officeId, userId, role } = actor;
	return db.forOffice(officeId, async (tx): Promise<{ ok: true } | Refusal> => {
		const offered = await languagesIn(tx, actor, subject);
		if (!offered) return { ok: false, reason: 'not_found' };
		if (!languages.every((each) => languagesOf(each).every((tag) => offered.includes(tag)))) {
			return { ok: false, reason: 'problem', field: 'languages[]', code: 'not_a_choice' };
		}
		const wanted = languages.flatMap((each) => formats.map((format) => ({ format, languages: each })));
		const isTooMany = (await countOpen(tx, actor)) + wanted.length > MOST_OPEN;
		if (isTooMany) return { ok: false, reason: 'problem', field: '', code: 'too_many_files', limit: MOST_OPEN };
		await tx
			.insertInto('export_job')
			.values(
				wanted.map((each) => ({
					...{ office_id: officeId, id: newId(), made_by: userId, made_as: role, ...each },
					...{ report_id: subject.reportId ?? null, year: subject.year ?? null }
				}))
			)
			.onConflict((conflict) =>
				conflict
					.constraint('export_job_once')
					.doUpdateSet({ ...ANEW, made_as: role })
					.where('export_job.office_id', '=', officeId)
					.where('export_job.state', 'not in', ['waiting', 'running'])
			)
			.execute();
		return { ok: true };
	});
}

/** The languages in which somebody can have a report; undefined where it is not theirs to read. */
async function languagesIn(
	tx: OfficeTransaction,
	actor: Actor,
	{ reportId }: Subject
): Promise<readonly Language[] | undefined> {
	if (reportId === undefined) return may(reportRules, actor, 'view') ? LANGUAGES : undefined;
	return (await loadReportRecord(tx, actor, reportId))?.languages;
}

async function countOpen(tx: OfficeTransaction, { officeId, userId }: Actor): Promise<number> {
	const { open } = await tx
		.selectFrom('export_job')
		.select(({ fn }) => fn.countAll<number>().as('open'))
		.where('office_id', '=', officeId)
		.where('made_by', '=', userId)
		.where('state', 'in', ['waiting', 'running'])
		.executeTakeFirstOrThrow();
	return open;
}

/** Calls a file off that is not ready. One that has come to its end stays as it is. */
export async function cancelFile(db: Database, actor: Actor, id: string): Promise<{ ok: true } | Refusal> {
	const now = sql<string>`now()`;
	const ended = { state: 'cancelled', step: null, worker: null, beat_at: null, ended_at: now, seen_at: now };
	return changeOwn(db, actor, id, (tx) => ownRow(tx, actor, id, ended).where('state', 'in', ['waiting', 'running']));
}

/** Has a file made once more: one that failed, that was called off, or that is to be as the report is now. */
export async function remakeFile(db: Database, actor: Actor, id: string): Promise<{ ok: true } | Refusal> {
	const again = { ...ANEW, made_as: actor.role };
	return changeOwn(db, actor, id, (tx) =>
		ownRow(tx, actor, id, again).where('state', 'in', ['ready', 'failed', 'cancelled'])
	);
}

type Change = Record<string, unknown>;

function ownRow(tx: OfficeTransaction, { officeId, userId }: Actor, id: string, values: Change) {
	return tx
		.updateTable('export_job')
		.set(values as never)
		.where('office_id', '=', officeId)
		.where('made_by', '=', userId)
		.where('id', '=', id);
}

/** A change of one's own file. Of anybody else's it is not said that it is there. */
async function changeOwn(
	db: Database,
	actor: Actor,
	id: string,
	change: (tx: OfficeTransaction) => { execute(): Promise<unknown> }
): Promise<{ ok: true } | Refusal> {
	if (!may(exportRules, actor, 'make')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx): Promise<{ ok: true } | Refusal> => {
		const own = await tx
			.selectFrom('export_job')
			.select('id')
			.where('office_id', '=', actor.officeId)
			.where('made_by', '=', actor.userId)
			.where('made_as', '=', actor.role)
			.where('id', '=', id)
			.forUpdate()
			.executeTakeFirst();
		if (!own) return { ok: false, reason: 'not_found' };
		await change(tx).execute();
		return { ok: true };
	});
}

/** Notes that somebody has seen what came of their files, of one report or of all: they are not told again. */
export async function markSeen(db: Database, actor: Actor, subject?: Subject): Promise<void> {
	await db.forOffice(
		actor.officeId,
		(tx) =>
			tx
				.updateTable('export_job')
				.set({ seen_at: sql`now()` })
				.where('office_id', '=', actor.officeId)
				.where('made_by', '=', actor.userId)
				.where('seen_at', 'is', null)
				.where('ended_at', 'is not', null)
				.$if(subject?.reportId !== undefined, (query) => query.where('report_id', '=', subject?.reportId ?? null))
				.$if(subject?.year !== undefined, (query) => query.where('year', '=', subject?.year ?? null))
				.execute(),
		{ evenIf: 'closed' }
	);
}

/**
 * Takes away the files whose time is over, with what was known of them, in every office.
 * @param onFailure of an office, by its id; the others are seen to all the same
 * @returns how many
 */
export async function expireFiles(
	db: Database,
	filesFolder: string,
	now: Date,
	onFailure: OnFailure = rethrow
): Promise<number> {
	let count = 0;
	const files = new Set<string>();
	for (const office of await listOffices(db)) {
		try {
			const gone = await db.forOffice(
				office,
				(tx) =>
					tx
						.deleteFrom('export_job')
						.where('office_id', '=', office)
						.where('expires_at', '<', now)
						.where('state', '<>', 'running')
						.returning('sha256')
						.execute(),
				{ evenIf: 'closed' }
			);
			count += gone.length;
			for (const { sha256 } of gone) if (sha256) files.add(sha256);
		} catch (error) {
			onFailure(error, office);
		}
	}
	await removeUnnamed(db, filesFolder, [...files], now);
	return count;
}
