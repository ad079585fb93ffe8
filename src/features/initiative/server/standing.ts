import type { Desk } from '#features/member/server/gate.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { isOpen, type Initiative } from '../initiative.ts';
import type { InitiativeLinks } from '../view.ts';
import { stageAge, turnOf, type StageAge, type Turn } from '../waiting.ts';
import { membersFor } from './assigning.ts';
import { loadSuggestions, type SuggestedPartner } from './suggestions.ts';
import { loadLight } from './waiting.ts';

/** How an initiative stands today: for how long, whose turn it is, who can have it, and for whom it may be. */
export interface Standing {
	age: StageAge;
	turn: Turn;
	/** The members on whose desk it can be put; none for whoever may not put it there. */
	members: { id: string; name: string }[];
	suggestions: SuggestedPartner[];
}

/** Of what is over nothing is asked any more. */
export async function loadStanding(
	tx: OfficeTransaction,
	{ actor, office }: Pick<Desk, 'actor' | 'office'>,
	initiative: Initiative & InitiativeLinks,
	{ now, canEdit }: { now: Date; canEdit: boolean }
): Promise<Standing | undefined> {
	if (!isOpen(initiative.stage)) return undefined;
	const light = await loadLight(tx, actor, office, now);
	const [members, suggestions] = await Promise.all([
		canEdit ? membersFor(tx, actor, initiative.id, light.today) : [],
		canEdit && initiative.stage !== 'initiative' ? loadSuggestions(tx, actor, initiative, light.today) : []
	]);
	return {
		age: stageAge(initiative, light),
		turn: turnOf(initiative, light, { userId: actor.userId, role: actor.role }),
		...{ members, suggestions }
	};
}
