import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { ArchiveRefused, pathOfTable } from '../archive.ts';

/** What of an entry its seal is made of, as the database writes it. */
interface Sealed {
	office: string;
	seq: number;
	/** The digest of what it says, in hexadecimal: as it is kept, and as it comes out now. */
	content: string;
	said: string;
	seal: string;
	/** All else that is sealed. */
	about: string;
	/** Something was taken out of it, for somebody's sake. */
	takenOutFor: string | null;
	isTakenOut: boolean;
	hasOwnAddress: boolean;
	isAddressGone: boolean;
	/** The person whose erasure it tells of; of the office, that addresses were let go. */
	erases: string | null;
}

/**
 * The trail of an office as it comes in with an archive. Each entry is first held against its seal, as it was written;
 * then it is written with the ids that hold here, and sealed anew where those differ. An entry out of which something
 * was taken keeps the digest of what it said.
 */
export class ArrivingTrail {
	readonly #tx: OfficeTransaction;
	readonly #office: OfficeId;
	/** The id of the office as it was. */
	readonly #from: string;
	/** The ends of the two chains: as it was written, and as it is here. */
	#was: Buffer = Buffer.alloc(0);
	#is: Buffer = Buffer.alloc(0);
	#seq = 0;
	/** What was taken out, of which the erasure has yet to come. */
	readonly #unexplained = new Set<string>();

	constructor(tx: OfficeTransaction, office: OfficeId, from: string) {
		this.#tx = tx;
		this.#office = office;
		this.#from = from;
	}

	/**
	 * @param rows as they are written in the archive, in the order of the chain
	 * @param here the same with the ids that hold here
	 * @throws ArchiveRefused where an entry does not follow from those before it
	 */
	async add(rows: readonly string[], here: readonly string[]): Promise<void> {
		const written = await this.#sealed(rows);
		for (const entry of written) this.#check(entry);
		const isSame = rows.every((row, index) => row === here[index]);
		const entries = isSame ? written : await this.#sealed(here);
		const seals = entries.map((entry) => this.#seal(entry));
		await this.#insert(here, seals);
	}

	/** @throws ArchiveRefused where the trail does not end as the archive says */
	async end(head: { seq: unknown; seal: unknown }): Promise<void> {
		const ends = head.seq === this.#seq && head.seal === `\\x${this.#was.toString('hex')}`;
		if (!ends || this.#unexplained.size > 0) throw new ArchiveRefused('trail', String(this.#seq + 1));
		await this.#tx
			.insertInto('audit_head')
			.values({ office_id: this.#office, seq: this.#seq, seal: this.#is })
			.execute();
	}

	#check(entry: Sealed): void {
		this.#seq += 1;
		this.#was = sealOf(this.#was, entry);
		const isWhole =
			entry.office === this.#from &&
			entry.seq === this.#seq &&
			entry.seal === this.#was.toString('hex') &&
			(entry.isTakenOut || entry.said === entry.content) &&
			entry.hasOwnAddress;
		if (!isWhole) throw new ArchiveRefused('trail', String(this.#seq));
		if (entry.erases) this.#unexplained.delete(entry.erases);
		if (entry.isTakenOut) this.#unexplained.add(entry.takenOutFor ?? '');
		if (entry.isAddressGone) this.#unexplained.add(ADDRESSES);
	}

	#seal(entry: Sealed): { seq: number; content: string; seal: string } {
		const content = entry.isTakenOut ? entry.content : entry.said;
		this.#is = sealOf(this.#is, { content, about: entry.about });
		return { seq: entry.seq, content, seal: this.#is.toString('hex') };
	}

	async #sealed(rows: readonly string[]): Promise<Sealed[]> {
		const { rows: sealed } = await sql<Sealed>`
			select r.office_id as office, r.seq, encode(r.content, 'hex') as content, encode(r.seal, 'hex') as seal,
				encode(trail_content(r.salt, r.user_id, r.actor, coalesce(encode(r.address_digest, 'hex'), r.address), r.reason,
					r.before, r.after), 'hex') as said,
				jsonb_build_array(r.office_id, r.seq, r.id, (extract(epoch from r.at) * 1000000)::bigint, r.action, r.noun,
					r.record_id)::text as about,
				r.taken_out_for as "takenOutFor", r.salt is null as "isTakenOut",
				r.address_digest is null or r.address is null
					or r.address_digest is not distinct from trail_address(r.address_salt, r.address) as "hasOwnAddress",
				r.address_digest is not null and r.address is null as "isAddressGone",
				case when r.action <> 'erase' then null when r.noun = 'person' then r.record_id::text
					when r.noun = 'office' then ${ADDRESSES} end as erases
			from jsonb_populate_recordset(null::audit_event, ${listOf(rows)}::jsonb) r order by r.seq`.execute(this.#tx);
		if (sealed.length !== rows.length) throw new ArchiveRefused('damaged', pathOfTable('audit_event'));
		return sealed;
	}

	async #insert(
		rows: readonly string[],
		seals: readonly { seq: number; content: string; seal: string }[]
	): Promise<void> {
		await sql`
			insert into audit_event (office_id, id, at, user_id, actor, action, noun, record_id, before, after, seq, address,
				reason, salt, address_salt, address_digest, taken_out_for, content, seal)
			select ${this.#office}, r.id, r.at, r.user_id, r.actor, r.action, r.noun, r.record_id, r.before, r.after, r.seq,
				r.address, r.reason, r.salt, r.address_salt, r.address_digest, r.taken_out_for,
				decode(s.content, 'hex'), decode(s.seal, 'hex')
			from jsonb_populate_recordset(null::audit_event, ${listOf(rows)}::jsonb) r
			join jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s (seq bigint, content text, seal text)
				on s.seq = r.seq`.execute(this.#tx);
	}
}

/** In place of a person: addresses that the office let go of. */
const ADDRESSES = 'addresses';

function sealOf(previous: Buffer, { content, about }: Pick<Sealed, 'content' | 'about'>): Buffer {
	return createHash('sha256').update(previous).update(Buffer.from(content, 'hex')).update(about).digest();
}

function listOf(rows: readonly string[]): string {
	return `[${rows.join(',')}]`;
}
