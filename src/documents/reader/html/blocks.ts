import { Parser } from 'htmlparser2';
import type { ParagraphKind } from '#kernel/read-document.ts';
import { cleanText } from '../paragraphs.ts';
import { Unreadable } from '../unreadable.ts';
import { HtmlList } from './list.ts';
import { beginsPage, headingDepth, isBlock, isUnread, isWordMark, wordListLevel, type Attributes } from './look.ts';
import { HtmlTable } from './table.ts';

/** A paragraph of a page, before its order is looked at. */
export interface Block {
	kind: ParagraphKind;
	level: number;
	text: string;
	mark?: string;
	cells?: string[];
}

/** Real pages stay far below; old ones that never close their fonts do not. */
const DEEPEST = 3000;
/** Signs that Word writes in a typeface of signs. */
const DOTS = /^[·•o§ØvüÂ\uf000-\uf0ff-]$/;

interface Open {
	name: string;
	/** Begins with the words of this element, and ends with them. */
	role?: 'unread' | 'mark' | 'list' | 'table' | 'cell' | 'pre' | 'block';
}

/** The paragraphs of a page, part by part where it says where a sheet begins. */
export function blocksOf(html: string): Block[][] {
	const reader = new BlockReader();
	const parser = new Parser(
		{
			onopentag: (name, attributes) => reader.open(name, attributes),
			onclosetag: (name) => reader.close(name),
			ontext: (text) => reader.text(text)
		},
		{ decodeEntities: true }
	);
	parser.write(html);
	parser.end();
	return reader.finish();
}

/** Goes through a page once, from its beginning to its end, and never calls itself. */
class BlockReader {
	readonly #parts: Block[][] = [[]];
	readonly #open: Open[] = [];
	readonly #lists: (HtmlList | undefined)[] = [];
	readonly #tables: HtmlTable[] = [];
	/** Where paragraphs are put: the page, or a cell. */
	readonly #into: Block[][] = [];
	#unread = 0;
	#marks = 0;
	#pre = 0;
	#words = '';
	#mark = '';
	/** What the paragraph is that the next words begin. */
	#next: Omit<Block, 'text'> = { kind: 'text', level: 0 };

	open(name: string, attributes: Attributes): void {
		if (this.#open.length >= DEEPEST) throw new Unreadable('damaged');
		if (isVoid(name)) {
			if (this.#unread === 0) this.#openVoid(name, attributes);
			return;
		}
		if (this.#unread > 0 || isUnread(name, attributes)) {
			this.#unread += 1;
			this.#open.push({ name, role: 'unread' });
			return;
		}
		if (beginsPage(attributes)) this.#beginPart();
		if (isWordMark(attributes)) {
			this.#marks += 1;
			this.#open.push({ name, role: 'mark' });
			return;
		}
		this.#open.push({ name, ...this.#begin(name, attributes) });
	}

	close(name: string): void {
		if (isVoid(name)) return;
		const open = this.#open.pop();
		switch (open?.role) {
			case 'unread':
				this.#unread -= 1;
				return;
			case 'mark':
				this.#marks -= 1;
				return;
			case 'list':
				this.#flush();
				this.#lists.pop();
				return;
			case 'table': {
				this.#flush();
				const table = this.#tables.pop();
				this.#target().push(...(table?.blocks() ?? []));
				return;
			}
			case 'cell':
				this.#flush();
				this.#into.pop();
				return;
			case 'pre':
				this.#flush();
				this.#pre -= 1;
				return;
			case 'block':
				this.#flush();
		}
	}

	text(text: string): void {
		if (this.#unread > 0) return;
		if (this.#marks > 0) this.#mark += text;
		else if (this.#pre === 0) this.#words += text;
		else {
			const [first = '', ...lines] = text.split('\n');
			this.#words += first;
			for (const line of lines) {
				this.#flush();
				this.#words = line;
			}
		}
	}

	finish(): Block[][] {
		this.#flush();
		return this.#parts.filter((part) => part.length > 0);
	}

	#openVoid(name: string, attributes: Attributes): void {
		if (name === 'hr') this.#flush();
		if (name !== 'br') return;
		if (beginsPage(attributes)) this.#beginPart();
		// Within an item, a heading or a cell a line is broken for its looks.
		else if (this.#next.kind === 'text' && this.#into.length === 0) this.#flush();
		else this.#words += ' ';
	}

	#begin(name: string, attributes: Attributes): Pick<Open, 'role'> {
		if (!isBlock(name)) return {};
		this.#flush();
		switch (name) {
			case 'ul':
			case 'ol':
			case 'dir':
			case 'menu':
				this.#lists.push(new HtmlList(name, attributes));
				return { role: 'list' };
			case 'li':
				this.#beginItem(attributes);
				return { role: 'block' };
			case 'table':
				this.#tables.at(-1)?.holdsTable();
				this.#tables.push(new HtmlTable());
				return { role: 'table' };
			case 'tr':
				this.#tables.at(-1)?.beginRow();
				return {};
			case 'td':
			case 'th': {
				const table = this.#tables.at(-1);
				if (!table) return { role: 'block' };
				this.#into.push(table.beginCell(attributes));
				return { role: 'cell' };
			}
			case 'pre':
				this.#pre += 1;
				return { role: 'pre' };
			default:
				this.#beginParagraph(name, attributes);
				return { role: 'block' };
		}
	}

	#beginItem(attributes: Attributes): void {
		const mark = this.#lists.at(-1)?.next(attributes);
		const told = Number(attributes['aria-level']);
		const level = told >= 1 && told < 10 ? told - 1 : Math.max(0, this.#lists.length - 1);
		this.#next = { kind: 'item', level, ...(mark !== undefined && { mark }) };
	}

	#beginParagraph(name: string, attributes: Attributes): void {
		const depth = headingDepth(name, attributes);
		const listed = wordListLevel(attributes);
		if (listed !== undefined) this.#next = { kind: 'item', level: listed, mark: '•' };
		else if (depth !== undefined)
			this.#next = { kind: depth === 0 ? 'title' : 'heading', level: Math.max(0, depth - 1) };
		else if (name === 'dt') this.#next = { kind: 'heading', level: 0 };
	}

	#beginPart(): void {
		this.#flush();
		if (this.#into.length === 0 && (this.#parts.at(-1)?.length ?? 0) > 0) this.#parts.push([]);
	}

	#target(): Block[] {
		return this.#into.at(-1) ?? this.#parts.at(-1) ?? [];
	}

	/** Ends the paragraph that is being read. An item that began with nothing goes on to the first words in it. */
	#flush(): void {
		const text = cleanText(this.#words);
		this.#words = '';
		if (text === '') return;
		const mark = cleanText(this.#mark);
		this.#mark = '';
		this.#target().push({ ...this.#next, ...(mark !== '' && { mark: DOTS.test(mark) ? '•' : mark }), text });
		this.#next = { kind: 'text', level: 0 };
	}
}

/** Elements that hold nothing, and are never closed. */
function isVoid(name: string): boolean {
	return /^(?:br|hr|img|input|meta|link|area|base|col|embed|param|source|track|wbr)$/.test(name);
}
