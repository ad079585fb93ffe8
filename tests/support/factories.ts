import type { Insertable } from 'kysely';
import { newId } from '../../src/kernel/id.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import type { Role } from '../../src/features/member/member.ts';
import { addUser } from '../../src/features/account/server/commands.ts';
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
