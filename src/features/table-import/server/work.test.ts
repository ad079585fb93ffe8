import { describe, expect, it } from 'vitest';
import type { Role } from '#features/member/member.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { erasePerson } from '#features/held/server/commands.ts';
import { loadLinks } from '#features/activity/server/links.ts';
import { checkTrails } from '#platform/server/trail-check.ts';
import { BroughtIn } from '../../../../tests/support/bring-in.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildAgreement,
	buildClaim,
	buildMember,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildPerson,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { beginTable, discardTable, expireTables } from './commands.ts';

const test = testDatabase();

async function newActor(role: Role = 'coordinator'): Promise<Actor> {
	const officeId = await buildOffice(test.db);
	return { officeId, userId: await buildMember(test.db, officeId, role), name: 'Dana', role };
}

async function rowsOf(table: string, { officeId }: Actor, where = 'true'): Promise<Record<string, unknown>[]> {
	const { rows } = await test.admin.query<Record<string, unknown>>(
		`select * from ${table} where office_id = $1 and deleted_at is null and ${where} order by id`,
		[officeId]
	);
	return rows;
}

async function trailIsWhole({ officeId }: Actor): Promise<number> {
	const client = await test.admin.connect();
	try {
		const { rows } = await client.query<{ slug: string }>('select slug from office where id = $1', [officeId]);
		const chain = (await checkTrails(client as never)).find(({ office }) => office === rows[0]?.slug);
		expect(chain?.brokenAt).toBeNull();
		return chain?.entries ?? 0;
	} finally {
		client.release();
	}
}

