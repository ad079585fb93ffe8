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
