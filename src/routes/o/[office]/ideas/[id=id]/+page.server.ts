import { actionOfIdea } from '#features/resident-idea/server/form-action.ts';
import {
	askForm,
	buttonForm,
	forgetForm,
	joinForm,
	publishForm,
	reviewForm,
	takeForm,
	turnAwayForm
} from '#features/resident-idea/form.ts';
import {
	askResident,
	bringBack,
	discardIdea,
	forgetResident,
	joinIdea,
	markRead,
	publishIdea,
	reviewReports,
	takeUp,
	turnAway,
	unpublishIdea
} from '#features/resident-idea/server/commands.ts';
import { loadHandling } from '#features/resident-idea/server/page.ts';
import { dayAt } from '#kernel/period.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => loadHandling(event);

export const actions: Actions = {
	take: actionOfIdea(takeForm, 'idea_taken', ({ db, actor, office }, input) =>
		takeUp(db, actor, input, dayAt(new Date(), office.timeZone))
	),
	join: actionOfIdea(joinForm, 'idea_joined', ({ db, actor }, input) => joinIdea(db, actor, input)),
	turnAway: actionOfIdea(turnAwayForm, 'idea_turned_away', ({ db, actor }, input) => turnAway(db, actor, input)),
	ask: actionOfIdea(askForm, 'idea_asked', ({ db, actor }, input) => askResident(db, actor, input)),
	publish: actionOfIdea(publishForm, 'idea_published', ({ db, actor }, input) => publishIdea(db, actor, input)),
	unpublish: actionOfIdea(buttonForm, 'idea_unpublished', ({ db, actor }, input) => unpublishIdea(db, actor, input)),
	review: actionOfIdea(reviewForm, 'idea_reviewed', ({ db, actor }, input) => reviewReports(db, actor, input)),
	read: actionOfIdea(buttonForm, 'idea_read', ({ db, actor }, input) => markRead(db, actor, input)),
	discard: actionOfIdea(buttonForm, 'idea_discarded', ({ db, actor }, input) => discardIdea(db, actor, input)),
	bringBack: actionOfIdea(buttonForm, 'idea_back', ({ db, actor }, input) => bringBack(db, actor, input)),
	forget: actionOfIdea(forgetForm, 'idea_forgotten', ({ db, actor }, input) => forgetResident(db, actor, input))
};
