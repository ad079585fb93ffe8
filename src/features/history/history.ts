import type { Texts } from '#kernel/texts.ts';

export type HistoryAction = 'create' | 'update' | 'delete' | 'restore';

/** One entry of the trail, as a page shows it. */
export interface HistoryEntry {
	id: string;
	/** ISO 8601, UTC. */
	at: string;
	actor: string;
	action: HistoryAction;
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
}

export interface FieldChange {
	/** The column, or the name of a group of links. */
	field: string;
	before: string;
	after: string;
}

/** What changed, field by field, in words. @param say turns a code of a field into its word, where it has one */
export function changesOf(
	{ before, after }: Pick<HistoryEntry, 'before' | 'after'>,
	say: (field: string, code: string) => string
): FieldChange[] {
	const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
		(field) => field !== 'id'
	);
	return fields
		.map((field) => ({
			field,
			before: inWords(before?.[field], field, say),
			after: inWords(after?.[field], field, say)
		}))
		.filter((change) => change.before !== change.after);
}

function inWords(value: unknown, field: string, say: (field: string, code: string) => string): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return say(field, value);
	if (typeof value === 'number') return String(value);
	if (typeof value === 'boolean') return value ? '✓' : '';
	if (Array.isArray(value))
		return value.every((each) => typeof each === 'string' && !isId(each))
			? value.map((each) => say(field, String(each))).join(', ')
			: String(value.length);
	return Object.values(value as Texts).join(' / ');
}

function isId(text: string): boolean {
	return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);
}
