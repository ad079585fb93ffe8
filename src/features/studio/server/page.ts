import { may } from '#features/member/policy.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { lacking } from '#documents/fonts/lacking.ts';
import { sectionHtml } from '#documents/page/article.ts';
import { loadTemplate, loadTemplateInUse } from '#features/template/server/queries.ts';
import { goneBefore } from '#features/trash/trash.ts';
import type { Template } from '#features/template/template.ts';
import {
	keyOf,
	type FlowDocument,
	type Item,
	type Line,
	type PictureBlock,
	type Section
} from '#kernel/flow-document.ts';
import { isId } from '#kernel/id.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { dayAt } from '#kernel/period.ts';
import { differences } from '../compare.ts';
import {
	basisOf,
	LEDE,
	lineEdit,
	linesOf,
	ownSections,
	sectionEdit,
	sectionsInOrder,
	strayBlocks,
	type WorkLine
} from '../edits.ts';
import { arranged, moved } from '../order.ts';
import type { OpenPoint } from '../honesty.ts';
import { studioRules } from '../policy.ts';
import { isOpen, movesFrom } from '../studio.ts';
import { sealOf, type Finished } from './commands.ts';
import { finishedOf, loadWork, type Work } from './finished.ts';
import { listCandidates } from './pictures.ts';
import { listRemoved, loadLastMove, loadVersion } from './queries.ts';

interface Wanted {
	id: string;
	/** Of its languages the one to show; undefined: the first. */
	language?: Language | undefined;
	section: string | null;
	line: string | null;
	/** Whether a picture is to be chosen for the section. */
	choosesPicture: boolean;
}

/** All that the page shows on which a report is finished. @returns undefined where there is no such report, or not in this language */
export async function loadStudio(
	desk: Desk,
	{ id, language: asked, section: wanted, line, choosesPicture }: Wanted,
	now: Date
) {
	const { db, actor, office } = desk;
	const work = await loadWork(db, actor, id, dayAt(now, office.timeZone));
	const language = asked ?? work?.report.languages[0];
	const generated = language && work?.generated[language];
	if (!generated) return undefined;
	const { report, edits, points } = work;
	const kept = isOpen(report) ? undefined : await keptDocument(desk, work, language);
	const finished = finishedOf(work);
	const fresh = finished.documents[language] ?? generated;
	const shown = kept ?? fresh;
	const base = `/o/${office.slug}/reports/${id}/${language}`;
	const canCompare = may(studioRules, actor, 'compare');
	const [mayEdit, template, hasPage, lastMove] = await db.forOffice(actor.officeId, async (tx) => {
		const used = await loadTemplateInUse(tx, actor.officeId, report.template);
		return [
			await isAllowed(tx, actor, { rules: studioRules, action: 'edit', noun: 'report', id }),
			used,
			(await loadTemplate(tx, actor.officeId, used.id)) !== undefined,
			// What was noted with it is for those who work in the office.
			canCompare ? await loadLastMove(tx, actor.officeId, id) : undefined
		];
	});
	const canEdit = isOpen(report) && mayEdit;
	const outline = canEdit
		? outlineOf(work, sectionsToWorkOn(work, generated, shown, language))
		: shown.sections.map((each) => ({ key: keyOf(each), title: each.title, isHidden: false, open: 0 }));
	// A section that somebody removed meanwhile is none; its forms are not another's.
	const current = wanted === null ? outline[0] : outline.find(({ key }) => key === wanted);
	const moves = mayEdit ? movesFrom(report.state).filter((move) => may(studioRules, actor, move)) : [];
	const section = shown.sections.find((each) => keyOf(each) === current?.key);
	const place = { language, document: shown, pictures: `/o/${office.slug}/reports/${id}/pictures` };
	const blocks = canEdit ? edits.blocks.filter((block) => block.section === current?.key) : [];
	return {
		report: {
			...{ id, state: report.state, audience: report.audience, from: report.from, to: report.to },
			...{ version: report.version, languages: report.languages, approvedBy: kept ? report.approvedBy : null },
			approvedAt: kept ? report.approvedAt : null,
			/** What it looks like, while that can still be chosen. */
			template: canEdit && hasPage ? { id: template.id, name: template.name } : undefined,
			title: shown.title
		},
		/** Links for readers outside are made of what was approved, and seen where there were some. */
		hasLinks: mayEdit,
		...{
			language,
			base,
			canEdit,
			outline,
			points: canEdit ? [...points, ...lettersLacked(id, template, finished)] : []
		},
		canCompare,
		moves,
		lastMove,
		/** Only who moves a report on is asked for what they saw. */
		seen: moves.length > 0 ? sealOf(finished) : '',
		section: current && {
			key: current.key,
			title: current.title,
			sheet: section ? sheetOf(section, canEdit ? base : undefined, place) : '',
			// What is kept for whoever works on it, notes among it, is told to nobody else.
			edit: { ...noSectionEdit, ...(canEdit ? sectionEdit(edits, current.key) : {}) } as SectionForm,
			lines: canEdit ? linesFor(work, current.key, language) : [],
			blocks: blocks.map((block) => ({
				...block,
				...orders(
					blocks.map((each) => each.id),
					block.id
				)
			})),
			/** Texts whose section is gone can be put here. */
			stray: canEdit ? strayBlocks(edits, new Set(generated.sections.map(keyOf))) : [],
			...orders(
				outline.map(({ key }) => key),
				current.key,
				outline.flatMap(({ key }) => (key === 'cover' ? [] : [key]))
			)
		},
		removed: canEdit
			? await db.forOffice(actor.officeId, (tx) => listRemoved(tx, actor.officeId, id, goneBefore(now)))
			: [],
		line: canEdit && current && line !== null ? lineFor(work, current.key, line, language) : undefined,
		pictures:
			canEdit && current && choosesPicture
				? await db.forOffice(actor.officeId, (tx) =>
						listCandidates(tx, actor, work.facts, recordsIn(current.key, workLines(work, current.key, language)))
					)
				: undefined,
		/** What the record says now that a report does not, which was approved or closed before. */
		since: kept ? differences(kept, fresh) : undefined
	};
}

