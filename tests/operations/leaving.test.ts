import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { firstDirector } from '../support/desk.ts';
import { textOf } from '../support/html.ts';
import { openMailbox } from '../support/mailbox.ts';
import { emptyHome, kesher, startServer, usedHome } from '../support/operations.ts';

const LEAVING = '/o/raanana/settings/leaving';
const PASSWORD = 'a long enough password';
const nameIn = (html: string) => /To confirm, type: ([^<]+?)\s*</.exec(html)?.[1] ?? '';

describe('an office that leaves', () => {
	it('is taken out by the command line as by the page; deleted, its directors get a letter; and it comes back', async () => {
		const mailbox = await openMailbox();
		const home = usedHome();
		const env = { SMTP_URL: mailbox.url, MAIL_FROM: 'Kesher <kesher@raanana.example>' };
		const server = await startServer(home, { env });
		const { client } = await firstDirector(server);
		const partners = (await client.get('/o/raanana/partners')).html;

		const out = join(emptyHome(), 'raanana.zip');
		const taken = await kesher(['office', 'take-out', 'raanana', '--out', out, '--json'], home);
		expect(taken).toMatchObject({ code: 0, err: '' });
		const entries = unzipSync(readFileSync(out));
		expect(Buffer.from(entries['tables/partner.json'] ?? []).toString()).toContain('"office_id"');
		expect(Buffer.from(entries['lists/partners.csv'] ?? []).toString()).toMatch(/[א-ת]/);
		expect((await kesher(['office', 'take-out', 'raanana', '--out', out], home)).err).toContain('exists already');
		expect((await kesher(['office', 'take-out', 'nowhere', '--out', `${out}2`], home)).err).toContain('no office');
		const nowhere = join(out, '..', 'no-folder', 'raanana.zip');
		expect((await kesher(['office', 'take-out', 'raanana', '--out', nowhere], home)).err).toContain('no folder');
		const trail = textOf((await client.get('/o/raanana/settings/trail?action=take_out')).html);
		expect(trail).toMatch(/Everything taken out, Office|הוצאת כל הנתונים/);
		// Where the file could not be written, nothing was taken out.
		expect(trail.match(/kesher office/g)).toHaveLength(1);

		expect((await kesher(['office', 'restore', 'raanana'], home)).err).toContain('There is none that could be brought');
		const page = await client.get(`${LEAVING}/delete`, { 'accept-language': 'en' });
		const confirm = nameIn(page.html) || (/יש להקליד: ([^<]+?)\s*</.exec(page.html)?.[1] ?? '');
		const coming = mailbox.next();
		const typed = { reason: 'The city joins another desk', confirm, current: PASSWORD };
		const gone = await client.post(`${LEAVING}/delete?/delete`, typed);
		expect([gone.status, gone.location]).toEqual([303, '/account']);
		const letter = await coming;
		expect(letter.to?.map(({ address }) => address)).toEqual(['dana@example.org']);
		expect(letter.text).toContain('The city joins another desk');
		expect(letter.text).toContain('Dana Cohen');
		expect(textOf((await client.get('/account')).html)).toMatch(/The office was deleted|הלשכה נמחקה/);
		expect((await client.get('/o/raanana/partners')).status).toBe(404);
		expect((await kesher(['office', 'list'], home)).out).toMatch(
			/^raanana .* deleted on \d{4}-\d\d-\d\d; kesher office restore raanana brings it back$/m
		);
		expect((await kesher(['office', 'take-out', 'raanana', '--out', `${out}3`], home)).code).toBe(1);
		expect(readFileSync(join(home, 'logs', 'kesher.log'), 'utf8')).toContain(
			'"event":"office.deleted","office":"raanana"'
		);

		expect((await kesher(['office', 'restore', 'second'], home)).err).toContain('can be brought back: raanana');
		const back = await kesher(['office', 'restore', 'raanana', '--reason', 'It stays after all'], home);
		expect(back).toMatchObject({ code: 0, err: '' });
		expect(readFileSync(join(home, 'logs', 'kesher.log'), 'utf8')).toContain(
			'"event":"office.brought_back","office":"raanana"'
		);
		expect((await kesher(['office', 'list'], home)).out).not.toContain('deleted on');
		expect((await client.get('/o/raanana/partners')).html.length).toBe(partners.length);
		expect(textOf((await client.get('/o/raanana/settings/trail')).html)).toContain('It stays after all');
		expect((await kesher(['doctor'], home)).code).toBe(0);
	});
});
