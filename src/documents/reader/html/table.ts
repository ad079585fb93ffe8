import type { Attributes } from './look.ts';
import type { Block } from './blocks.ts';

interface Cell {
	blocks: Block[];
	across: number;
	down: number;
}

/** No table of words is wider or longer; what a page says of it is not believed. */
const WIDEST = 60;
const LONGEST_SPAN = 500;

/** A table that is being read. */
export class HtmlTable {
	readonly #rows: Cell[][] = [];
	#hasTableWithin = false;

	beginRow(): void {
		this.#rows.push([]);
	}

	/** @returns where what stands in the cell is put */
	beginCell(attributes: Attributes): Block[] {
		if (this.#rows.length === 0) this.beginRow();
		const cell: Cell = {
			blocks: [],
			across: span(attributes.colspan, WIDEST),
			down: span(attributes.rowspan, LONGEST_SPAN)
		};
		this.#rows.at(-1)?.push(cell);
		return cell.blocks;
	}

	holdsTable(): void {
		this.#hasTableWithin = true;
	}

	/**
	 * Its rows; or what stands in it, cell by cell, where it only keeps things in their places, as old pages and letters
	 * do: it has one column, or holds headings or other tables.
	 */
	blocks(): Block[] {
		const rows = this.#rows.filter((row) => row.some(({ blocks }) => blocks.length > 0));
		const all = rows.flatMap((row) => row.flatMap(({ blocks }) => blocks));
		const isLayout =
			this.#hasTableWithin ||
			rows.every((row) => row.length < 2) ||
			all.some(({ kind }) => kind === 'title' || kind === 'heading');
		if (isLayout) return all;
		return filled(rows).map((cells) => ({ kind: 'row', level: 0, text: '', cells }));
	}
}

/** What a cell says stands in each row that it reaches into, and in the first of its columns. */
function filled(rows: readonly Cell[][]): string[][] {
	/** By column: what reaches down from above, and how many rows more. */
	const above = new Map<number, { text: string; rows: number }>();
	return rows.map((row) => {
		const cells: string[] = [];
		const reached = () => {
			for (let from = above.get(cells.length); from && cells.length < WIDEST; from = above.get(cells.length)) {
				if (from.rows === 1) above.delete(cells.length);
				else above.set(cells.length, { ...from, rows: from.rows - 1 });
				cells.push(from.text);
			}
		};
		for (const { blocks, across, down } of row) {
			reached();
			const text = blocks.map((block) => block.text).join(' ');
			for (let column = 0; column < across && cells.length < WIDEST; column += 1) {
				const own = column === 0 ? text : '';
				if (down > 1) above.set(cells.length, { text: own, rows: down - 1 });
				cells.push(own);
			}
		}
		reached();
		return cells;
	});
}

function span(text: string | undefined, most: number): number {
	return text !== undefined && /^\d{1,4}$/.test(text) ? Math.min(most, Math.max(1, Number(text))) : 1;
}
