import type { Role } from '#features/member/member.ts';
import type { Language } from '#kernel/language.ts';
import { newId } from '#kernel/id.ts';
import type { Outcome } from '#kernel/outcome.ts';
import type { Texts } from '#kernel/texts.ts';
import { admitOffice, type Database, type OfficeId, type OfficeTransaction } from '#platform/server/database.ts';
import { slugProblem } from '../office.ts';
import { officeOfSlug } from './queries.ts';

export interface NewOffice {
	slug: string;
	name: Texts;
	city: Texts;
	country: string;
	latitude: number;
	longitude: number;
	timeZone: string;
	languages: Language[];
	periodStartsIn: number;
	colour: string | null;
}

/**
 * Adds an office to the installation and fills it in the same transaction. Only the command line does this:
 * who may create offices through the web is decided elsewhere.
 * @param fill adds the first records, if there are any
 */
export async function createOffice(
	db: Database,
	input: NewOffice,
	fill: (tx: OfficeTransaction, office: OfficeId) => Promise<void> = () => Promise.resolve()
): Promise<Outcome<{ officeId: OfficeId }, 'slug_form' | 'slug_reserved' | 'slug_taken'>> {
	const problem = slugProblem(input.slug);
	if (problem) return { ok: false, reason: `slug_${problem}` };
	if (await officeOfSlug(db, input.slug)) return { ok: false, reason: 'slug_taken' };
	const officeId = admitOffice(newId());
	await db.forOffice(officeId, async (tx) => {
		await tx
			.insertInto('office')
			.values({
				id: officeId,
				slug: input.slug,
				name: input.name,
				city: input.city,
				country: input.country,
				latitude: input.latitude,
				longitude: input.longitude,
				time_zone: input.timeZone,
				languages: input.languages,
				period_starts_in: input.periodStartsIn,
				colour: input.colour
			})
			.execute();
		await fill(tx, officeId);
	});
	return { ok: true, officeId };
}

/** Makes a person a member of an office, or gives a member another role. */
export async function addMember(db: Database, officeId: OfficeId, userId: string, role: Role): Promise<void> {
	await db.forOffice(officeId, async (tx) => {
		await tx
			.insertInto('member')
			.values({ office_id: officeId, id: newId(), user_id: userId, role })
			.onConflict((conflict) => conflict.columns(['office_id', 'user_id']).doUpdateSet({ role }))
			.execute();
		await tx
			.insertInto('auth.user_office')
			.values({ user_id: userId, office_id: officeId })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	});
}
