import type { ReadDocument } from '#kernel/read-document.ts';
import { wordsOf } from '#features/capture/words.ts';
import { activityOf, Lessons, partnerIn, partnerOf, type Deed, type Setting } from './activities.ts';
import { dateIn } from './dates.ts';
import { learnHome } from './home.ts';
import { isContent, linesOf, sourceOf, type Line } from './lines.ts';
import { addNamed, partnersOf } from './partners.ts';
import { Bodies } from './bodies.ts';
import { People } from './people.ts';
import { Places } from './places.ts';
import { sectionsOf, type Stretch } from './sections.ts';
import { rowsOf } from './tables.ts';
import { documentTongue } from './tongue.ts';
import { tellsState } from './state.ts';
import type { DocumentTongue, Known, Proposal, Understanding } from './understanding.ts';
import { reportYear } from './year.ts';
import { headingKind } from './headings.ts';
import { attendingCues, kindCues, movingCues } from './words/kinds.ts';

/**
 * What a document says, as sections and as proposals of records; nothing is kept. What was guessed is marked with a
 * doubt, and what is not understood is not proposed.
 * @param options.year of which the document tells, where a person has said so
 */
export function understand(
	document: ReadDocument,
	known: Known,
	options: { year?: number; today: string }
): Understanding {
	const tongue = documentTongue(document);
	const lines = linesOf(document, tongue);
	const places = new Places(known);
	learnHome(lines, places);
	const sections = sectionsOf(lines, places);
	addNamed(sections, places);
	for (const { text, words } of lines) places.spelledIn(text, words);
	const told = reportYear(sections, options.today);
	const year = options.year ?? told;
	const partners = partnersOf(sections, places);
	const [bodies, people, lessons] = [new Bodies(known), new People(known), new Lessons(known)];
	const proposals = sections.flatMap((section) => proposalsOf({ section, places, bodies, people, lessons, year }));
	return {
		tongue,
		year: told,
		sections: sections.map(({ kind, title, partner, from, to, page }) => ({ kind, title, partner, from, to, page })),
		proposals: [...partners, ...proposals].sort((a, b) => a.source.paragraph - b.source.paragraph)
	};
}

function proposalsOf(setting: Setting): Proposal[] {
	const { section, places } = setting;
	const deeds = deedsOf(section, places);
	switch (section.kind) {
		case 'goals':
			return deeds.map(({ line, text, cell }) => ({ type: 'goal', ...plain(line, text, cell) }));
		case 'ideas':
		case 'highlights':
			return deeds.map((deed) => {
				const { place, doubts } = partnerOf(deed, places.in(wordsOf(deed.text)), section);
				const { doubts: own, ...rest } = plain(deed.line, deed.text, deed.cell);
				const type = section.kind === 'ideas' ? 'idea' : 'highlight';
				return { type, ...rest, ...partnerIn(place), doubts: [...own, ...doubts] };
			});
		case 'partner':
		case 'activities':
		case 'in_progress':
			return deeds.filter((deed) => isDeed(deed, setting)).map((deed) => activityOf(deed, setting));
		default:
			return [];
	}
}

function plain(line: Line, text: string, cell: number | undefined): Pick<Proposal, 'text' | 'source' | 'doubts'> {
	return { text, source: sourceOf(line, cell), doubts: line.isDoubtful ? ['text'] : [] };
}

/** What a section tells, one by one: its paragraphs, and of its tables the cells that say what was done. */
function deedsOf(section: Stretch, places: Places): Deed[] {
	const rows = new Map(rowsOf(section.lines).map((row) => [row.line.at, row.cells]));
	let last: Deed['place'];
	return section.lines.filter(isContent).flatMap((line): Deed[] => {
		if (line.paragraph.kind !== 'row') return [{ line, text: line.text }];
		const cells = rows.get(line.at);
		if (!cells?.activity) return [];
		const place = cells.partner ? placeOf(cells.partner.text, places) : last;
		last = place;
		return [
			{
				line,
				text: cells.activity.text,
				cell: cells.activity.cell,
				place,
				date: cells.date?.text,
				status: cells.status?.text,
				kind: cells.kind?.text,
				participants: cells.participants?.text
			}
		];
	});
}

function placeOf(text: string, places: Places): Deed['place'] {
	return places.whole(text) ?? places.in(wordsOf(text))[0]?.value;
}

/** Of a partner something is told where the words say when, or what became of it. */
function dateOrState(text: string, tongue: DocumentTongue): boolean {
	return dateIn(text, 2000).when !== '' || tellsState(text, tongue);
}

/** A running text also says other things; an item of a list is something, unless it is a heading with nothing under it. */
function isDeed({ line, text, cell }: Deed, { section, places }: Setting): boolean {
	const { kind } = line.paragraph;
	if (cell !== undefined) return true;
	if (kind === 'item')
		return !(line.words.length <= 3 && headingKind(line) !== null && !kindCues.has(line.words, line.tongue));
	const words = wordsOf(text);
	const cues = kindCues.all(words, line.tongue);
	const isOfPartner = section.places.length === 1 && section.kind !== 'in_progress';
	const isOfPeople = attendingCues.has(words, line.tongue) || movingCues.has(words, line.tongue);
	if (cues.length === 0) return isOfPartner && (isOfPeople || dateOrState(text, line.tongue));
	return cues.some(({ value }) => !value.isGeneral) || section.places.length > 0 || places.in(words).length > 0;
}
