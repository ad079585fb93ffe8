import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listHistory } from '#features/history/server/queries.ts';
import { leavingRules } from '#features/leaving/policy.ts';
import { may } from '#features/member/policy.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly, requireMember } from '#features/member/server/gate.ts';
import { logoForm, officeForm } from '#features/office/form.ts';
import { officeRules } from '#features/office/policy.ts';
import { removeLogo, saveLogo, saveOffice } from '#features/office/server/commands.ts';
import { placeAction } from '#features/place/server/form-action.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { actor: asking } = await requireMember(event);
	// Of an office that is closed the settings are not to be changed; what is to be done with it stands there.
	if (asking.isClosed && may(leavingRules, asking, 'close'))
		redirect(303, `/o/${event.params.office}/settings/leaving`);
	const desk = await requireMayQuietly(event, officeRules, 'edit');
	const { db, actor, office } = desk;
	const history = await db.forOffice(actor.officeId, (tx) => listHistory(tx, desk, 'office', office.id, { size: 100 }));
	return { settings: { ...office, languages: office.languages.join(',') }, history };
};

const back = ({ office }: { office: { slug: string } }) => `/o/${office.slug}/settings`;

export const actions: Actions = {
	place: placeAction,
	save: saveAction(officeForm, ({ db, actor }, input) => saveOffice(db, actor, input), back, 'office'),
	logo: saveAction(
		logoForm,
		async ({ db, actor }, { file }) =>
			saveLogo(db, runtime().folder.files, actor, new Uint8Array(await file.arrayBuffer())),
		back
	),
	unlogo: saveAction(z.object({}), ({ db, actor }) => removeLogo(db, actor), back)
};
