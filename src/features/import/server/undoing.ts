import { sql } from 'kysely';
import type { Texts } from '#kernel/texts.ts';
import { titleOf } from '#features/trash/server/queries.ts';
import { withoutFilled } from '../filling.ts';
import type { KeptProposal, MadeRecord, RecordRef, Undone } from '../import.ts';
import { putAside, readRecord, versionOf, writeRecord, type Writing } from './records.ts';
import { Refused } from './refused.ts';
import type { Deciding } from './taking.ts';

type Undoing = Pick<Deciding, 'tx' | 'imported' | keyof Writing>;

/**
 * Takes back what became of proposals, the last first: what they made goes to the trash, what they filled is emptied.
 * A record that somebody changed since, or on which others hang, stays, and its proposal stays decided.
 */
export async function takeBack(undoing: Undoing, proposals: readonly KeptProposal[]): Promise<Undone> {
	const undone: Undone = { deleted: [], unmerged: [], kept: [] };
	const taken = proposals.filter(({ decision }) => decision !== 'open');
	const inOrder = taken.toSorted((a, b) => (b.decidedAt ?? '').localeCompare(a.decidedAt ?? ''));
	for (const kept of inOrder) {
		const why = await takeBackOne(undoing, kept, undone);
		if (why && kept.record) undone.kept.push({ ...kept.record, title: await titleIn(undoing, kept.record), why });
		else await open(undoing, kept);
	}
	return undone;
}

/** @returns why it stays; undefined where it is as if it had never been decided */
async function takeBackOne(
	undoing: Undoing,
	{ id, decision, record, recordVersion, made, filled }: KeptProposal,
	undone: Undone
): Promise<'changed' | 'used' | undefined> {
	if (!record || decision === 'skipped') return undefined;
	const version = await versionOf(undoing.tx, undoing, record.noun, record.id);
	if (decision === 'accepted' && version !== undefined) {
		if (version !== recordVersion) return 'changed';
		if (await isUsed(undoing, record, id)) return 'used';
	}
	for (const each of made.toReversed()) await dropMade(undoing, each, id, undone);
	if (decision === 'merged') {
		await emptyFilled(undoing, record, filled);
		undone.unmerged.push(record.noun);
	} else if (version !== undefined) {
		await putAside(undoing.tx, undoing, record.noun, record.id);
		undone.deleted.push(record.noun);
	}
	return undefined;
}

/** What was made beside the record goes too, unless it was changed, or others need it. */
async function dropMade(undoing: Undoing, made: MadeRecord, proposal: string, undone: Undone): Promise<void> {
	const version = await versionOf(undoing.tx, undoing, made.noun, made.id);
	if (version === undefined) return;
	const isOthers =
		version !== made.version || (made.noun !== 'claim' && (await isUsed(undoing, made as RecordRef, proposal)));
	if (isOthers) {
		if (made.noun === 'claim') return;
		const record = made as RecordRef;
		const why = version === made.version ? 'used' : 'changed';
		undone.kept.push({ noun: record.noun, id: record.id, title: await titleIn(undoing, record), why });
		return;
	}
	await putAside(undoing.tx, undoing, made.noun, made.id);
	if (made.noun !== 'claim') undone.deleted.push(made.noun);
}

/** What was filled is emptied again, as far as it still says the same. */
async function emptyFilled(undoing: Undoing, { noun, id }: RecordRef, filled: KeptProposal['filled']): Promise<void> {
	if (Object.keys(filled).length === 0) return;
	const record = await readRecord(undoing.tx, undoing, noun, id);
	const without = record && withoutFilled(record, filled);
	if (!without) return;
	const written = await writeRecord(undoing.tx, undoing, noun, without);
	if (!written.ok) throw new Refused(written);
	await followVersion(undoing, { noun, id }, record.version);
}

/**
 * What an import does to a record is no change by a person: whatever import made it may still be taken back.
 * @param before the version that it had
 */
export async function followVersion(undoing: Undoing, { noun, id }: RecordRef, before: number): Promise<void> {
	const version = await versionOf(undoing.tx, undoing, noun, id);
	await sql`
		update import_proposal set record_version = ${version ?? before}
		where office_id = ${undoing.actor.officeId} and record_id = ${id} and record_version = ${before}`.execute(undoing.tx);
}

/** Whether something else would lose by it: another document that tells of it, or records that name it. */
async function isUsed({ tx, actor }: Undoing, { noun, id }: RecordRef, proposal: string): Promise<boolean> {
	const office = actor.officeId;
	const links = {
		partner: ['activity_partner', 'agreement_partner', 'initiative_partner', 'organisation', 'role_held'],
		organisation: ['activity_organisation', 'initiative_organisation', 'role_held'],
		person: ['activity_person', 'agreement_signatory', 'role_held'],
		goal: ['activity_goal', 'initiative_goal'],
		...{ activity: [], agreement: [], initiative: [], highlight: [] }
	}[noun];
	const owners: Readonly<Record<string, string>> = {
		activity_partner: 'activity',
		activity_organisation: 'activity',
		activity_person: 'activity',
		activity_goal: 'activity',
		agreement_partner: 'agreement',
		agreement_signatory: 'agreement',
		initiative_partner: 'initiative',
		initiative_organisation: 'initiative',
		initiative_goal: 'initiative'
	};
	const named = links.map((table) => {
		const owner = owners[table] ?? table;
		const link = owner === table ? sql`l.id` : sql`${sql.ref(`l.${owner}_id`)}`;
		return sql`exists (select from ${sql.table(table)} l join ${sql.table(owner)} o on o.office_id = l.office_id and o.id = ${link}
			where l.office_id = ${office} and ${sql.ref(`l.${noun}_id`)} = ${id} and o.deleted_at is null
				and not exists (select from import_proposal p where p.office_id = ${office} and p.id = ${proposal}
					and p.made @> jsonb_build_array(jsonb_build_object('id', o.id))))`;
	});
	const { rows } = await sql<{ used: boolean }>`
		select exists (select from record_source s where s.office_id = ${office} and s.noun = ${noun} and s.record_id = ${id}
			and s.proposal_id <> ${proposal} and exists (select from import_proposal p where p.office_id = ${office}
				and p.id = s.proposal_id and p.decision = 'merged'))
			${named.length > 0 ? sql`or ${sql.join(named, sql` or `)}` : sql``} as used`.execute(tx);
	return rows[0]?.used ?? false;
}

async function titleIn({ tx, actor }: Undoing, { noun, id }: RecordRef): Promise<Texts> {
	const { rows } = await sql<{ title: Texts }>`
		select ${titleOf(noun)}::jsonb as title from ${sql.table(noun)} r
		where r.office_id = ${actor.officeId} and r.id = ${id}`.execute(tx);
	return rows[0]?.title ?? {};
}

/** Nothing is decided of it, and no record has it as a source. */
async function open({ tx, actor }: Undoing, { id }: KeptProposal): Promise<void> {
	const office = actor.officeId;
	await sql`delete from record_source where office_id = ${office} and proposal_id = ${id}`.execute(tx);
	await sql`
		update import_proposal set decision = 'open', decided_by = null, decided_at = null, record_noun = null,
			record_id = null, record_version = null, made = '[]', filled = '{}', version = version + 1
		where office_id = ${office} and id = ${id}`.execute(tx);
}
