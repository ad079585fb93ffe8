import { sql } from 'kysely';
import type { Texts } from '#kernel/texts.ts';
import { titleOf } from '#features/trash/server/queries.ts';
import { withoutFilled } from '../filling.ts';
import type { KeptProposal, MadeRecord, RecordRef, Undone } from '../import.ts';
import { useOf } from './queries.ts';
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
	for (const each of inOrder) {
		const kept = { ...each, ...(await notedNow(undoing, each)) };
		const why = await takeBackOne(undoing, kept, undone);
		if (why && kept.record) undone.kept.push({ ...kept.record, title: await titleIn(undoing, kept.record), why });
		else await open(undoing, kept);
	}
	return undone;
}

/** The versions that were noted: emptying what was filled later may have led a record to its next. */
async function notedNow({ tx, actor }: Undoing, { id }: KeptProposal) {
	const { rows } = await sql<Pick<KeptProposal, 'recordVersion' | 'made'>>`
		select record_version as "recordVersion", made from import_proposal
		where office_id = ${actor.officeId} and id = ${id}`.execute(tx);
	return rows[0];
}

/** @returns why it stays; undefined where it is as if it had never been decided */
async function takeBackOne(
	undoing: Undoing,
	kept: KeptProposal,
	undone: Undone
): Promise<Undone['kept'][number]['why'] | undefined> {
	const { decision, record, recordVersion, made, filled } = kept;
	if (!record || decision === 'skipped') return undefined;
	if (decision === 'merged') await emptyFilled(undoing, record, filled);
	// What somebody has put into the trash already is gone.
	const version = await versionOf(undoing.tx, undoing, record.noun, record.id);
	const isMade = decision === 'accepted' && version !== undefined;
	if (isMade && version !== recordVersion) return 'changed';
	const wanted = isMade ? [{ ...record, version }, ...made] : [...made];
	const { going, staying } = await partedByUse(undoing, kept, wanted);
	for (const { id, noun, why } of staying) {
		if (id === record.id || noun === 'claim') continue;
		undone.kept.push({ noun, id, title: await titleIn(undoing, { noun, id }), why });
	}
	const why = isMade ? staying.find(({ id }) => id === record.id)?.why : undefined;
	if (why) return why;
	for (const { noun, id } of going.toReversed()) {
		await putAside(undoing.tx, undoing, noun, id);
		if (noun !== 'claim') undone.deleted.push(noun);
	}
	if (decision === 'merged') undone.unmerged.push(record.noun);
	return undefined;
}

type Staying = MadeRecord & { why: Undone['kept'][number]['why'] };

/** Of what was made for a proposal, what goes with it and what stays: changed since, or needed by what does not go. */
async function partedByUse({ tx, ...undoing }: Undoing, { id: proposal }: KeptProposal, made: readonly MadeRecord[]) {
	const office = undoing.actor.officeId;
	const staying: Staying[] = [];
	let going: MadeRecord[] = [];
	for (const each of made) {
		const version = await versionOf(tx, undoing, each.noun, each.id);
		if (version === each.version) going.push(each);
		else if (version !== undefined) staying.push({ ...each, why: 'changed' });
	}
	// What stays may need another that would have gone.
	for (let isSettled = false; !isSettled;) {
		const besides = { office, proposal, going: going.map(({ id }) => id) };
		const free: MadeRecord[] = [];
		for (const each of going) {
			const why = each.noun === 'claim' ? undefined : await useOf(tx, { noun: each.noun, id: each.id }, besides);
			if (why) staying.push({ ...each, why });
			else free.push(each);
		}
		isSettled = free.length === going.length;
		going = free;
	}
	return { going, staying };
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
	const [then, now] = [{ id, version: before }, { version: version ?? before }].map((each) => JSON.stringify(each));
	await sql`
		update import_proposal p set made = (
			select jsonb_agg(case when m.one @> ${then}::jsonb then m.one || ${now}::jsonb else m.one end order by m.nth)
			from jsonb_array_elements(p.made) with ordinality as m (one, nth))
		where p.office_id = ${undoing.actor.officeId} and p.made @> ${JSON.stringify([{ id, version: before }])}::jsonb`.execute(
		undoing.tx
	);
}

async function titleIn({ tx, actor }: Undoing, { noun, id }: RecordRef): Promise<Texts> {
	const { rows } = await sql<{ title: Texts }>`
		select ${titleOf(noun)}::jsonb as title from ${sql.table(noun)} r
		where r.office_id = ${actor.officeId} and r.id = ${id}`.execute(tx);
	return rows[0]?.title ?? {};
}

/** Nothing is decided of it, and no record has it as a source. */
async function open({ tx, actor }: Undoing, { id, isSure }: KeptProposal): Promise<void> {
	const office = actor.officeId;
	await sql`delete from record_source where office_id = ${office} and proposal_id = ${id}`.execute(tx);
	await sql`
		update import_proposal set decision = 'open', decided_by = null, decided_at = null, record_noun = null,
			record_id = null, record_version = null, made = '[]', filled = '{}', is_sure = ${isSure}, version = version + 1
		where office_id = ${office} and id = ${id}`.execute(tx);
}