/** Letters that the typeface of a report does not have. Nothing is lost by them, and another typeface would have them. */
function lettersLacked(id: string, { typeface }: Template, { documents }: Finished): OpenPoint[] {
	const letters = new Set(Object.values(documents).flatMap((document) => lacking(document, typeface)));
	if (letters.size === 0) return [];
	const about = Object.fromEntries(LANGUAGES.map((tag) => [tag, [...letters].join(' ')]));
	return [{ rule: 'letters', blocks: false, section: 'cover', about, record: `/reports/edit/${id}` }];
}

type SectionForm = { title: Record<string, string>; notes: Record<string, string>; isHidden: boolean; version: number };
const noSectionEdit: SectionForm = { title: {}, notes: {}, isHidden: false, version: 0 };

async function keptDocument(
	{ db, actor }: Desk,
	{ report }: Work,
	language: Language
): Promise<FlowDocument | undefined> {
	const documents = await db.forOffice(actor.officeId, (tx) =>
		loadVersion(tx, actor.officeId, report.id, report.state)
	);
	return documents?.[language];
}

/** What somebody who works on a report sees of all its sections; everybody else sees those that it has. */
function outlineOf({ edits, points }: Work, sections: readonly Section[]) {
	return sections.map((section) => {
		const key = keyOf(section);
		return {
			key,
			title: section.title,
			isHidden: sectionEdit(edits, key)?.isHidden === true && section.layout !== 'cover',
			open: points.filter((point) => point.blocks && point.section === key).length
		};
	});
}

/** All sections in their order, those that are left out as well, each as it is called in the finished report. */
function sectionsToWorkOn(
	{ edits }: Work,
	generated: FlowDocument,
	finished: FlowDocument,
	language: Language
): Section[] {
	const all = sectionsInOrder([...generated.sections, ...ownSections(edits, language)], edits);
	return all.map((section) => finished.sections.find((each) => keyOf(each) === keyOf(section)) ?? section);
}

/** The orders that moving something up and down would give; undefined where it stands at the end. */
function orders(order: readonly string[], key: string, among: readonly string[] = order) {
	return { up: moved(order, key, 'up', among), down: moved(order, key, 'down', among) };
}

