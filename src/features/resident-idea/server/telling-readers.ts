import { sql } from 'kysely';
import { membersToReach } from '#features/initiative/server/letters.ts';
import { queueMail } from '#features/mailing/server/outbox.ts';
import { holdsOn } from '#features/member/member.ts';
import { dayAt } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { addressForLetters } from '#platform/server/runtime.ts';
import { mayWithIdeas } from '../policy.ts';
import { IS_SPAM } from './queries.ts';
import { readerLetter, type ReaderLetter } from '../reader-letter.ts';
import type { IdeaState } from '../resident-idea.ts';

interface Facts {
	slug: string;
	name: Texts;
	timeZone: string;
	state: IdeaState;
	initiativeId: string | null;
	looksLikeSpam: boolean;
}

/**
 * Tells those who read what residents write that something waits for them: the coordinators; where an office has none,
 * its directors. Of what looks like spam nobody is told.
 */
export async function tellReaders(
	tx: OfficeTransaction,
	office: OfficeId,
	ideaId: string,
	news: 'waiting' | 'answered' | 'withdrawn'
): Promise<void> {
	const { rows } = await sql<Facts>`
		select o.slug, o.name, o.time_zone as "timeZone", d.state, d.initiative_id as "initiativeId",
			${IS_SPAM} as "looksLikeSpam"
		from resident_idea d join office o on o.id = d.office_id
		where d.office_id = ${office} and o.id = ${office} and d.id = ${ideaId}`.execute(tx);
	const [facts] = rows;
	if (!facts || (facts.looksLikeSpam && facts.state === 'waiting') || facts.state === 'turned_away') return;
	const { letter, page } = toldOf(news, ideaId, facts);
	const today = dayAt(new Date(), facts.timeZone);
	const readers = (await membersToReach(tx, office)).filter(
		(member) => holdsOn(member, today) && mayWithIdeas(member, 'handle')
	);
	const coordinators = readers.filter(({ role }) => role === 'coordinator');
	const base = addressForLetters();
	for (const { name, email, language, wantsLetters } of coordinators.length > 0 ? coordinators : readers) {
		if (!wantsLetters) continue;
		const about = {
			...{ name, office: facts.name },
			...{ link: `${base}/o/${facts.slug}/${page}`, settings: `${base}/account` }
		};
		await queueMail(tx, office, { to: email, language, ...readerLetter(letter, about, language) });
	}
}

/** Which letter it is, and the page that it leads to: an idea that is withdrawn has none any more. */
function toldOf(
	news: 'waiting' | 'answered' | 'withdrawn',
	ideaId: string,
	{ initiativeId }: Facts
): { letter: ReaderLetter; page: string } {
	if (news !== 'withdrawn') return { letter: news, page: `ideas/${ideaId}` };
	if (initiativeId === null) return { letter: 'withdrawn', page: 'ideas' };
	return { letter: 'withdrawn_taken', page: `initiatives/${initiativeId}` };
}
