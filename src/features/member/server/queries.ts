import { sql } from 'kysely';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Member, Role } from '../member.ts';

/** Everybody who comes into an office, by name; also those whose time has not come or is over. */
export async function listMembers(tx: OfficeTransaction, office: OfficeId): Promise<Member[]> {
	const members = await withPeople(tx, await memberRows(tx, office).execute());
	return members.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

export async function loadMember(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Member | undefined> {
	return (await withPeople(tx, await memberRows(tx, office).where('member.id', '=', id).execute()))[0];
}

/** The membership of a person. */
export async function loadMemberOf(
	tx: OfficeTransaction,
	office: OfficeId,
	userId: string
): Promise<Member | undefined> {
	return (await withPeople(tx, await memberRows(tx, office).where('member.user_id', '=', userId).execute()))[0];
}

/** In how many offices a person is. */
export async function countOffices(tx: OfficeTransaction, userId: string): Promise<number> {
	const rows = await tx.selectFrom('auth.user_office').select('office_id').where('user_id', '=', userId).execute();
	return rows.length;
}

function memberRows(tx: OfficeTransaction, office: OfficeId) {
	const body = sql<Texts>`coalesce((select o.name from organisation o
		where o.office_id = ${office} and o.id = member.body_id), '{}')`;
	return tx
		.selectFrom('member')
		.select(['member.id', 'member.user_id as userId', 'member.role', 'member.body_id as bodyId', body.as('body')])
		.select(['member.starts', 'member.ends'])
		.where('member.office_id', '=', office);
}

type Row = Awaited<ReturnType<ReturnType<typeof memberRows>['executeTakeFirstOrThrow']>>;
type Person = Pick<Member, 'name' | 'email' | 'hasPassword' | 'language'>;

/** People are of the installation, not of an office: asked apart, so that no statement reaches across. */
async function withPeople(tx: OfficeTransaction, members: readonly Row[]): Promise<Member[]> {
	const ids = members.map((member) => member.userId);
	const { rows } = await sql<Person & { id: string }>`
		select u.id, u.name, u.email, u.language, exists (select from auth.account a where a.user_id = u.id) as "hasPassword"
		from auth.user u where u.id = any (${ids})`.execute(tx);
	const people = new Map(rows.map(({ id, ...person }) => [id, person]));
	return members.flatMap((member) => {
		const person = people.get(member.userId);
		return person ? [{ ...person, ...member, role: member.role as Role }] : [];
	});
}
