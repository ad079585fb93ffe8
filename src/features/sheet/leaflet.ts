import type { Kind, Theme } from '#features/activity/activity.ts';
import { themeLabel } from '#features/activity/labels.ts';
import { dateIn, plain, sentences } from '#features/report/wording.ts';
import { kilometresBetween } from '#kernel/distance.ts';
import type { Block, FlowDocument, Line, MapHeight, Scale, Section } from '#kernel/flow-document.ts';
import { formatNumber, listInWords } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { isEmpty, words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { fitted, someOf, type Shares } from './fitted.ts';
import type { LeafletFacts } from './sheet.ts';
import { activityItem, factsTable, nameIn, namesLine, sheetOf, tieForGuests, told } from './telling.ts';

type Part = 'highlights' | 'activities';

/** Fields of work that a sentence can hold. */
const THEMES = 5;
/** A table of fewer rows is a line. */
const FEWEST = 2;
/** How large words and map are where there is room, the largest first: a small map between large words is none. */
const ROOMIER: readonly { scale?: Scale; height?: MapHeight }[] = [
	{ scale: 'largest', height: 'full' },
	{ scale: 'largest', height: 'tall' },
	{ scale: 'larger', height: 'full' },
	{ scale: 'larger', height: 'tall' },
	{ scale: 'largest' },
	{ scale: 'larger' },
	{ height: 'tall' }
];
/** A distance is rounded to this, in kilometres: nobody knows from where in a city it is measured. */
const ROUND = 10;

const VISITS: ReadonlySet<Kind> = new Set(['official_visit', 'professional_visit']);
const DELEGATIONS: ReadonlySet<Kind> = new Set([
	...(['youth_delegation', 'citizens_delegation', 'sports_delegation', 'business_mission', 'ensemble'] as const)
]);
const PROJECTS: ReadonlySet<Kind> = new Set(['joint_project', 'school_link', 'cultural_exchange', 'exhibition']);

/** The leaflet about a tie for a guest's folder: one page of what may be said to everybody. */
export function writeLeaflet(
	facts: LeafletFacts,
	language: Language,
	fits: (document: FlowDocument) => boolean
): FlowDocument {
	const wanted = { highlights: facts.highlights.length, activities: facts.activities.rows.length };
	const document = fitted<Part>((shares) => withShares(facts, shares, language), wanted, fits);
	// A page that is not full has room for more of the world, and for larger words.
	const roomier = ROOMIER.map((room) => withRoom(document, room));
	return roomier.find((each) => fits(each)) ?? document;
}

function withRoom(document: FlowDocument, { scale, height }: (typeof ROOMIER)[number]): FlowDocument {
	const sections = document.sections.map((section) => ({
		...section,
		blocks: section.blocks.map((block) => (block.kind === 'map' && height ? { ...block, height } : block))
	}));
	return { ...document, ...(scale ? { scale } : {}), sections };
}

function withShares(facts: LeafletFacts, shares: Shares<Part>, language: Language): FlowDocument {
	const locale = { locale: language };
	const { office, today, tie } = facts;
	const [city, partner] = [nameIn(office.city, language), nameIn(tie.partner.name, language)];
	const cities = listInWords([city, partner], language);
	const head = {
		title: cities,
		subtitle: tieForGuests(facts, language),
		author: words(office.name, language),
		description: m.sheet_leaflet_description({ cities }, locale),
		footer: m.sheet_leaflet_footer({ office: words(office.name, language), date: dateIn(today, language) }, locale)
	};
	const done = together(facts, shares, language);
	const whom = contact(facts, language);
	const sections = [
		mapSection(facts, language),
		done,
		figures(facts, language),
		// Beside nothing, a narrow column would leave most of the page white.
		done || !whom ? whom : { ...whom, place: 'foot' as const }
	];
	return sheetOf(head, [namesLine(facts, language)], sections, { today, language });
}

/** Both cities on a map of the world, and how far apart they are, unless the figures say it. */
function mapSection(facts: LeafletFacts, language: Language): Section | undefined {
	const { office, tie } = facts;
	const { latitude, longitude } = tie.partner;
	const km = distanceOf({ office, tie }, language);
	if (latitude === null || longitude === null || km === undefined) return undefined;
	const [city, partner] = [nameIn(office.city, language), nameIn(tie.partner.name, language)];
	const section = { id: 'map', title: '', layout: 'flow' as const, place: 'across' as const };
	const block: Block = {
		kind: 'map',
		title: '',
		alt: m.sheet_map_alt({ city, partner, km }, { locale: language }),
		home: { name: city, latitude: office.latitude, longitude: office.longitude },
		places: [{ name: partner, latitude, longitude, state: 'live' }],
		legend: { live: '', quiet: '', silent: '', candidate: '' }
	};
	const apart = plain(m.sheet_distance({ km }, { locale: language }));
	const line: Block[] = countsOf(facts, language).length > 0 ? [] : [{ kind: 'text', tone: 'plain', line: apart }];
	return { ...section, blocks: [block, ...line] };
}

function distanceOf({ office, tie }: Pick<LeafletFacts, 'office' | 'tie'>, language: Language): string | undefined {
	const { latitude, longitude } = tie.partner;
	if (latitude === null || longitude === null) return undefined;
	const km = Math.round(kilometresBetween(office, { latitude, longitude }) / ROUND) * ROUND;
	return km === 0 ? undefined : formatNumber(km, language);
}

/**
 * What is done together: in which fields, what stood out, and what there was of late. Where nothing of it is for
 * everybody, what the agreement is about; where that is not known either, nothing: no guest is told what is missing.
 */
function together(facts: LeafletFacts, shares: Shares<Part>, language: Language): Section | undefined {
	const locale = { locale: language };
	const { themes, scope, highlights, activities, tie } = facts;
	const fields = fieldsInWords(themes, language);
	const agreed = themes.length > 0 ? '' : fieldsInWords(scope, language);
	const lede = sentences([
		told(tie.partner.summary, language),
		plain(fields ? m.sheet_fields({ fields }, locale) : ''),
		plain(agreed ? m.sheet_scope({ fields: agreed }, locale) : '')
	]);
	const counted = { rows: highlights, all: highlights.length };
	const blocks: Block[] = [];
	if (highlights.length > 0) {
		blocks.push({
			kind: 'list',
			heading: m.sheet_highlights({}, locale),
			items: someOf(counted, shares.highlights, language, ({ id, text }) => ({
				key: `highlight:${id}`,
				mark: 'plain',
				line: told(text, language)
			}))
		});
	}
	if (activities.all > 0) {
		blocks.push({
			kind: 'list',
			heading: m.sheet_activities({}, locale),
			items: someOf(activities, shares.activities, language, (activity) =>
				activityItem(facts, activity, language, activity.status === 'under_way' ? 'progress' : 'done', '')
			)
		});
	}
	if (blocks.length === 0 && lede.length === 0) return undefined;
	return {
		id: 'together',
		title: m.sheet_together({}, locale),
		layout: 'flow',
		...(lede.length > 0 ? { lede } : {}),
		blocks
	};
}

function fieldsInWords(themes: readonly Theme[], language: Language): string {
	return listInWords(
		themes.slice(0, THEMES).map((theme) => themeLabel(theme, language)),
		language
	);
}

/** What it comes to, of what is known: what nobody counted has no line, and one line is no table. */
function figures(facts: LeafletFacts, language: Language): Section | undefined {
	const locale = { locale: language };
	const title = m.sheet_figures({}, locale);
	const counts = countsOf(facts, language);
	const km = distanceOf(facts, language);
	const rows = [...counts, ...(km ? [[m.sheet_figure_distance({}, locale), m.map_km({ km }, locale)] as const] : [])];
	if (counts.length === 0 || rows.length < FEWEST) return undefined;
	const lines = rows.map(([label, value]): [string, Line] => [label, [{ text: value, strong: true }]]);
	const { activities, since } = facts;
	const table = factsTable(title, lines, language, 'end');
	const note = activities.all > 0 && since ? [plain(m.sheet_figures_since({ year: since }, locale))] : [];
	return { id: 'figures', title, layout: 'flow', place: 'narrow', blocks: [{ ...table, notes: note }] };
}

/** What was counted, in words and a number. */
function countsOf({ tallies, activities }: LeafletFacts, language: Language): (readonly [string, string])[] {
	const locale = { locale: language };
	const count = (kinds: ReadonlySet<Kind>) =>
		tallies.filter(({ kind }) => kinds.has(kind)).reduce((sum, tally) => sum + tally.count, 0);
	const known = tallies.flatMap(({ participants }) => participants ?? []);
	const rows = [
		[m.sheet_figure_visits({}, locale), count(VISITS)],
		[m.sheet_figure_delegations({}, locale), count(DELEGATIONS)],
		[m.sheet_figure_projects({}, locale), count(PROJECTS)],
		[m.sheet_figure_activities({}, locale), activities.all],
		[m.sheet_figure_participants({}, locale), known.reduce((sum, each) => sum + each, 0)]
	] as const;
	return rows.filter(([, value]) => value > 0).map(([label, value]) => [label, formatNumber(value, language)]);
}

/** Of how the office is reached, what a sheet has room for. */
const CONTACT_LINES = 5;

/** Whom to turn to: the office, by its name in each of its languages, and how it is reached. */
function contact({ office }: LeafletFacts, language: Language): Section | undefined {
	if (isEmpty(office.name)) return undefined;
	const other = language === 'he' ? 'en' : 'he';
	const lines: Line[] = [plain(words(office.name, language))];
	const translated = office.name[other];
	if (translated && translated !== words(office.name, language)) lines.push([{ text: translated, lang: other }]);
	const reached = words(office.contact, language).split('\n').slice(0, CONTACT_LINES);
	// A number or an address of mail runs from left to right in Hebrew too.
	const isLatin = (line: string) => !/\p{Script=Hebrew}/u.test(line);
	lines.push(
		...reached
			.filter((line) => line.trim() !== '')
			.map((line) => (isLatin(line) ? [{ text: line, lang: 'en' }] : plain(line)))
	);
	return {
		...{ id: 'contact', title: m.sheet_contact({}, { locale: language }), layout: 'flow', place: 'narrow' },
		blocks: lines.map((line) => ({ kind: 'text', tone: 'plain', line }))
	};
}
