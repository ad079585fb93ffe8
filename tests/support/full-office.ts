import type pg from 'pg';
import { newId } from '../../src/kernel/id.ts';
import { loadOfficeFolder } from '../../src/features/office/server/starter.ts';
import { admitOffice, type OfficeId } from '../../src/platform/server/database.ts';
import type { TestDatabase } from './database.ts';
import { buildMember } from './factories.ts';

/** What opens something, planted where it is kept; it must not be found elsewhere. */
export const SECRETS = {
	token: 'a1'.repeat(32),
	key: 'key-of-idempotency',
	provider: 'sealed-secret-of-provider',
	link: 'b2'.repeat(32),
	idea: 'e5'.repeat(32)
};

/**
 * The starter office under another address, with a row in every table that the catalogue knows. A new table fails in
 * the test that asks for it, and gets its row here.
 */
export async function fullOffice(test: TestDatabase, slug: string): Promise<{ officeId: OfficeId; userId: string }> {
	const loaded = await loadOfficeFolder(test.db, 'examples/raanana', 'test', slug);
	if (!loaded.ok) throw new Error(loaded.reason);
	const officeId = admitOffice(loaded.officeId);
	const userId = await buildMember(test.db, officeId, 'director');
	const add = (text: string, values: unknown[] = []) => test.admin.query(text, [officeId, ...values]);
	const token = newId();
	await add(
		`insert into token (office_id, id, user_id, name, scope, hash, expires_on) values ($1, $2, $3, 'x', 'read', $4, now())`,
		[token, userId, SECRETS.token]
	);
	await add(`insert into token_creation (office_id, token_id, key, record_id, digest) values ($1, $2, $3, $2, 'x')`, [
		token,
		SECRETS.key
	]);
	await add(
		`insert into identity_provider (office_id, issuer, client_id, client_secret) values ($1, 'https://idp.example', 'kesher', $2)`,
		[SECRETS.provider]
	);
	await add(`insert into identity (office_id, subject, user_id) values ($1, 'subject', $2)`, [userId]);
	await add(`insert into provider_logout (office_id, jti) values ($1, 'heard')`);
	await add(
		`insert into initiative_activity (office_id, initiative_id, activity_id)
		select i.office_id, i.id, a.id from initiative i join activity a using (office_id) where office_id = $1 limit 1`
	);
	const initiative = newId();
	await add(`insert into initiative (office_id, id, stage, title) values ($1, $2, 'initiative', '{"en": "A tree"}')`, [
		initiative
	]);
	await add(
		`insert into initiative_link (office_id, initiative_id, other_id, kind)
		select office_id, $2, id, 'related' from initiative where office_id = $1 and id <> $2 limit 1`,
		[initiative]
	);
	await add(
		`insert into decision (office_id, id, initiative_id, outcome, from_stage, answer, decided_on)
		values ($1, $2, $2, 'accepted', 'proposal', '{"en": "Yes"}', now())`,
		[initiative]
	);
	await add(`insert into milestone (office_id, id, initiative_id, what) values ($1, $2, $2, '{"en": "Permit"}')`, [
		initiative
	]);
	await add(
		`insert into criterion (office_id, code, kind, name, position) values ($1, 'ours', 'scored', '{"en": "Ours"}', 5)`
	);
	await add(
		`insert into partnership_request (office_id, initiative_id, partner_id, agreement_kind)
		select l.office_id, l.initiative_id, l.partner_id, 'friendship_pact' from initiative_partner l
		where l.office_id = $1 and not exists (select from partnership_request r
			where r.office_id = l.office_id and r.initiative_id = l.initiative_id) limit 1`
	);
	const request = '(select initiative_id from partnership_request where office_id = $1 limit 1)';
	await add(
		`insert into request_criterion (office_id, initiative_id, code, kind, name, weight, position)
		values ($1, ${request}, 'ours', 'scored', '{"en": "Ours"}', 2, 99)`
	);
	await add(`insert into assessment (office_id, initiative_id, user_id, name) values ($1, ${request}, $2, 'Dana')`, [
		userId
	]);
	await add(
		`insert into assessment_score (office_id, initiative_id, user_id, code, score) values ($1, ${request}, $2, 'ours', 4)`,
		[userId]
	);
	await add(
		`insert into next_step (office_id, id, partner_id, what) select office_id, id, id, '{"en": "Write"}' from partner
		where office_id = $1 limit 1`
	);
	await add(
		`insert into template (office_id, id, name, audience, slides, typeface) values ($1, $2, '{"en": "Ours"}', 'council', '16:9', 'heebo')`,
		[newId()]
	);
	const news = newId();
	await add(`insert into news (office_id, id, title, day) values ($1, $2, '{"en": "Told"}', '2020-01-01')`, [news]);
	await add(
		`insert into news_partner (office_id, news_id, partner_id) select office_id, $2, id from partner where office_id = $1 limit 1`,
		[news]
	);
	const report = newId();
	await add(
		`insert into report (office_id, id, period_from, period_to, audience, languages)
		values ($1, $2, '2020-01-01', '2020-12-31', 'council', '{he}')`,
		[report]
	);
	await add(`insert into report_section (office_id, report_id, section) values ($1, $2, 'goals')`, [report]);
	await add(`insert into report_line (office_id, report_id, section, line) values ($1, $2, 'goals', 'x')`, [report]);
	await add(
		`insert into report_block (office_id, id, report_id, section, position, kind) values ($1, $2, $2, 'goals', 1, 'text')`,
		[report]
	);
	await add(
		`insert into report_version (office_id, report_id, number, state, documents) values ($1, $2, 1, 'in_review', '{}')`,
		[report]
	);
	await add(
		`insert into report_link (office_id, id, report_id, hash, note, languages, audience, tells_money, expires_on)
		values ($1, $2, $2, $3, 'x', '{he}', 'council', false, now())`,
		[report, SECRETS.link]
	);
	await add(
		`insert into report_version_file (office_id, id, report_id, number, sha256, media_type)
		values ($1, $2, $2, 1, $3, 'image/png')`,
		[report, 'c3'.repeat(32)]
	);
	await add(
		`insert into export_job (office_id, id, report_id, format, languages, made_by, made_as)
		values ($1, $2, $2, 'pptx', 'he', $3, 'director')`,
		[report, userId]
	);
	await add(
		`insert into outgoing_letter (office_id, id, recipient, subject, text, language)
		values ($1, $2, 'x@example.org', 'x', 'x', 'he')`,
		[report]
	);
	const brought = newId();
	await add(
		`insert into import (office_id, id, name, media_type, bytes, sha256, state, made_name)
		values ($1, $2, 'deck.txt', 'text/plain', 1, $3, 'review', 'x')`,
		[brought, 'd4'.repeat(32)]
	);
	await add(
		`insert into import_paragraph (office_id, import_id, position, page, kind, text) values ($1, $2, 0, 1, 'text', 'x')`,
		[brought]
	);
	await add(
		`insert into import_proposal (office_id, id, import_id, position, paragraph, section, type, proposed)
		values ($1, $2, $2, 0, 0, 'goals', 'goal', '{}')`,
		[brought]
	);
	await add(
		`insert into record_source (office_id, id, noun, record_id, import_id, proposal_id, page, paragraph, raw, text)
		values ($1, $2, 'goal', $2, $2, $2, 1, 0, 'x', 'x')`,
		[brought]
	);
	await add(
		`insert into import_lesson (office_id, id, import_id, field, wording, folded, meaning)
		values ($1, $2, $2, 'word', 'x', 'x', 'y')`,
		[brought]
	);
	const table = newId();
	await add(
		`insert into table_import (office_id, id, name, target, state, made_name) values ($1, $2, 'x.csv', 'goals', 'checked', 'x')`,
		[table]
	);
	await add(`insert into table_import_row (office_id, import_id, sheet, line, cells) values ($1, $2, 0, 1, '{x}')`, [
		table
	]);
	await add(`insert into table_mapping (office_id, target, headings, columns) values ($1, 'goals', $2, '[]')`, [table]);
	const idea = newId();
	await add(
		`insert into resident_idea (office_id, id, state, text, text_mark, language, name, email, email_mark, consent_version)
		values ($1, $2, 'waiting', 'x', 'x', 'he', 'x', 'x@example.org', 'x', '1')`,
		[idea]
	);
	await add(`insert into idea_key (office_id, hash, idea_id, opens) values ($1, $3, $2, 'own')`, [idea, SECRETS.idea]);
	await add(
		`insert into idea_message (office_id, id, idea_id, of_office, text) values ($1, $2, $2, true, '{"en": "x"}')`,
		[idea]
	);
	await add(`insert into idea_supporter (office_id, idea_id, email_mark) values ($1, $2, 'x')`, [idea]);
	await add(`insert into idea_report (office_id, id, idea_id, reason) values ($1, $2, $2, 'other')`, [idea]);
	await add(
		`insert into auth.session (id, token, user_id, expires_at, provided_by, created_at, updated_at)
		values ($2, $2, $3, now() + interval '1 day', $1, now(), now())`,
		[newId(), userId]
	);
	return { officeId, userId };
}

/** The tables that hold a row of an office, by the catalogue; those of sign-in included. */
export async function tablesOf(admin: pg.Pool, officeId: OfficeId): Promise<{ filled: string[]; empty: string[] }> {
	const { rows } = await admin.query<{ table: string; column: string }>(
		`select table_schema || '.' || table_name as table, column_name as column
		from information_schema.columns join information_schema.tables using (table_schema, table_name)
		where table_schema in ('kesher', 'auth') and table_type = 'BASE TABLE'
			and table_name not in (select c.relname from pg_class c where c.relispartition)
			and (column_name in ('office_id', 'provided_by') or (table_name, column_name) = ('office', 'id')) order by 1`
	);
	const [filled, empty]: [string[], string[]] = [[], []];
	for (const { table, column } of rows) {
		const found = await admin.query(`select from ${table} where "${column}" = $1 limit 1`, [officeId]);
		(found.rowCount ? filled : empty).push(table);
	}
	return { filled, empty };
}
