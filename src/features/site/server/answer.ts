import type { RequestEvent } from '@sveltejs/kit';
import { nearestLanguage, type Tongue } from '#kernel/tongue.ts';
import { inTongue } from '#platform/server/request-language.ts';
import type { ReadyAnswer } from '#platform/server/ready-answers.ts';
import { bringsScript, isKept, keptAddress, pathWithin, validator } from '../kept.ts';
import { siteHref } from '../site.ts';
import { openSite, type OpenSite } from './open-site.ts';
import { heldAnswer, KEPT, keepAnswer, markedBy, readyAnswer, type Asked } from './ready.ts';

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
	const isAsking = event.request.method === 'GET' || event.request.method === 'HEAD';
	const keeps = isAsking && isKept(pathWithin(event.url.pathname));
	const before = keeps ? await readyAnswer(askedBy(event), build).catch(() => undefined) : undefined;
	if (before) return responseOf(before);
	// Where the database is away the page fails with that, and says so.
	const open = await openSite(event).catch(() => undefined);
	if (!open) return undefined;
	const { tongue } = open;
	event.locals.signedIn = undefined;
	event.locals.theme = 'system';
	event.locals.tongue = tongue;
	event.locals.language = nearestLanguage(tongue);
	const make = () => inTongue(tongue, () => render(tongue));
	if (!isAsking) return guarded(await make(), event);
	const own = ownAddress(event, open);
	if (own !== undefined) return new Response(null, { status: 308, headers: { location: own, 'cache-control': KEPT } });
	if (!keeps) return guarded(await make(), event);
	const tag = validator({ seq: open.seq, build, day: open.today, over: open.over }, addressOf(event));
	const held = heldAnswer(askedBy(event), tag);
	return held ? responseOf(held) : makeAndKeep(event, tag, make);
}

/** In the office's own language a page has one address: the one that names none. */
function ownAddress({ params, url }: SiteEvent, { office, tongue }: OpenSite): string | undefined {
	if (params.tongue === undefined) return undefined;
	const [own, as] = [siteHref(office, tongue), `/${office.slug}/${tongue}`];
	return own === as ? undefined : own + url.pathname.slice(as.length) + url.search;
}

async function makeAndKeep(event: SiteEvent, tag: string, make: () => Promise<Response>): Promise<Response> {
	const response = guarded(await make(), event);
	if (response.status !== 200) return response;
	for (const [name, value] of markedBy(tag)) response.headers.set(name, value);
	// Questions can be made up without end; a HEAD has no body to keep.
	if (addressOf(event).includes('?') || event.request.method === 'HEAD') return response;
	const body = await response.arrayBuffer();
	keepAnswer(addressOf(event), tag, response, body);
	return new Response(body, { headers: response.headers });
}

function askedBy(event: SiteEvent): Asked {
	return { address: addressOf(event), known: event.request.headers.get('if-none-match') };
}

function responseOf({ status, headers, body }: ReadyAnswer): Response {
	return new Response(body ?? null, {
		status,
		headers: headers.map(([name, value]): [string, string] => [name, value])
	});
}

function addressOf({ url }: SiteEvent): string {
	return keptAddress(url.pathname, url.search);
}

function guarded(response: Response, event: SiteEvent): Response {
	const brings = bringsScript(pathWithin(event.url.pathname)) && response.status !== 404;
	const policy = brings ? `${SITE_POLICY}; script-src 'self'` : SITE_POLICY;
	response.headers.set('content-security-policy', policy);
	return response;
}
