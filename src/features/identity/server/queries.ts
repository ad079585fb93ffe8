import { sql } from 'kysely';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { IdentityProvider } from '../identity.ts';

/** The provider of an office, with the secret as it is kept. */
export async function loadProvider(
	tx: OfficeTransaction,
	office: OfficeId
): Promise<(IdentityProvider & { sealedSecret: string }) | undefined> {
	return tx
		.selectFrom('identity_provider')
		.select(['issuer', 'client_id as clientId', 'client_secret as sealedSecret'])
		.where('office_id', '=', office)
		.executeTakeFirst();
}

/** Whether any office of the installation has a provider: whoever has not signed in is not told which. */
export function hasProvider(db: Database): Promise<boolean> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<{ has: boolean }>`select has_identity_provider() as has`.execute(tx);
		return rows[0]?.has === true;
	});
}

/**
 * The member whom a provider means: by the name that it gave them before, else by their address, which is good once:
 * an address that is given to somebody else does not open the account of who had it.
 * @param email as the provider has it; undefined where it vouches for none
 */
export async function memberMeant(
	tx: OfficeTransaction,
	office: OfficeId,
	{ subject, email }: { subject: string; email: string | undefined }
): Promise<string | undefined> {
	const { rows } = await sql<{ userId: string }>`
		select m.user_id as "userId" from member m
		left join identity i on i.office_id = m.office_id and i.user_id = m.user_id and i.subject = ${subject}
		join auth.user u on u.id = m.user_id
		where m.office_id = ${office} and (i.subject is not null or (u.email = ${email ?? null}
			and not exists (select from identity k where k.office_id = ${office} and k.user_id = m.user_id)))
		order by i.subject is null limit 1`.execute(tx);
	return rows[0]?.userId;
}
