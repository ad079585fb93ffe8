import { error, redirect } from '@sveltejs/kit';
import { requireAdministrator } from '#features/installation/server/gate.ts';
import { listOfficeEntries } from '#features/installation/server/queries.ts';
import { bringBackForm } from '#features/leaving/form.ts';
import { bringBack } from '#features/leaving/server/commands.ts';
import { listDeletedOffices, listErasedOffices } from '#features/leaving/server/queries.ts';
import { officeLinks } from '#features/office/server/home.ts';
import { parseForm } from '#kernel/form.ts';
import { m } from '#paraglide/messages.js';
import { setFlash, takeFlash } from '#platform/server/flash.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const person = requireAdministrator(event);
	const [[offices, deleted, erased], own] = await Promise.all([
		runtime().db.forInstallation((tx) =>
			Promise.all([listOfficeEntries(tx), listDeletedOffices(tx), listErasedOffices(tx)])
		),
		officeLinks(person.userId)
	]);
	const slugs = new Set(own.map(({ slug }) => slug));
	return {
		offices: offices.map((office) => ({ ...office, isOwn: slugs.has(office.slug) })),
		deleted,
		erased,
		isBack: takeFlash(event.cookies)?.message === 'office_back'
	};
};

export const actions: Actions = {
	/** An office that was deleted is there again; whoever does it does not become a member. */
	back: async (event) => {
		const { userId, name } = requireAdministrator(event);
		const form = parseForm(bringBackForm, await event.request.formData());
		const author = { userId, name, address: event.getClientAddress() };
		const outcome = form.ok && (await bringBack(runtime().db, author, form.value.slug));
		if (!outcome || !outcome.ok) error(404, m.form_gone());
		runtime().log.info('office.brought_back', { office: outcome.office.slug, user: userId });
		setFlash(event.cookies, { message: 'office_back' });
		redirect(303, '/installation');
	}
};
