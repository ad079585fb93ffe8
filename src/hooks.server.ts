import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ResolveOptions, ServerInit } from '@sveltejs/kit/hooks';
import { version } from '$app/env';
import { beginExports, endExports } from '#features/export/server/exports.ts';
import { beginImports, endImports } from '#features/import/server/imports.ts';
import { dailyWork } from '#features/installation/server/daily-work.ts';
import { beginMailing, endMailing } from '#features/mailing/server/mailing.ts';
import { onlySite } from '#features/open/server/sites.ts';
import { isOfOneReader, pathWithin, SITES } from '#features/site/kept.ts';
import { answerForSite } from '#features/site/server/answer.ts';
import { findKept } from '#features/site/server/ready.ts';
import { beginTableImports, endTableImports } from '#features/table-import/server/table-imports.ts';
import { directionOf, isLanguage, preferredLanguage } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { OfficeClosed } from '#platform/server/database.ts';
import { everyDay } from '#platform/server/daily.ts';
import { isDatabaseAway } from '#platform/server/database-away.ts';
import { TooManyWait } from '#platform/server/few-at-once.ts';
import { inLanguage } from '#platform/server/request-language.ts';
import { isUnreadableForm, refusalFor } from '#platform/server/refusal.ts';
import { runtime, startRuntime, stopRuntime } from '#platform/server/runtime.ts';
import { offerReadyAnswers } from '#platform/server/ready-answers.ts';
import { securityHeaders } from '#platform/server/security-headers.ts';
import { noteRefusal } from '#platform/server/security-log.ts';
import type { SignedIn, Theme } from '#platform/server/sessions.ts';
import { identify } from '#platform/server/session-gate.ts';

export const init: ServerInit = () => {
	const { db, folder, log, mail } = startRuntime();
	const stopDaily = everyDay(dailyWork({ db, files: folder.files, log, hasMail: mail !== undefined }), (error, work) =>
		log.error(work, error)
	);
	beginExports({ db, files: folder.files, log });
	beginImports({ db, files: folder.files, log });
	beginTableImports({ db, log });
	beginMailing({ db, mail, log });
	offerReadyAnswers(findKept(version));
	// server.ts waits for what is handed to it here; the adapter's own entry hands over a reason instead.
	process.on('sveltekit:shutdown' as 'exit', (ending: unknown) => {
		stopDaily();
		const ended = Promise.all([endExports(), endImports(), endTableImports(), endMailing()]).finally(stopRuntime);
		if (Array.isArray(ending)) ending.push(ended);
	});
};

type Resolve = Parameters<Handle>[0]['resolve'];

/** Probes are answered before anything else is asked, so that they say what they mean. */
const PROBES = new Set(['/healthz', '/readyz']);
/** What readers outside open by a link: whoever it is, they are nobody here, and leave no trace. */
const FOR_READERS = '/r/';

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	const isOfSite = event.route.id?.startsWith(SITES) ?? false;
	const ofSite = isOfSite
		? await answerForSite(event, { build: version, render: (tongue) => resolve(event, inLook(tongue, 'system')) })
		: undefined;
	const signedIn = ofSite ? undefined : await findOutWhoAsks(event);
	const root = isOfSite ? undefined : await siteAtRoot(event, signedIn);
	if (root) return root;
	const response = ofSite ?? (await answerForDesk(event, resolve, signedIn));
	for (const [name, value] of securityHeaders()) response.headers.set(name, value);
	if (isForReaders(event))
		for (const [name, value] of Object.entries(READER_HEADERS)) response.headers.set(name, value);
	// Its forms need to say where they come from, so it may: to ourselves alone.
	if (isOfSite && isOfOneReader(pathWithin(event.url.pathname)))
		response.headers.set('x-robots-tag', NOT_FOUND_BY_SEARCH);
	if (response.status === 503) response.headers.set('retry-after', '10');
	noteRefusal(event, response, signedIn);
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
	return response;
};

/**
 * The first page of the one public site of the installation, where there is one, for whoever comes to its root and is
 * not signed in: as at its own address, which it names as the true one.
 */
