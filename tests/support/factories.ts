import type { Insertable } from 'kysely';
import { newId } from '../../src/kernel/id.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import type { Role } from '../../src/features/member/member.ts';
import { addUser } from '../../src/features/account/server/commands.ts';
import type { AgreementInput, ClaimInput } from '../../src/features/agreement/form.ts';
import { saveAgreement, saveClaim } from '../../src/features/agreement/server/commands.ts';
import type { ActivityInput } from '../../src/features/activity/form.ts';
import { saveActivity } from '../../src/features/activity/server/commands.ts';
import type { GoalInput } from '../../src/features/goal/form.ts';
import { saveGoal } from '../../src/features/goal/server/commands.ts';
import { NOTHING_MORE, type InitiativeInput } from '../../src/features/initiative/form.ts';
import { saveInitiative } from '../../src/features/initiative/server/commands.ts';
import { firstStages } from '../../src/features/initiative/stage-rules.ts';
import type { OrganisationInput } from '../../src/features/organisation/form.ts';
import { saveOrganisation } from '../../src/features/organisation/server/commands.ts';
import type { PartnerInput } from '../../src/features/partner/form.ts';
import type { PersonInput, RoleInput } from '../../src/features/person/form.ts';
import { savePerson } from '../../src/features/person/server/commands.ts';
import { saveRole } from '../../src/features/person/server/role-commands.ts';
import type { StepInput } from '../../src/features/step/form.ts';
import { saveStep } from '../../src/features/step/server/commands.ts';
import type { ReportInput } from '../../src/features/studio/form.ts';
import { moveReport, saveReport, sealOf } from '../../src/features/studio/server/commands.ts';
import { finishedOf, loadWork } from '../../src/features/studio/server/finished.ts';
import { addMember, createOffice, type NewOffice } from '../../src/features/office/server/commands.ts';
import type { Database, OfficeId } from '../../src/platform/server/database.ts';
import type { DB } from '../../src/platform/server/schema.ts';

let counter = 0;

/** An office with everything it needs; say only what the test is about. */
export async function buildOffice(db: Database, overrides: Partial<NewOffice> = {}): Promise<OfficeId> {
	counter += 1;
	const outcome = await createOffice(db, {
		slug: `city-${counter}-${Math.random().toString(36).slice(2, 8)}`,
		name: { he: 'עיריית בדיקה, קשרי חוץ', en: 'Testville Foreign Relations' },
		city: { he: 'בדיקה', en: 'Testville' },
		country: 'IL',
		latitude: 32,
		longitude: 34.8,
		timeZone: 'Asia/Jerusalem',
		languages: ['he', 'en'],
		periodStartsIn: 1,
		colour: null,
		...overrides
	});
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.officeId;
}

/** A member at work in an office. */
export function buildActor(officeId: OfficeId, role: Role = 'coordinator'): Actor {
	return { officeId, userId: newId(), name: 'Dana', role };
}

/** A person in the database who belongs to an office. @returns the user's id */
export async function buildMember(db: Database, officeId: OfficeId, role: Role = 'coordinator'): Promise<string> {
	const email = `${newId()}@example.org`;
	const { userId } = await addUser(db, { email, name: 'Dana', language: 'en' });
	await addMember(db, officeId, userId, role);
	return userId;
}

/** A partner of an office, as rows: what the test is about names its columns. @returns its id */
export async function buildPartner(
	db: Database,
	{ officeId }: Pick<Actor, 'officeId'>,
	overrides: Partial<Insertable<DB['partner']>> = {}
): Promise<string> {
	const id = newId();
	const row = { position: 1, kind: 'city', name: { he: 'פוזנן', en: 'Poznań' }, country: 'PL', status: 'active' };
	await db.forOffice(officeId, (tx) =>
		tx
			.insertInto('partner')
			.values({ office_id: officeId, id, ...row, ...overrides })
			.execute()
	);
	return id;
}

