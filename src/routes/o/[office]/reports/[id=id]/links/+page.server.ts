import { error, fail } from '@sveltejs/kit';
import { saveAction } from '#features/member/server/form-action.ts';
import { may } from '#features/member/policy.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { endLinkForm, linkForm } from '#features/reader-link/form.ts';
import { linkRules, mayMake } from '#features/reader-link/policy.ts';
import { endLink, makeLink } from '#features/reader-link/server/commands.ts';
import { listLinks } from '#features/reader-link/server/queries.ts';
import { publishForm } from '#features/studio/form.ts';
import { studioRules } from '#features/studio/policy.ts';
import { publishReport } from '#features/studio/server/commands.ts';
import { loadReportRecord } from '#features/studio/server/queries.ts';
import { isOpen, mayBePublic } from '#features/studio/studio.ts';
import { parseForm, refuse } from '#kernel/form.ts';
import { dayAt } from '#kernel/period.ts';
import { runtime } from '#platform/server/runtime.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

const HAVE = { rules: linkRules, action: 'have', noun: 'report' } as const;

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const { db, actor, office } = await requireMayChange(event, { ...HAVE, id });
	const found = await db.forOffice(actor.officeId, async (tx) => {
		const report = await loadReportRecord(tx, actor, id);
		return report && { report, links: await listLinks(tx, actor.officeId, id) };
	});
	if (!found) error(404, m.error_not_found());
	const { report, links } = found;
	const today = dayAt(new Date(), office.timeZone);
	return {
		report: { id, ...{ title: report.title, from: report.from, to: report.to, languages: report.languages } },
		...{ audience: report.audience, tellsMoney: report.tellsMoney, isOpen: isOpen(report) },
		/** Of the public site: whether the report is on it, and whether it could be. */
		site: {
			...{ version: report.version, publishedAt: report.publishedAt },
			canPublish: mayBePublic(report) && may(studioRules, actor, 'publish')
		},
		canMake: mayMake(actor, report.audience),
		links: links.map((link) => ({ ...link, isOver: link.expiresOn < today }))
	};
};

export const actions: Actions = {
	/** Answers with the address itself and does not send the browser on: it is shown once and kept nowhere. */
	make: async (event) => {
		const { id } = event.params;
		const { db, actor, office } = await requireMayChange(event, { ...HAVE, id });
		const data = await event.request.formData();
		const form = parseForm(linkForm, data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const outcome = await makeLink(db, actor, id, form.value, dayAt(new Date(), office.timeZone));
		if (outcome.ok) return { made: { note: form.value.note, address: `${runtime().address()}/r/${outcome.secret}` } };
		if (outcome.reason === 'problem') return fail(422, refuse(data, outcome));
		return error(outcome.reason === 'forbidden' ? 403 : 404, m.form_forbidden());
	},
	publish: saveAction(
		publishForm,
		({ db, actor }, input, { params }) =>
			publishReport(db, actor, { ...input, id: (params as { id?: string }).id ?? '' }, new Date()),
		({ office }, _, { params }) => `/o/${office.slug}/reports/${(params as { id?: string }).id ?? ''}/links`,
		'report'
	),
	end: saveAction(
		endLinkForm,
		({ db, actor }, { id }, { params }) => endLink(db, actor, (params as { id?: string }).id ?? '', id),
		({ office }, _, { params }) => `/o/${office.slug}/reports/${(params as { id?: string }).id ?? ''}/links`,
		undefined,
		() => 'link_ended'
	)
};
