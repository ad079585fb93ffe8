import { writeReport } from '#features/report/document.ts';
import { loadReportFacts, type WantedReport } from '#features/report/server/queries.ts';
import type { Template } from '#features/template/template.ts';
import { inLanguages } from '#kernel/bilingual.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { DocumentLanguages } from '#kernel/language.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { begunWith } from '../beginning.ts';

/** The report that the record writes of a period, in the order of a template and without what that leaves out. */
export async function loadGenerated(
	db: Database,
	office: OfficeId,
	{ template, languages, ...wanted }: WantedReport & { template: Template; languages: DocumentLanguages }
): Promise<FlowDocument> {
	const facts = await loadReportFacts(db, office, wanted);
	return inLanguages(languages, (language) => begunWith(template, writeReport(facts, language), language));
}
