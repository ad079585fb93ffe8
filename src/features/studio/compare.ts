import { keyOf, plainText, type Block, type FlowDocument, type Section } from '#kernel/flow-document.ts';

/** One thing that a report says otherwise than another, or only one of them says. */
export interface Difference {
	/** The title of the section, as the later one has it where both do. */
	section: string;
	/** '' where it was not there. */
	before: string;
	/** '' where it is not there any more. */
	after: string;
}

/** What one report says otherwise than an earlier one, section by section, in the order of the later. */
export function differences(before: FlowDocument, after: FlowDocument): Difference[] {
	const [then, now] = [before, after].map(({ sections }) => new Map(sections.map((each) => [keyOf(each), each])));
	const keys = new Set([...after.sections, ...before.sections].map(keyOf));
	const head = [...pair('', before.title, after.title), ...pair('', before.subtitle, after.subtitle)];
	return [...head, ...[...keys].flatMap((key) => ofSection(then?.get(key), now?.get(key)))];
}

function ofSection(before: Section | undefined, after: Section | undefined): Difference[] {
	const title = (after ?? before)?.title ?? '';
	const [then, now] = [saidIn(before), saidIn(after)];
	const keys = new Set([...now.keys(), ...then.keys()]);
	return [
		...(before && after ? pair(title, before.title, after.title) : []),
		...[...keys].flatMap((key) => pair(title, then.get(key) ?? '', now.get(key) ?? ''))
	];
}

function pair(section: string, before: string, after: string): Difference[] {
	return before === after ? [] : [{ section, before, after }];
}

/** All that a section says, line by line: by what each line tells of, and where it tells of nothing by its words. */
function saidIn(section: Section | undefined): Map<string, string> {
	if (!section) return new Map();
	const lede = section.lede ? [['lede', plainText(section.lede)] as const] : [];
	return new Map([...lede, ...section.blocks.flatMap(linesIn)]);
}

function linesIn(block: Block): (readonly [string, string])[] {
	switch (block.kind) {
		case 'text':
			return [[block.key ?? plainText(block.line), plainText(block.line)]];
		case 'list':
			return block.items.map(({ key, line, note }) => {
				const words = [line, ...(note ? [note] : [])].map(plainText).join('. ');
				return [key ?? words, words];
			});
		case 'table':
			return block.rows.map((row) => {
				const [first = '', ...rest] = row.map(plainText);
				return [`${block.caption}: ${first}`, [first.replaceAll('\n', ', '), ...rest].filter(Boolean).join(' · ')];
			});
		case 'chart':
			return [[block.title, block.alt]];
		case 'map':
			return [[`map ${block.title}`, block.alt]];
		case 'picture': {
			const words = [block.alt, ...(block.caption ? [plainText(block.caption)] : [])].join('. ');
			return [[block.key ?? block.file, words]];
		}
	}
}
