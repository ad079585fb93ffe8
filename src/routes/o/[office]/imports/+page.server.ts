import { pasteForm, uploadForm } from '#features/import/form.ts';
import { importRules } from '#features/import/policy.ts';
import { beginImport } from '#features/import/server/commands.ts';
import { wakeImports } from '#features/import/server/imports.ts';
import { listImports } from '#features/import/server/queries.ts';
import { may } from '#features/member/policy.ts';
import { actionOf, saveAction } from '#features/member/server/form-action.ts';
import { requireMay, type Desk } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import { isMoment } from '#features/trash/server/queries.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMay(event, importRules, 'view');
	const after = readCursor(event.url.searchParams.get('after'), isMoment);
	const { rows, next } = await db.forOffice(actor.officeId, (tx) => listImports(tx, actor, { after, size: PAGE_SIZE }));
	return {
		...{ rows, next, newId: newId(), timeZone: office.timeZone, canImport: may(importRules, actor, 'import') },
		lastYear: Number(dayAt(new Date(), office.timeZone).slice(0, 4)) - 1
	};
};

async function begin(desk: Desk, document: { id: string; name: string; bytes: Uint8Array; year: number | null }) {
	const begun = await beginImport(desk, runtime().folder.files, document);
	wakeImports();
	return begun;
}

export const actions: Actions = {
	begin: actionOf(
		importRules,
		'import',
		saveAction(
			uploadForm,
			async (desk, { file, ...input }) =>
				begin(desk, { ...input, name: file.name || '?', bytes: new Uint8Array(await file.arrayBuffer()) }),
			({ office }, { id }) => `/o/${office.slug}/imports/${id}`,
			undefined,
			() => 'import_begun'
		)
	),
	paste: actionOf(
		importRules,
		'import',
		saveAction(
			pasteForm,
			(desk, { text, ...input }) => begin(desk, { ...input, name: '', bytes: new TextEncoder().encode(text) }),
			({ office }, { id }) => `/o/${office.slug}/imports/${id}`,
			undefined,
			() => 'import_begun'
		)
	)
};
