import type pg from 'pg';

/** The main version of a PostgreSQL, such as 15. */
export async function versionOf(client: pg.Client): Promise<number> {
	const { rows } = await client.query<{ number: number }>(
		"select current_setting('server_version_num')::integer / 10000 as number"
	);
	return rows[0]?.number ?? 0;
}

export interface RoleFacts {
	name: string;
	/** Whether row-level security does not confine it. */
	goesAround: boolean;
}

/** As whom a login works. */
export async function roleOf(client: pg.Client): Promise<RoleFacts> {
	const { rows } = await client.query<RoleFacts>(
		`select r.rolname as name,
			r.rolsuper or r.rolbypassrls
				or exists (select from pg_class c where c.relowner = r.oid and c.relrowsecurity) as "goesAround"
		from pg_roles r where r.rolname = current_user`
	);
	return rows[0] ?? { name: '', goesAround: true };
}
