import { listPublicNews } from '#features/news/server/queries.ts';
import type { OpenSite } from '#features/site/server/open-site.ts';
import { comingAndPast } from '../events.ts';
import { listEvents } from './events.ts';

/** So many of each stand on the first page. */
const FIRST = 3;
/** What took place is told of for so many days; the pages of the partners tell of it for good. */
const DAYS = 180;
const MOST_PAST = 12;

/** What a site tells of first: the next events and the latest news, as far as there are any. */
export async function loadWhatIsNew({ db, officeId, now, hasEvents, hasNews }: OpenSite) {
	const [events, news] = await db.forOffice(officeId, (tx) =>
		Promise.all([
			hasEvents ? listEvents(tx, officeId, { today: now.day, before: 0 }) : [],
			hasNews ? listPublicNews(tx, officeId, { day: now.day, limit: FIRST }) : []
		])
	);
	return { coming: comingAndPast(events, now).coming.slice(0, FIRST), news };
}

/** The events to come with a partner, for its page. */
export async function loadComingWith({ db, officeId, now, hasEvents }: OpenSite, partner: string) {
	if (!hasEvents) return [];
	const events = await db.forOffice(officeId, (tx) => listEvents(tx, officeId, { today: now.day, before: 0 }));
	return comingAndPast(events, now).coming.filter(({ partners }) => partners.some(({ id }) => id === partner));
}

/** What the page of the events shows. */
export async function loadEvents({ db, officeId, now }: OpenSite) {
	const events = await db.forOffice(officeId, (tx) => listEvents(tx, officeId, { today: now.day, before: DAYS }));
	const { coming, past } = comingAndPast(events, now);
	return { coming, past: past.slice(0, MOST_PAST) };
}
