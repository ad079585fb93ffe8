import { error } from '@sveltejs/kit';
import { may } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { personRules } from '#features/person/policy.ts';
import { reportFile, type ReportFile } from '#features/report/server/files.ts';
import { outfitOf } from '#features/template/server/outfit.ts';
import { inkOf } from '#documents/figures/ink.ts';
import { insideFile } from '#documents/page/pictures.ts';
import { fitsSheet } from '#documents/sheet/fit.ts';
import { articleHtml } from '#documents/page/article.ts';
import { safeFileName } from '#kernel/file-name.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import type { Outfit } from '#kernel/look.ts';
import { dayAt } from '#kernel/period.ts';
import { words } from '#kernel/texts.ts';
import type { Database } from '#platform/server/database.ts';
import { m } from '#paraglide/messages.js';
import { writeBrief } from '../brief.ts';
import { writeLeaflet } from '../leaflet.ts';
import { isBare, type SheetFacts, type SheetFormat, type SheetKind } from '../sheet.ts';
import { sheetBar, sheetTitle } from '../view.ts';
import { loadBriefFacts, loadLeafletFacts } from './facts.ts';

export interface AskedSheet {
	kind: SheetKind;
	partner: string;
	language: Language;
	/** YYYY-MM-DD at the office's place. */
	today: string;
}

export interface LoadedSheet {
	facts: SheetFacts;
	/** Of a leaflet: how much is not on it, as it is not meant for everybody. */
	withheld: number;
	/** Of a leaflet: so little is on it that a guest has hardly anything to read. */
	isBare: boolean;
	document: FlowDocument;
}

/** A sheet about a partner; undefined where there is no such partner, or not for who asks. */
export async function loadSheet(
	db: Database,
	actor: Actor,
	{ kind, partner, language, today }: AskedSheet,
	{ look }: Outfit
): Promise<LoadedSheet | undefined> {
	const fits = (document: FlowDocument) => fitsSheet(document, look.typeface);
	if (kind === 'leaflet') {
		const facts = await loadLeafletFacts(db, actor, { partner, today });
		if (!facts) return undefined;
		const document = writeLeaflet(facts, language, fits);
		return { facts, withheld: facts.withheld, isBare: isBare(facts), document };
	}
	const seesNotes = may(personRules, actor, 'note');
	const facts = await loadBriefFacts(db, actor, { partner, today, seesNotes });
	return facts && { facts, withheld: 0, isBare: false, document: writeBrief(facts, language, fits) };
}

/** What the page of a sheet shows: the sheet in its own language, and the bar over it in the reader's. */
export async function loadSheetPage(
	{ db, actor, office }: Desk,
	asked: Omit<AskedSheet, 'today'>,
	{ language, now, filesFolder }: { language: Language; now: Date; filesFolder: string }
) {
	const outfit = await outfitOf(db, actor.officeId, filesFolder);
	const found = await loadSheet(db, actor, { ...asked, today: dayAt(now, office.timeZone) }, outfit);
	if (!found) error(404, m.error_not_found());
	const { withheld, isBare: bare } = found;
	const { tie, isPublic } = found.facts;
	const name = words(tie.partner.name, language);
	return {
		bar: sheetBar(`/o/${office.slug}`, { ...asked, name, isPublic, withheld, isBare: bare }),
		article: articleHtml(found.document, {
			...{ hasLinks: true, ink: inkOf(outfit.look), outfit, pictureAt: insideFile(outfit.pictures) }
		})
	};
}

/** A sheet as a file, called by what it is and whom it is about. The same day gives the same bytes. */
export async function loadSheetFile(
	{ db, actor, office }: Pick<Desk, 'db' | 'actor' | 'office'>,
	asked: Omit<AskedSheet, 'today'>,
	{ format, now, filesFolder }: { format: SheetFormat; now: Date; filesFolder: string }
): Promise<ReportFile> {
	const outfit = await outfitOf(db, actor.officeId, filesFolder);
	const found = await loadSheet(db, actor, { ...asked, today: dayAt(now, office.timeZone) }, outfit);
	if (!found) error(404, m.error_not_found());
	return sheetFile(found, asked, { format, outfit });
}

/** The same of a sheet that is there. */
export async function sheetFile(
	{ facts, document }: LoadedSheet,
	{ kind, language }: Pick<AskedSheet, 'kind' | 'language'>,
	{ format, outfit }: { format: SheetFormat; outfit: Outfit }
): Promise<ReportFile> {
	const title = sheetTitle(kind, words(facts.tie.partner.name, language), language);
	return { ...(await reportFile(document, format, outfit)), name: safeFileName(`${title}.${format}`) };
}
