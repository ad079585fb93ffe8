import { sql } from 'kysely';
import type { Tongue } from '#kernel/tongue.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { MOST, ON_ITS_WAY_MINUTES } from '../resident-idea.ts';
import { dropLetters } from './forgetting.ts';
import { markOf } from './keys.ts';
import { askToConfirm, isToConfirmFirst } from './receiving.ts';

/**
 * Asks once more whether an address is the resident's: no letter came, or the address was mistyped and is put right. One
 * that left a moment ago is waited for, and one idea brings a few letters a day at most.
 * @returns what was done, to be told
 */
export async function sendAgain(
	db: Database,
	office: OfficeId,
	{ ideaId, email, language }: { ideaId: string; email: string; language: Tongue },
	key: string
): Promise<'again' | 'soon' | 'enough'> {
	const mark = markOf(key, office, email);
	return db.forOffice(office, async (tx) => {
		const { rows } = await sql<{ isSame: boolean; letters: number; isOnItsWay: boolean }>`
			select d.email_mark = ${mark} as "isSame", k.letters,
				coalesce(k.latest > now() - make_interval(mins => ${ON_ITS_WAY_MINUTES}), false) as "isOnItsWay"
			from resident_idea d cross join lateral (
				select count(*)::integer as letters, max(k.made_at) as latest from idea_key k
				where k.office_id = ${office} and k.idea_id = d.id and k.opens = 'confirm'
					and k.made_at > now() - interval '1 day') k
			where d.office_id = ${office} and d.id = ${ideaId} and d.state = 'unconfirmed' for update of d`.execute(tx);
		const [idea] = rows;
		if (!idea || idea.letters >= MOST.confirmLetters) return 'enough';
		if (idea.isSame && idea.isOnItsWay) return 'soon';
		if (!idea.isSame) {
			if (await isToConfirmFirst(tx, office, mark)) return 'enough';
			// Whoever has the other address opens nothing with what they were sent.
			await dropLetters(tx, office, ideaId);
			await sql`update idea_key set expires_at = now()
				where office_id = ${office} and idea_id = ${ideaId} and opens = 'confirm'`.execute(tx);
			await sql`update resident_idea set email = ${email}, email_mark = ${mark}
				where office_id = ${office} and id = ${ideaId}`.execute(tx);
		}
		await askToConfirm(tx, office, { id: ideaId, email, language });
		return 'again';
	});
}
