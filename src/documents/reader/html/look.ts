/** The attributes of an element, as the parser gives them. */
export type Attributes = Readonly<Record<string, string>>;

/** What is not read: no words of the page, or none that are shown. */
const UNREAD = new Set(
	'head script style template noscript noframes svg math canvas object embed iframe audio video select datalist textarea del'.split(
		' '
	)
);
/** Elements that begin a line of their own, and end one. */
const BLOCKS = new Set(
	(
		'html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th blockquote pre section article ' +
		'header footer main nav aside address figure figcaption form fieldset legend hr center details summary dir menu'
	).split(' ')
);

export function isUnread(name: string, attributes: Attributes): boolean {
	if (UNREAD.has(name)) return true;
	const style = attributes.style ?? '';
	return (
		attributes.hidden !== undefined ||
		attributes['aria-hidden'] === 'true' ||
		/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style)
	);
}

export function isBlock(name: string): boolean {
	return BLOCKS.has(name);
}

/** How far below the title a heading is, from 0 for the title itself; undefined where an element is none. */
export function headingDepth(name: string, attributes: Attributes): number | undefined {
	const depth =
		/^h([1-6])$/.exec(name)?.[1] ?? (attributes.role === 'heading' ? (attributes['aria-level'] ?? '2') : undefined);
	if (depth !== undefined) return Math.max(0, Number(depth) - 1) || 0;
	return /^(?:Mso)?(?:Title|title)$/.test(attributes.class ?? '') ? 0 : undefined;
}

/** Word writes its lists as paragraphs, and says in their style how deep they are: from 0. */
export function wordListLevel({ style = '' }: Attributes): number | undefined {
	const level = /mso-list\s*:\s*(?!Ignore|none|skip)[^;]*\blevel(\d)/i.exec(style)?.[1];
	return level === undefined ? undefined : Number(level) - 1;
}

/** The sign of such an item, which Word writes out for programs that know no lists. */
export function isWordMark({ style = '' }: Attributes): boolean {
	return /mso-list\s*:\s*Ignore/i.test(style);
}

export function beginsPage({ style = '' }: Attributes): boolean {
	return /(?:page-break-before|break-before)\s*:\s*(?:always|page)/i.test(style);
}