async function siteAtRoot(event: RequestEvent, signedIn: SignedIn | undefined): Promise<Response | undefined> {
	const isAsking = event.request.method === 'GET' || event.request.method === 'HEAD';
	if (signedIn || event.route.id !== '/' || event.isDataRequest || !isAsking) return undefined;
	// Where the database is away the page fails with that, and says so.
	const slug = await onlySite(runtime().db).catch(() => undefined);
	if (!slug) return undefined;
	const known = event.request.headers.get('if-none-match');
	return event.fetch(`/${slug}`, {
		method: event.request.method,
		...(known && { headers: { 'if-none-match': known } })
	});
}

/** A page of the desk, or one for readers, in the language of whoever asks. */
async function answerForDesk(event: RequestEvent, resolve: Resolve, signedIn: SignedIn | undefined): Promise<Response> {
	const ofAddress = isForReaders(event) ? event.params['lang'] : undefined;
	const chosen = ofAddress ?? signedIn?.language ?? event.cookies.get('kesher_language');
	const language = isLanguage(chosen)
		? chosen
		: (preferredLanguage(event.request.headers.get('accept-language')) ?? 'he');
	event.locals.language = language;
	event.locals.theme = signedIn?.theme ?? themeOf(event.cookies.get('kesher_theme'));
	return inLanguage(language, () => resolve(event, inLook(language, event.locals.theme)));
}

const isForReaders = ({ url }: RequestEvent) => url.pathname.startsWith(FOR_READERS);

/** How a page is written down: its language and theme in the first line, and the font of its script asked for at once. */
function inLook(language: string, theme: Theme): ResolveOptions {
	return {
		transformPageChunk: ({ html }) => withAttributes(html, language, theme),
		preload: ({ type, path }) => type === 'font' && path.includes(language === 'he' ? 'hebrew' : 'latin-wght')
	};
}

/** Where the database cannot say who asks, whatever wants to know fails with that: nobody is taken for signed out. */
async function findOutWhoAsks({ locals, cookies, url }: RequestEvent): Promise<SignedIn | undefined> {
	try {
		return (locals.signedIn = isNobody(url.pathname) ? undefined : await identify(cookies));
	} catch (error) {
		if (!isDatabaseAway(error)) throw error;
		const fail = () => {
			throw error;
		};
		Object.defineProperty(locals, 'signedIn', { get: fail });
		return undefined;
	}
}

function isNobody(path: string): boolean {
	return PROBES.has(path) || path.startsWith(FOR_READERS);
}

/** Fills the attributes of <html> in. Only the beginning is looked through: the rest is a hundred times as long. */
function withAttributes(html: string, language: string, theme: Theme): string {
	const end = html.indexOf('<head>');
	if (end < 0) return html;
	const start = html
		.slice(0, end)
		.replace('%kesher.lang%', language)
		.replace('%kesher.dir%', directionOf(language))
		.replace('%kesher.theme%', theme === 'system' ? '' : theme);
	return start + html.slice(end);
}

/** What this browser was set to, so that the sign-in page looks as the rest does. */
function themeOf(cookie: string | undefined): Theme {
	return cookie === 'light' || cookie === 'dark' ? cookie : 'system';
}

/** The address of a link opens it: it is told to no other site, and found by no search. */
const NOT_FOUND_BY_SEARCH = 'noindex, nofollow';
const READER_HEADERS = { 'referrer-policy': 'no-referrer', 'x-robots-tag': NOT_FOUND_BY_SEARCH };

export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind === 'framework' && (error as { status?: number }).status === 404) return { message: m.error_not_found() };
	if (kind === 'framework' && (error as { status?: number }).status === 413) return { message: m.error_too_large() };
	if (kind !== 'unknown') return undefined;
	if (isUnreadableForm(error)) return { status: 400, message: m.error_unreadable_form() };
	if (error instanceof TooManyWait) return { status: 503, message: m.error_busy() };
	if (error instanceof OfficeClosed) return { status: 403, message: m.leaving_closed_refused() };
	const id = event.locals.requestId;
	runtime().log.error('request.failed', error, { id, route: event.route.id, method: event.request.method });
	if (isDatabaseAway(error)) return { status: 503, message: m.error_away(), id };
	const refusal = refusalFor(error);
	return { message: refusal ? m.error_disk_full() : m.error_ours(), id };
};
