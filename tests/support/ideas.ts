import type pg from 'pg';
import type { IdeaInput } from '../../src/features/resident-idea/form.ts';
import { confirmIdea, receiveIdea } from '../../src/features/resident-idea/server/receiving.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Tongue } from '../../src/kernel/tongue.ts';
import type { Database, OfficeId } from '../../src/platform/server/database.ts';

export const KEY = 'the key of an installation';

/** What the form of ideas sends; say only what the test is about. */
export function ideaInput(overrides: Partial<IdeaInput> = {}): IdeaInput {
	return {
		text: `A chess evening by video, number ${newId()}`,
		partnerId: null,
		name: 'Noa Levi',
		email: `${newId()}@resident.example`,
		age: 'adult',
		consent: true,
		mayPublish: true,
		...overrides
	};
}

interface How {
	language?: Tongue;
	fellIntoTrap?: boolean;
	hasMail?: boolean;
	id?: string;
}

/** Sends an idea, as the form does. */
export function sendIdea(
	db: Database,
	office: OfficeId,
	overrides: Partial<IdeaInput> = {},
	{ language = 'en', fellIntoTrap = false, hasMail = true, id = newId() }: How = {}
) {
	return receiveIdea(db, office, { id, input: ideaInput(overrides), language, fellIntoTrap }, { key: KEY, hasMail });
}

/** An idea whose address was confirmed, and that waits for its reader. @returns the secret of its page */
export async function buildIdea(
	db: Database,
	admin: pg.Pool,
	office: OfficeId,
	overrides: Partial<IdeaInput> = {},
	how: How = {}
): Promise<{ id: string; own: string; email: string }> {
	const [id, email] = [how.id ?? newId(), overrides.email ?? `${newId()}@resident.example`];
	const sent = await sendIdea(db, office, { ...overrides, email }, { ...how, id });
	if (!sent.ok) throw new Error(sent.reason);
	const confirmed = await confirmIdea(db, office, await linkIn(admin, email, 'own'));
	if (!confirmed.ok) throw new Error(confirmed.reason);
	return { id, own: confirmed.own, email };
}

/** The letters that wait to be sent to an address, the earliest first. */
export async function lettersTo(
	admin: pg.Pool,
	email: string
): Promise<{ subject: string; text: string; language: string }[]> {
	const { rows } = await admin.query<{ subject: string; text: string; language: string }>(
		'select subject, text, language from outgoing_letter where recipient = $1 order by made_at, id',
		[email]
	);
	return rows;
}

/** The secret of the link in the latest letter to an address. */
export async function linkIn(admin: pg.Pool, email: string, page: 'own' | 'support'): Promise<string> {
	const text = (await lettersTo(admin, email)).at(-1)?.text ?? '';
	const secret = new RegExp(`/ideas/${page}/([\\w-]{43})`).exec(text)?.[1];
	if (!secret) throw new Error(`no link in "${text}"`);
	return secret;
}
