import { nameRecord } from '#features/history/server/queries.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { hasPage, pathOfRecord } from '#features/subject/subject.ts';
import { trashTitle } from '#features/trash/labels.ts';
import { TRASH_NOUNS } from '#features/trash/trash.ts';
import { isId } from '#kernel/id.ts';
import type { Flash } from '#platform/server/flash.ts';
import { getLocale } from '#paraglide/runtime.js';
import type { Said } from '../office.ts';

/** The message after one's own action, with the name of the record as it is by now, and the page where it is read. */
export async function sayWhat(
	{ db, actor }: Pick<Desk, 'db' | 'actor'>,
	flash: Flash | undefined
): Promise<Said | undefined> {
	if (!flash) return undefined;
	const { message } = flash;
	const noun = TRASH_NOUNS.find((each) => each === flash.record?.noun);
	const id = flash.record?.id;
	if (!noun || !isId(id)) return { message };
	const record = await db.forOffice(actor.officeId, (tx) => nameRecord(tx, actor, noun, id));
	if (!record) return { message };
	const path = hasPage(noun) && message !== 'deleted' ? pathOfRecord({ noun, id }) : undefined;
	return { message, record: { noun, id, title: trashTitle(record, getLocale()), path } };
}
