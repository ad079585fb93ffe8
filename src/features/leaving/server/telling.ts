import type { Member } from '#features/member/member.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { words } from '#kernel/texts.ts';
import type { Runtime } from '#platform/server/runtime.ts';
import { deletionLetter } from '../letter.ts';

/**
 * Tells the directors of an office that it was deleted, whoever of them did it. What the server of the letters does not
 * take is noted in the log: the deletion has happened.
 */
export async function tellDirectors(
	{ mail, log }: Pick<Runtime, 'mail' | 'log'>,
	{ office, actor }: Pick<Desk, 'office' | 'actor'>,
	{ directors, reason }: { directors: readonly Pick<Member, 'name' | 'email' | 'language'>[]; reason: string }
): Promise<void> {
	log.info('office.deleted', { office: office.slug });
	if (!mail) return;
	const letters = directors.map(({ name, email, language }) => {
		const said = { name, office: words(office.name, language), actor: actor.name, reason };
		return mail.send({ to: email, language, ...deletionLetter(said, language) });
	});
	for (const sent of await Promise.allSettled(letters)) {
		if (sent.status === 'rejected') log.error('mail.failed', sent.reason);
	}
}
