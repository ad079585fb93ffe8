import { OFFICE } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { ReportFacts } from '#features/report/report.ts';
import { loadReportFacts } from '#features/report/server/queries.ts';
import { bilingual } from '#kernel/bilingual.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { languagesOf, type DocumentLanguages, type Language } from '#kernel/language.ts';
import { periodOfDays } from '#kernel/period.ts';
import type { Database } from '#platform/server/database.ts';
import { finish } from '../edits.ts';
import { canBeApproved, openPoints, type Generated, type OpenPoint } from '../honesty.ts';
import type { StudioReport } from '../studio.ts';
import type { Finished } from './commands.ts';
import { generatedOf } from './kept-generated.ts';
import { loadEdits, loadReportRecord, loadVersion, type ListedReport, type LoadedEdits } from './queries.ts';

/** A report with all that it is made of. */
export interface Work {
	report: ListedReport;
	facts: ReportFacts;
	edits: LoadedEdits;
	/** As the record has it, in each of its languages. */
	generated: Generated;
	points: OpenPoint[];
}

/** @param today the day at the office's place, YYYY-MM-DD @returns undefined where the actor is shown no such report */
export async function loadWork(db: Database, actor: Actor, id: string, today: string): Promise<Work | undefined> {
	const found = await db.forOffice(actor.officeId, async (tx) => {
		const report = await loadReportRecord(tx, actor, id);
		return report && { report, edits: await loadEdits(tx, actor.officeId, report) };
	});
	if (!found) return undefined;
	const { report, edits } = found;
	const { audience, tellsMoney } = report;
	const facts = await loadReportFacts(db, actor.officeId, {
		...{ period: periodOfDays(report.from, report.to), audience, today, tellsMoney }
	});
	const generated = Object.fromEntries(
		Object.entries(generatedOf(actor.officeId, report, facts)).map(([tag, document]) => [
			tag,
			titled(document, report, tag as Language)
		])
	);
	return { report, facts, edits, generated, points: openPoints(facts, generated, edits, report.languages) };
}

/** What the report says in each of its languages, with all that the office made of it. */
export function finishedOf({ report, generated, edits, points }: Work): Finished {
	const documents = Object.fromEntries(
		report.languages.flatMap((tag) => {
			const document = generated[tag];
			return document ? [[tag, finish(document, edits, tag)]] : [];
		})
	);
	return { documents, isHonest: canBeApproved(points), edits };
}

/** A report's own title instead of that of the record. */
function titled(document: FlowDocument, { title }: Pick<StudioReport, 'title'>, language: Language): FlowDocument {
	return { ...document, title: title[language] ?? document.title };
}

/**
 * What a report says to whoever asks: as it was closed or approved, or else as it stands now.
 * @returns undefined where there is no such report, or not in all of these languages
 */
export async function loadFinished(
	db: Database,
	actor: Actor,
	id: string,
	languages: DocumentLanguages,
	today: string
): Promise<{ report: ListedReport; document: FlowDocument } | undefined> {
	const found = await loadAny(db, actor, id, languages, today);
	if (!found || OFFICE.includes(actor.role)) return found;
	return { ...found, document: withoutNotes(found.document) };
}

/** What is written for whoever speaks is for those who work in the office. */
export function withoutNotes(document: FlowDocument): FlowDocument {
	return { ...document, sections: document.sections.map(({ notes: _, ...section }) => section) };
}

async function loadAny(
	db: Database,
	actor: Actor,
	id: string,
	languages: DocumentLanguages,
	today: string
): Promise<{ report: ListedReport; document: FlowDocument } | undefined> {
	const kept = await db.forOffice(actor.officeId, async (tx) => {
		const report = await loadReportRecord(tx, actor, id);
		if (!report || (report.state !== 'closed' && report.state !== 'approved')) return undefined;
		return { report, documents: await loadVersion(tx, actor.officeId, id, report.state) };
	});
	if (kept) {
		const document = kept.documents && documentIn(kept.documents, languages);
		return document && { report: kept.report, document };
	}
	const work = await loadWork(db, actor, id, today);
	const document = work && documentIn(finishedOf(work).documents, languages);
	return document && { report: work.report, document };
}

/** Of what a report says in each of its languages, what is wanted: one of them, or both woven into one. */
function documentIn(documents: Finished['documents'], languages: DocumentLanguages): FlowDocument | undefined {
	const wanted = languagesOf(languages).map((language) => language && documents[language]);
	const [first, second] = wanted;
	return wanted.includes(undefined) || !first ? undefined : bilingual([first, second]);
}
