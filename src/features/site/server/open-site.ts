import { error, type RequestEvent } from '@sveltejs/kit';
import { clockAt, type Clock } from '#kernel/hour.ts';
import type { Tongue } from '#kernel/tongue.ts';
import { m } from '#paraglide/messages.js';
import { askedTogether } from '#platform/server/asked-together.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { runtime } from '#platform/server/runtime.ts';
import { overBy, type Marks } from '../kept.ts';
import { ownTongue, type Site, type SiteOffice } from '../site.ts';
import { loadOpenSite, sitesAt } from './queries.ts';

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

/** Under load many ask at once, of one site or of several: PostgreSQL is asked for all of them together. */
const siteAt = askedTogether((slugs: string[]) => sitesAt(runtime().db, slugs));

/** When the events of these days end follows from the trail, so it is asked once for each state of it. By slug. */
const lastEndings = new Map<string, { seq: number; day: string; endings: readonly Clock[] }>();

/**
 * What an answer follows from, by one small question. undefined where there is no site, or not all of it is known of how
 * the trail stands: then the whole question is asked.
 */
export async function readMarks(slug: string, now: Date): Promise<Omit<Marks, 'build'> | undefined> {
	const found = await siteAt(slug);
	if (!found) return undefined;
	const clock = clockAt(now, found.timeZone);
	const last = lastEndings.get(slug);
	if (last?.seq !== found.seq || last.day !== clock.day) return undefined;
	return { seq: found.seq, day: clock.day, over: overBy(last.endings, clock) };
}

async function open(slug: string, tongue: Tongue | undefined, now: Date): Promise<OpenSite | undefined> {
	const { db } = runtime();
	const found = await siteAt(slug);
	if (!found) return undefined;
	const { officeId, seq } = found;
	const site = await db.forOffice(officeId, (tx) => loadOpenSite(tx, officeId));
	if (!site) return undefined;
	const { endings, ...rest } = site;
	const clock = clockAt(now, rest.office.timeZone);
	lastEndings.set(slug, { seq, day: clock.day, endings });
	const said = { now: clock, today: clock.day, over: overBy(endings, clock) };
	return { db, officeId, seq, ...rest, ...said, tongue: tongue ?? ownTongue(rest.office) };
}
