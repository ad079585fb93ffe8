import { join } from 'node:path';
import { addUser, createSignInLink, hasPasswords } from '../src/features/account/server/commands.ts';
import { setAdministrator } from '../src/features/installation/server/commands.ts';
import { addMember } from '../src/features/office/server/commands.ts';
import { loadOfficeFolder } from '../src/features/office/server/starter.ts';
import { countOffices, officeOfSlug } from '../src/features/office/server/queries.ts';
import type { Database } from '../src/platform/server/database.ts';
import { SOURCES } from '../src/platform/server/installation.ts';

const STARTER = 'raanana';
/** Replaced by the person's own on the page of the link; .invalid can belong to nobody (RFC 2606). */
const NOBODY_YET = 'director@kesher.invalid';

/**
 * The first start loads the starter office. As long as nobody can sign in, every start offers a link by which the
 * first director does, who also runs the installation: they can add the office of their own city.
 * @returns the path of that link; undefined once somebody has a password
 */
export async function firstRun(db: Database): Promise<string | undefined> {
	if ((await countOffices(db)) === 0) {
		const outcome = await loadOfficeFolder(db, join(SOURCES, 'examples', STARTER), 'Kesher');
		if (!outcome.ok) throw new Error(`the starter office could not be loaded: ${outcome.reason}`);
	}
	if (await hasPasswords(db)) return undefined;
	const officeId = await officeOfSlug(db, STARTER);
	if (!officeId) return undefined;
	const { userId } = await addUser(db, { email: NOBODY_YET, name: 'Director', language: 'he' });
	await addMember(db, officeId, userId, 'director', { userId: null, name: 'Kesher' });
	await setAdministrator(db, NOBODY_YET, true);
	return createSignInLink(db, userId, { asksName: true });
}
