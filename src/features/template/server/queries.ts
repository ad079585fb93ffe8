import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { builtIn, builtIns, FALLBACK } from '../built-in.ts';
import type { KeptPicture, Template } from '../template.ts';
import { isId } from '#kernel/id.ts';

/** The office's own templates, its default first, then by when they were made. */
export async function listTemplates(tx: OfficeTransaction, office: OfficeId): Promise<Template[]> {
	return templateRows(tx, office)
		.where('deleted_at', 'is', null)
		.orderBy('is_default', 'desc')
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** A template by its id, or by its name where it comes along. */
export async function loadTemplate(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Template | undefined> {
	if (!isId(id)) return builtIn(id);
	return templateRows(tx, office).where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();
}

/** What a report looks like that names no template. */
export async function loadDefaultTemplate(tx: OfficeTransaction, office: OfficeId): Promise<Template> {
	const own = await templateRows(tx, office)
		.where('is_default', '=', true)
		.where('deleted_at', 'is', null)
		.executeTakeFirst();
	return own ?? FALLBACK;
}

/**
 * The template that a report names, be it deleted since: what a report looks like is not lost with it.
 * @param id null: the office's default
 */
export async function loadTemplateInUse(tx: OfficeTransaction, office: OfficeId, id: string | null): Promise<Template> {
	if (id === null) return loadDefaultTemplate(tx, office);
	const own = isId(id) ? await templateRows(tx, office).where('id', '=', id).executeTakeFirst() : builtIn(id);
	return own ?? loadDefaultTemplate(tx, office);
}

/** By the name that people have for it, in any language, or by its id. For the command line. */
export async function findTemplate(
	tx: OfficeTransaction,
	office: OfficeId,
	typed: string
): Promise<Template | undefined> {
	const found = await loadTemplate(tx, office, typed);
	if (found) return found;
	const wanted = typed.trim().toLowerCase();
	const all = [...(await listTemplates(tx, office)), ...builtIns()];
	return all.find(({ name }) => Object.values(name).some((each) => each.toLowerCase() === wanted));
}

/** How many reports that were not deleted name each template. */
export async function countUses(tx: OfficeTransaction, office: OfficeId): Promise<Map<string, number>> {
	const { rows } = await sql<{ id: string; count: number }>`
		select coalesce(template_id::text, built_in_template) as id, count(*)::integer as count from report
		where office_id = ${office} and deleted_at is null and coalesce(template_id::text, built_in_template) is not null
		group by 1`.execute(tx);
	return new Map(rows.map(({ id, count }) => [id, count]));
}

function templateRows(tx: OfficeTransaction, office: OfficeId) {
	const picture = (kind: 'logo' | 'cover') => sql<KeptPicture | null>`case when ${sql.ref(`${kind}_sha256`)} is not null
		then jsonb_build_object('sha256', ${sql.ref(`${kind}_sha256`)}, 'mediaType', ${sql.ref(`${kind}_media_type`)}) end`;
	return tx
		.selectFrom('template')
		.select(['id', 'name', 'accent', 'version', 'is_default as isDefault', 'cover_alt as coverAlt'])
		.select([
			sql<Template['audience']>`audience`.as('audience'),
			sql<Template['slides']>`slides`.as('slides'),
			sql<Template['typeface']>`typeface`.as('typeface'),
			sql<Template['logo']>`logo`.as('logo'),
			sql<Template['sectionOrder']>`section_order`.as('sectionOrder'),
			sql<Template['hiddenSections']>`hidden_sections`.as('hiddenSections'),
			sql<boolean>`false`.as('isBuiltIn'),
			picture('logo').as('logoPicture'),
			picture('cover').as('coverPicture')
		])
		.where('office_id', '=', office);
}
