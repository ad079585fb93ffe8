import { shownTo } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { latestPeriodIn } from '#features/year/server/kept-years.ts';
import { loadTies, type Register } from '#features/year/server/ties.ts';
import { tieRow, type TieRow } from '#features/year/view.ts';
import type { Language } from '#kernel/language.ts';
import type { Cursor, Page } from '#kernel/paging.ts';
import { dayAt, hasEnded, periodLabel } from '#kernel/period.ts';
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
	{ db, actor, office }: Pick<Desk, 'db' | 'actor' | 'office'>,
	{ filters, language, now, after, size }: Wanted
): Promise<Page<TieRow> & { total: number; countries: string[]; year: string; isRunning: boolean }> {
	const shown = shownTo(actor);
	return db.forOffice(actor.officeId, async (tx) => {
		const today = dayAt(now, office.timeZone);
		const period = await latestPeriodIn(tx, actor.officeId, today, office.periodStartsIn, shown);
		const seen = { withBefore: false, today, shown };
		const only = filters.silent ? silentOf(await loadTies(tx, actor.officeId, period, seen)) : undefined;
		const narrowing = { ...filters, only };
		const [page, total, countries] = await Promise.all([
			listPartners(tx, actor.officeId, narrowing, { shown, after, size }),
			countPartners(tx, actor.officeId, narrowing, shown),
			countriesOfPartners(tx, actor.officeId, shown)
		]);
		const ids = page.rows.map((row) => row.id);
		const { ties } = await loadTies(tx, actor.officeId, period, { ...seen, only: ids });
		const rows = ties.map(({ tie, tallies }) => tieRow(tie, tallies, { first: period, last: period, today }, language));
		const isRunning = !hasEnded(period, today);
		return { rows, next: page.next, total, countries, year: periodLabel(period), isRunning };
	});
}

/** Which ties are silent is asked of the rule itself: an office has some dozens of them. */
function silentOf({ ties }: Register): string[] {
	return ties.filter(({ tie }) => tie.isSilent).map(({ tie }) => tie.partner.id);
}
