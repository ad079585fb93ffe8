import { error } from '@sveltejs/kit';
import { showSlides } from '#documents/slides/slides.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { loadReport } from '#features/report/server/page.ts';
import { loadFinished } from '#features/studio/server/finished.ts';
import { outfitOfReport } from '#features/studio/server/outfit.ts';
import { withPictures } from '#features/studio/server/pictures.ts';
import { outfitOf } from '#features/template/server/outfit.ts';
import { titleOf, type FlowDocument } from '#kernel/flow-document.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import type { Outfit } from '#kernel/look.ts';
import { dayAt } from '#kernel/period.ts';
import { runtime } from '#platform/server/runtime.ts';
import { m } from '#paraglide/messages.js';
import { usualMinutes } from '../presentation.ts';
import type { PresentationPage } from '../view.ts';

/** The slides of a report as whoever asks may read it: notes are for those who work in the office. */
export async function presentReport(
	{ db, actor, office }: Desk,
	id: string,
	language: Language,
	now: Date
): Promise<PresentationPage> {
	const found = await loadFinished(db, actor, id, language, dayAt(now, office.timeZone));
	const { files } = runtime().folder;
	const outfit = found && (await outfitOfReport(db, actor, files, id));
	if (!outfit) error(404, m.error_not_found());
	const dressed = await withPictures(outfit, files, found.document);
	return presented(found.document, dressed, `/o/${office.slug}/reports/${id}/${language}`);
}

/** The slides of the report that the record writes of a year. */
export async function presentYear(desk: Desk, year: number, language: Language, now: Date): Promise<PresentationPage> {
	const { db, actor, office } = desk;
	const document = await loadReport(desk, year, language, now);
	const outfit = await outfitOf(db, actor.officeId, runtime().folder.files);
	return presented(document, outfit, `/o/${office.slug}/report/${year}/${language}`);
}

function presented(document: FlowDocument, outfit: Outfit, back: string): PresentationPage {
	const slides = showSlides(document, outfit);
	return {
		...{ title: titleOf(document), direction: directionOf(document.language), slides, back },
		minutes: usualMinutes(slides.length)
	};
}
