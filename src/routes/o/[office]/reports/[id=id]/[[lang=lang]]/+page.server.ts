import { error } from '@sveltejs/kit';
import type { z } from 'zod';
import { saveAction, type Refusal } from '#features/member/server/form-action.ts';
import { requireMay, type Desk } from '#features/member/server/gate.ts';
import {
	blockForm,
	blockOrderForm,
	lineForm,
	moveForm,
	orderForm,
	ownSectionForm,
	pictureForm,
	removeBlockForm,
	removeSectionForm,
	restorePartForm,
	sectionForm
} from '#features/studio/form.ts';
import { studioRules } from '#features/studio/policy.ts';
import { removeBlock, restoreBlock, saveBlock, saveBlockOrder } from '#features/studio/server/block-commands.ts';
import { moveReport } from '#features/studio/server/commands.ts';
import {
	addSection,
	removeSection,
	restoreSection,
	saveLine,
	saveOrder,
	saveSection
} from '#features/studio/server/edit-commands.ts';
import { finishedOf, loadWork, type Work } from '#features/studio/server/finished.ts';
import { loadStudio } from '#features/studio/server/page.ts';
import { savePicture } from '#features/studio/server/picture-commands.ts';
import type { Language } from '#kernel/language.ts';
import { isId, newId } from '#kernel/id.ts';
import { dayAt } from '#kernel/period.ts';
import { runtime } from '#platform/server/runtime.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, studioRules, 'view');
	const { params, url } = event;
	const wanted: Parameters<typeof loadStudio>[1] = {
		...{ id: params.id, language: params.lang },
		...{ section: url.searchParams.get('section'), line: url.searchParams.get('line') },
		choosesPicture: url.searchParams.get('add') === 'picture'
	};
	const studio = await loadStudio(desk, wanted, new Date());
	return {
		...(studio ?? error(404, m.error_not_found())),
		adds: url.searchParams.get('add') === 'page',
		newId: newId()
	};
};

type Change = { ok: true; id: string } | Refusal;
type StudioEvent = Pick<RequestEvent, 'url'> & { params: { id?: string; lang?: Language } };

/** A change of the report: afterwards the page shows the section that was worked on. */
function changeAction<Schema extends z.ZodType>(
	schema: Schema,
	run: (desk: Desk, report: string, value: z.output<Schema>) => Promise<Change>
) {
	return saveAction(
		schema,
		(desk, value, event) => run(desk, (event as StudioEvent).params.id ?? '', value),
		({ office }, _, event) => {
			const { params, url } = event as StudioEvent;
			const section = url.searchParams.get('section');
			const path = [`/o/${office.slug}/reports`, params.id, params.lang].filter(Boolean).join('/');
			return section === null ? path : `${path}?section=${encodeURIComponent(section)}`;
		},
		'report'
	);
}

/** The report as the record makes it now, and what the office made of it. */
async function workOf({ db, actor, office }: Desk, id: string): Promise<Work | undefined> {
	return loadWork(db, actor, id, dayAt(new Date(), office.timeZone));
}

export const actions: Actions = {
	section: changeAction(sectionForm, ({ db, actor }, id, input) => saveSection(db, actor, id, input)),
	addSection: changeAction(ownSectionForm, ({ db, actor }, id, input) => addSection(db, actor, id, input)),
	removeSection: changeAction(removeSectionForm, ({ db, actor }, id, { section }) =>
		removeSection(db, actor, id, section)
	),
	line: changeAction(lineForm, ({ db, actor }, id, input) => saveLine(db, actor, id, input)),
	order: changeAction(orderForm, ({ db, actor }, id, input) => saveOrder(db, actor, id, input)),
	block: changeAction(blockForm, ({ db, actor }, id, input) => saveBlock(db, actor, id, input)),
	picture: changeAction(pictureForm, async ({ db, actor }, id, { file, ...input }) => {
		const upload = file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
		return savePicture(db, runtime().folder.files, actor, id, { ...input, upload });
	}),
	blockOrder: changeAction(blockOrderForm, ({ db, actor }, id, input) => saveBlockOrder(db, actor, id, input)),
	removeBlock: changeAction(removeBlockForm, ({ db, actor }, id, input) => removeBlock(db, actor, id, input.id)),
	restorePart: changeAction(restorePartForm, ({ db, actor }, id, { key }) =>
		isId(key) ? restoreBlock(db, actor, id, key) : restoreSection(db, actor, id, key)
	),
	move: changeAction(moveForm, async (desk, id, input) => {
		const work = await workOf(desk, id);
		if (!work) return { ok: false, reason: 'not_found' };
		return moveReport(desk.db, desk.actor, { ...input, id }, finishedOf(work));
	})
};
