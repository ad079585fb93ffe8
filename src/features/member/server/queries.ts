import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Member, Role } from '../member.ts';

/** Everybody who comes into an office, by name. */
export async function listMembers(tx: OfficeTransaction, office: OfficeId): Promise<Member[]> {
	const rows = await memberRows(tx, office).execute();
	const people = await peopleOf(
		tx,
		rows.map((row) => row.userId)
	);
	return rows
		.flatMap((row) => {
			const person = people.get(row.userId);
			return person ? [{ ...person, ...row, role: row.role as Role }] : [];
		})
		.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

export async function loadMember(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Member | undefined> {
	const row = await memberRows(tx, office).where('id', '=', id).executeTakeFirst();
	const person = row && (await peopleOf(tx, [row.userId])).get(row.userId);
	return person && { ...person, ...row, role: row.role as Role };
}

/** In how many offices a person is. */
export async function countOffices(tx: OfficeTransaction, userId: string): Promise<number> {
	const rows = await tx.selectFrom('auth.user_office').select('office_id').where('user_id', '=', userId).execute();
	return rows.length;
}

function memberRows(tx: OfficeTransaction, office: OfficeId) {
	return tx.selectFrom('member').select(['id', 'user_id as userId', 'role']).where('office_id', '=', office);
}

type Person = Pick<Member, 'name' | 'email' | 'hasPassword' | 'language'>;

/** People are of the installation, not of an office: asked apart, so that no statement reaches across. */
async function peopleOf(tx: OfficeTransaction, userIds: string[]): Promise<Map<string, Person>> {
	const { rows } = await sql<Person & { id: string }>`
		select u.id, u.name, u.email, u.language, exists (select from auth.account a where a.user_id = u.id) as "hasPassword"
		from auth.user u where u.id = any (${userIds})`.execute(tx);
	return new Map(rows.map(({ id, ...person }) => [id, person]));
}
