import type { Described } from '#features/site/described.ts';
import { licenceTerms, type Licence } from '#features/site/licence.ts';
import { siteWords, type SiteFrame, type SitePartner } from '#features/site/view.ts';
import { countryInTongue } from '#kernel/tongue-format.ts';
import { isEmpty, type Texts } from '#kernel/texts.ts';
import type { Dataset } from './dataset.ts';
import { daysOf, momentsOf, placeOf, stateOf, type PublicEvent } from './events.ts';

/** What the pages of a site tell, in the words of schema.org. */

const wikidata = (id: string | null) => (id ? [`https://www.wikidata.org/entity/${id}`] : []);
const at = ({ latitude, longitude }: Pick<SitePartner, 'latitude' | 'longitude'>): Described | null =>
	latitude === null || longitude === null ? null : { '@type': 'GeoCoordinates', latitude, longitude };

/** The address of a page, or of a part of one, that names the thing for good: in the office's own language. */
function idOf({ origin, office }: SiteFrame, part: string): string {
	return `${origin}/${office.slug}${part}`;
}

/** The office: whoever publishes the site. */
export function describedOffice(frame: SiteFrame): Described {
	const { office, tongue, origin, base, contact, logo, wikidataId } = frame;
	return {
		'@type': 'GovernmentOrganization',
		'@id': idOf(frame, '#office'),
		name: siteWords(office.name, tongue),
		url: origin + base,
		logo: logo ? origin + logo : null,
		address: isEmpty(contact) ? null : siteWords(contact, tongue),
		areaServed: describedCity(office.city, frame, wikidataId)
	};
}

function describedCity(city: Texts, frame: SiteFrame, wikidataId: string | null): Described {
	const name = siteWords(city, frame.tongue);
	return {
		'@type': 'City',
		name,
		alternateName: Object.values(city).filter((each) => each !== name),
		containedInPlace: country(frame.office.country, frame),
		geo: at(frame.office),
		sameAs: wikidata(wikidataId)
	};
}

function country(code: string | null, { tongue }: SiteFrame): Described | null {
	return code ? { '@type': 'Country', name: countryInTongue(code, tongue), identifier: code } : null;
}

const PARTNER_TYPES = {
	city: 'City',
	region: 'AdministrativeArea',
	country: 'Country',
	community: 'Organization',
	body: 'Organization'
} as const;

/** A partner as what it is, on its page. */
export function describedPartner(partner: SitePartner, frame: SiteFrame): Described[] {
	const name = siteWords(partner.name, frame.tongue);
	const isPlace = partner.kind === 'city' || partner.kind === 'region';
	const thing = {
		'@type': PARTNER_TYPES[partner.kind],
		'@id': idOf(frame, `/partners/${partner.id}#partner`),
		name,
		alternateName: [...new Set(Object.values(partner.name))].filter((each) => each !== name),
		description: siteWords(partner.summary, frame.tongue),
		containedInPlace: isPlace && isEmpty(partner.countryName) ? country(partner.country, frame) : null,
		geo: partner.kind === 'community' || partner.kind === 'body' ? null : at(partner),
		url: partner.website,
		sameAs: wikidata(partner.wikidataId)
	};
	return [describedPage(frame, name, { '@id': thing['@id'] }), thing];
}

/** A page, what it is about, and where it stands on the site. */
export function describedPage(frame: SiteFrame, name: string, about?: Described): Described {
	const { tongue, origin, base, path } = frame;
	return {
		'@type': 'WebPage',
		name,
		inLanguage: tongue,
		url: `${origin}${base}/${path}`,
		mainEntity: about ?? null,
		publisher: { '@id': idOf(frame, '#office') },
		breadcrumb: {
			'@type': 'BreadcrumbList',
			itemListElement: [
				{ '@type': 'ListItem', position: 1, name: siteWords(frame.office.name, tongue), item: origin + base },
				{ '@type': 'ListItem', position: 2, name, item: `${origin}${base}/${path}` }
			]
		}
	};
}

/** A page that lists others, the first of them first. */
export function describedList(
	frame: SiteFrame,
	name: string,
	items: readonly { name: Texts; path: string }[]
): Described {
	const { tongue, origin, base } = frame;
	return describedPage(frame, name, {
		'@type': 'ItemList',
		itemListElement: items.map((item, index) => ({
			'@type': 'ListItem',
			position: index + 1,
			name: siteWords(item.name, tongue),
			url: `${origin}${base}/${item.path}`
		}))
	});
}

