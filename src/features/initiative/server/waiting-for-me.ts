import type { Actor } from '#features/member/server/gate.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { MARKS, type Mark } from '../ageing.ts';
import { countInitiatives, loadBoard } from './list.ts';
import { stageAge, type Light, type StageAge } from '../waiting.ts';
import type { StandingRow } from '../view.ts';
import { dayAt } from '#kernel/period.ts';

export interface Waiting {
	/** How many initiatives wait for who asks. */
	total: number;
	/** How many of them have had no answer for too long. */
	late: number;
	/** The first of them: what has waited longest. */
	rows: (Pick<StandingRow, 'id' | 'title' | 'stage'> & { age: StageAge })[];
}

/** What waits for a member. @param unansweredFor names only what has had no answer for so many days */
export async function loadWaiting(
	tx: OfficeTransaction,
	actor: Actor,
	light: Light,
	{ most, unansweredFor }: { most: number; unansweredFor?: Mark | undefined }
): Promise<Waiting> {
	const mine = { words: '', isMine: true };
	const [columns, late] = await Promise.all([
		loadBoard(tx, actor, { ...mine, unansweredFor }, { size: most, light }),
		countInitiatives(tx, actor, { ...mine, unansweredFor: MARKS[0] }, { light })
	]);
	const rows = columns
		.flatMap((column) => column.rows)
		.map(({ id, title, stage, stageSince, putOffUntil }) => {
			const since = dayAt(new Date(stageSince), light.timeZone);
			return { id, title, stage, age: stageAge({ stage, putOffUntil, stageSince: since }, light.today) };
		})
		.toSorted((a, b) => Number(b.age.isLate) - Number(a.age.isLate) || b.age.days - a.age.days);
	return { total: columns.reduce((sum, column) => sum + column.total, 0), late, rows: rows.slice(0, most) };
}
