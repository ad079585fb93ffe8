import { error } from '@sveltejs/kit';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { reportForm } from '#features/studio/form.ts';
import { studioRules } from '#features/studio/policy.ts';
import { deleteReport, saveReport } from '#features/studio/server/commands.ts';
import { loadReportRecord } from '#features/studio/server/queries.ts';
import { templateChoices } from '#features/template/server/page.ts';
import { newId } from '#kernel/id.ts';
import { dayAt, periodContaining, periodOf } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const { db, actor, office } = await requireMayChange(event, {
		...{ rules: studioRules, action: 'edit' as const, noun: 'report' as const, id }
	});
	const [report, templates] = await db.forOffice(actor.officeId, async (tx) => {
		const found = id ? await loadReportRecord(tx, actor, id) : undefined;
		return [found, await templateChoices(tx, actor.officeId, found?.template)] as const;
	});
	if (id) return { report: report ?? error(404, m.error_not_found()), templates };
	const asked = event.url.searchParams.get('year') ?? '';
	const running = periodContaining(dayAt(new Date(), office.timeZone), office.periodStartsIn);
	const { from, to } = /^\d{4}$/.test(asked) ? periodOf(Number(asked), office.periodStartsIn) : running;
	const wanted = event.url.searchParams.get('template');
	const template = templates.choices.find((each) => each.id === wanted);
	const { audience } = template ?? templates.standard;
	const begun = { title: {}, from, to, audience, tellsMoney: false, languages: office.languages };
	return { report: { id: newId(), version: 0, ...begun, template: template?.id ?? null }, templates };
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
