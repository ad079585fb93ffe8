import type {
	Block,
	ChartBlock,
	ListBlock,
	MapBlock,
	PictureBlock,
	Section,
	TableBlock,
	TextBlock
} from '#kernel/flow-document.ts';
import { inRows } from '#documents/figures/picture-rows.ts';
import { cleanLine, cleanSpans } from '#documents/office/clean.ts';
import { heightsOfChart, LEAST_CHART } from './chart-plan.ts';
import { NOTICE_INSET, type Columns, type Frame } from './frame.ts';
import { heightOf, type Lettering, type Paragraph } from './paragraph.ts';
import { fittedPictures, PICTURE_GAP, type FittedRow } from './picture-plan.ts';
import type { Layout, Slide } from './plan.ts';
import { sameFrom } from './same-from.ts';
import type { Setting } from './setting.ts';
import { columnFrames, equalFrames, type Stage } from './stage.ts';
import { heightOfTable, planTable, splitTable, type PlannedTable } from './table-plan.ts';
import { captionOf, fillColumn, listUnits, textUnit, type Unit } from './units.ts';

const GAP = 18;
const LEDE_GAP = 14;
/** Lists side by side in a section that asks for it. */
const ABREAST = 3;
const LAYOUTS: Record<Columns, Layout> = { 1: 'content', 2: 'two', 3: 'three' };
const LEAST_MAP = 300;
/** Of what it could be on a slide of its own: under that, pictures go on to the next. */
const LEAST_PICTURE = 0.6;

/** Sets the blocks of a section down, one under the other, and goes on to the next slide where one is full. */
export class SectionFlow {
	private readonly section: Section;
	private readonly title: string;
	private readonly base: number;
	private readonly setting: Setting;
	readonly #stage: Stage;
	readonly #lettering: Lettering;
	readonly #slides: Slide[] = [];
	#isParted = false;
	#y = 0;

	constructor(section: Section, title: string, base: number, setting: Setting) {
		this.section = section;
		this.title = title;
		this.base = base;
		this.setting = setting;
		this.#stage = setting.stage;
		this.#lettering = { base, face: setting.face };
	}

	run(): Slide[] {
		this.#next();
		const { blocks, layout } = this.section;
		for (let at = 0; at < blocks.length;) {
			const [block, ...after] = blocks.slice(at) as [Block, ...Block[]];
			const lists = sameFrom(blocks, at, 'list', layout === 'columns' ? ABREAST : blocks.length);
			const charts = sameFrom(blocks, at, 'chart', 2);
			const pictures = sameFrom(blocks, at, 'picture', blocks.length);
			if (lists.length > 1) this.#lists(lists);
			else if (charts.length === 1 && this.#beside(charts, after[0])) at += 1;
			else if (charts.length > 0) this.#charts(charts, at + charts.length === blocks.length);
			else if (pictures.length > 0) this.#pictures(pictures);
			else this.#block(block, after);
			at += Math.max(1, lists.length, charts.length, pictures.length);
		}
		return this.#slides;
	}

	/** A list had to go on in another column, although the slide has room for all. */
	get isParted(): boolean {
		return this.#isParted;
	}

	#columnFrames(count: Columns): Frame[] {
		return this.section.layout === 'statement' && count === 1
			? [this.#stage.sentence]
			: columnFrames(count, this.#stage);
	}

	get #slide(): Slide {
		return this.#slides.at(-1) as Slide;
	}

	get #room(): number {
		return this.#stage.body.y + this.#stage.body.height - this.#y;
	}

