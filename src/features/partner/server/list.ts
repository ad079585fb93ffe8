import { shownTo } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { latestPeriodIn } from '#features/year/server/queries.ts';
import { loadTies } from '#features/year/server/ties.ts';
import { tieRow, type TieRow } from '#features/year/view.ts';
import type { Language } from '#kernel/language.ts';
import type { Cursor, Page } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { PartnerFilters } from '../form.ts';
import { countPartners, countriesOfPartners, listPartners } from './queries.ts';

interface Wanted {
	filters: PartnerFilters;
	language: Language;
	now: Date;
	after?: Cursor | undefined;
	size: number;
}

/** A page of the register, each partner as the latest year sees it. */
export async function loadPartnerList(
	{ db, actor, office }: Desk,
	{ filters, language, now, after, size }: Wanted
): Promise<Page<TieRow> & { total: number; countries: string[] }> {
	const shown = shownTo(actor);
	return db.forOffice(actor.officeId, async (tx) => {
		const [period, page, total, countries] = await Promise.all([
			latestPeriodIn(tx, actor.officeId, dayAt(now, office.timeZone), office.periodStartsIn),
			listPartners(tx, actor.officeId, filters, { shown, after, size }),
			countPartners(tx, actor.officeId, filters, shown),
			countriesOfPartners(tx, actor.officeId)
		]);
		const ids = page.rows.map((row) => row.id);
		const ties = await loadTies(tx, actor.officeId, period, period.from, shown, ids);
		const rows = ties.map(({ tie, tallies }) => tieRow(tie, tallies, { first: period, last: period }, language));
		return { rows, next: page.next, total, countries };
	});
}
