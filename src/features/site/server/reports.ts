import { error } from '@sveltejs/kit';
import { sql } from 'kysely';
import { articleHtml } from '#documents/page/article.ts';
import { insideFile } from '#documents/page/pictures.ts';
import { forReaders } from '#features/reader-link/server/reading.ts';
import { fileResponse, reportFile } from '#features/report/server/files.ts';
import { withPictures } from '#features/studio/server/pictures.ts';
import { loadVersion, loadVersionLook } from '#features/studio/server/queries.ts';
import type { ReportState } from '#features/studio/studio.ts';
import { outfitFrom } from '#features/template/server/outfit.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { isLanguage, type Language } from '#kernel/language.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { m } from '#paraglide/messages.js';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { SiteReport } from '../view.ts';
import type { OpenSite } from './open-site.ts';

interface Row extends SiteReport {
	state: ReportState;
}

/** The reports that stand on the site, of the latest period first. */
export async function listSiteReports(tx: OfficeTransaction, office: OfficeId): Promise<SiteReport[]> {
	return (await reportRows(tx, office)).map(({ state: _, ...report }) => report);
}

async function reportRows(tx: OfficeTransaction, office: OfficeId, only: string | null = null): Promise<Row[]> {
	const { rows } = await sql<Row>`
		select id, title, period_from as from, period_to as to, languages, state from report
		where office_id = ${office} and deleted_at is null and published_at is not null and audience = 'public'
			and not tells_money and state in ('approved', 'closed') and (${only}::uuid is null or id = ${only})
		order by period_to desc, id desc`.execute(tx);
	return rows;
}

interface Wanted {
	id: string;
	/** Of its languages; undefined: the one that comes nearest to that of the page. */
	lang?: Language | undefined;
}

/** A report as it was approved, in one of its languages; what is not on the site is not there. */
async function loadReport({ db, officeId, tongue }: OpenSite, { id, lang }: Wanted) {
	const found = await db.forOffice(officeId, async (tx) => {
		const [row] = await reportRows(tx, officeId, id);
		if (!row) return undefined;
		const [documents, look] = await Promise.all([
			loadVersion(tx, officeId, id, row.state),
			loadVersionLook(tx, officeId, id, row.state)
		]);
		return { row, documents: documents ?? {}, look: look?.look ?? PLAIN.look };
	});
	const languages = found?.row.languages.filter((tag) => found.documents[tag]) ?? [];
	const nearest = [tongue, 'en'].filter(isLanguage).find((tag) => languages.includes(tag)) ?? languages[0];
	const language = lang ?? nearest;
	const document = language && found?.documents[language];
	if (!found || !document || !languages.includes(language)) error(404, m.error_not_found());
	return { ...found, languages, language, document: forReaders(document) };
}

/** The page of a report. */
export async function loadSiteReport(open: OpenSite, wanted: Wanted) {
	const { row, languages, language, document, look } = await loadReport(open, wanted);
	const outfit = await outfitOf(document, look);
	return {
		report: {
			...{ id: row.id, title: document.title, language, languages, typeface: look.typeface },
			article: articleHtml(document, { hasLinks: false, outfit, pictureAt: insideFile(outfit.pictures) }),
			/** Of its colours, if they are others than ours. */
			accent: look.accent === PLAIN.look.accent ? undefined : look.accent.slice(1).toLowerCase()
		}
	};
}

/** The same as a file. */
export async function siteReportFile(open: OpenSite, wanted: Wanted): Promise<Response> {
	const { document, look } = await loadReport(open, wanted);
	return fileResponse(await reportFile(document, 'pdf', await outfitOf(document, look)), 'inline');
}

async function outfitOf(document: FlowDocument, look: Outfit['look']): Promise<Outfit> {
	const { files } = runtime().folder;
	return withPictures(await outfitFrom(files, look), files, document);
}
