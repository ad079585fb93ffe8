import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Auth } from '#platform/server/auth.ts';
import { TooManyWait } from '#platform/server/few-at-once.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { addUser, createSignInLink, readSignInLink, useSignInLink } from './commands.ts';

const test = testDatabase();

/** Sets passwords as better-auth does, and turns away where it is told to. */
function authThat({ turnsAway }: { turnsAway: 'at the password' | 'at the session' }) {
	const set: [string, string][] = [];
	const auth = {
		context: {
			password: {
				hash: (password: string) =>
					turnsAway === 'at the password' ? Promise.reject(new TooManyWait()) : Promise.resolve(`hash of ${password}`)
			},
			internalAdapter: {
				findAccounts: () => Promise.resolve([]),
				createAccount: ({ userId, password }: { userId: string; password: string }) =>
					Promise.resolve(set.push([userId, password])),
				deleteUserSessions: () => Promise.resolve()
			}
		},
		api: { signInEmail: () => Promise.reject(new TooManyWait()) }
	};
	return { set, load: () => Promise.resolve(auth as unknown as Auth) };
}

async function invited() {
	const email = `${newId()}@example.org`;
	const { userId } = await addUser(test.db, { email, name: 'Noa', language: 'en' });
	const token = (await createSignInLink(test.db, userId)).replace('/sign-in/', '');
	const input = { token, password: 'a long walk by the river', name: '', email: '', language: undefined };
	return { userId, token, input: { ...input, address: newId(), userAgent: '' } };
}

it('whoever follows a link while too many wait for their password keeps the link', async () => {
	const { token, input } = await invited();
	const { set, load } = authThat({ turnsAway: 'at the password' });
	await expect(useSignInLink(test.db, load, input)).rejects.toThrow(TooManyWait);
	expect(set).toEqual([]);
	expect(await readSignInLink(test.db, token)).toBeDefined();
});

it('whoever comes in between, and is turned away from the session alone, is told that the password is set', async () => {
	const { userId, token, input } = await invited();
	const { set, load } = authThat({ turnsAway: 'at the session' });
	expect(await useSignInLink(test.db, load, input)).toEqual({ ok: true, owner: userId, begun: undefined });
	expect(set).toEqual([[userId, 'hash of a long walk by the river']]);
	expect(await readSignInLink(test.db, token)).toBeUndefined();
});
