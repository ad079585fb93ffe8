import { placeState, type Tie } from '#features/year/tie.ts';
import type { MapBlock, PlaceState, Section } from '#kernel/flow-document.ts';
import { listInWords } from '#kernel/format.ts';
import { periodLabel } from '#kernel/period.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { tellsStanding } from '../for-public.ts';
import type { ReportFacts } from '../report.ts';
import { absence } from '../untold.ts';
import { plain } from '../wording.ts';

/** The ties on a map. It repeats the tables, and says in words what its lines show. */
export function world(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const city = words(facts.office.city, language);
	const places = placesOf(facts.ties, language);
	const unplaced = facts.ties
		.filter(({ partner }) => partner.latitude === null || partner.longitude === null)
		.map(({ partner }) => words(partner.name, language));
	const section = { id: 'world', title: m.report_world({ city }, locale), layout: 'flow' as const };
	if (places.length === 0) {
		const none = absence(facts.untold.ties, { none: m.report_world_empty, untold: m.report_world_untold });
		return { ...section, blocks: [{ kind: 'text', tone: 'empty', line: plain(none({}, locale)) }] };
	}
	const tells = tellsStanding(facts);
	const named = (state: PlaceState) =>
		listInWords(
			places.filter((place) => place.state === state).map((place) => place.name),
			language
		) || m.report_world_none({}, locale);
	const said = { city, live: named('live'), silent: named('silent'), candidates: named('candidate') };
	const alt = (tells ? m.report_world_alt : m.report_world_alt_public)(said, locale);
	const quiet = m.year_silent_yet_in({ year: periodLabel(facts.period) }, locale);
	const hasQuiet = places.some(({ state }) => state === 'quiet');
	const map: MapBlock = {
		kind: 'map',
		title: '',
		alt: hasQuiet ? m.year_map_label_quiet({ label: alt, quiet, names: named('quiet') }, locale) : alt,
		home: { name: city, latitude: facts.office.latitude, longitude: facts.office.longitude },
		places,
		legend: tells
			? {
					live: m.report_world_live({}, locale),
					quiet,
					silent: m.report_world_silent({}, locale),
					candidate: m.report_world_candidate({}, locale)
				}
			: { live: m.report_world_twin({}, locale), candidate: m.report_world_other({}, locale) }
	};
	const left = m.report_world_unplaced({ names: listInWords(unplaced, language) }, locale);
	return { ...section, ...(unplaced.length > 0 ? { lede: plain(left) } : {}), blocks: [map] };
}

function placesOf(ties: readonly Tie[], language: Language): MapBlock['places'] {
	return ties.flatMap((tie) => {
		const { name, latitude, longitude } = tie.partner;
		if (latitude === null || longitude === null) return [];
		return [{ name: words(name, language), latitude, longitude, state: placeState(tie) }];
	});
}
