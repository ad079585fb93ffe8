import { sql } from 'kysely';
import type { Limits, Role } from '#features/member/member.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database } from '#platform/server/database.ts';

export interface UserSummary {
	email: string;
	name: string;
	/** Whether the person has set a password, and so can sign in without a link. */
	hasPassword: boolean;
	offices: ({ office: string; role: Role; body: Texts | null } & Pick<Limits, 'starts' | 'ends'>)[];
}

/** Everybody who signs in. @param db as the owner, who sees beyond one office; for the command line */
export async function listUsers(db: Database, office?: string): Promise<UserSummary[]> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<UserSummary>`
			select u.email, u.name,
				exists (select from auth.account a where a.user_id = u.id) as "hasPassword",
				coalesce(jsonb_agg(jsonb_build_object('office', o.slug, 'role', m.role,
					'body', case when m.body_id is not null then coalesce(b.name::jsonb, '{}') end,
					'starts', m.starts, 'ends', m.ends) order by o.slug)
					filter (where o.id is not null), '[]') as offices
			from auth.user u left join member m on m.user_id = u.id left join office o on o.id = m.office_id and o.deleted_at is null
				left join organisation b on b.office_id = m.office_id and b.id = m.body_id
			group by u.id
			having ${office ?? null}::text is null or bool_or(o.slug = ${office ?? null})
			order by u.email`.execute(tx);
		return rows;
	});
}

/** Whether a person has set a password, and so needs no link to sign in. */
export async function hasOwnPassword(db: Database, userId: string): Promise<boolean> {
	return db.forInstallation(async (tx) => {
		const row = await tx.selectFrom('auth.account').select('id').where('user_id', '=', userId).executeTakeFirst();
		return row !== undefined;
	});
}
