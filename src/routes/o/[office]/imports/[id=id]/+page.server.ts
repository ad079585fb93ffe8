import { error } from '@sveltejs/kit';
import { decisionForm, editForm, mergeForm, paragraphForm, wholeForm, yearForm } from '#features/import/form.ts';
import { importRules } from '#features/import/policy.ts';
import { confirmYear, correctParagraph, reopenImport, retryImport } from '#features/import/server/commands.ts';
import {
	acceptProposal,
	acceptSure,
	editProposal,
	mergeProposal,
	reopenProposal,
	skipProposal
} from '#features/import/server/decisions.ts';
import { importAction } from '#features/import/server/form-action.ts';
import { loadReview } from '#features/import/server/page.ts';
import { reviewFilters } from '#features/import/view.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, importRules, 'view');
	const filters = reviewFilters(event.url.searchParams);
	const review = await loadReview(desk, event.params.id, filters);
	if (!review) error(404, m.error_not_found());
	return { review, filters, timeZone: desk.office.timeZone };
};

export const actions: Actions = {
	accept: importAction(decisionForm, acceptProposal, 'import_accepted'),
	edit: importAction(editForm, editProposal, ({ isKept }) => (isKept ? 'saved' : 'import_accepted')),
	merge: importAction(mergeForm, mergeProposal, 'import_merged'),
	skip: importAction(decisionForm, skipProposal, 'import_skipped'),
	reopen: importAction(decisionForm, reopenProposal, 'import_taken_back'),
	correct: importAction(paragraphForm, correctParagraph, 'import_text_saved'),
	year: importAction(yearForm, confirmYear, 'import_year_confirmed'),
	sure: importAction(wholeForm, (desk, id, _nothing, now) => acceptSure(desk, id, now), 'import_sure_accepted'),
	retry: importAction(wholeForm, (desk, id) => retryImport(desk, id), 'import_begun'),
	again: importAction(wholeForm, (desk, id, _nothing, now) => reopenImport(desk, id, now), 'import_reopened')
};
