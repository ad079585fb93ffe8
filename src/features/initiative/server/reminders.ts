import { sql } from 'kysely';
import { queueMail } from '#features/mailing/server/outbox.ts';
import { holdsOn } from '#features/member/member.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { Office } from '#features/office/office.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import { listOffices } from '#features/trash/server/purge.ts';
import { listAskedOf } from '#features/request/server/asking.ts';
import { addDays } from '#kernel/days.ts';
import { dayAt } from '#kernel/period.ts';
import { rethrow, type OnFailure } from '#platform/server/daily.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { addressForLetters } from '#platform/server/runtime.ts';
import { MARKS } from '../ageing.ts';
import { reminderLetter } from '../letter.ts';
import { membersToReach } from './letters.ts';
import { loadWaiting } from './waiting-for-me.ts';
import { loadLight } from './waiting.ts';

/** Nobody is reminded more often. */
const EVERY_DAYS = 7;
/** A letter names no more; the list has the rest. */
const NAMED = 10;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Reminds the members of every office of what waits for them and has had no answer for thirty days, and of assessments
 * that they were asked for a week ago: by one letter each, once a week, as long as it waits.
 * @returns how many letters were written
 */
export async function remindMembers(db: Database, now: Date, onFailure: OnFailure = rethrow): Promise<number> {
	let letters = 0;
	for (const officeId of await listOffices(db)) {
		try {
			letters += await db.forOffice(officeId, (tx) => remindOffice(tx, officeId, now), { evenIf: 'closed' });
		} catch (error) {
			onFailure(error, officeId);
		}
	}
	return letters;
}

async function remindOffice(tx: OfficeTransaction, officeId: OfficeId, now: Date): Promise<number> {
	const office = await loadOffice(tx, officeId);
	// Nothing is done in an office that is closed, so nothing waits there.
	if (!office || office.closedAt !== null) return 0;
	const light = await loadLight(tx, { officeId }, office, now);
	const due = await membersDue(tx, officeId, light.today);
	let letters = 0;
	for (const member of await membersToReach(tx, officeId)) {
		if (!member.wantsLetters || !holdsOn(member, light.today) || !due.has(member.id)) continue;
		const { userId, name, role, bodyId } = member;
		const actor: Actor = { officeId, userId, name, role, bodyId };
		const { late, rows } = await loadWaiting(tx, actor, light, { most: NAMED, unansweredFor: MARKS[0] });
		const before = new Date(now.getTime() - EVERY_DAYS * DAY);
		const asked = await listAskedOf(tx, actor, { before, light });
		if (late === 0 && asked.length === 0) continue;
		const items = rows.map(({ id, title, age }) => ({ title, age, link: pageOf(office, `/${id}`) }));
		const list = pageOf(office, `?view=list&mine=1&unanswered=${MARKS[0]}`);
		const assessments = asked.map(({ id, title, askedAt }) => ({
			...{ title, since: dayAt(new Date(askedAt), office.timeZone), link: pageOf(office, `/${id}/request`) }
		}));
		const reminder = { name, office: office.name, items, all: late, assessments, list };
		await queueMail(tx, officeId, {
			...{ to: member.email, language: member.language },
			...reminderLetter({ ...reminder, settings: `${addressForLetters()}/account` }, member.language)
		});
		await tx
			.updateTable('member')
			.set({ reminded_on: light.today })
			.where('office_id', '=', officeId)
			.where('id', '=', member.id)
			.execute();
		letters += 1;
	}
	return letters;
}

function pageOf({ slug }: Office, path: string): string {
	return `${addressForLetters()}/o/${slug}/initiatives${path}`;
}

/** The members who have not been reminded for a week. */
async function membersDue(tx: OfficeTransaction, office: OfficeId, today: string): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`
		select id from member where office_id = ${office}
			and (reminded_on is null or reminded_on <= ${addDays(today, -EVERY_DAYS)}::date)`.execute(tx);
	return new Set(rows.map((row) => row.id));
}
