import { error } from '@sveltejs/kit';
import { may, type Visibility } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { reportFile, type ReportFile } from '#features/report/server/files.ts';
import { outfitOf } from '#features/template/server/outfit.ts';
import { inkOf } from '#documents/figures/ink.ts';
import { articleHtml } from '#documents/page/article.ts';
import { insideFile } from '#documents/page/pictures.ts';
import { fitsSheet } from '#documents/sheet/fit.ts';
import { safeFileName } from '#kernel/file-name.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import type { Outfit } from '#kernel/look.ts';
import { dayAt } from '#kernel/period.ts';
import { words, type Texts } from '#kernel/texts.ts';
import type { Database } from '#platform/server/database.ts';
import { m } from '#paraglide/messages.js';
import { requestRules } from '#features/request/policy.ts';
import { writeRecommendation } from '../recommendation.ts';
import type { SheetFormat } from '../sheet.ts';
import { missingEvidence, scorecardOf } from '#features/request/scorecard.ts';
import { recommendationBar, type SheetBar } from '../view.ts';
import { listAssessors } from '#features/request/server/asking.ts';
import { findRequest, loadMeasure } from '#features/request/server/page.ts';
import { loadAssessments } from '#features/request/server/queries.ts';

/** The council counts the ties that are meant for it, whoever prints the page. */
const OF_COUNCIL: readonly Visibility[] = ['council', 'public'];

interface Asked {
	id: string;
	language: Language;
}

interface Loaded {
	partner: Texts;
	isApproved: boolean;
	document: FlowDocument;
}

/**
 * The page for the council: before it is approved, for those who work on it and may see what is in it; after that for
 * whoever sees the request. Undefined for all others.
 */
async function loadRecommendation(
	{ db, actor, office }: Pick<Desk, 'db' | 'actor' | 'office'>,
	{ id, language }: Asked,
	{ now, outfit }: { now: Date; outfit: Outfit }
): Promise<Loaded | undefined> {
	const today = dayAt(now, office.timeZone);
	const facts = await factsFor(db, actor, id, today);
	if (!facts) return undefined;
	const fits = (document: FlowDocument) => fitsSheet(document, outfit.look.typeface);
	return {
		partner: facts.partner.name,
		isApproved: facts.request.approvedAt !== null,
		document: writeRecommendation({ ...facts, office, today }, language, fits)
	};
}

async function factsFor(db: Database, actor: Actor, id: string, today: string) {
	return db.forOffice(actor.officeId, async (tx) => {
		const found = await findRequest(tx, actor, id);
		if (!found) return undefined;
		const isApproved = found.request.approvedAt !== null;
		if (!isApproved && !may(requestRules, actor, 'result')) return undefined;
		const [measure, told, assessors] = await Promise.all([
			loadMeasure(tx, actor, found, { today, shown: OF_COUNCIL }),
			loadAssessments(tx, actor, id, { isOver: isApproved }),
			listAssessors(tx, actor.officeId, id, today)
		]);
		// Whoever has not handed in theirs reads the draft without what others made of it.
		const scorecard = measure.scorecard ?? scorecardOf(found.request.criteria, told.handedIn);
		const awaited = assessors.filter(({ state }) => state === 'waits').length;
		return { ...found, ...measure, scorecard, awaited, missing: missingEvidence(found.gates, scorecard) };
	});
}

/** What the page shows: the sheet in its own language, and the bar over it in the reader's. */
export async function loadRecommendationPage(
	desk: Desk,
	asked: Asked,
	{ language, now, filesFolder }: { language: Language; now: Date; filesFolder: string }
): Promise<{ bar: SheetBar; article: string }> {
	const outfit = await outfitOf(desk.db, desk.actor.officeId, filesFolder);
	const found = await loadRecommendation(desk, asked, { now, outfit });
	if (!found) error(404, m.error_not_found());
	const name = words(found.partner, language);
	return {
		bar: recommendationBar(`/o/${desk.office.slug}`, { ...asked, name, isApproved: found.isApproved }),
		article: articleHtml(found.document, {
			...{ hasLinks: true, ink: inkOf(outfit.look), outfit, pictureAt: insideFile(outfit.pictures) }
		})
	};
}

/** The same as a file, called by what it is and whom it is about. */
export async function loadRecommendationFile(
	desk: Desk,
	asked: Asked,
	{ format, now, filesFolder }: { format: SheetFormat; now: Date; filesFolder: string }
): Promise<ReportFile> {
	const outfit = await outfitOf(desk.db, desk.actor.officeId, filesFolder);
	const found = await loadRecommendation(desk, asked, { now, outfit });
	if (!found) error(404, m.error_not_found());
	const title = m.recommendation_page({ partner: words(found.partner, asked.language) }, { locale: asked.language });
	return { ...(await reportFile(found.document, format, outfit)), name: safeFileName(`${title}.${format}`) };
}
