import { describe, expect, it } from 'vitest';
import type { Role } from '#features/member/member.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { BroughtIn } from '../../../../tests/support/bring-in.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildAgreement,
	buildClaim,
	buildInitiative,
	buildMember,
	buildOffice,
	buildPartner,
	buildPerson
} from '../../../../tests/support/factories.ts';
import { changeWords, rowProblemText } from '../labels.ts';

const test = testDatabase();

async function newActor(role: Role = 'coordinator'): Promise<Actor> {
	const officeId = await buildOffice(test.db);
	return { officeId, userId: await buildMember(test.db, officeId, role), name: 'Dana', role };
}

async function rowsOf(table: string, { officeId }: Actor): Promise<Record<string, unknown>[]> {
	const { rows } = await test.admin.query<Record<string, unknown>>(
		`select * from ${table} where office_id = $1 and deleted_at is null order by id`,
		[officeId]
	);
	return rows;
}

describe('two rows of one record', () => {
	it('are the first of them, and the second is left out with where the first is; the rest goes in', async () => {
		const actor = await newActor();
		const poznan = await buildPartner(test.db, actor);
		await buildAgreement(test.db, actor, [poznan]);
		const table = new BroughtIn(test.db, actor);
		const csv = 'City,Country,Since,Location\nPoznan,PL,1990,West\nPoznam,PL,1990,East\nLublin,PL,,\nPoznań,PL,,\n';
		expect((await table.check(csv, 'partners')).counts).toEqual({ created: 1, changed: 1, same: 1, rejected: 1 });
		const second = (await table.rows()).find(({ line }) => line === 3);
		expect(second?.problems).toEqual([{ field: 'name', code: 'same_record', limit: 2 }]);
		const [problem] = second?.problems ?? [];
		expect(problem && rowProblemText('partners', problem, 'he')).toContain('אותה רשומה כמו בשורה 2');
		expect((await table.write()).state).toBe('imported');
		expect(await rowsOf('partner', actor)).toMatchObject([{ id: poznan, place: 'West' }, { name: { en: 'Lublin' } }]);
	});

	it('that is new are one agreement, also where two rows tell of it', async () => {
		const actor = await newActor();
		const table = new BroughtIn(test.db, actor);
		const csv = 'City,Country,Type of agreement,Since\nLublin,PL,Twin city,1990\nLublin,PL,Twin city,1991\n';
		expect((await table.check(csv, 'partners')).counts).toMatchObject({ created: 1, changed: 1 });
		expect((await table.write()).state).toBe('imported');
		expect(await rowsOf('agreement', actor)).toHaveLength(1);
		expect((await rowsOf('claim', actor)).map(({ date }) => date)).toEqual(['1990', '1991']);
	});
});

describe('two rows of one new person', () => {
	it('are one role, which has the dates of both', async () => {
		const actor = await newActor();
		await buildPartner(test.db, actor);
		const table = new BroughtIn(test.db, actor);
		const csv = 'Name,Role,Partner,Since,Until\nAnna Kowalska,Mayor,Poznań,2010,\nAnna Kowalska,Mayor,Poznań,,2014\n';
		expect((await table.check(csv, 'people')).counts).toMatchObject({ created: 1, changed: 1 });
		expect((await table.write()).state).toBe('imported');
		expect(await rowsOf('role_held', actor)).toMatchObject([{ kind: 'mayor', starts: '2010', ends: '2014' }]);
		await table.undo();
		expect(await rowsOf('role_held', actor)).toEqual([]);
	});
});

describe('the hours of a table of activities', () => {
	it('come in with their days, and a row that says no hour, or an hour without a day, says why it does not', async () => {
		const actor = await newActor();
		const table = new BroughtIn(test.db, actor);
		const csv =
			'What,Kind,Date,Time,End time\nConcert,Ensemble,3.12.2026,19:30 Uhr,9:00 pm\nFair,Ensemble,2026,10:00,\n' +
			'Walk,Ensemble,4.12.2026,evening,\nRun,Ensemble,5.12.2026,10:00,09:00\n';
		expect((await table.check(csv, 'activities')).counts).toMatchObject({ created: 1, rejected: 3 });
		const problems = (await table.rows()).flatMap((row) =>
			(row.problems ?? []).map(({ field, code }) => `${field} ${code}`)
		);
		expect(problems).toEqual(['startsAt hour_needs_day', 'startsAt not_an_hour', 'endsAt ends_before_start']);
		await table.write();
		expect(await rowsOf('activity', actor)).toMatchObject([{ starts_at: '19:30', ends_at: '21:00' }]);
	});
});

