import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import { periodContaining } from '#kernel/period.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { moveInOrder } from '#platform/server/ordering.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import { areThere } from '#platform/server/references.ts';
import type { HighlightInput, MoveInput } from '../form.ts';
import { highlightRules } from '../policy.ts';
import { listHighlights, loadHighlight } from './queries.ts';

type Saved = Promise<{ ok: true; id: string } | Refusal>;

/** Adds or changes a highlight. @param startsIn the month in which the office's year begins */
export async function saveHighlight(db: Database, actor: Actor, input: HighlightInput, startsIn: number): Saved {
	return changing(db, actor, { rules: highlightRules, action: 'edit', noun: 'highlight', id: input.id }, (tx) =>
		writeHighlight(tx, actor, input, startsIn)
	);
}

/** The same within a transaction that is already open; for loading an office. A new one comes last. */
export async function writeHighlight(
	tx: OfficeTransaction,
	actor: Actor,
	input: HighlightInput,
	startsIn: number
): Saved {
	const { about, text } = input;
	if (about && !(await areThere(tx, actor.officeId, about.noun, [about.id]))) {
		return { ok: false, reason: 'problem', field: 'about', code: 'gone' };
	}
	const period = periodContaining(input.periodStartsOn, startsIn);
	const others = input.version > 0 ? [] : await listHighlights(tx, actor.officeId, period, VISIBILITIES);
	const place = { period_starts_on: input.periodStartsOn, position: (others.at(-1)?.position ?? 0) + 1 };
	const idOf = (noun: NonNullable<typeof about>['noun']) => (about?.noun === noun ? about.id : null);
	const values = {
		text,
		activity_id: idOf('activity'),
		initiative_id: idOf('initiative'),
		partner_id: idOf('partner'),
		organisation_id: idOf('organisation')
	};
	// Only who finds what it is about finds it; an organisation is known to everybody.
	const under = about && about.noun !== 'organisation' ? about : null;
	return saveRecord(tx, actor, 'highlight', input, input.version > 0 ? values : { ...values, ...place }, {
		findable: { texts: [text], datedOn: input.periodStartsOn, under }
	});
}

/** Moves a highlight up or down among those of its period. */
export async function moveHighlight(db: Database, actor: Actor, { id, direction }: MoveInput, startsIn: number): Saved {
	return changing(db, actor, { rules: highlightRules, action: 'edit', noun: 'highlight', id }, async (tx) => {
		const highlight = await loadHighlight(tx, actor.officeId, id, VISIBILITIES);
		if (!highlight) return { ok: false, reason: 'not_found' };
		const period = periodContaining(highlight.periodStartsOn, startsIn);
		const all = await listHighlights(tx, actor.officeId, period, VISIBILITIES);
		return moveInOrder(tx, actor, 'highlight', all, id, direction);
	});
}

export async function deleteHighlight(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound | 'forbidden'>> {
	return changing(db, actor, { rules: highlightRules, action: 'delete', noun: 'highlight', id }, (tx) =>
		deleteRecord(tx, actor, 'highlight', id)
	);
}
