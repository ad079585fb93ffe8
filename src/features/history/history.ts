import type { Deleted, TrashNoun } from '#features/trash/trash.ts';

/** Who and what has access to an office, or to a report of it, what was brought into it, and what residents sent. Their history is told with the office's. */
export const OFFICE_NOUNS = ['member', 'token', 'report_link', 'import', 'table_import', 'resident_idea'] as const;
export type OfficeNoun = (typeof OFFICE_NOUNS)[number];

/** The nouns whose records have a history. Of these last ones nothing is ever put aside. */
export type HistoryNoun = TrashNoun | 'office' | OfficeNoun;

export function isOfOffice(noun: HistoryNoun): noun is OfficeNoun {
	return OFFICE_NOUNS.some((each) => each === noun);
}

/** What is gone for good after its time in the trash is purged, by nobody in particular. */
export type HistoryAction =
	'create' | 'update' | 'delete' | 'restore' | 'purge' | 'erase' | 'close' | 'open' | 'take_out' | 'bring_in';

/** What was done in the words of a person: a step is ticked, and its tick taken back, by a change of its row. */
export type HistoryDeed = HistoryAction | 'done' | 'undone';

/** One entry of the trail as it is kept: columns, codes and ids. */
export interface TrailEntry {
	id: string;
	/** ISO 8601, UTC. */
	at: string;
	actor: string;
	action: HistoryAction;
	noun: HistoryNoun;
	recordId: string;
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
	/** Why it was done, where whoever did it has said so, and whoever looks may know. */
	reason: string | null;
	/** What it said was taken out of it, or a part of that, because somebody's details were erased. */
	isTakenOut: boolean;
}

/** One change of one field, in words; '' where there was nothing, or is nothing any more. */
export interface FieldChange {
	field: string;
	before: string;
	after: string;
}

/** One entry as a page shows it. */
export interface HistoryEntry extends Pick<TrailEntry, 'id' | 'at' | 'actor' | 'noun' | 'reason' | 'isTakenOut'> {
	deed: HistoryDeed;
	/** What a record is called that belongs to the one whose page it is: a source, a role, a step, a document. */
	part: string | undefined;
	changes: FieldChange[];
}

/** An entry of the trail of the whole office. */
export interface TrailRow extends Omit<HistoryEntry, 'part'> {
	/** Its number in the trail of the office, from 1 on without a gap. */
	seq: number;
	/** Where the request came from. */
	address: string | null;
	/** What seals it, and with it all entries before; in hexadecimal. */
	seal: string;
	/** The record, if there is still something that says what it was called. */
	about: Deleted | undefined;
}

/** What a page shows of the history of a record: the latest changes, and where the earlier ones are. */
export interface HistoryPage {
	noun: HistoryNoun;
	recordId: string;
	entries: HistoryEntry[];
	/** The cursor of the next page. */
	next: string | undefined;
	timeZone: string;
}

/** How fields and their values are said. */
export interface Sayer {
	/** undefined: nothing to show to a person. */
	field(name: string, language?: string): string | undefined;
	value(name: string, value: unknown): string;
}

/** A step that only got its day, or lost it, was ticked or taken up again; the day is that of the entry. */
export function deedOf({
	action,
	noun,
	before,
	after
}: Pick<TrailEntry, 'action' | 'noun' | 'before' | 'after'>): HistoryDeed {
	const fields = Object.keys({ ...before, ...after });
	if ((noun !== 'next_step' && noun !== 'milestone') || action !== 'update' || fields.join() !== 'done_on')
		return action;
	return after?.['done_on'] ? 'done' : 'undone';
}

/** What changed, field by field, and of a text language by language. */
export function changesOf({ before, after }: Pick<TrailEntry, 'before' | 'after'>, say: Sayer): FieldChange[] {
	const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
	return names
		.flatMap((name) => {
			const [was, is] = [before?.[name], after?.[name]];
			const languages = isTexts(was) || isTexts(is) ? languagesOf(was, is) : [undefined];
			return languages.flatMap((language) => {
				const field = say.field(name, language);
				if (field === undefined) return [];
				const inWords = (value: unknown) =>
					language === undefined
						? say.value(name, value)
						: ((value as Record<string, string> | null)?.[language] ?? '');
				return [{ field, before: inWords(was), after: inWords(is) }];
			});
		})
		.filter((change) => change.before !== change.after);
}

function isTexts(value: unknown): value is Record<string, string> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function languagesOf(...texts: unknown[]): string[] {
	return [...new Set(texts.flatMap((text) => (isTexts(text) ? Object.keys(text) : [])))];
}
