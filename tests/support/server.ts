import { afterAll, beforeAll, inject } from 'vitest';
import { UNLIMITED, type Limits, type Role } from '../../src/features/member/member.ts';
import { addUser } from '../../src/features/account/server/commands.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Language } from '../../src/kernel/language.ts';
import { appLogin } from '../../src/platform/server/database-login.ts';
import { openDatabase, type Database, type OfficeId } from '../../src/platform/server/database.ts';
import { readSettings } from '../../src/platform/server/settings.ts';
import { readSecrets, stateFolder } from '../../src/platform/server/state-folder.ts';
import { HttpClient } from './http-client.ts';
import { beginSession } from './session.ts';

/** Where somebody is a member, under which name, and what the membership is limited to. */
interface Of {
	/** null: somebody who belongs to no office. */
	office?: string | null;
	language?: Language;
	name?: string;
	email?: string;
	limits?: Partial<Limits>;
}

export interface TestServer {
	base: string;
	db: Database;
	/** A browser without JavaScript in which nobody is signed in. */
	anonymous(): HttpClient;
	/** One in which a new member of an office is; without an office, somebody who belongs to none. */
	signedIn(role: Role, options?: Of): Promise<HttpClient>;
	/** The same as a cookie, for a real browser. */
	session(role: Role, options?: Of): Promise<{ name: string; value: string }>;
}

/** Limits a membership, as its director would. */
async function limit(db: Database, officeId: OfficeId, userId: string, limits: Partial<Limits>): Promise<void> {
	const { bodyId, starts, ends } = { ...UNLIMITED, ...limits };
	await db.forOffice(officeId, (tx) =>
		tx
			.updateTable('member')
			.set({ body_id: bodyId, starts, ends })
			.where('office_id', '=', officeId)
			.where('user_id', '=', userId)
			.execute()
	);
}

/** The built server that the whole run shares, and its database by a second door. */
export function testServer(): TestServer {
	const made = {} as TestServer;

	beforeAll(() => {
		const { base, home } = inject('server');
		const settings = readSettings({ KESHER_HOME: home });
		const secret = readSecrets(stateFolder(home)).auth;
		made.base = base;
		made.db = openDatabase(appLogin(settings), { max: 2 });
		made.anonymous = () => new HttpClient(base);
		made.session = async (role, { office = 'raanana', language = 'en', name = 'Dana Cohen', limits, email } = {}) => {
			const address = email ?? `${newId()}@example.org`;
			const { userId } = await addUser(made.db, { email: address, name, language });
			if (office !== null) {
				const officeId = await officeOfSlug(made.db, office);
				if (!officeId) throw new Error(`no office ${office}`);
				await addMember(made.db, officeId, userId, role);
				if (limits) await limit(made.db, officeId, userId, limits);
			}
			return beginSession(made.db, secret, userId);
		};
		made.signedIn = async (role, options) => {
			const { name, value } = await made.session(role, options);
			return new HttpClient(base, `${name}=${value}`);
		};
	});

	afterAll(() => made.db.close());

	return made;
}
