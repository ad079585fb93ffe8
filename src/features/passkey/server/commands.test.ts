import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { beginProved, readSession, type SignedIn } from '#platform/server/sessions.ts';
import { Device } from '../../../../tests/support/authenticator-device.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildMember, buildOffice } from '../../../../tests/support/factories.ts';
import { MOST_PASSKEYS } from '../passkey.ts';
import { beginPasskey, addPasskey, removeAllPasskeys, removePasskey, renamePasskey } from './commands.ts';
import type { Asking } from './challenge.ts';
import { listPasskeys } from './queries.ts';
import { askForPasskey, proveSignIn } from './sign-in.ts';

const test = testDatabase();
const PLACE = { origin: 'https://kesher.example.org', rpId: 'kesher.example.org' };
const NOW = new Date();
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const asking = (changes: Partial<Asking> = {}): Asking => ({
	...{ db: test.db, secret: 'a secret of the installation', place: PLACE, now: NOW },
	...changes
});

async function somebody(): Promise<SignedIn> {
	const userId = await buildMember(test.db, await buildOffice(test.db));
	return sessionOf(userId);
}

async function sessionOf(userId: string, passkeyId?: string): Promise<SignedIn> {
	const proof = { userId, ...(passkeyId ? { passkeyId } : {}) };
	const token = await beginProved(test.db, proof, { address: '192.0.2.1', userAgent: '' });
	const person = await readSession(test.db, token);
	if (!person) throw new Error('no session');
	return person;
}

/** Somebody with a passkey that has been added as the page does it. */
async function withPasskey(counter = 0) {
	const person = await somebody();
	const device = new Device();
	const { options, sealed } = await beginPasskey(asking(), person, 'Blue key');
	const answer = device.make(options, { ...PLACE, counter });
	expect(await addPasskey(asking(), person, { answer, sealed })).toEqual({ ok: true, name: 'Blue key' });
	const [passkey] = await listPasskeys(test.db, person.userId);
	return { person, device, id: passkey?.id ?? '' };
}

const WRONG = { ok: false, reason: 'wrong' };

describe('adding a passkey', () => {
	it('keeps it under its name, and the session in which it was made stands for both factors', async () => {
		const { person } = await withPasskey();
		const [passkey] = await listPasskeys(test.db, person.userId);
		expect(passkey).toMatchObject({ name: 'Blue key', usedOn: null });
		const { rows } = await test.admin.query<{ passkey_id: string }>(
			'select passkey_id from auth.session where id = $1',
			[person.sessionId]
		);
		expect(rows[0]?.passkey_id).toBe(passkey?.id);
	});

	it.each([
		['of a page of somebody else', { origin: 'https://kesher.example.com' }],
		['for another name', { rpId: 'example.org' }],
		['of a device that does not know who holds it', { isVerified: false }]
	])('refuses an answer %s', async (_what, changes) => {
		const person = await somebody();
		const { options, sealed } = await beginPasskey(asking(), person, 'Key');
		const answer = new Device().make(options, { ...PLACE, ...changes });
		expect(await addPasskey(asking(), person, { answer, sealed })).toEqual(WRONG);
		expect(await listPasskeys(test.db, person.userId)).toEqual([]);
	});

	it('takes an answer once, within five minutes, from whom was asked, to what was asked', async () => {
		const [person, stranger] = [await somebody(), await somebody()];
		const { options, sealed } = await beginPasskey(asking(), person, 'Key');
		const answer = new Device().make(options, PLACE);
		expect(await addPasskey(asking({ now: later(5) }), person, { answer, sealed })).toEqual(WRONG);
		expect(await addPasskey(asking(), person, { answer, sealed: undefined })).toEqual(WRONG);
		expect(await addPasskey(asking(), person, { answer, sealed: 'made up' })).toEqual(WRONG);
		expect(await addPasskey(asking({ secret: 'another secret' }), person, { answer, sealed })).toEqual(WRONG);
		const forSignIn = await askForPasskey(asking());
		const wrongKind = new Device().make({ ...options, challenge: forSignIn.options.challenge }, PLACE);
		expect(await addPasskey(asking(), person, { answer: wrongKind, sealed: forSignIn.sealed })).toEqual(WRONG);
		expect(await addPasskey(asking(), stranger, { answer, sealed })).toEqual(WRONG);
		// Whoever tried it has used it up.
		expect(await addPasskey(asking(), person, { answer, sealed })).toEqual(WRONG);
		expect(await listPasskeys(test.db, stranger.userId)).toEqual([]);
	});

	it('does not take a key that somebody has, nor one that answers to another question', async () => {
		const { device } = await withPasskey();
		const thief = await somebody();
		const first = await beginPasskey(asking(), thief, 'Key');
		const taken = device.make(first.options, PLACE);
		expect(await addPasskey(asking(), thief, { answer: taken, sealed: first.sealed })).toEqual(WRONG);
		const second = await beginPasskey(asking(), thief, 'Key');
		const old = new Device().make(first.options, PLACE);
		expect(await addPasskey(asking(), thief, { answer: old, sealed: second.sealed })).toEqual(WRONG);
	});

	it('ends at twenty', async () => {
		const { person } = await withPasskey();
		await test.admin.query(
			`insert into auth.passkey (id, user_id, name, credential_id, public_key, counter, transports)
			select $2 || n, $1, 'n', $2 || n, '', 0, '{}' from generate_series(2, $3::int) n`,
			[person.userId, newId(), MOST_PASSKEYS]
		);
		const { options, sealed } = await beginPasskey(asking(), person, 'One more');
		const answer = new Device().make(options, PLACE);
		expect(await addPasskey(asking(), person, { answer, sealed })).toEqual({ ok: false, reason: 'too_many' });
	});
});

