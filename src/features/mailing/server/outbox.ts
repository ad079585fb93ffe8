import { newId } from '#kernel/id.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Letter } from '#platform/server/mail.ts';

/**
 * Puts a letter among those that go out, within the transaction that does what it tells of: either both happen or
 * neither. It is sent within seconds after that, and tried again for days where no mail server takes it. Where the
 * operator has set no way out for mail, it is taken away within a day.
 */
export async function queueMail(
	tx: OfficeTransaction,
	office: OfficeId,
	{ to, subject, text, language }: Letter
): Promise<void> {
	await tx
		.insertInto('outgoing_letter')
		.values({ office_id: office, id: newId(), recipient: to, subject, text, language })
		.execute();
}
