import { invitationLetter } from '#features/account/letter.ts';
import type { Office } from '#features/office/office.ts';
import { words } from '#kernel/texts.ts';
import type { Runtime } from '#platform/server/runtime.ts';
import type { Member } from '../member.ts';

/** What a director is told of a link that was made for somebody. */
export interface HandedOver {
	name: string;
	email: string;
	/** No link was needed: the person signs in with their own password. */
	isKnown: boolean;
	/** A letter with the link is on its way. */
	isSent: boolean;
	/** To be handed over by the director, who sees it this once. */
	link: string | undefined;
}

/**
 * The link goes to the person by mail. Where there is no way out for mail, or the letter is not taken, the director
 * sees the link and hands it over.
 */
export async function handOver(
	{ mail, address, log }: Pick<Runtime, 'mail' | 'address' | 'log'>,
	office: Pick<Office, 'name'>,
	{ name, email, language, hasPassword }: Pick<Member, 'name' | 'email' | 'language' | 'hasPassword'>,
	path: string | undefined
): Promise<HandedOver> {
	const made = { name, email, isKnown: path === undefined && hasPassword, isSent: false, link: undefined };
	if (path === undefined) return made;
	const link = address() + path;
	if (!mail) return { ...made, link };
	const letter = invitationLetter({ name, office: words(office.name, language), link }, language);
	try {
		await mail.send({ to: email, language, ...letter });
		return { ...made, isSent: true };
	} catch (error) {
		log.error('mail.failed', error);
		return { ...made, link };
	}
}
