import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { drawCard, type Card } from '#documents/card/card.ts';
import { loadPublicNews } from '#features/news/server/queries.ts';
import { KeptAnswers } from '#features/site/server/kept-answers.ts';
import type { OpenSite } from '#features/site/server/open-site.ts';
import { listSitePartners } from '#features/site/server/partners.ts';
import { readingOrder } from '#features/site/site.ts';
import { countryOf, ownNameOf, siteWords, type SitePartner } from '#features/site/view.ts';
import { directionOf } from '#kernel/language.ts';
import { parseKnownDate } from '#kernel/known-date.ts';
import { dateInTongue } from '#kernel/tongue-format.ts';
import { pickFrom } from '#kernel/texts.ts';
import { m as desk } from '#paraglide/messages.js';
import { m } from '#paraglide-public/messages.js';
import { fewAtOnce } from '#platform/server/few-at-once.ts';

const MEGABYTE = 1024 * 1024;
/** By what they show: a change elsewhere in the office draws none anew. */
const kept = new KeptAnswers(16 * MEGABYTE, MEGABYTE);
/** One is drawn in half a second; who would wait for longer than a few is told to come again. */
const inTurn = fewAtOnce(1, 20);

/** The card of a site's first page: all its twin cities. */
export async function homeCard(open: OpenSite): Promise<Response> {
	const { db, officeId, site, tongue } = open;
	const partners = await db.forOffice(officeId, (tx) => listSitePartners(tx, officeId));
	const register = partners.filter(({ isOfRegister }) => isOfRegister);
	const headline = siteWords(site.headline, tongue) || m.pub_headline({ count: register.length });
	return cardFile({ ...frameOf(open), title: headline, map: mapOf(open, register) });
}

/** The card of a partner: its name, its own name, since when, where it is. */
export async function partnerCard(open: OpenSite, id: string): Promise<Response> {
	const { db, officeId, tongue } = open;
	const [partner] = await db.forOffice(officeId, (tx) => listSitePartners(tx, officeId, id));
	if (!partner) error(404, desk.error_not_found());
	const own = ownNameOf(partner, tongue);
	const year = partner.signed ? parseKnownDate(partner.signed)?.year : undefined;
	return cardFile({
		...frameOf(open),
		title: siteWords(partner.name, tongue),
		beside: own && { text: own.text, language: own.lang, direction: directionOf(own.lang) },
		year: year === undefined ? undefined : String(year),
		line: siteWords(countryOf(partner, tongue), tongue) || undefined,
		map: mapOf(open, [partner])
	});
}

/** The card of an item of news that has no picture of its own. */
export async function newsCard(open: OpenSite, id: string): Promise<Response> {
	const { db, officeId, tongue, today } = open;
	const news = await db.forOffice(officeId, (tx) => loadPublicNews(tx, officeId, id, today));
	if (!news) error(404, desk.error_not_found());
	const title = pickFrom(news.title, readingOrder(tongue));
	return cardFile({
		...frameOf(open),
		...{ title: title?.text ?? '', language: title?.lang ?? tongue, direction: directionOf(title?.lang ?? tongue) },
		line: dateInTongue(news.day, tongue)
	});
}

function frameOf({ office, tongue }: OpenSite): Card {
	return {
		...{ language: tongue, direction: directionOf(tongue), publisher: siteWords(office.name, tongue), title: '' },
		...{ beside: undefined, year: undefined, line: undefined, map: undefined, accent: office.colour ?? undefined }
	};
}

function mapOf({ office, tongue }: OpenSite, partners: readonly SitePartner[]): Card['map'] {
	const places = partners.flatMap(({ name, latitude, longitude }) =>
		latitude === null || longitude === null
			? []
			: [{ name: siteWords(name, tongue), latitude, longitude, state: 'live' as const }]
	);
	if (places.length === 0) return undefined;
	const { latitude, longitude } = office;
	return { home: { name: siteWords(office.city, tongue), latitude, longitude }, places };
}

async function cardFile(card: Card): Promise<Response> {
	const key = createHash('sha256').update(JSON.stringify(card)).digest('hex');
	const known = kept.find(key, key);
	const body = known?.body ?? (await inTurn(() => drawn(card)));
	if (!known) kept.keep(key, { tag: key, body, headers: [] });
	return new Response(body, { headers: { 'content-type': 'image/png' } });
}

async function drawn(card: Card): Promise<ArrayBuffer> {
	const bytes = await drawCard(card);
	return Uint8Array.from(bytes).buffer;
}
