import { z } from 'zod';
import { providerForm } from '#features/identity/form.ts';
import { logoutAddress, returnAddress, signInAddress } from '#features/identity/identity.ts';
import { identityRules } from '#features/identity/policy.ts';
import { removeProvider, saveProvider } from '#features/identity/server/commands.ts';
import { loadProvider } from '#features/identity/server/queries.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMayQuietly(event, identityRules, 'set');
	const provider = await db.forOffice(actor.officeId, (tx) => loadProvider(tx, actor.officeId));
	const address = runtime().address();
	return {
		provider: { issuer: provider?.issuer ?? '', clientId: provider?.clientId ?? '', only: office.isProviderOnly },
		isKept: provider !== undefined,
		returnAddress: returnAddress(address, office.slug),
		logoutAddress: logoutAddress(address, office.slug),
		signInAddress: signInAddress(address, office.slug)
	};
};

const back = ({ office }: { office: { slug: string } }) => `/o/${office.slug}/settings/identity`;

export const actions: Actions = {
	save: saveAction(providerForm, (desk, input) => saveProvider(desk, input, runtime().authSecret), back),
	remove: saveAction(z.object({}), (desk) => removeProvider(desk), back)
};