interface Place {
	language: Language;
	document: FlowDocument;
	/** Where the pictures of the report are. */
	pictures: string;
}

/** The section as it will stand in the report; where it can be worked on, each line leads to its form. */
function sheetOf(section: Section, base: string | undefined, { language, document, pictures }: Place): string {
	const setting = {
		language,
		hasLinks: true,
		pictureAt: ({ file }: Pick<PictureBlock, 'file'>) => `${pictures}/${file}`
	};
	if (section.layout === 'cover') {
		const line: Line = [{ text: document.subtitle }];
		const cover: Section = { ...section, layout: 'flow', title: document.title, lede: line };
		return sectionHtml(cover, setting);
	}
	return sectionHtml(base === undefined ? section : leading(section, base), setting);
}

function leading(section: Section, base: string): Section {
	const to = (line: string) =>
		`${base}?section=${encodeURIComponent(keyOf(section))}&line=${encodeURIComponent(line)}#line`;
	const led = (line: Line, key: string): Line => line.map((span) => ({ ...span, href: to(key) }));
	const blocks = section.blocks.map((block) => {
		if (block.kind === 'list') {
			return {
				...block,
				items: block.items.map((item): Item => (item.key ? { ...item, line: led(item.line, item.key) } : item))
			};
		}
		if (block.kind !== 'text' || block.key === undefined || block.key.startsWith('block:')) return block;
		return { ...block, line: led(block.line, block.key) };
	});
	const { lede, ...rest } = section;
	return { ...rest, ...(lede ? { lede: led(lede, LEDE) } : {}), blocks };
}

/** The records that a section tells of, by its key and those of its lines. */
function recordsIn(section: string, lines: readonly WorkLine[]): string[] {
	const ids = [section, ...lines.map(({ key }) => key)].map((key) => key.slice(key.indexOf(':') + 1));
	return ids.filter(isId);
}

function workLines({ generated }: Work, section: string, language: Language): WorkLine[] {
	const found = generated[language]?.sections.find((each) => keyOf(each) === section);
	return found ? linesOf(found) : [];
}

/** The lines of a section that the report leaves out: they stand beside it, to be taken in again. */
function linesFor(work: Work, section: string, language: Language) {
	return workLines(work, section, language)
		.filter(({ key }) => lineEdit(work.edits, section, key)?.isHidden)
		.map(({ key, words }) => ({ key, words }));
}

/** One line to work on: what the record says of it in each language, and what the report does. */
function lineFor(work: Work, section: string, key: string, language: Language) {
	const { edits, report } = work;
	const lines = workLines(work, section, language);
	const found = lines.find((line) => line.key === key);
	if (!found) return undefined;
	const edit = edits.lines.find((line) => line.section === section && line.line === key);
	const recorded = report.languages.map((tag) => {
		const line = workLines(work, section, tag).find((each) => each.key === key);
		return { language: tag, words: line?.words ?? '', detail: line?.detail ?? '', basis: line ? basisOf(line) : '' };
	});
	const order = arranged(
		lines.map((line) => line.key),
		sectionEdit(edits, section)?.lineOrder ?? []
	);
	const among = order.filter((other) => lines.some((line) => line.key === other && line.heading === found.heading));
	return {
		...{ key, heading: found.heading, recorded, record: recordPath(found) },
		/** What the record said when the report's own words were written, where that has changed. */
		before: recorded
			.filter(({ language: tag, basis }) => edit?.basis[tag] !== undefined && edit.basis[tag] !== basis)
			.map(({ language: tag }) => ({ language: tag, words: edit?.basis[tag] ?? '' })),
		words: edit?.words ?? {},
		detail: edit?.detail ?? {},
		isHidden: edit?.isHidden ?? false,
		isHighlight: edit?.isHighlight ?? false,
		isApproved: edit?.isApproved ?? false,
		version: edit?.version ?? 0,
		...orders(order, key, among)
	};
}

/** The page of the record that a line tells of. */
function recordPath({ item }: WorkLine): string | undefined {
	return item.line.find((span) => span.href !== undefined)?.href;
}
