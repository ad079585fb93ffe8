import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildOffice } from '../../../../tests/support/factories.ts';
import { ideaInput, KEY, lettersTo, linkIn, sendIdea } from '../../../../tests/support/ideas.ts';
import { MOST } from '../resident-idea.ts';
import { openOwn } from './own-page.ts';
import { confirmIdea } from './receiving.ts';
import { sendAgain } from './sending-again.ts';

const test = testDatabase();
const TODAY = '2026-11-30';

async function sent() {
	const office = await buildOffice(test.db);
	const [id, input] = [newId(), ideaInput()];
	await sendIdea(test.db, office, input, { id });
	const again = (email = input.email) => sendAgain(test.db, office, { ideaId: id, email, language: 'en' }, KEY);
	return { office, id, email: input.email, again };
}

const fewMinutesPass = (office: OfficeId) =>
	test.admin.query(`update idea_key set made_at = made_at - interval '3 minutes' where office_id = $1`, [office]);

it('a letter that left a moment ago is waited for; later another one goes out, and not many', async () => {
	const { office, email, again } = await sent();
	expect(await again()).toBe('soon');
	expect(await lettersTo(test.admin, email)).toHaveLength(1);
	for (let each = 1; each < MOST.confirmLetters; each += 1) {
		await fewMinutesPass(office);
		expect(await again()).toBe('again');
	}
	await fewMinutesPass(office);
	expect(await again()).toBe('enough');
	expect(await lettersTo(test.admin, email)).toHaveLength(MOST.confirmLetters);
	expect((await confirmIdea(test.db, office, await linkIn(test.admin, email, 'own'))).ok).toBe(true);
	expect(await again()).toBe('enough');
});

it('an address that was mistyped is put right, and whoever has the other one opens nothing', async () => {
	const { office, id, email, again } = await sent();
	const wrong = await linkIn(test.admin, email, 'own');
	const right = `${newId()}@resident.example`;
	expect(await again(right)).toBe('again');
	expect(await openOwn(test.db, office, wrong, TODAY)).toBeUndefined();
	expect((await confirmIdea(test.db, office, wrong)).ok).toBe(false);
	expect(await lettersTo(test.admin, email)).toEqual([]);
	expect((await confirmIdea(test.db, office, await linkIn(test.admin, right, 'own'))).ok).toBe(true);
	const { rows } = await test.admin.query('select email, state from resident_idea where id = $1', [id]);
	expect(rows).toEqual([{ email: right, state: 'waiting' }]);
});

it('is no way to write to somebody more often than the form is', async () => {
	const { office, again } = await sent();
	const email = `${newId()}@resident.example`;
	for (let each = 0; each < MOST.unconfirmed; each += 1) await sendIdea(test.db, office, { email });
	expect(await again(email)).toBe('enough');
	expect(await lettersTo(test.admin, email)).toHaveLength(MOST.unconfirmed);
	const elsewhere = await buildOffice(test.db);
	expect(await sendAgain(test.db, elsewhere, { ideaId: newId(), email, language: 'en' }, KEY)).toBe('enough');
});
