import { fail } from '@sveltejs/kit';
import { LINK_HOURS } from '#features/account/account.ts';
import { ArchiveRefused } from '#features/archive/archive.ts';
import { archiveForm } from '#features/archive/form.ts';
import { refusalSentence } from '#features/archive/labels.ts';
import { addFromArchive } from '#features/installation/server/commands.ts';
import { requireAdministrator } from '#features/installation/server/gate.ts';
import { handOver } from '#features/member/server/hand-over.ts';
import { parseForm, refuse, typedOf } from '#kernel/form.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => {
	requireAdministrator(event);
	return { hours: LINK_HOURS };
};

export const actions: Actions = {
	/** Answers with the link itself and does not send the browser on: it is shown once and kept nowhere. */
	default: async (event) => {
		const administrator = requireAdministrator(event);
		const data = await event.request.formData();
		const form = parseForm(archiveForm, data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const { db, folder, log } = runtime();
		const asking = { administrator, address: event.getClientAddress() };
		try {
			const outcome = await addFromArchive({ db, files: folder.files }, asking, form.value);
			if (!outcome.ok) return fail(422, refuse(data, outcome));
			const { slug, name, rows, files, missing, members, language } = outcome.arrived;
			log.info('office.brought_in', { office: slug, user: administrator.userId });
			const { email, person } = form.value;
			const director = { email, name: person || email, language, hasPassword: !outcome.link };
			const made = await handOver(runtime(), { name }, director, outcome.link);
			const isOwn = email === administrator.email;
			return { made: { ...made, slug, office: name, rows, files, missing, members, isOwn } };
		} catch (error) {
			if (!(error instanceof ArchiveRefused)) throw error;
			return fail(422, { typed: typedOf(data), refusal: refusalSentence(error, event.locals.language) });
		}
	}
};