describe('a table of activities', () => {
	const CSV = [
		'מה,סוג,התחלה,ערים ושותפים,סטטוס,משתתפים,מקור',
		'"משלחת נוער לפוזנן",משלחת נוער,3/7/2019,עיריית פוזנן,בוצע,24,הדוח השנתי',
		'"ביקור ראש העיר",ביקור רשמי,13/9/2019,פוזנאן,בוצע,,',
		'"מפגש מקוון",זום,2020,Poznań,מתוכנן,12,'
	].join('\n');

	it('becomes records with their links, trail and search, and nothing is written before it is asked for', async () => {
		const actor = await newActor();
		const partner = await buildPartner(test.db, actor);
		const table = new BroughtIn(test.db, actor);
		const checked = await table.check(CSV);
		expect(checked).toMatchObject({ state: 'checked', target: 'activities', questions: [] });
		expect(checked.counts).toEqual({ created: 3, changed: 0, same: 0, rejected: 0 });
		expect(await rowsOf('activity', actor)).toEqual([]);
		expect((await table.write()).state).toBe('imported');
		const made = await rowsOf('activity', actor);
		expect(made.map(({ kind, status, starts, participants }) => [kind, status, starts, participants])).toEqual([
			['youth_delegation', 'done', '2019-07-03', 24],
			['official_visit', 'done', '2019-09-13', null],
			['online_meeting', 'preparing', '2020', 12]
		]);
		const id = made[0]?.['id'] as string;
		const links = await test.db.forOffice(actor.officeId, (tx) => loadLinks(tx, actor.officeId, id));
		expect(links.partners).toEqual([partner]);
		const { rows } = await test.admin.query(
			`select 1 from search_entry where record_id = $1 and is_live and lexemes @@ 'פוזננ & נוער'::tsquery`,
			[id]
		);
		expect(rows).toHaveLength(1);
		await trailIsWhole(actor);
		const again = new BroughtIn(test.db, actor);
		expect((await again.check(CSV)).counts).toEqual({ created: 0, changed: 0, same: 3, rejected: 0 });
	});

	it('leaves the same behind as activities that are written one by one', async () => {
		const [one, other] = [await newActor(), await newActor()];
		for (const actor of [one, other]) {
			await buildPartner(test.db, actor);
			await buildOrganisation(test.db, actor);
		}
		const csv = 'מה,סוג,התחלה,ערים ושותפים,גוף מוביל\nביקור,ביקור רשמי,13.9.2019,פוזנן,שגרירות פולין\n';
		const table = new BroughtIn(test.db, one);
		await table.check(csv, 'activities');
		await table.write();
		const [partner] = await rowsOf('partner', other);
		const [body] = await rowsOf('organisation', other);
		await recordActivity(test.db, other, {
			...{ title: { he: 'ביקור' }, kind: 'official_visit', starts: '2019-09-13', status: 'done', direction: null },
			...{
				details: {},
				source: {},
				outcome: {},
				participants: null,
				themes: [],
				ends: null,
				goals: [],
				people: [],
				shownOn: []
			},
			partners: [partner?.['id'] as string],
			organisations: [{ id: body?.['id'] as string, role: 'lead' }]
		});
		const trail = async ({ officeId }: Actor) => {
			const { rows } = await test.admin.query<{ before: object; after: Record<string, unknown> }>(
				`select before, after from audit_event where office_id = $1 and noun = 'activity'`,
				[officeId]
			);
			return rows.map(({ before, after }) => ({ before, after: Object.keys(after).sort() }));
		};
		expect(await trail(one)).toEqual(await trail(other));
		const found = async ({ officeId }: Actor) => {
			const { rows } = await test.admin.query(
				`select lexemes::text, dated_on::text, visibility, is_live from search_entry where office_id = $1 and noun = 'activity'`,
				[officeId]
			);
			return rows as unknown[];
		};
		expect(await found(one)).toEqual(await found(other));
		const counted = async ({ officeId }: Actor) => {
			const { rows } = await test.admin.query(
				`select dated_on::text, starts, status, is_two_way, visibility, is_live from activity_partner where office_id = $1`,
				[officeId]
			);
			return rows as unknown[];
		};
		expect(await counted(one)).toEqual(await counted(other));
	});

	it('asks once in which order its dates are, where they can be read both ways, and writes none before that', async () => {
		const actor = await newActor();
		const table = new BroughtIn(test.db, actor);
		const checked = await table.check('title,date,end date\nA,03/04/2020,05/04/2020\nB,06/07/2020,\n', 'activities');
		expect(checked.questions).toEqual([{ about: 'dates', example: '03/04/2020', rows: 3 }]);
		await expect(table.write()).rejects.toThrow('required');
		const said = await table.answer({ dates: 'mdy' });
		expect(said.questions).toEqual([]);
		await table.write();
		expect((await rowsOf('activity', actor)).map(({ starts, ends }) => [starts, ends])).toEqual([
			['2020-03-04', '2020-05-04'],
			['2020-06-07', null]
		]);
	});

	it('asks what values mean that nothing here is called, and remembers it for the next table with these headings', async () => {
		const actor = await newActor();
		const partner = await buildPartner(test.db, actor);
		const csv = (title: string) => `title,type,city\n${title},Pipapo,Posen\n${title} 2,Pipapo,Nirgendwo\n`;
		const table = new BroughtIn(test.db, actor);
		const checked = await table.check(csv('A'), 'activities');
		expect(checked.counts).toMatchObject({ created: 0, rejected: 2 });
		const asked = checked.questions.map((each) => (each.about === 'value' ? each.value : ''));
		expect(asked).toEqual(['Pipapo', 'Posen', 'Nirgendwo']);
		const said = await table.answer({ values: { '0': 'meeting', '1': partner, '2': '-' } });
		expect(said.counts).toMatchObject({ created: 2, rejected: 0 });
		await table.write();
		const next = new BroughtIn(test.db, actor);
		expect((await next.check(csv('B'))).counts).toMatchObject({ created: 2, rejected: 0 });
	});

	it('tells of each row why it is rejected, and brings the others in', async () => {
		const actor = await newActor();
		const table = new BroughtIn(test.db, actor);
		const checked = await table.check(
			'title,date,participants\nGood,2020-01-05,3\n,2020-01-06,\nBad day,31.2.2020,\nMany,2020,lots\nGood,2020-01-05,3\nAbout,2020-03-01,ca. 120\n',
			'activities'
		);
		expect(checked.counts).toEqual({ created: 2, changed: 0, same: 0, rejected: 4 });
		const problems = (await table.rows()).map(({ line, problems: said }) => [line, said?.[0]?.field, said?.[0]?.code]);
		expect(problems).toEqual([
			[2, undefined, undefined],
			[3, 'title', 'required'],
			[4, 'starts', 'no_such_day'],
			[5, 'participants', 'not_a_number'],
			[6, 'title', 'twice'],
			[7, undefined, undefined]
		]);
	});

	it('is taken back as one, but for what somebody has changed since', async () => {
		const actor = await newActor();
		await buildPartner(test.db, actor);
		const table = new BroughtIn(test.db, actor);
		await table.check(CSV);
		await table.write();
		await test.admin.query(`update activity set version = version + 1 where office_id = $1 and starts = '2020'`, [
			actor.officeId
		]);
		const undone = await table.undo();
		expect(undone).toMatchObject({ state: 'undone', counts: { kept: 1 } });
		expect((await rowsOf('activity', actor)).map(({ starts }) => starts)).toEqual(['2020']);
		const { rows } = await test.admin.query(
			`select count(*)::integer as live from activity_partner where office_id = $1 and is_live`,
			[actor.officeId]
		);
		expect(rows).toEqual([{ live: 1 }]);
		await trailIsWhole(actor);
	});

	it('is written as a whole or not at all', async () => {
		const actor = await newActor();
		const partner = await buildPartner(test.db, actor);
		const table = new BroughtIn(test.db, actor);
		const rows = Array.from({ length: 700 }, (_, at) => `Meeting ${at},${at < 650 ? '' : 'Poznań'}`);
		await table.check(`title,partner\n${rows.join('\n')}\n`, 'activities');
		await test.admin.query('delete from search_entry where record_id = $1', [partner]);
		await test.admin.query('delete from partner where id = $1', [partner]);
		await expect(table.write()).rejects.toThrow();
		expect(await table.load()).toMatchObject({ state: 'checked', failure: 'ours' });
		expect(await rowsOf('activity', actor)).toEqual([]);
	});
});