describe('a sign-in with a passkey', () => {
	const address = () => newId();

	it('says whose it is, once for each question', async () => {
		const { person, device, id } = await withPasskey();
		const { options, sealed } = await askForPasskey(asking());
		const answer = device.use(options, PLACE);
		const proved = await proveSignIn(asking(), { answer, sealed, address: address() });
		expect(proved).toEqual({ ok: true, userId: person.userId, passkeyId: id });
		expect((await listPasskeys(test.db, person.userId))[0]?.usedOn).not.toBeNull();
		expect(await proveSignIn(asking(), { answer, sealed, address: address() })).toEqual(WRONG);
	});

	it('of two that send one answer at once, lets one in', async () => {
		const { device } = await withPasskey();
		const { options, sealed } = await askForPasskey(asking());
		const input = { answer: device.use(options, PLACE), sealed, address: address() };
		const outcomes = await Promise.all([proveSignIn(asking(), input), proveSignIn(asking(), input)]);
		expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
	});

	it.each([
		['of a page of somebody else', { origin: 'https://kesher.example.com' }],
		['over plain http', { origin: 'http://kesher.example.org' }],
		['for another name', { rpId: 'example.org' }],
		['of a device that does not know who holds it', { isVerified: false }]
	])('refuses an answer %s', async (_what, changes) => {
		const { device } = await withPasskey();
		const { options, sealed } = await askForPasskey(asking());
		const answer = device.use(options, { ...PLACE, ...changes });
		expect(await proveSignIn(asking(), { answer, sealed, address: address() })).toEqual(WRONG);
	});

	it('refuses what comes late, without its question, or to another', async () => {
		const { person, device } = await withPasskey();
		const { options, sealed } = await askForPasskey(asking());
		const answer = device.use(options, PLACE);
		const other = await askForPasskey(asking());
		const toAdd = await beginPasskey(asking(), person, 'Key');
		for (const [now, question] of [
			[later(5), sealed],
			[NOW, undefined],
			[NOW, 'made up'],
			[NOW, other.sealed],
			[NOW, toAdd.sealed]
		] as const) {
			const input = { answer, sealed: question, address: address() };
			expect(await proveSignIn(asking({ now }), input)).toEqual(WRONG);
		}
	});

	it('gives one answer to a key that is not there, one of somebody else, and to what is no answer', async () => {
		const [mine, theirs] = [await withPasskey(), await withPasskey()];
		const stranger = new Device();
		stranger.userHandle = mine.device.userHandle;
		mine.device.userHandle = theirs.device.userHandle;
		for (const device of [stranger, mine.device]) {
			const { options, sealed } = await askForPasskey(asking());
			const answer = device.use(options, PLACE);
			expect(await proveSignIn(asking(), { answer, sealed, address: address() })).toEqual(WRONG);
		}
		const { sealed } = await askForPasskey(asking());
		expect(await proveSignIn(asking(), { answer: '{}', sealed, address: address() })).toEqual(WRONG);
	});

	it('refuses a copy of a key, which counts less than the key has', async () => {
		const { device } = await withPasskey(1);
		for (const [counter, ok] of [
			[7, true],
			[7, false],
			[3, false],
			[0, false],
			[8, true]
		] as const) {
			const { options, sealed } = await askForPasskey(asking());
			const answer = device.use(options, { ...PLACE, counter });
			expect((await proveSignIn(asking(), { answer, sealed, address: address() })).ok).toBe(ok);
		}
	});

	it('closes a key for a while after five wrong answers, and an address after thirty, whether there is a key or not', async () => {
		const { device } = await withPasskey();
		for (const each of [device, new Device()]) {
			const outcomes: string[] = [];
			for (let attempt = 0; attempt < 6; attempt += 1) {
				const { options, sealed } = await askForPasskey(asking());
				const answer = each.use(options, { ...PLACE, isVerified: false });
				const outcome = await proveSignIn(asking(), { answer, sealed, address: address() });
				outcomes.push(outcome.ok ? 'in' : outcome.reason);
			}
			expect(outcomes).toEqual([...Array<string>(5).fill('wrong'), 'locked']);
		}
		const [source, outcomes] = [address(), new Set<string>()];
		for (let attempt = 0; attempt < 31; attempt += 1) {
			const answer = new Device().use({ challenge: 'AAAA' }, PLACE);
			const outcome = await proveSignIn(asking(), { answer, sealed: undefined, address: source });
			outcomes.add(outcome.ok ? 'in' : outcome.reason);
		}
		expect([...outcomes]).toEqual(['wrong', 'locked']);
	});
});

