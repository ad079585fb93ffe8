import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { applyForm, retentionForm } from '#features/retention/form.ts';
import { retentionRules } from '#features/retention/policy.ts';
import { applyRetention, saveRetention } from '#features/retention/server/commands.ts';
import { loadRetention, previewRetention } from '#features/retention/server/queries.ts';
import { dayAt } from '#kernel/period.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMayQuietly(event, retentionRules, 'set');
	const today = { day: dayAt(new Date(), office.timeZone), language: event.locals.language, home: office.city };
	return db.forOffice(actor.officeId, async (tx) => {
		const { version, setAt: _, ...rules } = await loadRetention(tx, actor.officeId);
		const preview = await previewRetention(tx, actor.officeId, rules, today);
		return { id: office.id, version, rules, preview };
	});
};

const back = ({ office }: { office: { slug: string } }) => `/o/${office.slug}/settings/retention`;

export const actions: Actions = {
	save: saveAction(
		retentionForm,
		({ db, actor }, input) => saveRetention(db, actor, input, new Date()),
		back,
		'office'
	),
	apply: saveAction(
		applyForm,
		({ db, actor }, input) => applyRetention(db, actor, input, new Date()),
		back,
		undefined,
		() => 'erased'
	)
};
