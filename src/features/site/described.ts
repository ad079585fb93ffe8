/** A thing in the words of schema.org. */
export type Described = Readonly<Record<string, unknown>>;

/**
 * Things as JSON-LD for a page: data and no script, which browsers neither run nor ask the policy about. Nothing that
 * was typed can end the element.
 */
export function dataBlock(things: readonly Described[]): string {
	const graph = { '@context': 'https://schema.org', '@graph': things };
	const json = JSON.stringify(graph, withoutGaps).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
	return `<script type="application/ld+json">${json}</` + 'script>';
}

/** What is not known is not said. */
function withoutGaps(_key: string, value: unknown): unknown {
	if (value === null || value === '') return undefined;
	return Array.isArray(value) && value.length === 0 ? undefined : value;
}
