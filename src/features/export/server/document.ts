import type { Role } from '#features/member/member.ts';
import { may } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { Office } from '#features/office/office.ts';
import { loadMembership } from '#features/office/server/queries.ts';
import { reportRules } from '#features/report/policy.ts';
import { loadReport } from '#features/report/server/page.ts';
import { studioRules } from '#features/studio/policy.ts';
import { loadFinished } from '#features/studio/server/finished.ts';
import { outfitOfReport } from '#features/studio/server/outfit.ts';
import { withPictures } from '#features/studio/server/pictures.ts';
import { loadReportRecord } from '#features/studio/server/queries.ts';
import { outfitOf } from '#features/template/server/outfit.ts';
import { bilingual } from '#kernel/bilingual.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { languagesOf, type Language } from '#kernel/language.ts';
import type { Outfit } from '#kernel/look.ts';
import { dayAt } from '#kernel/period.ts';
import type { Database } from '#platform/server/database.ts';
import { ExportFailed } from '../export.ts';
import { exportRules } from '../policy.ts';
import type { ClaimedJob } from './jobs.ts';

/** What a file is to say and how it looks, and in which role whoever asked for it is told that. */
export interface Told {
	document: FlowDocument;
	outfit: Outfit;
	role: Role;
}

/**
 * The report as whoever asked for the file may read it now: they are asked anew, for they may have left the office or
 * come into another role since.
 * @throws ExportFailed where it is not there or not for them any more
 */
export async function documentFor(db: Database, filesFolder: string, job: ClaimedJob, now: Date): Promise<Told> {
	const { officeId, madeBy, subject, languages } = job;
	const member = await db.forOffice(officeId, (tx) => loadMembership(tx, officeId, madeBy, now));
	if (!member || !may(exportRules, member, 'make')) throw new ExportFailed('no_right');
	const { office, role, bodyId } = member;
	const actor: Actor = { officeId, userId: madeBy, name: '', role, bodyId };
	const inLanguage = await reportIn(db, actor, office, subject, now);
	const [first, second] = await Promise.all(languagesOf(languages).map(inLanguage));
	const isWhole = first && languagesOf(languages).length === (second ? 2 : 1);
	if (!isWhole) throw new ExportFailed('no_language');
	const outfit =
		subject.reportId === undefined
			? await outfitOf(db, officeId, filesFolder)
			: await outfitOfReport(db, actor, filesFolder, subject.reportId);
	if (!outfit) throw new ExportFailed('report_gone');
	const document = bilingual([first, second]);
	return { document, outfit: await withPictures(outfit, filesFolder, document), role };
}

/** How a report is read in a language; that answers undefined in one that it is not written in. */
async function reportIn(
	db: Database,
	actor: Actor,
	office: Office,
	{ reportId, year }: ClaimedJob['subject'],
	now: Date
): Promise<(language: Language) => Promise<FlowDocument | undefined>> {
	if (reportId === undefined) {
		if (!may(reportRules, actor, 'view')) throw new ExportFailed('no_right');
		return (language) => loadReport({ db, actor, office }, year, language, now);
	}
	if (!may(studioRules, actor, 'view')) throw new ExportFailed('no_right');
	const report = await db.forOffice(actor.officeId, (tx) => loadReportRecord(tx, actor, reportId));
	if (!report) throw new ExportFailed('report_gone');
	const today = dayAt(now, office.timeZone);
	return async (language) => (await loadFinished(db, actor, reportId, language, today))?.document;
}
