import { may } from '#features/member/policy.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { studioRules } from '#features/studio/policy.ts';
import { listReports } from '#features/studio/server/queries.ts';
import { loadTemplateInUse } from '#features/template/server/queries.ts';
import type { Texts } from '#kernel/texts.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMay(event, studioRules, 'view');
	const reports = await db.forOffice(actor.officeId, async (tx) => {
		const templates = new Map<string | null, Texts>();
		const listed = await listReports(tx, actor);
		for (const id of new Set(listed.map(({ template }) => template))) {
			templates.set(id, (await loadTemplateInUse(tx, actor.officeId, id)).name);
		}
		return listed.map((report) => ({ ...report, templateName: templates.get(report.template) ?? {} }));
	});
	return { reports, canEdit: may(studioRules, actor, 'edit') };
};