describe('renaming and removing', () => {
	it('is for the person alone', async () => {
		const { person, id } = await withPasskey();
		const stranger = await somebody();
		const gone = { ok: false, reason: 'not_found' };
		expect(await renamePasskey(test.db, stranger, { id, name: 'Mine' })).toEqual(gone);
		expect(await removePasskey(test.db, stranger, id)).toEqual(gone);
		expect(await renamePasskey(test.db, person, { id, name: 'Green key' })).toEqual({ ok: true });
		expect((await listPasskeys(test.db, person.userId)).map(({ name }) => name)).toEqual(['Green key']);
	});

	it('ends the sessions that began with it, but for this one, and no others; the key opens nothing any more', async () => {
		const { person, device, id } = await withPasskey();
		const byKey = await sessionOf(person.userId, id);
		const byPassword = await sessionOf(person.userId);
		expect(await removePasskey(test.db, person, id)).toEqual({ ok: true, name: 'Blue key' });
		const { rows } = await test.admin.query<{ id: string; passkey_id: string | null }>(
			'select id, passkey_id from auth.session where user_id = $1',
			[person.userId]
		);
		expect(rows.map((row) => row.id).sort()).toEqual([person.sessionId, byPassword.sessionId].sort());
		expect(rows.map((row) => row.id)).not.toContain(byKey.sessionId);
		expect(rows.every((row) => row.passkey_id === null)).toBe(true);
		const { options, sealed } = await askForPasskey(asking());
		const answer = device.use(options, PLACE);
		expect(await proveSignIn(asking(), { answer, sealed, address: newId() })).toEqual(WRONG);
	});

	it('of all, by whoever runs the installation, ends all sessions that began with one', async () => {
		const { person } = await withPasskey();
		const byPassword = await sessionOf(person.userId);
		expect(await removeAllPasskeys(test.db, person.userId)).toBe(1);
		const { rows } = await test.admin.query<{ id: string }>('select id from auth.session where user_id = $1', [
			person.userId
		]);
		expect(rows.map((row) => row.id)).toEqual([byPassword.sessionId]);
	});

	it('goes with the account', async () => {
		const { person } = await withPasskey();
		await test.admin.query('delete from member where user_id = $1', [person.userId]);
		await test.admin.query('delete from auth.user where id = $1', [person.userId]);
		expect(await listPasskeys(test.db, person.userId)).toEqual([]);
	});
});
