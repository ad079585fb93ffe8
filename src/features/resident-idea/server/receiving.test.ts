import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Role } from '#features/member/member.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildMember, buildOffice, buildPartner } from '../../../../tests/support/factories.ts';
import { buildIdea, ideaInput, lettersTo, linkIn, sendIdea } from '../../../../tests/support/ideas.ts';
import { CONFIRM_HOURS, MOST } from '../resident-idea.ts';
import { openOwn, writeToOffice } from './own-page.ts';
import { confirmIdea } from './receiving.ts';

const test = testDatabase();
const TODAY = '2026-11-30';

async function rowsOf(office: OfficeId) {
	const { rows } = await test.admin.query<Record<string, unknown>>(
		'select * from resident_idea where office_id = $1 order by received_at, id',
		[office]
	);
	return rows;
}

/** All that was sent in an office was sent so much longer ago. */
async function passHours(office: OfficeId, hours: number): Promise<void> {
	await test.admin.query(
		`update idea_key set made_at = made_at - make_interval(hours => $2), expires_at = expires_at - make_interval(hours => $2)
		where office_id = $1`,
		[office, hours]
	);
}

describe('an idea that comes in', () => {
	it('waits for its address to be confirmed, and nothing that was typed stands in the letter', async () => {
		const office = await buildOffice(test.db);
		const input = ideaInput({ text: 'BUY NOW https://a.example', name: 'Click here' });
		const sent = await sendIdea(test.db, office, input, { language: 'de' });
		expect(sent).toMatchObject({ ok: true, own: undefined });
		expect(await rowsOf(office)).toMatchObject([
			{ state: 'unconfirmed', text: input.text, name: 'Click here', email: input.email, language: 'de' }
		]);
		const [letter] = await lettersTo(test.admin, input.email);
		expect(letter?.language).toBe('de');
		expect(letter?.subject).toContain('Bitte bestätigen');
		expect(letter?.text).not.toMatch(/BUY NOW|a\.example|Click here/);
	});

	it('is confirmed once, and opens its page from then on', async () => {
		const office = await buildOffice(test.db);
		const input = ideaInput();
		await sendIdea(test.db, office, input);
		const secret = await linkIn(test.admin, input.email, 'own');
		expect(await openOwn(test.db, office, secret, TODAY)).toEqual({ opens: 'confirm' });
		expect(await openOwn(test.db, office, secret, TODAY)).toEqual({ opens: 'confirm' });
		const confirmed = await confirmIdea(test.db, office, secret);
		if (!confirmed.ok) throw new Error(confirmed.reason);
		expect(await confirmIdea(test.db, office, secret)).toEqual({ ok: false, reason: 'not_found' });
		expect(await openOwn(test.db, office, secret, TODAY)).toBeUndefined();
		for (const own of [confirmed.own, await linkIn(test.admin, input.email, 'own')]) {
			expect(await openOwn(test.db, office, own, TODAY)).toMatchObject({ opens: 'own', idea: { standing: 'waiting' } });
		}
	});

	it('is not confirmed by a link that is over, or of another office', async () => {
		const [office, other] = [await buildOffice(test.db), await buildOffice(test.db)];
		const input = ideaInput();
		await sendIdea(test.db, office, input);
		const secret = await linkIn(test.admin, input.email, 'own');
		expect(await confirmIdea(test.db, other, secret)).toEqual({ ok: false, reason: 'not_found' });
		await test.admin.query(`update idea_key set expires_at = now() - interval '1 second' where office_id = $1`, [
			office
		]);
		expect(await openOwn(test.db, office, secret, TODAY)).toBeUndefined();
		expect(await confirmIdea(test.db, office, secret)).toEqual({ ok: false, reason: 'not_found' });
	});

	it('waits for its reader at once where no letters go out, and shows its page by the answer alone', async () => {
		const office = await buildOffice(test.db);
		const sent = await sendIdea(test.db, office, {}, { hasMail: false });
		if (!sent.ok || !sent.own) throw new Error('no page');
		expect(await rowsOf(office)).toMatchObject([{ state: 'waiting', confirmed_at: null }]);
		expect(await openOwn(test.db, office, sent.own, TODAY)).toMatchObject({ opens: 'own' });
	});

	it('that fell into the trap is answered as all are, lies apart, and nobody is written to', async () => {
		const office = await buildOffice(test.db);
		const input = ideaInput();
		expect(await sendIdea(test.db, office, input, { fellIntoTrap: true })).toMatchObject({ ok: true, own: undefined });
		expect(await rowsOf(office)).toMatchObject([{ state: 'waiting', signs: ['trap'], confirmed_at: null }]);
		expect(await lettersTo(test.admin, input.email)).toEqual([]);
	});

	it('that is sent twice is one, and no second letter goes out while the first is open', async () => {
		const office = await buildOffice(test.db);
		const input = ideaInput();
		const id = newId();
		for (const each of [id, id, newId()]) await sendIdea(test.db, office, input, { id: each });
		expect(await rowsOf(office)).toHaveLength(1);
		expect(await lettersTo(test.admin, input.email)).toHaveLength(1);
		await passHours(office, CONFIRM_HOURS);
		await sendIdea(test.db, office, input);
		expect(await lettersTo(test.admin, input.email)).toHaveLength(2);
	});

	it('that is sent again once it is confirmed brings the address of its page anew, once a day', async () => {
		const office = await buildOffice(test.db);
		const input = ideaInput();
		await sendIdea(test.db, office, input);
		expect((await confirmIdea(test.db, office, await linkIn(test.admin, input.email, 'own'))).ok).toBe(true);
		await sendIdea(test.db, office, input);
		expect(await lettersTo(test.admin, input.email)).toHaveLength(2);
		await passHours(office, 25);
		for (let each = 0; each < 3; each += 1) await sendIdea(test.db, office, input);
		const letters = await lettersTo(test.admin, input.email);
		expect([letters.length, letters.at(-1)?.subject]).toEqual([3, 'Your idea has come in: Testville']);
	});

	it('is not a way to fill a mailbox', async () => {
		const office = await buildOffice(test.db);
		const email = `${newId()}@resident.example`;
		for (let each = 0; each < MOST.unconfirmed; each += 1) {
			expect((await sendIdea(test.db, office, { email })).ok).toBe(true);
		}
		expect(await sendIdea(test.db, office, { email })).toEqual({ ok: false, reason: 'confirm_first' });
		expect(await lettersTo(test.admin, email)).toHaveLength(MOST.unconfirmed);
	});

	it('is one of those of a class, where somebody who sends them has confirmed one', async () => {
		const office = await buildOffice(test.db);
		const { email } = await buildIdea(test.db, test.admin, office);
		for (let each = 1; each < MOST.ofAddressInADay; each += 1) {
			expect((await sendIdea(test.db, office, { email, age: 'with_adult' })).ok).toBe(true);
		}
		expect(await sendIdea(test.db, office, { email })).toEqual({ ok: false, reason: 'too_many_today' });
	});

	it('with the words of somebody else is marked so', async () => {
		const office = await buildOffice(test.db);
		await sendIdea(test.db, office, { text: 'A choir from Goslar' });
		await sendIdea(test.db, office, { text: 'a  choir from GOSLAR!' });
		expect((await rowsOf(office)).map(({ signs }) => signs)).toEqual([[], ['repeated']]);
	});

	it('wishes for a partner that everybody may know of, or for none', async () => {
		const office = await buildOffice(test.db);
		const actor = buildActor(office);
		const [shown, hidden] = [
			await buildPartner(test.db, actor, { visibility: 'public' }),
			await buildPartner(test.db, actor, { visibility: 'council' })
		];
		for (const partnerId of [shown, hidden, newId()]) await sendIdea(test.db, office, { partnerId });
		expect((await rowsOf(office)).map(({ partner_id }) => partner_id)).toEqual([shown, null, null]);
	});

	it('keeps a mark of the address that is another in another office', async () => {
		const [office, other] = [await buildOffice(test.db), await buildOffice(test.db)];
		const input = ideaInput();
		for (const each of [office, other]) await sendIdea(test.db, each, input);
		const [[one], [two]] = [await rowsOf(office), await rowsOf(other)];
		expect(one?.['email_mark']).not.toBe(two?.['email_mark']);
		expect(String(one?.['email_mark'])).not.toContain('resident');
	});

	it('leaves nothing of the resident in the trail', async () => {
		const office = await buildOffice(test.db);
		await buildIdea(test.db, test.admin, office, { name: 'Zzname', text: 'Zzwords', email: 'zzmail@resident.example' });
		const { rows } = await test.admin.query<{ said: string; action: string; address: string | null }>(
			`select action, address, e::text as said from audit_event e where office_id = $1 and noun = 'resident_idea' order by seq`,
			[office]
		);
		expect(rows.map(({ action }) => action)).toEqual(['create', 'update']);
		expect(rows.every(({ said, address }) => !/zz/i.test(said) && address === null)).toBe(true);
	});
});