/** An idea of a resident as the office published it: it is nobody's by name. */
export function describedIdea(idea: { title: Texts; text: Texts; publishedOn: string }, frame: SiteFrame): Described[] {
	const { tongue, path } = frame;
	const name = siteWords(idea.title, tongue);
	const thing = {
		'@type': 'CreativeWork',
		'@id': idOf(frame, `/${path}#idea`),
		name,
		text: siteWords(idea.text, tongue),
		datePublished: idea.publishedOn,
		publisher: { '@id': idOf(frame, '#office') }
	};
	return [describedPage(frame, name, { '@id': thing['@id'] }), thing];
}

const EVENT_STATES = { on: 'EventScheduled', postponed: 'EventPostponed', cancelled: 'EventCancelled' } as const;

/** Events whose days are known; of others schema.org can say nothing. */
export function describedEvents(events: readonly PublicEvent[], frame: SiteFrame): Described[] {
	const { tongue, origin, base, office } = frame;
	return events.flatMap((event): Described[] => {
		const days = daysOf(event);
		if (!days) return [];
		const moments = momentsOf(event, office.timeZone);
		const place = placeOf(event, office.city);
		return [
			{
				'@type': 'Event',
				'@id': `${origin}${base}/events#${event.id}`,
				name: siteWords(event.title, tongue),
				description: siteWords(event.details, tongue),
				startDate: moments?.starts.local ?? days.starts,
				// Of what begins at an hour and ends nobody knows when, no end is told, unless it is another day.
				endDate: moments ? (moments.ends?.local ?? (days.ends > days.starts ? days.ends : null)) : days.ends,
				eventStatus: `https://schema.org/${EVENT_STATES[stateOf(event)]}`,
				eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
				location: place ? { '@type': 'Place', name: siteWords(place, tongue) } : null,
				organizer: {
					'@type': 'GovernmentOrganization',
					'@id': idOf(frame, '#office'),
					name: siteWords(office.name, tongue)
				},
				url: `${origin}${base}/events#${event.id}`
			}
		];
	});
}

/** What is told of an item of news. */
interface Told {
	id: string;
	title: Texts;
	text: Texts;
	day: string;
	updatedAt: string;
	partners: readonly { name: Texts }[];
	picture: unknown;
}

export function describedNews(news: Told, frame: SiteFrame): Described[] {
	const { tongue, origin, base, office } = frame;
	const address = `${origin}${base}/news/${news.id}`;
	return [
		{
			'@type': 'NewsArticle',
			'@id': idOf(frame, `/news/${news.id}#news`),
			headline: siteWords(news.title, tongue),
			articleBody: siteWords(news.text, tongue),
			datePublished: news.day,
			dateModified: news.updatedAt,
			inLanguage: tongue,
			url: address,
			image: [`${address}/${news.picture ? 'picture' : 'card.png'}`],
			about: news.partners.map(({ name }) => ({ '@type': 'Place', name: siteWords(name, tongue) })),
			author: {
				'@type': 'GovernmentOrganization',
				'@id': idOf(frame, '#office'),
				name: siteWords(office.name, tongue)
			},
			publisher: { '@id': idOf(frame, '#office') }
		}
	];
}

interface Given {
	licence: Licence | null;
	/** The datasets that there are, each with its name and what it is about. */
	sets: readonly { dataset: Dataset; name: string }[];
	name: string;
	description: string;
}

export function describedData({ licence, sets, name, description }: Given, frame: SiteFrame): Described[] {
	const { origin, office, base } = frame;
	const at = `${origin}/${office.slug}/open`;
	return [
		{
			'@type': 'DataCatalog',
			'@id': idOf(frame, '/open#catalogue'),
			...{ name, description, url: `${origin}${base}/open`, creator: { '@id': idOf(frame, '#office') } },
			license: licence ? licenceTerms(licence).href : null,
			dataset: sets.map(({ dataset, name: called }) => ({
				'@type': 'Dataset',
				name: called,
				description: `${description} ${called}.`,
				license: licence ? licenceTerms(licence).href : null,
				creator: { '@id': idOf(frame, '#office') },
				spatialCoverage: describedCity(office.city, frame, frame.wikidataId),
				isAccessibleForFree: true,
				distribution: [
					{ '@type': 'DataDownload', encodingFormat: 'application/json', contentUrl: `${at}/${dataset}.json` },
					{ '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: `${at}/${dataset}.csv` }
				]
			}))
		}
	];
}
