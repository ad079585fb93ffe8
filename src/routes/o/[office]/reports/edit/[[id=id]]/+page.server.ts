import { error } from '@sveltejs/kit';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { reportForm } from '#features/studio/form.ts';
import { studioRules } from '#features/studio/policy.ts';
import { deleteReport, saveReport } from '#features/studio/server/commands.ts';
import { loadReportRecord } from '#features/studio/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { dayAt, periodContaining, periodOf } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const { db, actor, office } = await requireMayChange(event, {
		...{ rules: studioRules, action: 'edit' as const, noun: 'report' as const, id }
	});
	if (id) {
		const report = await db.forOffice(actor.officeId, (tx) => loadReportRecord(tx, actor, id));
		return { report: report ?? error(404, m.error_not_found()) };
	}
	const asked = event.url.searchParams.get('year') ?? '';
	const running = periodContaining(dayAt(new Date(), office.timeZone), office.periodStartsIn);
	const { from, to } = /^\d{4}$/.test(asked) ? periodOf(Number(asked), office.periodStartsIn) : running;
	const begun = { title: {}, from, to, audience: 'council' as const, tellsMoney: false, languages: office.languages };
	return { report: { id: newId(), version: 0, ...begun } };
};

export const actions: Actions = {
	save: saveAction(
		reportForm,
		({ db, actor }, input) => saveReport(db, actor, input),
		({ office }, { id }) => `/o/${office.slug}/reports/${id}`,
		'report'
	),
	delete: deleteAction(
		'report',
		({ db, actor }, id) => deleteReport(db, actor, id),
		({ office }) => `/o/${office.slug}/reports`
	)
};
