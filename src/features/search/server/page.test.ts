import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { saveActivity } from '#features/activity/server/commands.ts';
import type { ActivityInput } from '#features/activity/form.ts';
import { saveAgreement } from '#features/agreement/server/commands.ts';
import { saveHighlight } from '#features/highlight/server/commands.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { saveNote } from '#features/note/server/commands.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import type { PartnerInput } from '#features/partner/form.ts';
import { deletePartner, savePartner } from '#features/partner/server/commands.ts';
import { saveStep } from '#features/step/server/commands.ts';
import { restore } from '#features/trash/server/commands.ts';
import { newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { readCursor } from '#kernel/paging.ts';
import { saveRecord } from '#platform/server/records.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPerson
} from '../../../../tests/support/factories.ts';
import type { SearchNoun } from '../search.ts';
import type { Marked } from '../view.ts';
import { loadSearch } from './page.ts';

const test = testDatabase();

const coordinator = async () => buildActor(await buildOffice(test.db));

interface Search {
	noun?: SearchNoun;
	language?: Language;
	after?: string;
}

async function search(actor: Actor, words: string, { noun, language = 'en', after }: Search = {}) {
	const office = await test.db.forOffice(actor.officeId, (tx) => loadOffice(tx, actor.officeId));
	const desk = { db: test.db, actor, office } as Desk;
	const now = new Date('2026-11-29T10:00:00Z');
	return loadSearch(desk, { filters: { words, noun }, language, now, after: readCursor(after ?? null) });
}

/** What is found, as "noun: title", the marked words between brackets. */
async function titles(actor: Actor, words: string, options: Search = {}): Promise<string[]> {
	const { groups } = await search(actor, words, options);
	return groups.flatMap(({ noun, results }) => results.map(({ title }) => `${noun}: ${plain(title)}`));
}

function plain({ parts }: Marked): string {
	return parts.map((part) => (part.hit ? `[${part.text}]` : part.text)).join('');
}

