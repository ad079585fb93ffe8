import { sql, type RawBuilder } from 'kysely';
import type { Language } from '#kernel/language.ts';

/**
 * A text in several languages as a list shows it, for ordering: pick() of kernel/texts.ts in SQL.
 * @param column such as "organisation.name"; never anything that was typed
 */
export function shownText(column: string, language: Language): RawBuilder<string> {
	const texts = sql.ref(column);
	return sql<string>`coalesce(${texts}->>${sql.lit(language)}, ${texts}->>'he', ${texts}->>'en',
		(select value from jsonb_each_text(${texts}) limit 1), '')`;
}

/** The order of the alphabet, whatever locale the database was made with. */
export function alphabetical(text: RawBuilder<string>): RawBuilder<string> {
	return sql<string>`${text} collate "und-x-icu"`;
}