describe('a name by which a record was recognised', () => {
	it('does not rename it; one in a language that it lacks is added', async () => {
		const actor = await newActor();
		const name = { en: 'Poznań' };
		await buildPartner(test.db, actor, { name });
		const table = new BroughtIn(test.db, actor);
		for (const said of ['Poznan', 'Poznam', 'POZNAN', 'City of Poznan']) {
			const checked = await new BroughtIn(test.db, actor).check(`City,Country\n${said},PL\n`, 'partners');
			expect([said, checked.counts.same]).toEqual([said, 1]);
		}
		const csv = 'Name (English),Name (Hebrew),Local name\nPoznan,פוזנן,Poznan\n';
		expect((await table.check(csv, 'partners')).counts.changed).toBe(1);
		await table.write();
		expect(await rowsOf('partner', actor)).toMatchObject([{ name: { en: 'Poznań', he: 'פוזנן' } }]);
	});

	it('renames whom an e-mail address tells', async () => {
		const actor = await newActor();
		await buildPerson(test.db, actor, { name: { en: 'Anna Kowalska' }, email: 'anna@poznan.pl' });
		const table = new BroughtIn(test.db, actor);
		await table.check('Name,E-Mail\nAnna Nowak,anna@poznan.pl\n', 'people');
		await table.write();
		expect(await rowsOf('person', actor)).toMatchObject([{ name: { en: 'Anna Nowak' } }]);
	});
});

describe('the role of a person', () => {
	it.each(['role.kind', 'role.title'])('that no word of ours stands for keeps its own words (%s)', async (field) => {
		const actor = await newActor();
		await buildPartner(test.db, actor);
		const table = new BroughtIn(test.db, actor);
		const csv = 'שם,תפקיד,עיר\nאנה קובלסקה,מנהלת המחלקה לקשרי חוץ,פוזנן\n,ראש העיר,פוזנן\n';
		const checked = await table.check(csv, 'people', ([name, , city]) => [
			name ?? { field: null },
			{ field },
			city ?? { field: null }
		]);
		expect(checked.counts).toMatchObject({ created: 1, rejected: 1 });
		expect((await table.rows()).at(-1)?.problems).toEqual([{ field: 'name', code: 'required' }]);
		await table.write();
		expect(await rowsOf('role_held', actor)).toMatchObject([
			{ kind: 'other', title: { he: 'מנהלת המחלקה לקשרי חוץ' } }
		]);
	});

	it('is kept among the remarks of whom we know, where nobody says whose it is', async () => {
		const actor = await newActor();
		await buildPerson(test.db, actor, { name: { en: 'Anna Kowalska' }, note: 'kept' });
		const csv = 'Name,Role\nAnna Kowalska,Head of twinning\n';
		const table = new BroughtIn(test.db, actor);
		expect((await table.check(csv, 'people')).counts.changed).toBe(1);
		await table.write();
		expect(await rowsOf('person', actor)).toMatchObject([{ note: 'kept\nHead of twinning' }]);
		expect((await new BroughtIn(test.db, actor).check(csv, 'people')).counts.same).toBe(1);
	});
});

describe('the year of a tie', () => {
	it.each([
		['Twin town', 'twin_pact'],
		['twin', 'twin_pact'],
		['sister city', 'twin_pact'],
		['עיר תאומה', 'twin_pact'],
		['Partnerstadt', 'twin_pact'],
		['Friendship city', 'friendship_pact']
	])('belongs to the agreement that the kind of partner tells of: %s', async (word, kind) => {
		const actor = await newActor();
		const table = new BroughtIn(test.db, actor);
		const checked = await table.check(`Name,Country,Kind,Since\nLublin,PL,${word},1990\n`, 'partners');
		expect(checked.questions).toEqual([]);
		await table.write();
		expect(await rowsOf('partner', actor)).toMatchObject([{ kind: 'city' }]);
		expect(await rowsOf('agreement', actor)).toMatchObject([{ kind }]);
		expect(await rowsOf('claim', actor)).toMatchObject([{ date: '1990' }]);
	});

	it('is that of a twin pact where the heading of the names says so', async () => {
		const actor = await newActor();
		const table = new BroughtIn(test.db, actor);
		await table.check('Twin city,Country,Since\nLublin,PL,1990\nRadom,PL,\n', 'partners');
		await table.write();
		expect(await rowsOf('agreement', actor)).toMatchObject([{ kind: 'twin_pact' }]);
	});

	it('is said not to come in where nobody knows of which agreement it is', async () => {
		const actor = await newActor();
		const table = new BroughtIn(test.db, actor);
		await table.check('Name,Country,Since\nLublin,PL,1999\n', 'partners');
		const [row] = await table.rows();
		expect(row).toMatchObject({ outcome: 'created', problems: [{ field: 'signed', code: 'year_left_out' }] });
		const [note] = row?.problems ?? [];
		expect(note && rowProblemText('partners', note, 'he')).toBe('לא ייובא: שנת החתימה, כי סוג ההסכם אינו ידוע');
	});

	it('that differs from ours is another source, and no other date', async () => {
		const actor = await newActor();
		const poznan = await buildPartner(test.db, actor);
		const agreement = await buildAgreement(test.db, actor, [poznan]);
		await buildClaim(test.db, actor, agreement, { date: '2008' });
		const table = new BroughtIn(test.db, actor);
		await table.check('Name,Country,Since\nPoznań,PL,1990\n', 'partners');
		const [change] = (await table.rows())[0]?.changes ?? [];
		expect(change && changeWords('partners', change, 'he')).toMatchObject({ before: '', after: 'מקור נוסף: 1990' });
		expect(change && changeWords('partners', change, 'en')).toMatchObject({
			before: '',
			after: 'another source: 1990'
		});
	});
});