	get #isFresh(): boolean {
		return this.#slide.placed.length === 0;
	}

	#next(): void {
		const time = this.#slides.length;
		const { words } = this.setting;
		const title = time === 0 ? this.title : words.continued(this.title, time);
		const slide: Slide = { layout: 'title', title, base: this.base, placed: [], setting: this.setting };
		this.#slides.push(slide);
		this.#y = this.#stage.body.y;
		if (time > 0 || !this.section.lede) return;
		const line = cleanSpans(this.section.lede, this.setting);
		const lede: Paragraph = { style: 'lede', line };
		const height = heightOf([lede], this.#stage.width, this.#lettering);
		// An opening line that would fill the slide is text like any other.
		if (height > this.#stage.body.height / 3) return this.#words([{ paragraphs: [{ style: 'text', line }] }]);
		slide.lede = lede;
		slide.ledeFrame = { ...this.#stage.body, height };
		this.#y += height + LEDE_GAP;
	}

	#block(block: Block, after: readonly Block[]): void {
		switch (block.kind) {
			case 'text':
				return this.#text(block);
			case 'list':
				return this.#words(listUnits(block, this.setting));
			case 'table':
				return this.#table(block);
			case 'chart':
				return this.#charts([block], after.length === 0);
			case 'map':
				return this.#map(block, after);
			case 'picture':
				return this.#pictures([block]);
		}
	}

	#text(block: TextBlock): void {
		const unit = textUnit(block, this.setting, this.section.layout === 'statement');
		if (unit.paragraphs[0]?.style !== 'notice') return this.#words([unit]);
		let units = [unit];
		while (units.length > 0) {
			const width = this.#stage.width - 2 * NOTICE_INSET;
			const { taken, rest } = fillColumn(units, width, this.#room - 2 * NOTICE_INSET, this.#lettering, this.#isFresh);
			if (taken.length > 0) {
				const height = heightOf(taken, width, this.#lettering) + 2 * NOTICE_INSET;
				this.#slide.placed.push({ kind: 'notice', paragraphs: taken, frame: this.#frame(height) });
				this.#y += height + GAP;
			}
			units = rest;
			if (units.length > 0) this.#next();
		}
	}

	/** Text over the whole width. */
	#words(units: Unit[]): void {
		this.#columns([units], 1);
	}

	/** Columns beside each other, each with text of its own that goes on in the same column of the next slide. */
	#columns(queues: Unit[][], count: Columns): void {
		const frames = this.#columnFrames(count);
		let left = queues;
		while (left.some((queue) => queue.length > 0)) {
			const filled = left.map((queue, index) =>
				fillColumn(queue, (frames[index] as Frame).width, this.#room, this.#lettering, this.#isFresh)
			);
			const isStuck = filled.some(({ taken }, index) => taken.length === 0 && (left[index] as Unit[]).length > 0);
			if (!isStuck || this.#isFresh) {
				this.#putColumns(
					filled.map(({ taken }) => taken),
					count
				);
				left = filled.map(({ rest }) => rest);
			}
			if (left.some((queue) => queue.length > 0)) this.#next();
		}
	}

	#putColumns(columns: Paragraph[][], count: Columns, frames = this.#columnFrames(count)): void {
		const heights = columns.map((paragraphs, index) =>
			heightOf(paragraphs, (frames[index] as Frame).width, this.#lettering)
		);
		const height = Math.max(0, ...heights);
		if (this.#slide.layout === 'title') {
			this.#slide.layout = this.section.layout === 'statement' ? 'statement' : LAYOUTS[count];
		}
		columns.forEach((paragraphs, index) => {
			if (paragraphs.length === 0) return;
			const frame = { ...(frames[index] as Frame), y: this.#y, height };
			this.#slide.placed.push({ kind: 'text', column: (index + 1) as Columns, paragraphs, frame });
		});
		this.#y += height + GAP;
	}

	#lists(lists: ListBlock[]): void {
		const units = lists.map((list) => listUnits(list, this.setting)).filter((each) => each.length > 0);
		if (this.section.layout === 'columns') return this.#columns(units, Math.min(3, units.length) as Columns);
		const balanced = this.#balanced(units);
		if (balanced) return this.#columns(balanced, 2);
		this.#isParted = true;
		// From column to column and on to the next slide, as a newspaper does it.
		const frames = columnFrames(2, this.#stage);
		let left = units.flat();
		if (!this.#isFresh && this.#room < this.#stage.body.height / 2) this.#next();
		while (left.length > 0) {
			const columns: Paragraph[][] = [];
			for (const { width } of frames) {
				const { taken, rest } = fillColumn(left, width, this.#room, this.#lettering, true);
				columns.push(taken);
				left = rest;
			}
			this.#putColumns(columns, 2);
			if (left.length > 0) this.#next();
		}
	}

	/** The lists in two columns of one slide, as even as they come; undefined where they are too long. */
	#balanced(lists: Unit[][]): Unit[][] | undefined {
		const frames = columnFrames(2, this.#stage);
		const tall = (columns: Unit[][]) =>
			Math.max(
				...columns.map((units, index) =>
					heightOf(
						units.flatMap(({ paragraphs }) => paragraphs),
						(frames[index] as Frame).width,
						this.#lettering
					)
				)
			);
		const splits = lists.slice(1).map((_, index) => [lists.slice(0, index + 1).flat(), lists.slice(index + 1).flat()]);
		const best = splits.toSorted((a, b) => tall(a) - tall(b))[0];
		if (!best || tall(best) > this.#stage.body.height) return undefined;
		if (tall(best) > this.#room) {
			if (this.#isFresh) return undefined;
			this.#next();
		}
		return best;
	}

	#table(block: TableBlock): void {
		const caption = cleanLine(block.caption);
		const isNamed = caption !== '' && caption !== this.title;
		const heading: Paragraph[] = isNamed ? [{ style: 'heading', line: [{ text: caption }] }] : [];
		const notes = block.notes.map((note): Paragraph => ({ style: 'footnote', line: cleanSpans(note, this.setting) }));
		const around =
			(isNamed ? heightOf(heading, this.#stage.width, this.#lettering) + GAP : 0) +
			(notes.length > 0 ? heightOf(notes, this.#stage.width, this.#lettering) + GAP : 0);
		if (block.columns.length === 0) return;
		let table: PlannedTable | undefined = planTable(
			block,
			this.#stage.width,
			{ height: this.#room - around, whole: this.#stage.body.height },
			this.setting
		);
		if (heightOfTable(table) + around > this.#room && !this.#isFresh) {
			this.#next();
			table = planTable(
				block,
				this.#stage.width,
				{ height: this.#room - around, whole: this.#stage.body.height },
				this.setting
			);
		}
		if (isNamed) this.#words([{ paragraphs: heading }]);
		while (table) {
			const [head, rest]: [PlannedTable | undefined, PlannedTable | undefined] = splitTable(
				table,
				this.#room,
				this.#isFresh
			);
			if (head) {
				const height = heightOfTable(head);
				this.#slide.placed.push({ kind: 'table', table: head, frame: this.#frame(height) });
				this.#y += height + GAP / 2;
			}
			table = rest;
			if (rest) this.#next();
		}
		if (notes.length > 0) this.#words([{ paragraphs: notes }]);
	}

	/** One over the whole width, or two beside each other. @param isLast nothing stands below it */
	#charts(all: ChartBlock[], isLast: boolean): void {
		const blocks = all.filter(({ categories }) => categories.length > 0);
		if (blocks.length === 0) return;
		const frames = equalFrames(blocks.length, this.#stage);
		const { headings, above } = this.#headings(
			blocks.map(({ title }) => title),
			frames
		);
		const most = this.#stage.body.height - above - GAP;
		const heights = blocks.map(heightsOfChart);
		const wanted = Math.min(Math.max(...heights.map(({ usual }) => usual)), most);
		if (this.#room < wanted + above && !this.#isFresh) this.#next();
		this.#putHeadings(headings, frames);
		const isFree = isLast && !blocks.some(({ isShortened }) => isShortened);
		const tall = isFree ? Math.max(...heights.map((each) => each.most)) : wanted;
		const height = Math.max(LEAST_CHART, Math.min(tall, this.#room));
		blocks.forEach((block, at) => {
			this.#slide.placed.push({ kind: 'chart', block, frame: { ...(frames[at] as Frame), y: this.#y, height } });
		});
		this.#y += height + GAP;
		// What the bars leave out stands in full.
		for (const { table, isShortened } of blocks) if (table && isShortened) this.#table(table);
	}

	/** A chart and a short table after it, where the slide has room for both beside each other. */
	#beside([chart]: ChartBlock[], table: Block | undefined): boolean {
		if (!chart || chart.isShortened || table?.kind !== 'table' || table.notes.length > 0) return false;
		const frames = equalFrames(2, this.#stage) as [Frame, Frame];
		const { headings, above } = this.#headings([chart.title, table.caption], frames);
		const room = this.#room - above - GAP / 2;
		const planned = planTable(table, frames[1].width, { height: room, whole: this.#stage.body.height }, this.setting);
		const { least, most } = heightsOfChart(chart);
		if (Math.max(heightOfTable(planned), least) > room) return false;
		this.#putHeadings(headings, frames);
		const y = this.#y;
		const [tall, own] = [Math.min(most, room), heightOfTable(planned)];
		this.#slide.placed.push({ kind: 'chart', block: chart, frame: { ...frames[0], y, height: tall } });
		this.#slide.placed.push({ kind: 'table', table: planned, frame: { ...frames[1], y, height: own } });
		this.#y += Math.max(tall, own) + GAP;
		return true;
	}

	/** Of what stands beside each other; the title of the slide is not said again. */
	#headings(titles: readonly string[], frames: readonly Frame[]): { headings: Paragraph[][]; above: number } {
		const headings = titles.map((title): Paragraph[] => {
			const text = cleanLine(title);
			return text && text !== this.title ? [{ style: 'heading', line: [{ text }] }] : [];
		});
		const heights = headings.map((each, at) => heightOf(each, frames[at]?.width ?? this.#stage.width, this.#lettering));
		return { headings, above: Math.max(0, ...heights) };
	}

	#putHeadings(headings: Paragraph[][], frames: Frame[]): void {
		if (headings.every((each) => each.length === 0)) return;
		this.#putColumns(headings, Math.min(2, headings.length) as Columns, frames);
		this.#y -= GAP / 2;
	}

	/** As large as the slide allows; a line or two that belong to it may stand below. */
	#map(block: MapBlock, after: readonly Block[]): void {
		const below = after.every(({ kind }) => kind === 'text')
			? (after as TextBlock[]).flatMap((text) => textUnit(text, this.setting, false).paragraphs)
			: [];
		const kept = below.length > 0 ? heightOf(below, this.#stage.width, this.#lettering) + GAP * (below.length + 1) : 0;
		if (this.#room < LEAST_MAP && !this.#isFresh) this.#next();
		const height = this.#room - (kept < this.#stage.body.height / 4 ? kept : 0);
		this.#slide.placed.push({ kind: 'map', block, frame: this.#frame(height) });
		this.#y += height + (height < this.#room ? GAP : 0);
	}

	/** In rows, each with the captions under it. One whose bytes are not there is told in words. */
	#pictures(all: PictureBlock[]): void {
		const { pictures } = this.setting.outfit;
		const [there, missing] = [
			all.filter(({ file }) => pictures.has(file)),
			all.filter(({ file }) => !pictures.has(file))
		];
		for (const row of inRows(there)) this.#pictureRow(row);
		for (const { alt } of missing)
			this.#words([{ paragraphs: [{ style: 'empty', line: [{ text: cleanLine(alt) }] }] }]);
	}

	#pictureRow(blocks: PictureBlock[]): void {
		const whole = this.#fitted(blocks, this.#stage.body.height);
		// Where a caption is too long for its column each picture stands alone, and one that is too long even then is text.
		if (!whole.fits && blocks.length > 1) return blocks.forEach((block) => this.#pictureRow([block]));
		const [{ caption, ...bare } = {} as PictureBlock] = blocks;
		if (!whole.fits && caption) {
			this.#pictureRow([bare]);
			return this.#words([{ paragraphs: [captionOf(caption, this.setting)] }]);
		}
		let row = this.#fitted(blocks, this.#room);
		if ((!row.fits || row.height < whole.height * LEAST_PICTURE) && !this.#isFresh) {
			this.#next();
			row = this.#fitted(blocks, this.#room);
		}
		let { x } = this.#stage.body;
		blocks.forEach((block, index) => {
			const size = { width: row.widths[index] ?? 0, height: row.height };
			const frame = { x, y: this.#y, width: row.columns[index] ?? 0, height: row.height + row.below };
			const under = block.caption ? [captionOf(block.caption, this.setting)] : [];
			this.#slide.placed.push({ kind: 'picture', block, size, caption: under, frame });
			x += size.width + PICTURE_GAP;
		});
		this.#y += row.height + row.below + GAP;
	}

	#fitted(blocks: readonly PictureBlock[], room: number): FittedRow {
		return fittedPictures(blocks, { width: this.#stage.width, room }, this.#lettering, this.setting);
	}

	#frame(height: number): Frame {
		return { ...this.#stage.body, y: this.#y, height };
	}
}