/** A member with a role. */
async function addressOf(office: OfficeId, role: Role): Promise<string> {
	const userId = await buildMember(test.db, office, role);
	const { rows } = await test.admin.query<{ email: string }>(
		`update auth.user set language = 'en' where id = $1 returning email`,
		[userId]
	);
	return rows[0]?.email ?? '';
}

describe('those who read ideas', () => {
	it('are told of one that was confirmed and of what its resident writes, in their language, without a word of it', async () => {
		const office = await buildOffice(test.db);
		const [director, coordinator, reader] = [
			await addressOf(office, 'director'),
			await addressOf(office, 'coordinator'),
			await addressOf(office, 'reader')
		];
		const input = ideaInput({ text: 'A choir for chess players', name: 'Noa Levi' });
		await sendIdea(test.db, office, input);
		expect(await lettersTo(test.admin, coordinator)).toEqual([]);
		const confirmed = await confirmIdea(test.db, office, await linkIn(test.admin, input.email, 'own'));
		if (!confirmed.ok) throw new Error(confirmed.reason);
		await writeToOffice(test.db, office, confirmed.own, { text: 'And one more thing', language: 'en', today: TODAY });
		const letters = await lettersTo(test.admin, coordinator);
		expect(letters.map(({ subject }) => subject.split(':')[0])).toEqual([
			'A resident’s idea waits to be read',
			'A resident has written about an idea'
		]);
		for (const { text } of letters) {
			expect(text).toContain('/ideas/');
			expect(text).not.toMatch(/chess|Noa|one more/);
		}
		expect([await lettersTo(test.admin, director), await lettersTo(test.admin, reader)]).toEqual([[], []]);
	});
});
