import { readFileInProcess } from '../src/documents/reader/read-in-process.ts';
import { Unreadable, type UnreadableCode } from '../src/documents/reader/unreadable.ts';
import type { ImportRow } from '../src/features/import/view.ts';
import { beginImport } from '../src/features/import/server/commands.ts';
import { loadKnown } from '../src/features/import/server/known.ts';
import { loadImportRow } from '../src/features/import/server/queries.ts';
import { startReading } from '../src/features/import/server/runner.ts';
import type { Actor } from '../src/features/member/server/gate.ts';
import type { Office } from '../src/features/office/office.ts';
import { loadOffice, officeOfSlug } from '../src/features/office/server/queries.ts';
import { asJson, type UnderstandingJson } from '../src/features/understanding/as-json.ts';
import { understand } from '../src/features/understanding/understand.ts';
import { dayAt } from '../src/kernel/period.ts';
import type { Database } from '../src/platform/server/database.ts';
import { openLog } from '../src/platform/server/log.ts';
import { Refusal } from '../src/platform/server/refusal.ts';
import type { StateFolder } from '../src/platform/server/state-folder.ts';

/** A document that the command line was given. */
export interface Given {
	office: string;
	bytes: Uint8Array;
	/** The year that it tells of, where that was said. */
	year: number | null;
}

/** What would be proposed of a document, with what the office knows; nothing is kept. @throws Refusal */
export async function lookInto(db: Database, { office: slug, bytes, year }: Given): Promise<UnderstandingJson> {
	const { office, actor } = await ownerOf(db, slug);
	const { known, names } = await db.forOffice(actor.officeId, (tx) => loadKnown(tx, actor, office));
	const document = await readFileInProcess(bytes, { names }).catch((error: unknown) => {
		throw error instanceof Unreadable ? new Refusal(sentenceFor(error.code)) : error;
	});
	const today = dayAt(new Date(), office.timeZone);
	return asJson(document, understand(document, known, { ...(year === null ? {} : { year }), today }));
}

export interface BroughtIn {
	id: string;
	proposals: number;
	/** An earlier import of the same file. */
	sameAs: string | undefined;
}

/** Keeps a document and reads it, here or in a server that was quicker. @throws Refusal where it cannot be read */
export async function bringIn(
	db: Database,
	folder: Pick<StateFolder, 'files' | 'logs'>,
	{ office: slug, id, name, bytes, year }: Given & { id: string; name: string }
): Promise<BroughtIn> {
	const { actor } = await ownerOf(db, slug);
	const begun = await beginImport({ db, actor }, folder.files, { id, name, bytes, year });
	if (!begun.ok) throw new Refusal(begun.reason === 'problem' ? (SIZES[begun.code] ?? begun.code) : begun.reason);
	const reading = startReading({ db, files: folder.files, log: openLog(folder.logs), atOnce: 1 });
	await reading.settled();
	await reading.stop();
	const row = await whenRead(db, actor, id);
	if (row.state === 'failed') throw new Refusal(sentenceFor(row.failure));
	return { id, proposals: row.total, sameAs: begun.sameAs };
}

const SIZES: Readonly<Record<string, string>> = {
	file_empty: 'The file is empty.',
	file_too_large: 'The file is too large to be brought in.'
};

/** A running server may have taken it up. */
async function whenRead(db: Database, actor: Actor, id: string): Promise<ImportRow> {
	for (let tries = 0; tries < 600; tries += 1) {
		const row = await db.forOffice(actor.officeId, (tx) => loadImportRow(tx, actor, id));
		if (row && row.state !== 'reading') return row;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Refusal('The document is still being read; look at its page.');
}

const SENTENCES: Readonly<Record<UnreadableCode, string>> = {
	encrypted: 'The file is protected by a password: save it without one.',
	old_format: 'The file is of an Office before 2007: save it as PPTX or DOCX.',
	damaged: 'The file is damaged, or not what it says it is.',
	too_large: 'The file holds more than can be read.',
	no_text: 'The file holds pictures of pages and no text: bring the presentation or the document itself.',
	empty: 'There is nothing in the file.',
	unknown: 'This kind of file is not read here: PPTX, DOCX, PDF, HTML and plain text are.'
};

function sentenceFor(failure: string | null): string {
	return SENTENCES[failure as UnreadableCode] ?? `The document could not be read: ${failure ?? 'it is not known why'}.`;
}

/** Whoever runs the installation does what a director does. */
async function ownerOf(db: Database, slug: string): Promise<{ office: Office; actor: Actor }> {
	const id = await officeOfSlug(db, slug);
	const office = id && (await db.forOffice(id, (tx) => loadOffice(tx, id)));
	if (!id || !office) throw new Refusal(`There is no office "${slug}".`);
	return { office, actor: { officeId: id, userId: null, name: 'kesher', role: 'director' } };
}
