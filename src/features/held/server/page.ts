import { listHistory } from '#features/history/server/queries.ts';
import type { HistoryPage } from '#features/history/history.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { displayName } from '#features/person/person.ts';
import type { Looking } from '#features/person/view.ts';
import { dayAt } from '#kernel/period.ts';
import type { Language } from '#kernel/language.ts';
import type { Shown } from '#kernel/texts.ts';
import type { Held } from '../held.ts';
import { heldParts, type HeldPart } from '../view.ts';
import { loadHeld } from './queries.ts';

/** All that is held on somebody, in the words of a page. */
export interface HeldPage extends Held {
	name: Shown;
	parts: HeldPart[];
	history: HistoryPage;
	looking: Looking;
}

/** @param size of the part of the trail; undefined: as on other pages */
export async function heldPage(
	{ db, actor, office }: Pick<Desk, 'db' | 'actor' | 'office'>,
	id: string,
	language: Language,
	size?: number
): Promise<HeldPage | undefined> {
	const looking = { actor, language, day: dayAt(new Date(), office.timeZone) };
	const [held, history] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			loadHeld(tx, actor.officeId, id, { home: office.city, shown: shownTo(actor) }),
			listHistory(tx, { actor, office }, 'person', id, { language, ...(size === undefined ? {} : { size }) })
		])
	);
	if (!held) return undefined;
	return {
		...held,
		name: displayName(held.person, held.roles, language, looking.day),
		parts: heldParts(held, looking, office.periodStartsIn),
		history,
		looking
	};
}
