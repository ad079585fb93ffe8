import { expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { firstDirector } from '../support/desk.ts';
import { openMailbox } from '../support/mailbox.ts';
import { startServer, usedHome } from '../support/operations.ts';

const INITIATIVES = '/o/raanana/initiatives';

it('an idea, what is put on a desk and what is decided reach their readers by mail, in their languages', async () => {
	const mailbox = await openMailbox();
	const env = { SMTP_URL: mailbox.url, MAIL_FROM: 'Kesher <kesher@raanana.example>' };
	const server = await startServer(usedHome(), { env });
	const { client } = await firstDirector(server);
	const invited = mailbox.next();
	await client.post('/o/raanana/settings/members?/add', {
		...{ email: 'noa@raanana.example', name: 'נועה', role: 'coordinator', language: 'he' }
	});
	await invited;

	const cameIn = mailbox.next();
	const id = newId();
	const idea = { id, version: '0', stage: 'idea', visibility: 'council', 'title.he': 'ספסל על הנהר' };
	expect((await client.post(`${INITIATIVES}/edit?/save`, idea)).status).toBe(303);
	const first = await cameIn;
	expect(first.to?.map(({ address }) => address)).toEqual(['noa@raanana.example']);
	expect(first.subject).toBe('רעיון חדש: ספסל על הנהר');
	expect(first.text).toContain(`${server.base}${INITIATIVES}/${id}`);

	const given = mailbox.next();
	const page = (await client.get(`${INITIATIVES}/${id}`)).html;
	const noa = /<option value="([^"]+)"[^>]*>נועה/.exec(page)?.[1] ?? '';
	const assigned = await client.post(`${INITIATIVES}/${id}?/assign`, { id, version: '1', assignee: noa });
	expect(assigned.status).toBe(303);
	expect((await given).subject).toBe('לטיפולך: ספסל על הנהר');

	const decided = mailbox.next();
	const decision = {
		...{ id, version: '2', decisionId: newId(), outcome: 'declined', 'answer.he': 'אין תקציב השנה.' },
		decidedOn: new Date().toISOString().slice(0, 10)
	};
	const answer = await client.post(`${INITIATIVES}/${id}/decide?/save`, decision);
	expect([answer.status, answer.location]).toEqual([303, `${INITIATIVES}/${id}`]);
	const last = await decided;
	expect(last.subject).toBe('התקבלה החלטה: ספסל על הנהר');
	expect(last.text).toContain('אין תקציב השנה.');
	expect(mailbox.letters).toHaveLength(4);
}, 120_000);