async function addActivity(actor: Actor, overrides: Partial<ActivityInput> = {}): Promise<string> {
	const id = overrides.id ?? newId();
	const outcome = await saveActivity(test.db, actor, {
		version: 0,
		kind: 'official_visit',
		direction: null,
		status: 'done',
		title: { he: 'ביקור המשלחת', en: 'Visit of the delegation' },
		details: {},
		outcome: {},
		reason: null,
		reasonNote: {},
		starts: null,
		ends: null,
		themes: [],
		participants: null,
		correspondence: null,
		startsAt: null,
		endsAt: null,
		replyDue: null,
		repliedOn: null,
		moneyPlanned: null,
		moneyActual: null,
		moneySunk: null,
		currency: 'ILS',
		source: {},
		visibility: 'council',
		partners: [],
		shownOn: [],
		goals: [],
		people: [],
		organisations: [],
		...overrides,
		id
	});
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

async function addPartner(actor: Actor, overrides: Partial<PartnerInput> = {}): Promise<string> {
	const id = overrides.id ?? newId();
	const outcome = await savePartner(test.db, actor, {
		version: 0,
		position: null,
		kind: 'city',
		name: { he: 'פוזנן', en: 'Poznań' },
		localLanguage: 'pl',
		country: 'PL',
		countryName: {},
		showsFlag: true,
		place: null,
		latitude: null,
		longitude: null,
		timeZone: null,
		wikidataId: null,
		status: 'active',
		statusSince: null,
		statusUntil: null,
		statusNote: {},
		takingPart: {},
		website: null,
		summary: {},
		visibility: 'council',
		...overrides,
		id
	});
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

const addFile = (actor: Actor, under: Record<string, string>, noun: string, name: string, visibility = 'council') =>
	test.db.forOffice(actor.officeId, (tx) =>
		saveRecord(
			tx,
			actor,
			'attachment',
			{ id: newId(), version: 0 },
			{ name, media_type: 'application/pdf', bytes: 3, sha256: 'a'.repeat(64), visibility, ...under },
			{
				findable: {
					texts: [name],
					visibility: visibility as 'council',
					under: { noun, id: Object.values(under)[0] as string }
				}
			}
		)
	);

describe('a search', () => {
	it('finds every noun, and says which by what', async () => {
		const actor = await coordinator();
		const partner = await addPartner(actor, { name: { he: 'לגונה', en: 'Lagoon' } });
		const organisation = await buildOrganisation(test.db, actor, { name: { en: 'Lagoon Institute' } });
		await buildPerson(test.db, actor, {
			name: {},
			role: { id: newId(), kind: 'mayor', of: { noun: 'partner', id: partner }, title: {} }
		});
		await saveAgreement(test.db, actor, {
			...{ id: newId(), version: 0, kind: 'twin_pact', status: 'in_force', title: {}, scope: [] },
			...{ councilDecision: {}, councilDecided: null, termEnds: null, renewsItself: false, noticeMonths: null },
			...{ prevailingLanguage: null, printsAllDates: false, note: {}, partners: [partner], signatories: [] }
		});
		const initiative = await buildInitiative(test.db, actor, { leads: [organisation], title: { en: 'Clean water' } });
		await addActivity(actor, { partners: [partner], starts: '2020-05' });
		await buildGoal(test.db, actor, { name: { en: 'Care for every lagoon' } });
		const highlight = { id: newId(), version: 0, text: { en: 'The lagoon is clean' }, about: null };
		await saveHighlight(test.db, actor, { ...highlight, periodStartsOn: '2020-01-01' }, 1);
		await saveStep(test.db, actor, {
			...{ id: newId(), version: 0, subject: 'initiative', subjectId: initiative },
			...{ what: { en: 'Measure the lagoon' }, who: 'Dana', due: '2021', visibility: 'council' }
		});
		await addFile(actor, { partner_id: partner }, 'partner', 'lagoon-map.pdf');
		await saveNote(test.db, actor, {
			...{
				id: newId(),
				version: 0,
				text: { en: 'Lagoons are counted by hand' },
				partnerId: null,
				source: {},
				sourceUrl: null
			}
		});
		expect(await titles(actor, 'lagoon')).toEqual([
			'partner: [Lagoon]',
			'organisation: [Lagoon] Institute',
			'person: Mayor of [Lagoon]',
			'agreement: Twin-city pact',
			'initiative: Clean water',
			'activity: Visit of the delegation',
			'goal: Care for every [lagoon]',
			'highlight: The [lagoon] is clean',
			'next_step: Measure the [lagoon]',
			'attachment: [lagoon]-map.pdf',
			'data_note: [Lagoons] are counted by hand'
		]);
	});

	it.each([
		['ובמשלחת', 'activity: ביקור [המשלחת]'],
		['מִשְׁלַחַת', 'activity: ביקור [המשלחת]'],
		['delegat', 'activity: Visit of the [delegation]'],
		['Poznan', 'partner: [Poznań]'],
		['פוזנ', 'partner: [פוזנן]'],
		['poland', 'partner: Poznań'],
		['פולין', 'partner: פוזנן']
	])('by %s finds %s', async (typed, expected) => {
		const actor = await coordinator();
		await addPartner(actor);
		await addActivity(actor);
		const language = /[א-ת]/.test(expected) ? 'he' : 'en';
		expect(await titles(actor, typed, { language })).toEqual([expected]);
	});

	it('shows a short piece of the text in which it was found, in the language of that text', async () => {
		const actor = await coordinator();
		await addActivity(actor, { details: { he: `${'מילים '.repeat(80)}לגונה בוונציה` } });
		const { groups } = await search(actor, 'לגונה');
		const excerpt = groups[0]?.results[0]?.excerpt as Marked;
		expect(excerpt.lang).toBe('he');
		expect(plain(excerpt)).toMatch(/^… מילים .*\[לגונה\] בוונציה$/);
	});

	it('is of all words, and finds nothing by marks alone or by what nobody wrote', async () => {
		const actor = await coordinator();
		await addPartner(actor);
		await addActivity(actor);
		for (const typed of ['visit poznan', '!?', "');drop table", '\u0000', ':* & |', 'x'.repeat(200), '\ud800']) {
			expect(await titles(actor, typed)).toEqual([]);
		}
	});

	it('counts all of a noun, shows the latest few, and pages through them when asked for that noun', async () => {
		const actor = await coordinator();
		for (let number = 10; number < 33; number += 1) {
			await addActivity(actor, { title: { en: `Meeting ${number}` }, starts: number < 30 ? `20${number}` : null });
		}
		const all = await search(actor, 'meeting');
		expect(all.tallies).toEqual([{ noun: 'activity', total: 23 }]);
		expect(all.groups[0]?.results.map(({ date }) => date)).toEqual(['2029', '2028', '2027', '2026', '2025']);
		const first = await search(actor, 'meeting', { noun: 'activity' });
		expect(first.groups[0]?.results).toHaveLength(20);
		await addActivity(actor, { title: { en: 'Meeting that came in between' }, starts: '2030' });
		const second = await search(actor, 'meeting', { noun: 'activity', after: first.next as string });
		expect(second.groups[0]?.results.map(({ title }) => plain(title))).toEqual([
			'[Meeting] 32',
			'[Meeting] 31',
			'[Meeting] 30'
		]);
		expect(second.next).toBeUndefined();
	});

	it('finds what names a partner, a body or a person by the name that they have now', async () => {
		const actor = await coordinator();
		const partner = await addPartner(actor, { name: { en: 'Oldtown' } });
		const body = await buildOrganisation(test.db, actor, { name: { en: 'Oldtown Institute' } });
		const person = await buildPerson(test.db, actor, {
			name: { en: 'Olda Oldtown' },
			role: { id: newId(), kind: 'mayor', of: { noun: 'partner', id: partner }, title: {} }
		});
		await buildInitiative(test.db, actor, { leads: [body], partners: [partner], title: { en: 'Oldtown and water' } });
		await saveAgreement(test.db, actor, {
			...{ id: newId(), version: 0, kind: 'twin_pact', status: 'in_force', title: {}, scope: [] },
			...{ councilDecision: {}, councilDecided: null, termEnds: null, renewsItself: false, noticeMonths: null },
			...{ prevailingLanguage: null, printsAllDates: false, note: {}, partners: [partner], signatories: [] }
		});
		await addActivity(actor, { partners: [partner], title: { en: 'Visit' } });
		await addActivity(actor, { organisations: [{ id: body, role: 'lead' }], title: { en: 'Lecture' } });
		await addActivity(actor, { people: [{ id: person, role: 'guest' }], title: { en: 'Dinner' } });

		await addPartner(actor, { id: partner, version: 1, position: 1, name: { en: 'Newtown' } });
		expect(await titles(actor, 'newtown')).toEqual([
			'partner: [Newtown]',
			'person: Olda Oldtown',
			'agreement: Twin-city pact',
			'initiative: Oldtown and water',
			'activity: Visit'
		]);
		await buildOrganisation(test.db, actor, { id: body, version: 1, name: { en: 'Newtown Institute' } });
		await buildPerson(test.db, actor, { id: person, version: 1, name: { en: 'Nova Newtown' } });
		expect((await titles(actor, 'newtown')).filter((title) => title.startsWith('activity'))).toEqual([
			'activity: Dinner',
			'activity: Lecture',
			'activity: Visit'
		]);
		// What says so itself is still found by it.
		expect(await titles(actor, 'oldtown')).toEqual(['initiative: [Oldtown] and water']);
	});

	it('stays within its office', async () => {
		const [ours, theirs] = [await coordinator(), await coordinator()];
		await addPartner(theirs);
		expect(await titles(ours, 'poznan')).toEqual([]);
		expect((await search(ours, 'poznan')).tallies).toEqual([]);
	});
});

describe('a reader', () => {
	it('finds neither what is meant for the office alone nor what stands under it, and is not told how many', async () => {
		const actor = await coordinator();
		const reader = buildActor(actor.officeId, 'reader');
		const activity = await addActivity(actor, { title: { en: 'Secret lagoon' }, visibility: 'office' });
		await saveStep(test.db, actor, {
			...{ id: newId(), version: 0, subject: 'activity', subjectId: activity },
			...{ what: { en: 'Write about the lagoon' }, who: null, due: null, visibility: 'council' }
		});
		await addFile(actor, { activity_id: activity }, 'activity', 'lagoon.pdf', 'public');
		await buildInitiative(test.db, actor, { title: { en: 'Lagoon idea' }, visibility: 'office' });
		await addPartner(actor, { name: { en: 'Lagoon' }, visibility: 'office' });
		const found = await search(actor, 'lagoon');
		expect(found.tallies.map(({ noun }) => noun)).toEqual([
			'partner',
			'initiative',
			'activity',
			'next_step',
			'attachment'
		]);
		for (const noun of [undefined, 'activity', 'next_step', 'attachment'] as const) {
			const { tallies, groups } = await search(reader, 'lagoon', noun ? { noun } : {});
			expect(tallies).toEqual([]);
			expect(groups.flatMap(({ results }) => results)).toEqual([]);
		}
		await addActivity(actor, { id: activity, version: 1, title: { en: 'Secret lagoon' }, visibility: 'council' });
		expect(await titles(reader, 'lagoon')).toEqual([
			'activity: Secret [lagoon]',
			'next_step: Write about the [lagoon]',
			'attachment: [lagoon].pdf'
		]);
		const inner = { id: newId(), version: 0, subject: 'activity' as const, subjectId: activity, who: null, due: null };
		await saveStep(test.db, actor, { ...inner, what: { en: 'Dredge the lagoon' }, visibility: 'office' });
		const step = 'next_step: Dredge the [lagoon]';
		expect(await titles(actor, 'dredge lagoon')).toEqual(['next_step: [Dredge] the [lagoon]']);
		expect(await titles(actor, 'lagoon')).toContain(step);
		expect(await titles(reader, 'lagoon')).not.toContain(step);
	});

	it("never finds a person by what is private: not by e-mail, telephone or the office's note", async () => {
		const actor = await coordinator();
		const details = { email: 'jacek@lagoon.example', phone: '050-123-4567', note: 'Likes the lagoon' };
		await buildPerson(test.db, actor, details);
		for (const role of ['reader', 'coordinator'] as const) {
			const member = buildActor(actor.officeId, role);
			for (const typed of ['lagoon', 'jacek@lagoon', '1234567', '050']) {
				expect(await titles(member, typed)).toEqual([]);
			}
			expect(await titles(member, 'jacek')).toEqual(['person: [Jacek] Nowak']);
		}
	});
});

it('what is deleted is not found, nor what stands under it, until it is brought back', async () => {
	const actor = await coordinator();
	const partner = await addPartner(actor, { name: { en: 'Lagoon' } });
	await addFile(actor, { partner_id: partner }, 'partner', 'lagoon.pdf');
	await deletePartner(test.db, actor, partner);
	expect(await titles(actor, 'lagoon')).toEqual([]);
	await restore(test.db, actor, { noun: 'partner', id: partner });
	expect(await titles(actor, 'lagoon')).toEqual(['partner: [Lagoon]', 'attachment: [lagoon].pdf']);
});

it('the functions of the search answer nothing outside of an office', async () => {
	const actor = await coordinator();
	await addPartner(actor);
	const rows = await test.db.forInstallation((tx) =>
		Promise.all([
			sql`select * from kesher.search_groups('poznan'::tsquery, array['council'], 5)`.execute(tx),
			sql`select * from kesher.search_page('poznan'::tsquery, array['council'], 'partner', null, null, 5)`.execute(tx),
			sql`select * from kesher.search('poznan'::tsquery, null, 5)`.execute(tx)
		])
	);
	expect(rows.map((result) => result.rows)).toEqual([[], [], []]);
});

describe('a department', () => {
	it('finds its own that is meant for the office alone, counted and shown with the rest, and no such of others', async () => {
		const actor = await coordinator();
		const body = await buildOrganisation(test.db, actor);
		const department: Actor = { ...buildActor(actor.officeId, 'contributor'), bodyId: body };
		const inner = { visibility: 'office' as const };
		await addActivity(actor, { ...inner, title: { en: 'Run of others' } });
		await addActivity(actor, { title: { en: 'Run for all' } });
		const led = { organisations: [{ id: body, role: 'lead' as const }] };
		await addActivity(actor, { ...inner, ...led, title: { en: 'Run of the body' } });
		const own = await addActivity(department, { ...inner, title: { en: 'Run of mine' } });
		await saveStep(test.db, department, {
			...{ id: newId(), version: 0, what: { en: 'Plan the run' }, who: null, due: null, ...inner },
			...{ subject: 'activity', subjectId: own }
		});
		const found = await search(department, 'run');
		expect(found.tallies).toEqual([
			{ noun: 'activity', total: 3 },
			{ noun: 'next_step', total: 1 }
		]);
		const all = ['Run for all', 'Run of mine', 'Run of the body'].map((title) => title.replace('Run', '[Run]'));
		for (const noun of [undefined, 'activity'] as const) {
			const shown = await titles(department, 'run', noun ? { noun } : {});
			const activities = shown.filter((each) => each.startsWith('activity'));
			expect(activities.toSorted()).toEqual(all.map((title) => `activity: ${title}`));
		}
		const reader = await titles(buildActor(actor.officeId, 'reader'), 'run');
		expect(reader).toEqual(['activity: [Run] for all']);
	});
});
