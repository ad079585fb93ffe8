import { readFileInProcess } from '#documents/reader/read-in-process.ts';
import { Unreadable } from '#documents/reader/unreadable.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { Office } from '#features/office/office.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import { dayAt } from '#kernel/period.ts';
import type { ReadDocument } from '#kernel/read-document.ts';
import { BrokenOff, brokenOffBy, startBackground, type Background, type Often } from '#platform/server/background.ts';
import { isDatabaseAway } from '#platform/server/database-away.ts';
import { mayTakeLong, OfficeClosed, type Database } from '#platform/server/database.ts';
import { readStoredFile } from '#platform/server/files.ts';
import type { Log } from '#platform/server/log.ts';
import { refusalFor } from '#platform/server/refusal.ts';
import { MOST_ATTEMPTS, type ReadingStep } from '../import.ts';
import { claimNext, enterStep, failReading, finishReading, keepClaim, putBack, type ClaimedImport } from './jobs.ts';
import { keepDocument, keepProposals, settleState } from './kept.ts';
import { loadKnown } from './known.ts';
import { understood } from './understood.ts';

/** What the reading of documents needs, and what tests set otherwise. */
export interface Parts {
	db: Database;
	/** The folder of files. */
	files: string;
	log: Log;
	/** What a file says. */
	read?: typeof readFileInProcess;
	atOnce?: number;
	every?: Often;
}

/** Reads the documents that people bring, in the background, for as long as the server runs. */
export function startReading(parts: Parts): Background {
	const { db, log, every, atOnce } = parts;
	const worker = crypto.randomUUID();
	return startBackground<ClaimedImport>({
		...{ name: 'import', log, every, atOnce },
		claim: () => claimNext(db, worker),
		keep: (job) => keepClaim(db, job),
		run: (job, signal) => readOne(parts, job, signal)
	});
}

/** Reads one document, and says what became of it. Of one that failed nothing is kept but why. */
async function readOne(parts: Parts, job: ClaimedImport, signal: AbortSignal): Promise<void> {
	const { log } = parts;
	const began = performance.now();
	try {
		const { pages, proposals } = await bringIn(parts, job, signal);
		const milliseconds = Math.round(performance.now() - began);
		log.info('import.read', { ...fieldsOf(job), pages, proposals, milliseconds });
	} catch (error) {
		const brokenOff = brokenOffBy(error, signal);
		if (brokenOff) await letGo(parts, job, brokenOff);
		else await tellFailure(parts, job, error);
	}
}

/** @throws Unreadable, BrokenOff */
async function bringIn(parts: Parts, job: ClaimedImport, signal: AbortSignal) {
	const { db, files, read = readFileInProcess } = parts;
	const { officeId: office, id } = job;
	/** @throws BrokenOff */
	const goOn = async (step: ReadingStep) => {
		if (!(await enterStep(db, job, step))) throw new BrokenOff('lost');
		signal.throwIfAborted();
	};
	if (job.attempts > MOST_ATTEMPTS) throw new ReadingFailed('stopped');
	const bytes = job.sha256 === null ? undefined : await readStoredFile(files, job.sha256);
	if (!bytes) throw new ReadingFailed('file_gone');
	const { known, names, today } = await whatIsKnown(db, job);
	const document = await read(bytes, { names });
	await goOn('understanding');
	const options = { ...(job.year === null ? {} : { year: job.year }), today };
	const understanding = await understood({ document, known, options });
	await goOn('keeping');
	await db.forOffice(office, async (tx) => {
		await mayTakeLong(tx, 60);
		if (!(await finishReading(tx, job))) throw new BrokenOff('lost');
		await keepDocument(tx, office, id, document);
		await keepProposals(tx, office, { id, year: job.year, isYearConfirmed: job.year !== null }, understanding);
		await settleState(tx, office, id);
	});
	return { pages: pagesOf(document), proposals: understanding.proposals.length };
}

/** What the office knows, as whoever may review it is shown it. */
async function whatIsKnown(db: Database, { officeId }: ClaimedImport) {
	return db.forOffice(officeId, async (tx) => {
		const office: Office | undefined = await loadOffice(tx, officeId);
		if (!office) throw new OfficeClosed();
		const reader: Actor = { officeId, userId: null, name: 'Kesher', role: 'director' };
		const today = dayAt(new Date(), office.timeZone);
		return { ...(await loadKnown(tx, reader, office)), today };
	});
}

function pagesOf(document: ReadDocument): number {
	return document.pages.at(-1)?.number ?? 0;
}

/** A document could not be read for a reason that lies with us, and not with the file. */
class ReadingFailed extends Error {
	override readonly name = 'ReadingFailed';
	readonly failure: 'stopped' | 'file_gone';
	constructor(failure: ReadingFailed['failure']) {
		super(`The document could not be read: ${failure}.`);
		this.failure = failure;
	}
}

/** What is somebody else's is theirs to tell of; what this process lets go of waits again. */
async function letGo({ db, log }: Parts, job: ClaimedImport, { why }: BrokenOff): Promise<void> {
	if (why === 'lost') return;
	await putBack(db, job).catch((error: unknown) => {
		// Nothing is heard of this process any more, so another takes it up.
		if (!isDatabaseAway(error)) log.error('import.put_back', error, fieldsOf(job));
	});
}

async function tellFailure({ db, log }: Parts, job: ClaimedImport, error: unknown): Promise<void> {
	const failure = failureIn(error);
	if (error instanceof Unreadable) log.info('import.unreadable', { ...fieldsOf(job), failure });
	else log.error('import.failed', error, { ...fieldsOf(job), failure });
	// With the database away it cannot be told: nothing is heard of this document, and it is begun again.
	await failReading(db, job, failure).catch((unsaid: unknown) => {
		if (!isDatabaseAway(unsaid) && !(unsaid instanceof OfficeClosed)) log.error('import.failed', unsaid, fieldsOf(job));
	});
}

function failureIn(error: unknown): string {
	if (error instanceof Unreadable) return error.code;
	if (error instanceof ReadingFailed) return error.failure;
	return refusalFor(error) ? 'disk_full' : 'ours';
}

function fieldsOf({ officeId, id }: ClaimedImport) {
	return { office: officeId, import: id };
}
