import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { buildActor, buildOffice } from '../../../tests/support/factories.ts';
import { recordChange, type Author } from './audit.ts';
import { checkTrails } from './trail-check.ts';

const test = testDatabase();

async function write(author: Author, count: number): Promise<void> {
	await test.db.forOffice(author.officeId, (tx) => {
		for (let n = 0; n < count; n += 1) {
			const before = n === 0 ? null : { title: { he: 'שתיל' }, participants: n };
			const after = { title: { he: 'עץ "מנגן"', en: 'Tree' }, participants: n + 0.5, goals: ['ב', 'a'] };
			recordChange(tx, author, { noun: 'activity', recordId: newId(), action: 'update', before, after, reason: 'why' });
		}
		return Promise.resolve();
	});
}

async function chain({ officeId }: Author) {
	const client = await test.admin.connect();
	try {
		const chains = await checkTrails(client);
		const { rows } = await client.query<{ slug: string }>('select slug from office where id = $1', [officeId]);
		return chains.find((each) => each.office === rows[0]?.slug);
	} finally {
		client.release();
	}
}

const author = async (): Promise<Author> => ({ ...buildActor(await buildOffice(test.db)), address: '192.0.2.7' });

describe('the trail of an office', () => {
	it('is a chain from its first entry on', async () => {
		const dana = await author();
		expect(await chain(dana)).toMatchObject({ entries: 0, brokenAt: null, seal: '' });
		await write(dana, 3);
		await write(dana, 2);
		expect(await chain(dana)).toMatchObject({
			entries: 5,
			brokenAt: null,
			seal: expect.stringMatching(/^[0-9a-f]{64}$/) as string
		});
	});

	it('keeps who, from where and why', async () => {
		const dana = await author();
		await write(dana, 1);
		const { rows } = await test.admin.query(
			'select seq, actor, user_id, address, reason from audit_event where office_id = $1',
			[dana.officeId]
		);
		expect(rows).toEqual([{ seq: 1, actor: 'Dana', user_id: dana.userId, address: '192.0.2.7', reason: 'why' }]);
	});

	it('stays one chain when many write at once, and none of them waits for another in vain', async () => {
		const dana = await author();
		await Promise.all(Array.from({ length: 12 }, () => write(dana, 3)));
		expect(await chain(dana)).toMatchObject({ entries: 36, brokenAt: null });
	});

	it('has no entry of a transaction that was rolled back', async () => {
		const dana = await author();
		const undone = test.db.forOffice(dana.officeId, (tx) => {
			recordChange(tx, dana, { noun: 'goal', recordId: newId(), action: 'create', before: null, after: {} });
			return Promise.reject(new Error('no'));
		});
		await expect(undone).rejects.toThrow('no');
		await write(dana, 1);
		expect(await chain(dana)).toMatchObject({ entries: 1, brokenAt: null });
	});

	it('holds with entries from before an address had a digest of its own', async () => {
		const dana = await author();
		await write(dana, 1);
		await test.admin.query(
			`with last as (select * from audit_event where office_id = $1),
			content as (select trail_content(salt, user_id, actor, '192.0.2.9', reason, before, after) as digest from last),
			added as (
				insert into audit_event (office_id, seq, id, at, user_id, actor, address, action, noun, record_id, before,
					after, reason, salt, content, seal)
				select office_id, 2, $2, at, user_id, actor, '192.0.2.9', action, noun, record_id, before, after, reason, salt,
					digest, trail_seal(seal, office_id, 2, $2, at, action, noun, record_id, digest)
				from last, content returning seal
			)
			update audit_head set seq = 2, seal = added.seal from added where office_id = $1`,
			[dana.officeId, newId()]
		);
		expect(await chain(dana)).toMatchObject({ entries: 2, brokenAt: null });
		await test.admin.query(`update audit_event set address = null where office_id = $1 and seq = 2`, [dana.officeId]);
		expect(await chain(dana)).toMatchObject({ brokenAt: 2 });
	});

	it('still holds when a person was taken out of an entry', async () => {
		const dana = await author();
		await write(dana, 3);
		const person = newId();
		await test.admin.query(
			`update audit_event set salt = null, actor = '', user_id = null, before = null, after = null,
				taken_out_for = $2
			where office_id = $1 and seq = 2`,
			[dana.officeId, person]
		);
		// For whom, the chain itself says: nobody takes out what nobody was erased for.
		expect(await chain(dana)).toMatchObject({ entries: 3, brokenAt: 2 });
		await test.db.forOffice(dana.officeId, (tx) => {
			const erasure = { noun: 'person', recordId: person, action: 'erase' as const, before: null, after: null };
			recordChange(tx, dana, erasure);
			return Promise.resolve();
		});
		expect(await chain(dana)).toMatchObject({ entries: 4, brokenAt: null, takenOut: 1 });
	});
});

describe('whoever changes the trail in the database', () => {
	it.each([
		['says something else', `update audit_event set after = '{"participants": 9}' where seq = 2`, 2],
		['names somebody else', `update audit_event set actor = 'Noa' where seq = 2`, 2],
		['names another address', `update audit_event set address = '192.0.2.8' where seq = 2`, 2],
		['takes its address out', `update audit_event set address = null, address_salt = null where seq = 2`, 2],
		['moves it in time', `update audit_event set at = at - interval '1 day' where seq = 2`, 2],
		[
			'says something else and erases the proof',
			`update audit_event set action = 'create', salt = null where seq = 2`,
			2
		],
		['takes out what it says', `update audit_event set after = null, salt = null where seq = 2`, 2],
		['takes one out', 'delete from audit_event where seq = 2', 2],
		['takes the last one out', 'delete from audit_event where seq = 4', 4],
		['takes all of them out', 'delete from audit_event where seq > 0', 1],
		['exchanges two', 'update audit_event set seq = case seq when 2 then 13 when 3 then 12 end where seq in (2, 3)', 2]
	])('and %s is found out', async (_what, statement, at) => {
		const dana = await author();
		await write(dana, 4);
		await test.admin.query(`${statement} and office_id = '${dana.officeId}'`);
		expect(await chain(dana)).toMatchObject({ brokenAt: at });
	});

	it('cannot be the application', async () => {
		const dana = await author();
		await write(dana, 1);
		for (const change of ['update audit_event set actor = actor', 'delete from audit_event']) {
			const client = await test.admin.connect();
			try {
				await client.query('begin');
				await client.query('set local role kesher_app');
				await expect(client.query(change)).rejects.toThrow('permission denied');
			} finally {
				await client.query('rollback');
				client.release();
			}
		}
	});
});
