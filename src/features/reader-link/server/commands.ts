import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import { may } from '#features/member/policy.ts';
import { loadReportRecord } from '#features/studio/server/queries.ts';
import { isOpen } from '#features/studio/studio.ts';
import { addDays } from '#kernel/days.ts';
import type { ProblemCode } from '#kernel/form.ts';
import { newId } from '#kernel/id.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import { recordChange, type Json } from '#platform/server/audit.ts';
import type { Database } from '#platform/server/database.ts';
import type { LinkInput } from '../form.ts';
import { linkRules, mayMake } from '../policy.ts';
import { lastDay, LONGEST } from '../reader-link.ts';

type Made = { ok: true; id: string; secret: string };

/**
 * Makes a link to a report that is approved or closed.
 * @param today the day at the office's place, YYYY-MM-DD
 * @returns the secret of its address, which cannot be had again
 */
export async function makeLink(
	db: Database,
	actor: Actor,
	reportId: string,
	input: LinkInput,
	today: string
): Promise<Made | Refusal> {
	const wanted = { rules: linkRules, action: 'make', noun: 'report', id: reportId } as const;
	return changing(db, actor, wanted, async (tx): Promise<Made | Refusal> => {
		const report = await loadReportRecord(tx, actor, reportId);
		if (!report) return { ok: false, reason: 'not_found' };
		const { audience, tellsMoney } = report;
		if (!mayMake(actor, audience)) return { ok: false, reason: 'forbidden' };
		if (isOpen(report)) return refused('', 'link_not_approved');
		if (!input.languages.every((tag) => report.languages.includes(tag))) return refused('languages', 'not_a_choice');
		if (audience === 'leadership' && !input.aware) return refused('aware', 'required');
		const expiresOn = lastDay(input.lasts, input.until, today);
		if (expiresOn < today) return refused('until', 'link_past');
		if (expiresOn > addDays(today, LONGEST)) return refused('until', 'link_too_far');
		const [id, secret] = [newId(), randomBytes(32).toString('base64url')];
		const { note, languages, allowsPdf } = input;
		await tx
			.insertInto('report_link')
			.values({
				...{ office_id: actor.officeId, id, report_id: reportId, hash: hashOf(secret), note, languages },
				...{ audience, tells_money: tellsMoney, allows_pdf: allowsPdf, expires_on: expiresOn, created_by: actor.name }
			})
			.execute();
		const after = { note, languages, expires_on: expiresOn, report: reportId };
		recordChange(tx, actor, { noun: 'report_link', recordId: id, action: 'create', before: null, after });
		return { ok: true, id, secret };
	});
}

/** Ends a link for good, in an office that is closed as well: it opens nothing from now on. */
export async function endLink(
	db: Database,
	actor: Actor,
	reportId: string,
	id: string
): Promise<Outcome<{ id: string }, NotFound | 'forbidden'>> {
	if (!may(linkRules, actor, 'have')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(
		actor.officeId,
		async (tx) => {
			if (!(await loadReportRecord(tx, actor, reportId))) return { ok: false, reason: 'not_found' };
			const { rows } = await sql<Record<string, Json>>`
				delete from report_link where office_id = ${actor.officeId} and report_id = ${reportId} and id = ${id}
				returning note, languages, to_char(expires_on, 'YYYY-MM-DD') as expires_on, report_id as report`.execute(tx);
			if (!rows[0]) return { ok: false, reason: 'not_found' };
			recordChange(tx, actor, { noun: 'report_link', recordId: id, action: 'delete', before: rows[0], after: null });
			return { ok: true, id };
		},
		{ evenIf: 'closed' }
	);
}

function refused(field: string, code: ProblemCode): Refusal {
	return { ok: false, reason: 'problem', field, code };
}

/** Enough for 256 random bits: nothing is to be guessed, so nothing has to be slow. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}
