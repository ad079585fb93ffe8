import { sql } from 'kysely';
import { eraseFromTrail, eraseWithin } from '#features/held/server/commands.ts';
import { loadHeldPerson, loadTraces } from '#features/held/server/queries.ts';
import { refuseQuietly } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changeOffice } from '#features/office/server/commands.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import { dayAt } from '#kernel/period.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { recordChange, type Author } from '#platform/server/audit.ts';
import { rethrow, type OnFailure } from '#platform/server/daily.ts';
import { listOffices } from '#features/trash/server/purge.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import type { ApplyInput, RetentionInput } from '../form.ts';
import { retentionRules } from '../policy.ts';
import { countOf, dayBefore, isInForce, type Retention, type RetentionRun } from '../retention.ts';
import { listRemoved, listUnneeded, loadRetention, previewRetention } from './queries.ts';

/** Sets how long an office keeps what it does not have to keep. */
export async function saveRetention(
	db: Database,
	actor: Actor,
	input: RetentionInput,
	now: Date
): Promise<Outcome<object, NotFound | 'forbidden' | Stale>> {
	const why = refuseQuietly(retentionRules, actor, 'set');
	if (why) return why;
	return changeOffice(db, actor, input.version, {
		people_kept_years: input.peopleYears,
		removed_kept_months: input.removedMonths,
		address_kept_months: input.addressMonths,
		retention_set_at: now.toISOString()
	});
}

/** Follows the rules at once, for somebody who has seen what they erase. */
export async function applyRetention(
	db: Database,
	actor: Actor,
	{ confirm }: ApplyInput,
	now: Date
): Promise<({ ok: true } & RetentionRun) | Refusal> {
	const why = refuseQuietly(retentionRules, actor, 'set');
	if (why) return why;
	const { rules, day, language } = await readRules(db, actor.officeId, now);
	const preview = await db.forOffice(actor.officeId, (tx) =>
		previewRetention(tx, actor.officeId, rules, { day, language, home: {} })
	);
	if (confirm !== String(countOf(preview))) {
		return { ok: false, reason: 'problem', field: 'confirm', code: 'not_the_name' };
	}
	return { ok: true, ...(await runRetention(db, actor, now)) };
}

/** As whom the trail has it where nobody asked: the time was over. */
const AUTHOR = 'Kesher';

/**
 * Follows the rules of every office that has had time to look at them.
 * @param onFailure of an office, by its id; the others are seen to all the same
 * @returns what was erased in all of them
 */
export async function retainDaily(db: Database, now: Date, onFailure: OnFailure = rethrow): Promise<RetentionRun> {
	const all: RetentionRun = { people: 0, removed: 0, addresses: 0 };
	for (const officeId of await listOffices(db)) {
		try {
			const { setAt } = await db.forOffice(officeId, (tx) => loadRetention(tx, officeId), { evenIf: 'closed' });
			if (!isInForce(setAt, now)) continue;
			const run = await runRetention(db, { officeId, userId: null, name: AUTHOR }, now);
			for (const key of ['people', 'removed', 'addresses'] as const) all[key] += run[key];
		} catch (error) {
			onFailure(error, officeId);
		}
	}
	return all;
}

/** The same of one office, whoever asked. Each person is erased by itself: what is done stays done. */
export async function runRetention(db: Database, author: Author, now: Date): Promise<RetentionRun> {
	const { officeId } = author;
	const { rules, day, language } = await readRules(db, officeId, now);
	const run: RetentionRun = { people: 0, removed: 0, addresses: 0 };
	if (rules.peopleYears !== null) {
		const years = rules.peopleYears;
		const since = dayBefore(day, { years });
		const reason = m.retention_reason_people({ years }, { locale: language });
		for (const { id } of await db.forOffice(officeId, (tx) => listUnneeded(tx, officeId, since), {
			evenIf: 'closed'
		})) {
			if (await eraseUnneeded(db, author, { id, since, reason, now })) run.people += 1;
		}
	}
	if (rules.removedMonths !== null) {
		const before = dayBefore(day, { months: rules.removedMonths });
		const reason = m.retention_reason_removed({ months: rules.removedMonths }, { locale: language });
		for (const id of await db.forOffice(officeId, (tx) => listRemoved(tx, officeId, before), { evenIf: 'closed' })) {
			await db.forOffice(officeId, (tx) => eraseFromTrail(tx, author, { id, reason }), { evenIf: 'closed' });
			run.removed += 1;
		}
	}
	await finish(db, author, rules, { run, language });
	return run;
}

async function readRules(db: Database, officeId: OfficeId, now: Date) {
	return db.forOffice(
		officeId,
		async (tx) => {
			const [rules, office] = await Promise.all([loadRetention(tx, officeId), loadOffice(tx, officeId)]);
			const language: Language = office?.languages[0] ?? 'he';
			return { rules, language, day: dayAt(now, office?.timeZone ?? 'UTC') };
		},
		{ evenIf: 'closed' }
	);
}

/** Looks once more, for somebody may have needed the person since the list was made. */
async function eraseUnneeded(
	db: Database,
	author: Author,
	{ id, since, reason, now }: { id: string; since: string; reason: string; now: Date }
): Promise<boolean> {
	const { officeId } = author;
	return db.forOffice(
		officeId,
		async (tx) => {
			await sql`select from person where office_id = ${officeId} and id = ${id} for update`.execute(tx);
			const [still] = await listUnneeded(tx, officeId, since, id);
			const person = await loadHeldPerson(tx, officeId, id);
			if (!person || !still) return false;
			const traces = await loadTraces(tx, officeId, id);
			await eraseWithin(tx, author, person, { reason, documents: [], traces, now });
			return true;
		},
		{ evenIf: 'closed' }
	);
}

/** Addresses go, and a run that did something says so in the trail: the entries that lost theirs lead to it. */
async function finish(
	db: Database,
	author: Author,
	rules: Retention,
	{ run, language }: { run: RetentionRun; language: Language }
): Promise<void> {
	const { officeId } = author;
	await db.forOffice(
		officeId,
		async (tx) => {
			if (rules.addressMonths !== null) {
				const { rows } = await sql<{ count: number }>`
				select take_addresses_out_of_trail(now() - make_interval(months => ${rules.addressMonths}))::integer as count`.execute(
					tx
				);
				run.addresses = rows[0]?.count ?? 0;
			}
			if (run.people + run.removed + run.addresses === 0) return;
			const reason = m.retention_said({ ...run }, { locale: language });
			recordChange(tx, author, {
				noun: 'office',
				recordId: officeId,
				action: 'erase',
				before: null,
				after: null,
				reason
			});
		},
		{ evenIf: 'closed' }
	);
}
