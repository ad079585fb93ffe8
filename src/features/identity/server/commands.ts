import { sql } from 'kysely';
import type { Desk } from '#features/member/server/gate.ts';
import { refuseQuietly } from '#features/member/policy.ts';
import type { ProblemCode } from '#kernel/form.ts';
import { missingReason } from '#kernel/reason.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { sealSecret } from '#platform/server/sealed-secret.ts';
import type { ProviderInput } from '../form.ts';
import { identityRules } from '../policy.ts';
import { loadProvider } from './queries.ts';

type Done =
	| { ok: true }
	| { ok: false; reason: 'not_found' | 'forbidden' }
	| { ok: false; reason: 'problem'; field: string; code: ProblemCode };

/**
 * Names the provider of an office. That nobody comes in without it can be asked by who has come in through it: so
 * nobody locks the office by a mistyped address. To ask for it, or no longer, takes a reason. The secret that is kept was
 * given for one provider, and is never sent to another; nor is a session that began with one good with another.
 * @param secret of the installation
 */
export async function saveProvider(
	{ db, actor, office, person }: Desk,
	input: ProviderInput,
	secret: string
): Promise<Done> {
	const why = refuseQuietly(identityRules, actor, 'set');
	if (why) return why;
	const { officeId } = actor;
	const { issuer, clientId, clientSecret, only } = input;
	const sealed = clientSecret === '' ? undefined : await sealSecret(secret, clientSecret);
	return db.forOffice(officeId, async (tx): Promise<Done> => {
		const before = await loadProvider(tx, officeId);
		const isOther = before !== undefined && before.issuer !== issuer;
		const client_secret = sealed ?? (isOther ? undefined : before?.sealedSecret);
		if (!client_secret) {
			return { ok: false, reason: 'problem', field: 'clientSecret', code: isOther ? 'secret_again' : 'required' };
		}
		const isSame = before?.issuer === issuer && before.clientId === clientId;
		const isTried = person.providedBy === officeId && isSame;
		if (only && !isTried) return { ok: false, reason: 'problem', field: 'only', code: 'provider_untried' };
		const unsaid = only === office.isProviderOnly ? undefined : missingReason(actor);
		if (unsaid) return unsaid;
		const row = { issuer, client_id: clientId, client_secret };
		await tx
			.insertInto('identity_provider')
			.values({ office_id: officeId, ...row })
			.onConflict((conflict) => conflict.column('office_id').doUpdateSet({ ...row, updated_at: sql`now()` }))
			.execute();
		if (isOther) await tx.deleteFrom('identity').where('office_id', '=', officeId).execute();
		if (before && !isSame) await endSessions(tx, officeId);
		await tx.updateTable('office').set({ provider_only: only }).where('id', '=', officeId).execute();
		recordChange(tx, actor, {
			...{ noun: 'office', recordId: officeId, action: 'update' },
			before: before ? { identity_provider: before.issuer, client_id: before.clientId } : {},
			after: {
				...{ identity_provider: issuer, client_id: clientId, provider_only: only },
				// That there is another one, and nothing of it.
				...(before && sealed ? { client_secret_replaced: true } : {})
			}
		});
		return { ok: true };
	});
}

/** Back to passwords, which takes a reason where they were no way in. Sessions that began with the provider end. */
export async function removeProvider({ db, actor, office }: Pick<Desk, 'db' | 'actor' | 'office'>): Promise<Done> {
	const why = refuseQuietly(identityRules, actor, 'set');
	if (why) return why;
	const { officeId } = actor;
	const unsaid = office.isProviderOnly ? missingReason(actor) : undefined;
	if (unsaid) return unsaid;
	await db.forOffice(officeId, async (tx) => {
		const before = await loadProvider(tx, officeId);
		if (!before) return;
		await tx.deleteFrom('identity').where('office_id', '=', officeId).execute();
		await tx.deleteFrom('identity_provider').where('office_id', '=', officeId).execute();
		await tx.updateTable('office').set({ provider_only: false }).where('id', '=', officeId).execute();
		await endSessions(tx, officeId);
		recordChange(tx, actor, {
			...{ noun: 'office', recordId: officeId, action: 'update' },
			before: { identity_provider: before.issuer, ...(office.isProviderOnly ? { provider_only: true } : {}) },
			after: { identity_provider: null, ...(office.isProviderOnly ? { provider_only: false } : {}) }
		});
	});
	return { ok: true };
}

/** Whoever came in through the provider has proved nothing of another one, or of none. */
async function endSessions(tx: OfficeTransaction, officeId: OfficeId): Promise<void> {
	await tx.deleteFrom('auth.session').where('provided_by', '=', officeId).execute();
}

/** For whoever runs the installation, when the provider of an office is gone: passwords are good there again. */
export async function allowPasswords(db: Database, officeId: OfficeId, reason: string): Promise<void> {
	const author = { officeId, userId: null, name: 'kesher office', reason };
	await db.forOffice(
		officeId,
		async (tx) => {
			const { numUpdatedRows } = await tx
				.updateTable('office')
				.set({ provider_only: false })
				.where('id', '=', officeId)
				.where('provider_only', '=', true)
				.executeTakeFirst();
			if (numUpdatedRows === 0n) return;
			const change = { before: { provider_only: true }, after: { provider_only: false } };
			recordChange(tx, author, { noun: 'office', recordId: officeId, action: 'update', ...change });
		},
		{ evenIf: 'closed' }
	);
}