/** A twin pact in force with some partners. @returns its id */
export async function buildAgreement(
	db: Database,
	actor: Actor,
	partners: string[],
	overrides: Partial<AgreementInput> = {}
): Promise<string> {
	const id = overrides.id ?? newId();
	const outcome = await saveAgreement(db, actor, {
		version: 0,
		kind: 'twin_pact',
		status: 'in_force',
		title: {},
		partners,
		signatories: [],
		scope: [],
		councilDecision: {},
		councilDecided: null,
		termEnds: null,
		renewsItself: false,
		noticeMonths: null,
		prevailingLanguage: null,
		printsAllDates: false,
		note: {},
		...overrides,
		id
	});
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

/** What a source of ours says: that the agreement was signed in 2008. @returns the claim's id */
export async function buildClaim(
	db: Database,
	actor: Actor,
	agreementId: string,
	overrides: Partial<ClaimInput> = {}
): Promise<string> {
	const id = overrides.id ?? newId();
	const outcome = await saveClaim(db, actor, {
		version: 0,
		agreementId,
		field: 'signed',
		date: '2008',
		value: null,
		source: { he: 'המצגת השנתית', en: 'The annual deck' },
		sourceUrl: null,
		side: 'ours',
		note: {},
		preferred: false,
		...overrides,
		id
	});
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

/** A next step of some record. @returns its id */
export async function buildStep(
	db: Database,
	actor: Actor,
	of: Pick<StepInput, 'subject' | 'subjectId'>,
	overrides: Partial<StepInput> = {}
): Promise<string> {
	const id = overrides.id ?? newId();
	const step = {
		version: 0,
		what: { he: 'לקבוע מועד', en: 'Set a date' },
		who: null,
		due: null,
		visibility: 'council' as const
	};
	const outcome = await saveStep(db, actor, { ...step, ...of, ...overrides, id });
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

/** An activity that names organisations and people, as rows. @returns its id */
export async function buildActivity(
	db: Database,
	{ officeId }: Pick<Actor, 'officeId'>,
	{
		organisations = [],
		people = [],
		...overrides
	}: Partial<Insertable<DB['activity']>> & { organisations?: string[]; people?: string[] } = {}
): Promise<string> {
	const id = newId();
	const row = { kind: 'other', status: 'done', title: { he: 'טקס', en: 'Ceremony' } };
	await db.forOffice(officeId, async (tx) => {
		await tx
			.insertInto('activity')
			.values({ office_id: officeId, id, ...row, ...overrides })
			.execute();
		for (const organisation_id of organisations) {
			await tx
				.insertInto('activity_organisation')
				.values({ office_id: officeId, activity_id: id, organisation_id, role: 'host' })
				.execute();
		}
		for (const person_id of people) {
			await tx
				.insertInto('activity_person')
				.values({ office_id: officeId, activity_id: id, person_id, role: 'guest' })
				.execute();
		}
	});
	return id;
}

/** A person with a name and no roles. @returns the id */
export async function buildPerson(db: Database, actor: Actor, overrides: Partial<PersonInput> = {}): Promise<string> {
	const id = overrides.id ?? newId();
	const outcome = await savePerson(
		db,
		actor,
		{
			version: 0,
			name: { en: 'Jacek Nowak' },
			email: null,
			phone: '',
			languages: [],
			note: null,
			receivedOn: null,
			receivedFrom: null,
			noticeOn: null,
			...overrides,
			id
		},
		'IL'
	);
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

/** A role that somebody holds without known dates; of the home city, where nothing else is said. @returns the id */
export async function buildRole(
	db: Database,
	actor: Actor,
	personId: string,
	overrides: Partial<RoleInput> = {}
): Promise<string> {
	const id = overrides.id ?? newId();
	const role: RoleInput = { id, version: 0, personId, kind: 'mayor', of: null, title: {}, starts: null, ends: null };
	const outcome = await saveRole(db, actor, { ...role, ...overrides });
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

/** An organisation. @returns the id */
export async function buildOrganisation(
	db: Database,
	actor: Actor,
	overrides: Partial<OrganisationInput> = {}
): Promise<string> {
	const id = overrides.id ?? newId();
	const outcome = await saveOrganisation(db, actor, {
		version: 0,
		kind: 'embassy',
		name: { he: 'שגרירות פולין', en: 'Embassy of Poland' },
		country: 'PL',
		partnerId: null,
		isTie: false,
		website: null,
		note: {},
		...overrides,
		id
	});
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

/** A goal. @returns its id */
export async function buildGoal(db: Database, actor: Actor, overrides: Partial<GoalInput> = {}): Promise<string> {
	const id = overrides.id ?? newId();
	const goal = { version: 0, position: null, name: { en: 'Enrichment' }, shortName: {}, fromYear: null, toYear: null };
	const outcome = await saveGoal(db, actor, { ...goal, ...overrides, id });
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

/** An idea that is linked to nothing. @returns its id */
export async function buildInitiative(
	db: Database,
	actor: Actor,
	overrides: Partial<InitiativeInput> = {}
): Promise<string> {
	const id = overrides.id ?? newId();
	const input: InitiativeInput = {
		version: 0,
		stage: 'idea',
		title: { he: 'עץ מוסיקלי', en: 'A musical tree' },
		standing: {},
		details: {},
		ownerId: null,
		expected: null,
		begun: null,
		ended: null,
		visibility: 'council',
		partners: [],
		goals: [],
		leads: [],
		bodies: [],
		funders: [],
		...NOTHING_MORE,
		...overrides,
		id
	};
	// What was decided already is a director's to enter; whose record it is stays who asks.
	const by: Actor = firstStages(actor).includes(input.stage) ? actor : { ...actor, role: 'director' };
	const outcome = await saveInitiative(db, by, input, '2026-11-29');
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

/** What the form of a partner sends; say only what the test is about. */
export function partnerInput(overrides: Partial<PartnerInput> = {}): PartnerInput {
	return {
		id: newId(),
		version: 0,
		position: null,
		kind: 'city',
		name: { he: 'פוזנן', en: 'Poznań' },
		localLanguage: null,
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
		...overrides
	};
}

/** What the form of an activity sends; say only what the test is about. */
export function activityInput(overrides: Partial<ActivityInput> = {}): ActivityInput {
	return {
		id: newId(),
		version: 0,
		kind: 'meeting',
		direction: null,
		status: 'done',
		title: { he: 'פגישה', en: 'A meeting' },
		details: {},
		outcome: {},
		reason: null,
		reasonNote: {},
		starts: null,
		ends: null,
		startsAt: null,
		endsAt: null,
		themes: [],
		participants: null,
		correspondence: null,
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
		...overrides
	};
}

/** A report of 2020 that a director approved; the office must have no silent tie. @returns its id */
export async function buildApprovedReport(
	db: Database,
	{ officeId }: Pick<Actor, 'officeId'>,
	overrides: Partial<ReportInput> = {},
	edit: (id: string) => Promise<unknown> = () => Promise.resolve()
): Promise<string> {
	const director = buildActor(officeId, 'director');
	const id = newId();
	const input: ReportInput = {
		...{ id, version: 0, title: {}, from: '2020-01-01', to: '2020-12-31' },
		...{ audience: 'council', tellsMoney: false, languages: ['he', 'en'], ...overrides }
	};
	const saved = await saveReport(db, director, input);
	if (!saved.ok) throw new Error(saved.reason);
	await edit(id);
	for (const [index, move] of (['submit', 'approve'] as const).entries()) {
		const work = await loadWork(db, director, id, '2026-11-29');
		if (!work) throw new Error('the report is not there');
		const finished = finishedOf(work);
		const input = { id, version: index + 1, move, note: null, seen: sealOf(finished) };
		const moved = await moveReport(db, director, input, finished);
		if (!moved.ok) throw new Error(moved.reason);
	}
	return id;
}

/** An activity as its form saves it, with all of its links. @returns its id */
export async function recordActivity(
	db: Database,
	actor: Actor,
	overrides: Partial<ActivityInput> = {}
): Promise<string> {
	const outcome = await saveActivity(db, actor, activityInput(overrides));
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.id;
}