describe('the same file once more', () => {
	it('changes nothing where a date is a range', async () => {
		const actor = await newActor();
		await buildPartner(test.db, actor);
		const csv = 'title,date,partner\nYouth week,15-17.9.2023,Poznań\n';
		const table = new BroughtIn(test.db, actor);
		expect((await table.check(csv, 'activities')).counts.created).toBe(1);
		await table.write();
		expect(await rowsOf('activity', actor)).toMatchObject([{ starts: '2023-09-15', ends: '2023-09-17' }]);
		expect((await new BroughtIn(test.db, actor).check(csv, 'activities')).counts.same).toBe(1);
	});
});

describe('a telephone number without the code of its country', () => {
	it('is one of the country of its row; where that is not known it is noted as it stands', async () => {
		const actor = await newActor();
		await buildPartner(test.db, actor);
		const table = new BroughtIn(test.db, actor);
		const csv =
			'Name,Role,Partner,Country,Phone\nAnna Kowalska,Mayor,Poznań,,61 878 52 00\nHans Weber,,,Germany,05321 704 0\nJo Doe,,,,061 878 52 00\nEve Roe,,,,+44 20 7946 0018\n';
		expect((await table.check(csv, 'people')).counts.created).toBe(4);
		await table.write();
		const people = await rowsOf('person', actor);
		expect(people.map(({ phone, note }) => [phone, note])).toEqual([
			['+48 61 878 52 00', null],
			['+49 5321 7040', null],
			[null, expect.stringContaining('061 878 52 00')],
			['+44 20 7946 0018', null]
		]);
	});
});

describe('initiatives of a table', () => {
	it('come from it, unless it says where they come from', async () => {
		const actor = await newActor();
		const table = new BroughtIn(test.db, actor);
		await table.check('Topic,Stage\nA tree,Idea\n', 'initiatives');
		await table.write();
		expect(await rowsOf('initiative', actor)).toMatchObject([{ source: 'import', stage: 'idea' }]);
		const saying = new BroughtIn(test.db, actor);
		await saying.check('Topic,Where it comes from\nA bridge,The city council\nA bench,\n', 'initiatives');
		await saying.write();
		expect((await rowsOf('initiative', actor)).map(({ source }) => source)).toEqual(['import', 'council', null]);
	});

	it('that were decided are brought in by a director; of others such rows are left out, and it is said why', async () => {
		const csv = 'Topic,Stage\nA bridge,Completed\nA tree,Idea\n';
		const coordinator = await newActor();
		const table = new BroughtIn(test.db, coordinator);
		expect((await table.check(csv, 'initiatives')).counts).toMatchObject({ created: 1, rejected: 1 });
		const [row] = await table.rows();
		expect(row?.problems).toEqual([{ field: 'stage', code: 'decision_needed' }]);
		expect((await table.write()).state).toBe('imported');
		expect(await rowsOf('initiative', coordinator)).toMatchObject([{ stage: 'idea' }]);
		const director = await newActor('director');
		const theirs = new BroughtIn(test.db, director);
		expect((await theirs.check(csv, 'initiatives')).counts).toMatchObject({ created: 2, rejected: 0 });
		expect((await theirs.write()).state).toBe('imported');
	});

	it('keep their stage: the rest of a row goes in, and it is said that the stage changes by steps', async () => {
		const actor = await newActor();
		await buildInitiative(test.db, actor, { title: { en: 'A singing tree' } });
		const table = new BroughtIn(test.db, actor);
		await table.check('Topic,Stage,Where it stands\nA singing tree,Completed,All sing\n', 'initiatives');
		const [row] = await table.rows();
		expect(row).toMatchObject({ outcome: 'changed', problems: [{ field: 'stage', code: 'by_steps_only' }] });
		expect(row?.changes?.map(({ field }) => field)).toEqual(['standing']);
		const [problem] = row?.problems ?? [];
		expect(problem && rowProblemText('initiatives', problem, 'he')).toContain('השלב משתנה בדף של היוזמה');
	});
});
