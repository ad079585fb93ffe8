/** The tables that belong to no office; all others of the schema do. */
const SHARED = new Set(['schema_migration', 'gazetteer']);

/**
 * Fails for a statement that reads or writes a table of an office without filtering by it. Row-level security
 * would protect the data all the same, but a distributed database would have to ask every shard.
 */
export function requireOfficeFilter(statement: string): void {
	const text = statement.toLowerCase().replace(/"/g, '').replace(/\s+/g, ' ');
	const tables = [...text.matchAll(/\b(?:from|join|update|into)\s+(?:kesher\.)?([a-z_]+)(?!\s*\(|\.)\b/g)]
		.map((match) => match[1] as string)
		.filter((table) => TENANT_TABLES.has(table) && !SHARED.has(table));
	if (tables.length === 0) return;
	const mentions = text.match(/office_id|\boffice(\.id| where id| .* id) =/g)?.length ?? 0;
	if (mentions < tables.length) {
		throw new Error(`a statement on ${tables.join(', ')} does not filter each by its office:\n${statement}`);
	}
}

const TENANT_TABLES = new Set(
	`activity activity_goal activity_organisation activity_partner activity_person activity_shown_on agreement
	agreement_partner agreement_signatory attachment audit_event claim data_note goal highlight initiative
	initiative_activity initiative_goal initiative_organisation initiative_partner member next_step office organisation
	partner partner_status person role_held search_entry`.split(/\s+/)
);