describe('letters and gifts', () => {
	it('are activities of their kinds, with what only they have', async () => {
		const actor = await newActor();
		await buildPartner(test.db, actor);
		const letters = new BroughtIn(test.db, actor);
		const csv =
			'Subject,Type,Date,City,In/Out,Reply due\nCondolences on the flood,condolences,1 May 2021,Poznań,sent,2021-06-01\n';
		expect(await letters.check(csv, 'letters')).toMatchObject({ counts: { created: 1 } });
		await letters.write();
		expect(await rowsOf('activity', actor)).toMatchObject([
			{
				kind: 'correspondence',
				correspondence: 'condolence',
				direction: 'outbound',
				reply_due: expect.anything() as unknown
			}
		]);
		const gifts = new BroughtIn(test.db, actor);
		const list =
			'recipient,date_received,donor,donor_country,gift_description,value_usd\nMayor,2020-02-03,The mayor of Poznań,Poland,"Silver bowl, engraved",250\n';
		expect(await gifts.check(list)).toMatchObject({ target: 'gifts', counts: { created: 1 } });
		await gifts.write();
		const [gift] = await rowsOf('activity', actor, `kind = 'protocol_gesture'`);
		expect(gift).toMatchObject({ title: { en: 'Silver bowl, engraved' }, starts: '2020-02-03' });
		expect((gift?.['details'] as { en: string }).en.split('\n')).toEqual(
			expect.arrayContaining(['Given by: The mayor of Poznań', 'Received by: Mayor', 'Value: 250'])
		);
	});
});

describe('partners and their agreements', () => {
	it('are matched by any of their names and their country; a date that differs becomes a claim', async () => {
		const actor = await newActor();
		const poznan = await buildPartner(test.db, actor);
		const agreement = await buildAgreement(test.db, actor, [poznan]);
		await buildClaim(test.db, actor, agreement, { date: '2008' });
		const table = new BroughtIn(test.db, actor);
		const csv =
			'City;Country;Type of agreement;Since;Website\nPoznan;POL;Twin city;1993;x\nGoslar;Deutschland;Sister City;1988;y\nGoslar;Frankreich;;;z\n';
		const checked = await table.check(csv, 'partners');
		expect(checked.counts).toEqual({ created: 2, changed: 1, same: 0, rejected: 0 });
		await table.write();
		const partners = await rowsOf('partner', actor);
		expect(partners.map(({ country }) => country).sort()).toEqual(['DE', 'FR', 'PL']);
		const claims = await rowsOf('claim', actor);
		expect(claims.map(({ date, preferred }) => [date, preferred])).toEqual([
			['2008', false],
			['1993', false],
			['1988', true]
		]);
		const again = new BroughtIn(test.db, actor);
		expect((await again.check(csv, 'partners')).counts).toEqual({ created: 0, changed: 0, same: 3, rejected: 0 });
		await table.undo();
		expect(await rowsOf('partner', actor)).toHaveLength(1);
		expect((await rowsOf('claim', actor)).map(({ date }) => date)).toEqual(['2008']);
		await trailIsWhole(actor);
	});

	it('of a table of agreements are found by partner, kind and date', async () => {
		const actor = await newActor();
		await buildPartner(test.db, actor);
		const csv =
			'Agreement,Kind,Partners,Signed,Valid until\n"Twin-city pact, Poznań",Twin pact,Poznań,21.6.2010,2030\n';
		const table = new BroughtIn(test.db, actor);
		expect((await table.check(csv, 'agreements')).counts).toMatchObject({ created: 1 });
		await table.write();
		expect(await rowsOf('agreement', actor)).toMatchObject([{ kind: 'twin_pact', title: {}, term_ends: '2030' }]);
		const again = new BroughtIn(test.db, actor);
		expect((await again.check(csv)).counts).toMatchObject({ same: 1 });
	});
});

