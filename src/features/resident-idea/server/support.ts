import { sql } from 'kysely';
import { queueMail } from '#features/mailing/server/outbox.ts';
import { newId } from '#kernel/id.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Tongue } from '#kernel/tongue.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { ReportInput } from '../form.ts';
import { supportLetter } from '../letter.ts';
import { MOST } from '../resident-idea.ts';
import { findKey, makeKey, markOf, type Key } from './keys.ts';
import { AUTHOR } from './receiving.ts';
import { ideaAddress, loadSender } from './telling.ts';

/**
 * Asks whoever has an address whether they support an idea. The answer is the same whether they do already or not, and
 * whether a letter of it is still open: then no second one goes out. One address is written to a few times a day.
 */
export async function askForSupport(
	db: Database,
	office: OfficeId,
	{ ideaId, email, tongue }: { ideaId: string; email: string; tongue: Tongue },
	key: string
): Promise<Outcome<object, NotFound>> {
	const emailMark = markOf(key, office, email);
	return db.forOffice(office, async (tx) => {
		const title = await publicTitle(tx, office, ideaId);
		if (!title || (await isOver(tx, office, ideaId))) return { ok: false, reason: 'not_found' };
		const { rows } = await sql<{ today: number; isOpen: boolean }>`
			select count(*) filter (where k.made_at > now() - interval '1 day')::integer as today,
				coalesce(bool_or(k.idea_id = ${ideaId} and k.expires_at > now()), false) as "isOpen"
			from idea_key k where k.office_id = ${office} and k.email_mark = ${emailMark}`.execute(tx);
		const [before] = rows;
		if (before && (before.isOpen || before.today >= MOST.supportLettersInADay)) return { ok: true };
		const sender = await loadSender(tx, office);
		const secret = await makeKey(tx, office, { ideaId, emailMark }, 'support');
		const link = ideaAddress(sender, tongue, `support/${secret}`);
		const letter = supportLetter({ city: sender.city, office: sender.name, link, title }, tongue);
		await queueMail(tx, office, { to: email, language: tongue, ...letter });
		return { ok: true };
	});
}

/** What a link of such a letter is about, and whether it was followed already. */
export interface Support {
	ideaId: string;
	title: Texts;
	isCounted: boolean;
}

export async function openSupport(db: Database, office: OfficeId, secret: string): Promise<Support | undefined> {
	return db.forOffice(office, async (tx) => {
		const key = await findKey(tx, office, secret, 'support');
		const title = key && (await publicTitle(tx, office, key.ideaId));
		if (!key || !title) return undefined;
		return { ideaId: key.ideaId, title, isCounted: await isCounted(tx, office, key) };
	});
}

/** Counts an address once, or takes its support back. */
export async function setSupport(
	db: Database,
	office: OfficeId,
	secret: string,
	supports: boolean
): Promise<Outcome<object, NotFound>> {
	return db.forOffice(office, async (tx) => {
		const key = await findKey(tx, office, secret, 'support');
		if (!key || !(await publicTitle(tx, office, key.ideaId))) return { ok: false, reason: 'not_found' };
		const { numAffectedRows = 0n } = supports
			? await sql`insert into idea_supporter (office_id, idea_id, email_mark)
				values (${office}, ${key.ideaId}, ${key.emailMark}) on conflict do nothing`.execute(tx)
			: await sql`delete from idea_supporter
				where office_id = ${office} and idea_id = ${key.ideaId} and email_mark = ${key.emailMark}`.execute(tx);
		if (numAffectedRows > 0n) await tellCount(tx, office, key.ideaId);
		return { ok: true };
	});
}

/** Says what is wrong with a published idea. It goes on being shown until a person has read that. */
export async function reportIdea(
	db: Database,
	office: OfficeId,
	ideaId: string,
	{ reason, text }: ReportInput
): Promise<Outcome<object, NotFound>> {
	return db.forOffice(office, async (tx) => {
		if (!(await publicTitle(tx, office, ideaId))) return { ok: false, reason: 'not_found' };
		const { rows } = await sql<{ open: number; same: number }>`
			select count(*)::integer as open, count(*) filter (where x.reason = ${reason} and x.text = ${text})::integer as same
			from idea_report x where x.office_id = ${office} and x.idea_id = ${ideaId} and x.seen_at is null`.execute(tx);
		// So many have said it that nobody needs one more, or it was sent twice.
		if ((rows[0]?.open ?? 0) >= 50 || (rows[0]?.same ?? 0) > 0) return { ok: true };
		await tx
			.insertInto('idea_report')
			.values({ office_id: office, id: newId(), idea_id: ideaId, reason, text })
			.execute();
		told(tx, office, ideaId, { reported: reason });
		return { ok: true };
	});
}

async function publicTitle(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Texts | undefined> {
	const { rows } = await sql<{ title: Texts }>`
		select d.public_title as title from resident_idea d
		where d.office_id = ${office} and d.id = ${id} and d.published_at is not null`.execute(tx);
	return rows[0]?.title;
}

/** Whether it is decided against, or done: support says nothing any more. */
async function isOver(tx: OfficeTransaction, office: OfficeId, id: string): Promise<boolean> {
	const { rows } = await sql`
		select from resident_idea d join initiative i on i.office_id = ${office} and i.id = d.initiative_id
		where d.office_id = ${office} and d.id = ${id} and i.stage in ('completed', 'declined')`.execute(tx);
	return rows.length > 0;
}

async function isCounted(tx: OfficeTransaction, office: OfficeId, { ideaId, emailMark }: Key): Promise<boolean> {
	const { rows } = await sql`select from idea_supporter
		where office_id = ${office} and idea_id = ${ideaId} and email_mark = ${emailMark}`.execute(tx);
	return rows.length > 0;
}

async function tellCount(tx: OfficeTransaction, office: OfficeId, id: string): Promise<void> {
	const { rows } = await sql<{ count: number }>`select count(*)::integer as count from idea_supporter
		where office_id = ${office} and idea_id = ${id}`.execute(tx);
	told(tx, office, id, { supporters: rows[0]?.count ?? 0 });
}

function told(tx: OfficeTransaction, office: OfficeId, id: string, after: Record<string, string | number>): void {
	const author = { officeId: office, userId: null, name: AUTHOR };
	recordChange(tx, author, { noun: 'resident_idea', recordId: id, action: 'update', before: {}, after });
}
