import { expect, it } from 'vitest';
import { readSession, type SignedIn } from '#platform/server/sessions.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildMember, buildOffice } from '../../../../tests/support/factories.ts';
import { beginSession } from '../../../../tests/support/session.ts';
import { endOtherSessions, endSession, listSessions } from './my-sessions.ts';

const test = testDatabase();
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';

/** A person who is signed in in several places, as each of them sees it. */
async function signedIn(places: number): Promise<SignedIn[]> {
	const userId = await buildMember(test.db, await buildOffice(test.db));
	const persons: SignedIn[] = [];
	for (let place = 0; place < places; place += 1) {
		const { value } = await beginSession(test.db, 'secret', userId);
		const token = decodeURIComponent(value).split('.')[0] ?? '';
		const person = await readSession(test.db, token);
		if (!person) throw new Error('no session');
		persons.push(person);
	}
	return persons;
}

const ids = async (person: SignedIn) =>
	(await listSessions(test.db, person)).sessions.map(({ id, isThis }) => [id, isThis]);

it('lists where a person is signed in, the place that asks first, and nobody else', async () => {
	const [first, second] = (await signedIn(2)) as [SignedIn, SignedIn];
	await signedIn(1);
	await test.admin.query("update auth.session set user_agent = $2, ip_address = '192.0.2.7' where id = $1", [
		first.sessionId,
		FIREFOX
	]);
	expect(await ids(second)).toEqual([
		[second.sessionId, true],
		[first.sessionId, false]
	]);
	const { sessions } = await listSessions(test.db, first);
	expect(sessions[0]).toMatchObject({ browser: 'Firefox, Linux', address: '192.0.2.7', isThis: true });
	expect(sessions[1]).toMatchObject({ browser: undefined });
});

it('leaves out what has ended, by time or by idling', async () => {
	const [here, expired, idle] = (await signedIn(3)) as [SignedIn, SignedIn, SignedIn];
	await test.admin.query("update auth.session set expires_at = now() - interval '1 s' where id = $1", [
		expired.sessionId
	]);
	await test.admin.query("update auth.session set updated_at = now() - interval '8 days' where id = $1", [
		idle.sessionId
	]);
	expect(await ids(here)).toEqual([[here.sessionId, true]]);
});

it('ends one, or all others, and never those of somebody else', async () => {
	const [here, there, elsewhere] = (await signedIn(3)) as [SignedIn, SignedIn, SignedIn];
	const [stranger] = (await signedIn(1)) as [SignedIn];
	expect(await endSession(test.db, here, stranger.sessionId)).toEqual({ ok: false, reason: 'not_found' });
	expect(await endSession(test.db, here, there.sessionId)).toEqual({ ok: true });
	expect((await ids(here)).map(([id]) => id)).toEqual([here.sessionId, elsewhere.sessionId]);
	await endOtherSessions(test.db, here);
	expect(await ids(here)).toEqual([[here.sessionId, true]]);
	expect(await ids(stranger)).toHaveLength(1);
});
