import type { Actor } from '../src/features/member/server/gate.ts';
import { loadOffice, officeOfSlug } from '../src/features/office/server/queries.ts';
import type { Office } from '../src/features/office/office.ts';
import type { Audience } from '../src/features/report/policy.ts';
import { loadFinished } from '../src/features/studio/server/finished.ts';
import { loadGenerated } from '../src/features/studio/server/generated.ts';
import { loadReportRecord } from '../src/features/studio/server/queries.ts';
import { outfitOfReport } from '../src/features/studio/server/outfit.ts';
import { withPictures } from '../src/features/studio/server/pictures.ts';
import { outfitOf } from '../src/features/template/server/outfit.ts';
import { findTemplate, loadDefaultTemplate } from '../src/features/template/server/queries.ts';
import type { Template } from '../src/features/template/template.ts';
import type { FlowDocument } from '../src/kernel/flow-document.ts';
import { LANGUAGES, parseDocumentLanguages, type DocumentLanguages } from '../src/kernel/language.ts';
import type { Outfit } from '../src/kernel/look.ts';
import { dayAt, periodOf } from '../src/kernel/period.ts';
import type { Database, OfficeId } from '../src/platform/server/database.ts';
import { Refusal } from '../src/platform/server/refusal.ts';

/** Which report the command line was asked for: that of a year, or one of the office's own. */
export interface Source {
	office: string;
	year?: number;
	/** The id of a report. */
	report?: string;
	/** For whom; without, as the named template says, else for the council, as on the pages of the application. */
	audience?: Audience;
	/** The name or the id of the template that a report looks like, and that the report of a year begins with. */
	template?: string;
	asOf?: string;
}

/** What a report says, and in which languages: those that are wanted, else Hebrew, or all that a report is in. */
export async function documentOf(
	db: Database,
	source: Source,
	wanted: DocumentLanguages | undefined
): Promise<{ document: FlowDocument; languages: DocumentLanguages }> {
	const { id, office } = await officeOf(db, source.office);
	const { year, report, asOf } = source;
	const today = asOf ?? dayAt(new Date(), office.timeZone);
	if (report !== undefined) return finishedOf(db, { ...source, id, report, today }, wanted);
	if (year === undefined) throw new Refusal('Either --year or --report says which report.');
	const languages = wanted ?? 'he';
	const named = await namedTemplate(db, id, source);
	const template = named ?? (await db.forOffice(id, (tx) => loadDefaultTemplate(tx, id)));
	const audience = source.audience ?? named?.audience ?? 'council';
	const tellsMoney = audience !== 'public';
	const period = periodOf(year, office.periodStartsIn);
	const document = await loadGenerated(db, id, { period, audience, tellsMoney, today, template, languages });
	return { languages, document };
}

async function finishedOf(
	db: Database,
	{ id, office, report, today }: { id: OfficeId; office: string; report: string; today: string },
	wanted: DocumentLanguages | undefined
): Promise<{ document: FlowDocument; languages: DocumentLanguages }> {
	const owner = ownerOf(id);
	const record = await db.forOffice(id, (tx) => loadReportRecord(tx, owner, report));
	if (!record) throw new Refusal(`There is no report ${report} in ${office}.`);
	const own = record.languages.toSorted((a, b) => LANGUAGES.indexOf(a) - LANGUAGES.indexOf(b)).join('+');
	const languages = wanted ?? parseDocumentLanguages(own) ?? 'he';
	const found = await loadFinished(db, owner, report, languages, today);
	if (!found) throw new Refusal(`The report ${report} is not in ${languages}: it is in ${own}.`);
	return { languages, document: found.document };
}

/** What it looks like, by the template that was named, else as it was kept or as its template has it; and its pictures. */
export async function outfitFor(
	db: Database,
	filesFolder: string,
	source: Source,
	document: FlowDocument
): Promise<Outfit> {
	return withPictures(await lookFor(db, filesFolder, source), filesFolder, document);
}

async function lookFor(db: Database, filesFolder: string, source: Source): Promise<Outfit> {
	const { report } = source;
	const { id } = await officeOf(db, source.office);
	const named = await namedTemplate(db, id, source);
	if (named) return outfitOf(db, id, filesFolder, named.id);
	const kept = report === undefined ? undefined : await outfitOfReport(db, ownerOf(id), filesFolder, report);
	return kept ?? outfitOf(db, id, filesFolder);
}

/** @returns undefined where none was named */
async function namedTemplate(db: Database, id: OfficeId, { office, template }: Source): Promise<Template | undefined> {
	if (template === undefined) return undefined;
	const found = await db.forOffice(id, (tx) => findTemplate(tx, id, template));
	if (!found) throw new Refusal(`There is no template "${template}" in ${office}.`);
	return found;
}

async function officeOf(db: Database, slug: string): Promise<{ id: OfficeId; office: Office }> {
	const id = await officeOfSlug(db, slug);
	const office = id && (await db.forOffice(id, (tx) => loadOffice(tx, id)));
	if (!id || !office) throw new Refusal(`There is no office "${slug}".`);
	return { id, office };
}

/** Whoever runs the installation reads what a director does. */
function ownerOf(officeId: OfficeId): Actor {
	return { officeId, userId: null, name: 'kesher', role: 'director' };
}
