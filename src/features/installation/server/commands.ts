import { sourceOfBytes } from '#documents/zip/source.ts';
import { addUser, createSignInLink } from '#features/account/server/commands.ts';
import { hasOwnPassword } from '#features/account/server/queries.ts';
import type { ArchiveInput } from '#features/archive/form.ts';
import { bringOffice, type Arrived } from '#features/archive/server/commands.ts';
import { addMember, createOffice } from '#features/office/server/commands.ts';
import { placeNamed } from '#features/place/server/queries.ts';
import type { Place } from '#features/place/place.ts';
import type { Language } from '#kernel/language.ts';
import type { ProblemCode } from '#kernel/form.ts';
import type { Outcome } from '#kernel/outcome.ts';
import type { Database } from '#platform/server/database.ts';
import type { SignedIn } from '#platform/server/sessions.ts';
import type { NewOfficeInput } from '../form.ts';

interface Asking {
	administrator: SignedIn;
	/** Where the request came from, for the trail of the office. */
	address: string;
}

type Refused = { ok: false; field: string; code: ProblemCode };
type Made = { ok: true; link: string | undefined } | Refused;

/**
 * Adds an empty office with its first director. Whoever does it does not become a member.
 * @returns the path of the director's first sign-in; undefined where they have a password already
 */
export async function addOffice(
	db: Database,
	{ administrator, address }: Asking,
	input: NewOfficeInput
): Promise<Made> {
	if (!administrator.runsInstallation) return { ok: false, field: 'slug', code: 'gone' };
	const { email, person, slug, ...office } = input;
	const at = await placeOf(db, input);
	if (!at) return { ok: false, field: 'latitude', code: 'place_unknown' };
	const by = { userId: administrator.userId, name: administrator.name, address };
	const outcome = await createOffice(db, { ...office, ...at, slug, periodStartsIn: 1, colour: null }, { by });
	if (!outcome.ok)
		return { ok: false, field: 'slug', code: outcome.reason === 'slug_taken' ? 'slug_taken' : 'not_a_slug' };
	const language = office.languages[0] as Language;
	const { userId } = await addUser(db, { email, name: person || email, language });
	await addMember(db, outcome.officeId, userId, 'director', by);
	const link = (await hasOwnPassword(db, userId)) ? undefined : await createSignInLink(db, userId);
	return { ok: true, link };
}

/**
 * Makes an office of an archive. Whoever does it does not become a member.
 * @returns with the path of the director's first sign-in; undefined where they have a password already
 * @throws ArchiveRefused
 */
export async function addFromArchive(
	place: { db: Database; files: string },
	{ administrator, address }: Asking,
	{ slug, email, person, file }: ArchiveInput
): Promise<{ ok: true; link: string | undefined; arrived: Arrived } | Refused> {
	if (!administrator.runsInstallation) return { ok: false, field: 'slug', code: 'gone' };
	const source = sourceOfBytes(new Uint8Array(await file.arrayBuffer()));
	const by = { userId: administrator.userId, name: administrator.name, address };
	const input = { slug, director: { email, name: person || email } };
	const outcome = await bringOffice(place, source, input, { by, now: new Date() });
	if (!outcome.ok)
		return { ok: false, field: 'slug', code: outcome.reason === 'slug_taken' ? 'slug_taken' : 'not_a_slug' };
	const { ok: _ok, ...arrived } = outcome;
	const { directorId = '' } = arrived;
	const link = (await hasOwnPassword(place.db, directorId)) ? undefined : await createSignInLink(place.db, directorId);
	return { ok: true, link, arrived };
}

/** What was typed, whole; else where the gazetteer has the city, by any of its names. */
async function placeOf(
	db: Database,
	{ latitude, longitude, timeZone, city, country }: NewOfficeInput
): Promise<Pick<Place, 'latitude' | 'longitude' | 'timeZone'> | undefined> {
	if (latitude !== null && longitude !== null && timeZone !== null) return { latitude, longitude, timeZone };
	for (const words of Object.values(city)) {
		const place = await db.forInstallation((tx) => placeNamed(tx, { words, country }));
		if (place) return { latitude: place.latitude, longitude: place.longitude, timeZone: place.timeZone };
	}
	return undefined;
}

/**
 * Says who runs the installation; for the command line. The last one stays: nobody else could add offices through the
 * web, or bring one back.
 */
export async function setAdministrator(
	db: Database,
	email: string,
	runs: boolean
): Promise<Outcome<object, 'not_found' | 'last'>> {
	return db.forInstallation(async (tx) => {
		// Locked, so that of two who take it from each other one stays.
		const all = await tx
			.selectFrom('auth.user')
			.select('email')
			.where('runs_installation', '=', true)
			.orderBy('id')
			.forUpdate()
			.execute();
		if (!runs && all.length === 1 && all[0]?.email === email.toLowerCase()) return { ok: false, reason: 'last' };
		const { numUpdatedRows } = await tx
			.updateTable('auth.user')
			.set({ runs_installation: runs })
			.where('email', '=', email.toLowerCase())
			.executeTakeFirst();
		return numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: 'not_found' };
	});
}
