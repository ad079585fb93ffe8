import type { Actor } from '#features/member/server/gate.ts';
import { addDays } from '#kernel/days.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { MARKS, type Mark } from '../ageing.ts';
import type { StandingRow } from '../view.ts';
import { stageAge, type Light, type StageAge } from '../waiting.ts';
import { countInitiatives, loadBoard, type BoardColumn } from './list.ts';

export interface Waiting {
	/** How many initiatives wait for who asks. */
	total: number;
	/** How many of them have had no answer for too long. */
	late: number;
	/** The first of them: what has waited longest. */
	rows: (Pick<StandingRow, 'id' | 'title' | 'stage' | 'awaitsAssessment'> & { age: StageAge })[];
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
	const total = columns.reduce((sum, column) => sum + column.total, 0);
	return { total, late, rows: oldestOf(columns, light).slice(0, most) };
}

/** What has had no answer for too long, whosever turn it is: the oldest first, and when the answer was due. */
export async function loadLate(
	tx: OfficeTransaction,
	actor: Actor,
	light: Light,
	most: number
): Promise<{ id: string; title: Texts; due: string }[]> {
	const columns = await loadBoard(tx, actor, { words: '', unansweredFor: MARKS[0] }, { size: most, light });
	return oldestOf(columns, light)
		.slice(0, most)
		.map(({ id, title, age }) => ({ id, title, due: addDays(light.today, MARKS[0] - (age.days ?? 0)) }));
}

/** The first rows of the columns together, what is late before what is not. */
function oldestOf(columns: readonly BoardColumn[], light: Light): Waiting['rows'] {
	return columns
		.flatMap((column) => column.rows)
		.map((row) => {
			const { id, title, stage, awaitsAssessment } = row;
			return { id, title, stage, awaitsAssessment, age: stageAge(row, light) };
		})
		.toSorted((a, b) => Number(b.age.isLate) - Number(a.age.isLate) || (b.age.days ?? -1) - (a.age.days ?? -1));
}
