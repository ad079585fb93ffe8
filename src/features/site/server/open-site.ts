import { error, type RequestEvent } from '@sveltejs/kit';
import { clockAt, type Clock } from '#kernel/hour.ts';
import type { Tongue } from '#kernel/tongue.ts';
import { m } from '#paraglide/messages.js';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { runtime } from '#platform/server/runtime.ts';
import { overBy, type Marks } from '../kept.ts';
import { ownTongue, type Site, type SiteOffice } from '../site.ts';
import { loadOpenSite, loadSiteMarks, officeOfSite } from './queries.ts';

/** What a public page works with. It is nobody's: whoever asks sees the same. */
export interface OpenSite {
	db: Database;
	officeId: OfficeId;
	office: SiteOffice;
	site: Site;
	/** The language of the page, by its address alone. */
	tongue: Tongue;
	/** What the clock at the office's place shows. */
	now: Clock;
	/** Its day, YYYY-MM-DD. */
	today: string;
	/** How many public events of today are over by now. */
	over: number;
	/** How many entries the trail of the office has: whatever was read after it may tell of more, never of less. */
	seq: number;
	/** Whether a report stands on the site. */
	hasReports: boolean;
	/** Whether ideas of residents are published. */
	hasIdeas: boolean;
	/** Whether anything was told, and whether an event may be to come. */
	hasNews: boolean;
	hasEvents: boolean;
}

type SiteEvent = Pick<RequestEvent, 'locals'> & { params: { office?: string; tongue?: string } };

/** A page asks several times (the hook, its layout, itself); the answer is worked out once per request. */
const opened = new WeakMap<App.Locals, Promise<OpenSite | undefined>>();

/** The public site of an address; undefined where there is none, for whatever reason. */
export function openSite(event: SiteEvent): Promise<OpenSite | undefined> {
	let site = opened.get(event.locals);
	if (!site) {
		site = open(event.params.office ?? '', event.params.tongue as Tongue | undefined, new Date());
		opened.set(event.locals, site);
	}
	return site;
}

/** The same for a page: an office without a site, and none at all, answer as a page that is not there. */
export async function requireSite(event: SiteEvent): Promise<OpenSite> {
	return (await openSite(event)) ?? error(404, m.error_not_found());
}

/** The office that an address was of last, so that most pages need not ask; found under another one, it is asked again. */
const lastOffices = new Map<string, OfficeId>();

/**
 * What an answer follows from, by one small question. undefined where the address was of no office lately, or its site is
 * not on any more: then the whole question is asked.
 */
export async function readMarks({ params }: SiteEvent, now: Date): Promise<Omit<Marks, 'build'> | undefined> {
	const officeId = lastOffices.get(params.office ?? '');
	if (!officeId) return undefined;
	const found = await runtime().db.forOffice(officeId, (tx) => loadSiteMarks(tx, officeId));
	if (!found || found.slug !== params.office) return undefined;
	const clock = clockAt(now, found.timeZone);
	return { seq: found.seq, day: clock.day, over: overBy(found.endings, clock) };
}

async function open(slug: string, tongue: Tongue | undefined, now: Date): Promise<OpenSite | undefined> {
	const { db } = runtime();
	const load = (id: OfficeId) => db.forOffice(id, (tx) => loadOpenSite(tx, id));
	let officeId = lastOffices.get(slug);
	let found = officeId && (await load(officeId));
	if (found?.office.slug !== slug) {
		officeId = await officeOfSite(db, slug);
		found = officeId && (await load(officeId));
	}
	if (!officeId || !found) return undefined;
	lastOffices.set(slug, officeId);
	const { endings, ...rest } = found;
	const clock = clockAt(now, rest.office.timeZone);
	const said = { now: clock, today: clock.day, over: overBy(endings, clock) };
	return { db, officeId, ...rest, ...said, tongue: tongue ?? ownTongue(rest.office) };
}
