import { sql } from 'kysely';
import { z } from 'zod';
import { isRole } from '#features/member/member.ts';
import { loadMemberOf } from '#features/member/server/queries.ts';
import { tellMember } from '#features/member/server/telling.ts';
import { known, email as address } from '#kernel/fields.ts';
import { newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Author } from '#platform/server/audit.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { ArchiveRefused, pathOfTable } from '../archive.ts';
import { onRecord } from '../membership.ts';
import { parsedRow } from './lines.ts';

const day = z.iso.date().nullable();
/** Longer than any word that stands in a record by itself: ids of accounts are replaced wherever they stand. */
const account = z.string().regex(/^[\w-]{16,64}$/);
const member = z.object({
	id: z.uuid(),
	user_id: account,
	name: z.string().min(1).max(200),
	email: known(address()),
	role: z.string().refine(isRole),
	body_id: z.uuid().nullable(),
	starts: day,
	ends: day,
	created_at: z.string()
});
export type BroughtMember = z.output<typeof member>;

/** More would be no office; all of them are held at once. */
const MOST = 10_000;

/** @throws ArchiveRefused where something is no member */
export async function readMembers(rows: AsyncIterable<string>): Promise<BroughtMember[]> {
	const path = pathOfTable('member');
	const members: BroughtMember[] = [];
	for await (const row of rows) {
		const read = member.safeParse(parsedRow(row, path));
		if (!read.success || members.length === MOST) throw new ArchiveRefused('unfit', path);
		members.push(read.data);
	}
	return members;
}

/**
 * Finds the accounts of the members by their addresses, and makes those that are missing, without a password. An account
 * keeps its id where nobody else has that.
 * @returns by which id here somebody goes, by the one in the archive
 */
export async function settleAccounts(
	tx: OfficeTransaction,
	members: readonly BroughtMember[],
	language: Language
): Promise<Map<string, string>> {
	const emails = members.map(({ email }) => email);
	const ids = members.map(({ user_id: id }) => id);
	const { rows } = await sql<{ id: string; email: string }>`
		select id, email from auth.user where email = any (${emails}) or id = any (${ids})`.execute(tx);
	const byEmail = new Map(rows.map(({ id, email }) => [email, id]));
	const taken = new Set(rows.map(({ id }) => id));
	const settled = new Map<string, string>();
	for (const { user_id: id, email, name } of members) {
		const here = byEmail.get(email) ?? (taken.has(id) ? newId() : id);
		settled.set(id, here);
		if (byEmail.has(email)) continue;
		byEmail.set(email, here);
		taken.add(here);
		await sql`insert into auth.user (id, name, email, email_verified, language)
			values (${here}, ${name}, ${email}, true, ${language})`.execute(tx);
	}
	return settled;
}

/** Writes the memberships: they are on record, and let nobody in. @param before the day before, YYYY-MM-DD */
export async function recordMembers(
	tx: OfficeTransaction,
	office: OfficeId,
	members: readonly BroughtMember[],
	{ accounts, before }: { accounts: ReadonlyMap<string, string>; before: string }
): Promise<void> {
	for (const { name: _name, email: _email, ...member } of members) {
		const userId = accounts.get(member.user_id) ?? member.user_id;
		await tx
			.insertInto('member')
			.values({ ...member, ...onRecord(member, before), office_id: office, user_id: userId })
			.execute();
		await belongTo(tx, office, userId);
	}
}

/** The one who decides from now on who comes in. @returns their account */
export async function admitDirector(
	tx: OfficeTransaction,
	author: Author,
	director: { email: string; name: string; language: Language }
): Promise<string> {
	const { officeId } = author;
	const email = director.email.toLowerCase();
	const { rows } = await sql<{ id: string }>`
		insert into auth.user (id, name, email, email_verified, language)
		values (${newId()}, ${director.name}, ${email}, true, ${director.language})
		on conflict (email) do update set updated_at = now() returning id`.execute(tx);
	const userId = rows[0]?.id ?? '';
	const before = (await loadMemberOf(tx, officeId, userId)) ?? null;
	const membership = { role: 'director', body_id: null, starts: null, ends: null };
	await tx
		.insertInto('member')
		.values({ office_id: officeId, id: newId(), user_id: userId, ...membership })
		.onConflict((conflict) => conflict.columns(['office_id', 'user_id']).doUpdateSet(membership))
		.execute();
	await belongTo(tx, officeId, userId);
	tellMember(tx, author, { before, after: (await loadMemberOf(tx, officeId, userId)) ?? null });
	return userId;
}

async function belongTo(tx: OfficeTransaction, office: OfficeId, userId: string): Promise<void> {
	await tx
		.insertInto('auth.user_office')
		.values({ user_id: userId, office_id: office })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
