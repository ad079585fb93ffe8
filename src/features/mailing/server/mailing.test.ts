import { expect, it, onTestFinished } from 'vitest';
import type { OfficeId } from '#platform/server/database.ts';
import type { Log } from '#platform/server/log.ts';
import { openMail } from '#platform/server/mail.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildOffice } from '../../../../tests/support/factories.ts';
import { openMailbox } from '../../../../tests/support/mailbox.ts';
import { MOST_ATTEMPTS } from '../mailing.ts';
import { expireLetters } from './letters.ts';
import { startMailing } from './mailing.ts';
import { queueMail } from './outbox.ts';

const test = testDatabase();
const SILENT: Log = { info: () => undefined, error: () => undefined, security: () => undefined };
const LETTER = { to: 'noa@example.org', subject: 'רעיון חדש', text: 'נשלח רעיון.', language: 'he' };

function write(office: OfficeId, letter = LETTER): Promise<void> {
	return test.db.forOffice(office, (tx) => queueMail(tx, office, letter));
}

async function waiting(office: OfficeId) {
	const { rows } = await test.admin.query<{ attempts: number; due: boolean; failure: string | null }>(
		'select attempts, due_at <= now() as due, failure from outgoing_letter where office_id = $1 order by id',
		[office]
	);
	return rows;
}

async function run(url: string) {
	const mail = openMail({ smtp: { url, from: 'Kesher <kesher@example.org>' } });
	const mailing = startMailing({ db: test.db, mail, log: SILENT, every: { look: 600_000, beat: 600_000 } });
	onTestFinished(() => mailing?.stop());
	await mailing?.settled();
}

it('a letter is sent once, and nothing of it is kept', async () => {
	const office = await buildOffice(test.db);
	const mailbox = await openMailbox();
	await write(office);
	await run(mailbox.url);
	await run(mailbox.url);
	expect(
		mailbox.letters.map(({ subject, text, to }) => [subject, text?.trim(), to?.map(({ address }) => address)])
	).toEqual([['רעיון חדש', 'נשלח רעיון.', ['noa@example.org']]]);
	expect(await waiting(office)).toEqual([]);
});

it('a letter comes from the office, by its name in the language of the letter, at the address of the installation', async () => {
	const office = await buildOffice(test.db);
	const name = { he: 'לשכת קשרי החוץ, רעננה', en: 'Foreign Relations, Ra’anana' };
	await test.admin.query('update office set name = $2 where id = $1', [office, name]);
	const mailbox = await openMailbox();
	for (const language of ['he', 'en', 'de']) await write(office, { ...LETTER, language });
	await run(mailbox.url);
	expect(mailbox.letters.map(({ from }) => [from?.name, from?.address])).toEqual([
		[name.he, 'kesher@example.org'],
		[name.en, 'kesher@example.org'],
		[name.en, 'kesher@example.org']
	]);
});

it('what is undone is not told', async () => {
	const office = await buildOffice(test.db);
	const undone = test.db.forOffice(office, async (tx) => {
		await queueMail(tx, office, LETTER);
		throw new Error('undone');
	});
	await expect(undone).rejects.toThrow('undone');
	expect(await waiting(office)).toEqual([]);
});

it('a letter that is not taken waits, and is sent when it is', async () => {
	const office = await buildOffice(test.db);
	const [closed, open] = [await openMailbox({ refuses: true }), await openMailbox()];
	await write(office);
	await run(closed.url);
	expect(await waiting(office)).toEqual([{ attempts: 1, due: false, failure: null }]);
	await run(open.url);
	expect(open.letters).toHaveLength(0);
	await test.admin.query('update outgoing_letter set due_at = now() where office_id = $1', [office]);
	await run(open.url);
	expect(open.letters).toHaveLength(1);
	expect(await waiting(office)).toEqual([]);
});

it('one that nobody takes for days is given up, and gone after a month', async () => {
	const office = await buildOffice(test.db);
	await write(office);
	await test.admin.query('update outgoing_letter set attempts = $2 where office_id = $1', [office, MOST_ATTEMPTS - 1]);
	await run((await openMailbox({ refuses: true })).url);
	const [letter, ...others] = await waiting(office);
	expect(letter).toMatchObject({ attempts: MOST_ATTEMPTS, due: false });
	expect(letter?.failure).toContain('no such mailbox');
	expect(others).toEqual([]);
	await test.admin.query(`update outgoing_letter set given_up_at = '2026-10-01 12:00Z' where office_id = $1`, [office]);
	await expireLetters(test.db, { hasMail: true, now: new Date('2026-10-31T11:00Z') });
	expect(await waiting(office)).toHaveLength(1);
	await expireLetters(test.db, { hasMail: true, now: new Date('2026-10-31T13:00Z') });
	expect(await waiting(office)).toEqual([]);
});

it('an address is one address, whatever is in it', async () => {
	const office = await buildOffice(test.db);
	const mailbox = await openMailbox();
	await write(office, { ...LETTER, to: 'noa@example.org, all@example.org' });
	await run(mailbox.url);
	expect(mailbox.letters.flatMap(({ to }) => to ?? []).map(({ address }) => address)).not.toContain('all@example.org');
});

it('where there is no way out for mail, letters do not pile up', async () => {
	const office = await buildOffice(test.db);
	await write(office);
	expect(startMailing({ db: test.db, mail: undefined, log: SILENT })).toBeUndefined();
	await expireLetters(test.db, { hasMail: false, now: new Date('2026-11-30T12:00Z') });
	expect(await waiting(office)).toEqual([]);
});

it('an office that was deleted sends nothing', async () => {
	const office = await buildOffice(test.db);
	const mailbox = await openMailbox();
	await write(office);
	await test.admin.query(`update office set deleted_at = now(), deletion_reason = 'x' where id = $1`, [office]);
	await run(mailbox.url);
	expect(mailbox.letters).toEqual([]);
});
