import { newId } from '../../src/kernel/id.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import type { Role } from '../../src/features/member/member.ts';
import { addUser } from '../../src/features/account/server/commands.ts';
import { addMember, createOffice, type NewOffice } from '../../src/features/office/server/commands.ts';
import type { Database, OfficeId } from '../../src/platform/server/database.ts';

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
