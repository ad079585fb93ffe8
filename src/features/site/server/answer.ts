import type { RequestEvent } from '@sveltejs/kit';
import { nearestLanguage, type Tongue } from '#kernel/tongue.ts';
import { inTongue } from '#platform/server/request-language.ts';
import { bringsScript, isKept, isKnown, validator } from '../kept.ts';
import { siteHref } from '../site.ts';
import { KeptAnswers } from './kept-answers.ts';
import { openSite, type OpenSite } from './open-site.ts';

const MEGABYTE = 1024 * 1024;
const kept = new KeptAnswers(32 * MEGABYTE, MEGABYTE);

/** Browsers and what stands between may keep it, and ask each time whether it still holds. */
const KEPT = 'public, no-cache';
/** A page of a site runs no script, whatever may have got into it. */
export const SITE_POLICY = [
	...["default-src 'none'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "manifest-src 'self'"],
	...["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]
].join('; ');

type SiteEvent = Omit<RequestEvent, 'params'> & { params: { office?: string; tongue?: string } };

interface Rendering {
	/** Makes the page, in a language. */
	render: (tongue: Tongue) => Promise<Response>;
	/** Names the program that makes it. */
	build: string;
}

/**
 * Answers for a public site. Nobody is asked who they are, and the address alone decides the language. What has not
 * changed is neither made nor sent: one cheap question to the database tells.
 * @returns undefined where there is no site: the address leads nowhere, as others do
 */
export async function answerForSite(event: SiteEvent, { render, build }: Rendering): Promise<Response | undefined> {
	// Nothing takes a page over in the browser, so nothing asks for its data; and what is kept is pages and files.
	if (event.isDataRequest) return new Response(null, { status: 404 });
	// Where the database is away the page fails with that, and says so.
	const open = await openSite(event).catch(() => undefined);
	if (!open) return undefined;
	const { tongue } = open;
	event.locals.signedIn = undefined;
	event.locals.theme = 'system';
	event.locals.tongue = tongue;
	event.locals.language = nearestLanguage(tongue);
	const make = () => inTongue(tongue, () => render(tongue));
	const isAsking = event.request.method === 'GET' || event.request.method === 'HEAD';
	if (!isAsking) return guarded(await make(), event);
	const own = ownAddress(event, open);
	if (own !== undefined) return new Response(null, { status: 308, headers: { location: own, 'cache-control': KEPT } });
	if (!isKept(pathWithin(event))) return guarded(await make(), event);
	return unlessKnown(event, open, { make, build });
}

/** In the office's own language a page has one address: the one that names none. */
function ownAddress({ params, url }: SiteEvent, { office, tongue }: OpenSite): string | undefined {
	if (params.tongue === undefined) return undefined;
	const [own, as] = [siteHref(office, tongue), `/${office.slug}/${tongue}`];
	return own === as ? undefined : own + url.pathname.slice(as.length) + url.search;
}

async function unlessKnown(
	event: SiteEvent,
	{ seq, today }: OpenSite,
	{ make, build }: { make: () => Promise<Response>; build: string }
): Promise<Response> {
	const address = event.url.pathname + event.url.search;
	const tag = validator({ seq, build, day: today }, address);
	const headers: [string, string][] = [
		['cache-control', KEPT],
		['etag', tag]
	];
	if (isKnown(event.request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
	const known = kept.find(address, tag);
	if (known) return new Response(known.body, { headers: known.headers });
	const response = guarded(await make(), event);
	if (response.status !== 200) return response;
	for (const [name, value] of headers) response.headers.set(name, value);
	// Addresses with a question can be made up without end; a HEAD has no body to keep.
	if (event.url.search !== '' || event.request.method === 'HEAD') return response;
	const body = await response.arrayBuffer();
	kept.keep(address, { tag, body, headers: [...response.headers] });
	return new Response(body, { headers: response.headers });
}

function guarded(response: Response, event: SiteEvent): Response {
	const policy = bringsScript(pathWithin(event)) ? `${SITE_POLICY}; script-src 'self'` : SITE_POLICY;
	response.headers.set('content-security-policy', policy);
	return response;
}

/** "goals" of "/raanana/de/goals". */
export function pathWithin({ url, params }: Pick<SiteEvent, 'url' | 'params'>): string {
	const [, , ...rest] = url.pathname.split('/');
	return (params.tongue ? rest.slice(1) : rest).join('/');
}
