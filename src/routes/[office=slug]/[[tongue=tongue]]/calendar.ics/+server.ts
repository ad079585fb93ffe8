import { calendarFile } from '#features/open/server/calendar.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { RequestHandler } from './$types.d.ts';

/** The events, for calendars that follow them. */
export const GET: RequestHandler = async (event) => calendarFile(await requireSite(event));
