import { decisionRules } from '#features/decision/policy.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { allowedAmong } from '#features/member/server/owners.ts';
import { partnerNames } from '#features/organisation/server/queries.ts';
import { keptYears } from '#features/year/server/kept-years.ts';
import { standingIn } from '#features/year/server/promoted.ts';
import { yearOptions } from '#features/year/view.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { periodContaining, periodOf } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { COLUMN_SIZE, type Card } from '../board.ts';
import { initiativeFilters } from '../form.ts';
import { isOpen, yearsOpen } from '../initiative.ts';
import { initiativeRules } from '../policy.ts';
import type { StandingRow } from '../view.ts';
import { stageAge, turnOf, type Light } from '../waiting.ts';
import { beginnings, countInitiatives, listDecidedLately, listInitiatives, loadBoard } from './list.ts';
import { loadLight } from './waiting.ts';

/** How many decisions stand below the board. */
const LATELY = 5;

/**
 * The initiatives of an office as a board of what is open, or as a list: where the address asks for that, and where it
 * asks for what a board has no columns for.
 */
export async function loadInitiatives({ db, actor, office }: Desk, params: URLSearchParams, now: Date) {
	const filters = initiativeFilters(params);
	const shown = shownTo(actor);
	const { year, stage } = filters;
	const isBoard = params.get('view') !== 'list' && year === undefined && (stage === undefined || isOpenStage(stage));
	return db.forOffice(actor.officeId, async (tx) => {
		const light = await loadLight(tx, actor, office, now);
		const [view, partners, goals, kept] = await Promise.all([
			isBoard
				? boardOf(tx, actor, { filters, light })
				: listOf(tx, actor, { filters, light, after: params.get('after'), startsIn: office.periodStartsIn }),
			partnerNames(tx, actor.officeId, shown),
			listGoals(tx, actor.officeId),
			keptYears(tx, actor.officeId, office.periodStartsIn, shown)
		]);
		const thisYear = Number(periodContaining(light.today, office.periodStartsIn).from.slice(0, 4));
		const open = yearsOpen(await beginnings(tx, actor), thisYear);
		const years = new Set([...open, ...kept.map((each) => each.year), ...(year === undefined ? [] : [year])]);
		return {
			...view,
			partners,
			members: [...light.members].map(([id, name]) => ({ id, name })),
			years: yearOptions(
				[...years].toSorted((a, b) => b - a),
				office.periodStartsIn
			),
			goals: goals.map(({ id, position, shortName }) => ({ id, position, shortName })),
			canEdit: may(initiativeRules, actor, 'edit')
		};
	});
}

function isOpenStage(stage: string): boolean {
	return stage !== 'all' && isOpen(stage as Card['stage']);
}

interface Wanted {
	filters: ReturnType<typeof initiativeFilters>;
	light: Light;
}

async function boardOf(tx: OfficeTransaction, actor: Actor, { filters, light }: Wanted) {
	const [columns, decided] = await Promise.all([
		loadBoard(tx, actor, filters, { size: COLUMN_SIZE, light }),
		listDecidedLately(tx, actor, filters, { most: LATELY, light })
	]);
	const cards = await asCards(
		tx,
		actor,
		columns.flatMap(({ rows }) => rows),
		light
	);
	return {
		view: 'board' as const,
		total: columns.reduce((sum, column) => sum + column.total, 0),
		columns: columns
			.filter(({ stage }) => !filters.stage || filters.stage === stage)
			.map(({ stage, total }) => ({ stage, total, cards: cards.filter((card) => card.stage === stage) })),
		decided
	};
}

async function listOf(
	tx: OfficeTransaction,
	actor: Actor,
	{ filters, light, after, startsIn }: Wanted & { after: string | null; startsIn: number }
) {
	const period = filters.year === undefined ? undefined : periodOf(filters.year, startsIn);
	const seen = { today: light.today, shown: shownTo(actor) };
	const standing = period && (await standingIn(tx, actor.officeId, period, seen));
	const [page, total] = await Promise.all([
		listInitiatives(tx, actor, filters, { after: readCursor(after), size: PAGE_SIZE, standing, light }),
		countInitiatives(tx, actor, filters, { standing, light })
	]);
	return { view: 'list' as const, total, next: page.next, rows: await asCards(tx, actor, page.rows, light) };
}

/** The rows as they stand today, each with what whoever looks may do with it. */
async function asCards(
	tx: OfficeTransaction,
	actor: Actor,
	rows: readonly StandingRow[],
	light: Light
): Promise<Card[]> {
	const ids = rows.map(({ id }) => id);
	const [mayMove, mayDecide] = await Promise.all([
		allowedAmong(tx, actor, { rules: initiativeRules, action: 'move', noun: 'initiative' }, ids),
		allowedAmong(tx, actor, { rules: decisionRules, action: 'decide', noun: 'initiative' }, ids)
	]);
	return rows.map((row) => ({
		...row,
		age: stageAge(row, light),
		turn: turnOf(row, light, { userId: actor.userId, role: actor.role }),
		canMove: mayMove(row.id),
		canDecide: mayDecide(row.id),
		role: actor.role
	}));
}
