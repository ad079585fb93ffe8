import { moveForm } from '#features/highlight/form.ts';
import { highlightRules } from '#features/highlight/policy.ts';
import { moveHighlight } from '#features/highlight/server/commands.ts';
import { listHighlights } from '#features/highlight/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { withAbility } from '#features/member/server/owners.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { yearsToChoose } from '#features/year/kept-years.ts';
import { keptYears } from '#features/year/server/kept-years.ts';
import { dayAt, periodContaining, periodLabel, periodOf } from '#kernel/period.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { year } = event.params;
	const period = periodOf(year, office.periodStartsIn);
	const label = (of: number) => periodLabel(periodOf(of, office.periodStartsIn));
	const today = periodContaining(dayAt(new Date(), office.timeZone), office.periodStartsIn);
	const [highlights, kept] = await db.forOffice(actor.officeId, async (tx) => {
		const [rows, years] = await Promise.all([
			listHighlights(tx, actor.officeId, period, shownTo(actor)),
			keptYears(tx, actor.officeId, office.periodStartsIn, shownTo(actor))
		]);
		const wanted = { rules: highlightRules, action: 'edit', noun: 'highlight' } as const;
		return [await withAbility(tx, actor, wanted, rows), years] as const;
	});
	return {
		year,
		label: label(year),
		previous: { year: year - 1, label: label(year - 1) },
		following: { year: year + 1, label: label(year + 1) },
		choices: yearsToChoose(kept, today.year, year).map((each) => ({
			...{ year: each.year, label: label(each.year), count: each.highlights }
		})),
		highlights,
		canEdit: may(highlightRules, actor, 'edit')
	};
};

export const actions: Actions = {
	move: saveAction(
		moveForm,
		({ db, actor, office }, input) => moveHighlight(db, actor, input, office.periodStartsIn),
		(_desk, _done, { url }) => url.pathname
	)
};