describe('people and organisations', () => {
	it('are matched by e-mail, or by name and place; what a row leaves out stays, and what it changes is told', async () => {
		const actor = await newActor();
		await buildPartner(test.db, actor);
		const known = await buildPerson(test.db, actor, {
			name: { en: 'Jacek Nowak' },
			email: 'j@poznan.pl',
			note: 'kept'
		});
		const csv =
			'First name,Last name,Position,City,E-Mail,Phone\nJacek,Nowak,Mayor,Poznań,J@Poznan.pl,+48 61 878 52 00\nAnna,Kowalska,Head of Protocol,Poznań,anna@poznan.pl,\nAnna,Kowalska,Interpreter,Poznań,anna@poznan.pl,\n';
		const table = new BroughtIn(test.db, actor);
		const checked = await table.check(csv);
		expect(checked).toMatchObject({ target: 'people', counts: { created: 1, changed: 2, rejected: 0 } });
		const [changed] = await table.rows();
		expect(changed?.changes?.map(({ field }) => field)).toEqual(['phone', 'role.kind']);
		await table.write();
		const people = await rowsOf('person', actor);
		expect(people).toHaveLength(2);
		expect(people.find(({ id }) => id === known)).toMatchObject({ note: 'kept', phone: '+48 61 878 52 00' });
		expect((await rowsOf('role_held', actor)).map(({ kind }) => kind).sort()).toEqual([
			'interpreter',
			'mayor',
			'other'
		]);
		await table.undo();
		expect(await rowsOf('person', actor)).toMatchObject([{ id: known, phone: null }]);
		expect(await rowsOf('role_held', actor)).toEqual([]);
	});
});

describe('who may', () => {
	it('bring tables in is who may write all of it: neither readers nor departments', async () => {
		for (const role of ['reader', 'contributor', 'agreements_manager'] as const) {
			const actor = await newActor(role);
			const table = { id: crypto.randomUUID(), name: 'x', sheets: [{ name: '', rows: [['name'], ['a']] }] };
			expect(await beginTable(test.db, actor, table)).toEqual({ ok: false, reason: 'forbidden' });
		}
	});

	it('is nobody of another office', async () => {
		const [actor, other] = [await newActor(), await newActor()];
		const table = new BroughtIn(test.db, actor);
		await table.check('title\nA\n', 'activities');
		expect(await discardTable(test.db, other, table.id)).toEqual({ ok: false, reason: 'not_found' });
	});
});

describe('what was left', () => {
	it('goes with whoever is erased, whether it was brought in or not', async () => {
		const actor = { ...(await newActor('director')) };
		const [left, done] = [new BroughtIn(test.db, actor), new BroughtIn(test.db, actor)];
		await done.check('name,email\nZalman Quarterstone,zq@marker.example\nOther Person,o@example.org\n', 'people');
		await done.write();
		await left.check('name,note\nZalman Quarterstone,still here\n', 'people');
		const [person] = await rowsOf('person', actor, `email = 'zq@marker.example'`);
		const erased = await erasePerson(
			test.db,
			actor,
			{
				id: person?.['id'] as string,
				version: 1,
				reason: 'asked for it',
				documents: [],
				confirm: 'Zalman Quarterstone'
			},
			{ called: [], now: new Date() }
		);
		expect(erased.ok).toBe(true);
		expect((await done.rows()).map(({ cells }) => cells[0])).toEqual(['Other Person']);
		expect(await left.rows()).toEqual([]);
	});

	it('is forgotten after thirty days, and the lines of what was brought in as well', async () => {
		const actor = await newActor();
		const [left, done] = [new BroughtIn(test.db, actor), new BroughtIn(test.db, actor)];
		await left.check('title\nA\n', 'activities');
		await done.check('title\nB\n', 'activities');
		await done.write();
		const inDays = (days: number) => new Date(new Date().getTime() + days * 86_400_000);
		await expireTables(test.db, inDays(29));
		expect(await left.rows()).toHaveLength(1);
		await expireTables(test.db, inDays(31));
		await expect(left.load()).rejects.toThrow('no such import');
		expect(await done.rows()).toEqual([]);
		expect((await done.load()).state).toBe('imported');
	});
});
