import { z } from 'zod';
import { leavingRules } from '#features/leaving/policy.ts';
import { openOffice } from '#features/leaving/server/commands.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { office } = await requireMayQuietly(event, leavingRules, 'close');
	return { isClosed: office.closedAt !== null };
};

export const actions: Actions = {
	open: saveAction(
		z.object({}),
		(desk) => openOffice(desk),
		({ office }) => `/o/${office.slug}/settings/leaving`,
		undefined,
		() => 'office_opened'
	)
};
