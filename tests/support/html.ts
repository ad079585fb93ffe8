/** What a reader sees of some HTML: the words, without tags, comments and scripts, with single spaces. */
export function textOf(html: string): string {
	return html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replaceAll('&#39;', "'")
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&')
		.replace(/\s+/g, ' ')
		.replace(/ ([.,;:])/g, '$1')
		.trim();
}

/** The words of the table rows in which something is written. */
export function rowsWith(html: string, words: string): string[] {
	const rows = html.match(/<tr\b.*?<\/tr>/gs) ?? [];
	return rows.map(textOf).filter((row) => row.includes(words));
}

/** Entities as they stand in an attribute or a text area. */
function unescaped(text: string): string {
	return text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}

const attribute = (tag: string, name: string) => {
	const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
	return found === undefined ? undefined : unescaped(found);
};

/** A form of a page as a browser would send it, without its buttons: the first whose action ends so. */
export function formIn(html: string, ending: string): { action: string; fields: Record<string, string | string[]> } {
	const forms = html.match(/<form\b.*?<\/form>/gs) ?? [];
	const form = forms.find((each) => attribute(each.slice(0, each.indexOf('>') + 1), 'action')?.endsWith(ending));
	if (!form) throw new Error(`no form "${ending}" on the page`);
	const fields: Record<string, string | string[]> = {};
	const add = (name: string, value: string) => {
		const before = fields[name] ?? [];
		fields[name] = name.endsWith('[]') ? [...before, value] : value;
	};
	for (const [tag, , inner] of form.matchAll(/<(input|textarea)\b[^>]*>(?:([^<]*)<\/textarea>)?/g)) {
		const name = attribute(tag, 'name');
		const isBox = / type="(checkbox|radio)"/.test(tag);
		if (name === undefined || (isBox && !/ checked\b/.test(tag))) continue;
		add(name, inner === undefined ? (attribute(tag, 'value') ?? (isBox ? 'on' : '')) : unescaped(inner));
	}
	return { action: attribute(form.slice(0, form.indexOf('>') + 1), 'action') ?? '', fields };
}
