import { trailFilters } from '#features/history/form.ts';
import { listTrail } from '#features/history/server/trail.ts';
import type { TrailRow } from '#features/history/history.ts';
import { may, memberRules } from '#features/member/policy.ts';
import { reportRules } from '#features/report/policy.ts';
import { FORMATS } from '#features/report/report.ts';
import { fileResponse, reportFile } from '#features/report/server/files.ts';
import { loadReport } from '#features/report/server/page.ts';
import { SEARCH_NOUNS, type SearchNoun } from '#features/search/search.ts';
import { loadSearch } from '#features/search/server/page.ts';
import type { Marked, Result } from '#features/search/view.ts';
import { outfitOf } from '#features/template/server/outfit.ts';
import { choiceFilter, wordsFilter, yearFilter } from '#kernel/filters.ts';
import { parseDocumentLanguages } from '#kernel/language.ts';
import { isNumber, readCursor } from '#kernel/paging.ts';
import { runtime } from '#platform/server/runtime.ts';
import { PAGE, RESOURCES, type ResourceName } from '../api.ts';
import { answer, refused, refusedParameter } from './answers.ts';
import { admitting } from './asked.ts';
import { RESOURCE } from './resources.ts';

/** What pages show that is no record of its own: found, told and noted by the queries of those pages. */

export const findRecords = admitting(async ({ url, locals: { language } }, desk) => {
	const query = url.searchParams;
	const [words, resource] = [wordsFilter(query), choiceFilter(query, 'resource', RESOURCES)];
	const noun = resource && nounOf(resource);
	const after = readCursor(query.get('after'));
	const unread = words === '' ? 'q' : unreadIn(query, { q: words, resource: noun, after: noun && after });
	if (unread) return refusedParameter(unread);
	const found = await loadSearch(desk, { filters: { words, noun }, language, now: new Date(), after });
	return answer({
		totals: Object.fromEntries(found.tallies.map((tally) => [resourceOf(tally.noun), tally.total])),
		items: found.groups.flatMap((group) => group.results.map((result) => hit(resourceOf(group.noun), result))),
		next: nextOf(url, found.next)
	});
});

export const readReport = admitting(async ({ url, locals }, desk) => {
	const query = url.searchParams;
	const [year, format] = [yearFilter(query), choiceFilter(query, 'format', FORMATS)];
	const language = parseDocumentLanguages(query.get('language'));
	const unread = unreadIn(query, { year, format, language });
	if (unread) return refusedParameter(unread);
	if (!year || !format) return refusedParameter(year ? 'format' : 'year');
	if (!may(reportRules, desk.actor, 'view')) return refused('forbidden');
	const document = await loadReport(desk, year, language ?? locals.language, new Date());
	const outfit = await outfitOf(desk.db, desk.actor.officeId, runtime().folder.files);
	return fileResponse(await reportFile(document, format, outfit), 'attachment');
});

/** For directors alone, as its page is. */
export const readTrail = admitting(async ({ url, locals: { language } }, desk) => {
	if (!may(memberRules, desk.actor, 'manage')) return refused('forbidden');
	const query = url.searchParams;
	const filters = trailFilters(query);
	const after = readCursor(query.get('after'), isNumber);
	const size = Number(query.get('limit') ?? PAGE.usual);
	const limit = Number.isInteger(size) && size >= 1 && size <= PAGE.most ? size : undefined;
	const { words, ...narrowing } = filters;
	const unread = unreadIn(query, { ...narrowing, q: words, after, limit });
	if (unread) return refusedParameter(unread);
	const page = await desk.db.forOffice(desk.actor.officeId, (tx) =>
		listTrail(tx, desk, { filters, language, after, size })
	);
	return answer({ items: page.rows.map(noted), next: nextOf(url, page.next) });
});

/** The first parameter that is not known, or said nothing: a page lets pass what it does not understand. */
function unreadIn(query: URLSearchParams, read: Record<string, unknown>): string | undefined {
	return [...query.keys()].find((name) => !Object.hasOwn(read, name) || read[name] === undefined);
}

function nextOf({ pathname, searchParams }: URL, after: string | undefined): string | null {
	if (after === undefined) return null;
	const query = new URLSearchParams(searchParams);
	query.set('after', after);
	return `${pathname}?${query.toString()}`;
}

const RESOURCE_OF = new Map<string, ResourceName>(RESOURCES.map((name) => [RESOURCE[name].table, name]));

/** Every noun that a search finds is a resource. */
function resourceOf(noun: SearchNoun): ResourceName {
	return RESOURCE_OF.get(noun) as ResourceName;
}

/** undefined: a resource of which nothing is found by itself, such as what a source claims. */
function nounOf(name: ResourceName): SearchNoun | undefined {
	return SEARCH_NOUNS.find((noun) => noun === RESOURCE[name].table);
}

function inPlainText(text: Marked): string {
	return text.parts.map((part) => part.text).join('');
}

function hit(resource: ResourceName, { id, title, facts, date, excerpt }: Result) {
	return {
		...{ resource, id, title: inPlainText(title), facts: facts.map(inPlainText), date },
		excerpt: excerpt && inPlainText(excerpt)
	};
}

function noted({ seq, at, actor, address, deed, noun, about, changes, reason, isTakenOut, seal }: TrailRow) {
	const record = about ? { id: about.id, title: about.title } : null;
	return { seq, at, actor, address, deed, noun, record, changes, reason, isTakenOut, seal };
}
