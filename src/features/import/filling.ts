import { areCompatible } from '#kernel/known-date.ts';

/**
 * A further source of a record fills what is empty in it and overwrites nothing. What was filled is kept by its place,
 * "starts" or "title.en", so that it can be taken back.
 */
export type Filled = Readonly<Record<string, unknown>>;

/** Whether a field says nothing: a text without any language neither. */
function isVoid(value: unknown): boolean {
	if (value === null || value === undefined || value === '') return true;
	if (Array.isArray(value)) return value.length === 0;
	return typeof value === 'object' && Object.keys(value).length === 0;
}

function isTexts(value: unknown): value is Record<string, string> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What of an offer fits into the empty places of a record. Texts are filled language by language. */
export function fillingOf<Input extends object>(record: Input, offer: Partial<Input>): Filled {
	const filled: Record<string, unknown> = {};
	for (const [field, offered] of Object.entries(offer)) {
		const present = record[field as keyof Input];
		if (isVoid(offered)) continue;
		if (isTexts(offered) && isTexts(present)) {
			for (const [language, text] of Object.entries(offered)) {
				if (isVoid(present[language])) filled[`${field}.${language}`] = text;
			}
		} else if (isVoid(present)) filled[field] = offered;
	}
	return filled;
}

/** The record with what was filled into it. */
export function withFilled<Input extends object>(record: Input, filled: Filled): Input {
	const next = { ...record } as Record<string, unknown>;
	for (const [place, value] of Object.entries(filled)) {
		const [field, language] = placeOf(place);
		next[field] = language === undefined ? value : { ...(next[field] as object), [language]: value };
	}
	return next as Input;
}

/** The record without what was filled into it, as far as it still says the same; undefined: nothing of it is left. */
export function withoutFilled<Input extends object>(record: Input, filled: Filled): Input | undefined {
	const next = { ...record } as Record<string, unknown>;
	let isChanged = false;
	for (const [place, value] of Object.entries(filled)) {
		const [field, language] = placeOf(place);
		const present = next[field];
		const said = language === undefined ? present : (present as Record<string, unknown> | null)?.[language];
		if (JSON.stringify(said) !== JSON.stringify(value)) continue;
		isChanged = true;
		if (language === undefined) next[field] = emptied(present);
		else next[field] = Object.fromEntries(Object.entries(present as object).filter(([tag]) => tag !== language));
	}
	return isChanged ? (next as Input) : undefined;
}

function emptied(value: unknown): unknown {
	if (Array.isArray(value)) return [];
	return isTexts(value) ? {} : null;
}

function placeOf(place: string): [field: string, language: string | undefined] {
	const [field = '', language] = place.split('.');
	return [field, language];
}

/** What a source says otherwise than the record: of dates, those that are not the same; never what one does not say. */
export function differing<Input extends object>(
	record: Input,
	offer: Partial<Input>,
	fields: readonly (keyof Input & string)[]
): Record<string, unknown> {
	return Object.fromEntries(
		fields.flatMap((field) => {
			const [present, offered] = [record[field], offer[field]];
			const isSaid = !isVoid(present) && !isVoid(offered);
			return isSaid && present !== offered ? [[field, offered]] : [];
		})
	);
}

/** Whether two dates that may be missing contradict each other. */
export function contradict(one: string | null, other: string | null): boolean {
	return one !== null && other !== null && !areCompatible(one, other);
}
