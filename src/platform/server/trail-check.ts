import type pg from 'pg';

/** The chain of one office's trail. */
export interface Chain {
	office: string;
	entries: number;
	/** The number of the first entry that does not follow from what is before it, or is missing. */
	brokenAt: number | null;
	/** Of how many something was taken out, because somebody's details were erased. */
	takenOut: number;
	/** What stands for the whole trail: noted elsewhere, it shows later that nothing was rewritten. In hexadecimal. */
	seal: string;
}

/**
 * Works out again what every entry of the trail is sealed with. An entry out of which somebody was taken has no salt:
 * what it said is no longer there to be checked, its digest still is, and the erasure stands later in the same chain.
 * So does the run of the retention that took an address out.
 * @param client of the owner of the schema, who sees every office
 */
export async function checkTrails(client: pg.Client): Promise<Chain[]> {
	const { rows } = await client.query<{
		office: string;
		entries: string;
		taken_out: string;
		broken_at: string | null;
		seal: string;
	}>(`
		with entry as (
			select e.*, lag(e.seal, 1, ''::bytea) over chain as previous, row_number() over chain as place
			from kesher.audit_event e window chain as (partition by e.office_id order by e.seq)
		),
		broken as (
			select office_id, min(place) as at from entry
			where seq <> place
				or seal <> kesher.trail_seal(previous, office_id, seq, id, at, action, noun, record_id, content)
				or (salt is not null
					and content <> kesher.trail_content(salt, user_id, actor, coalesce(encode(address_digest, 'hex'), address),
						reason, before, after))
				or (address_digest is not null and case
					when address is null then not exists (select from kesher.audit_event x
						where x.office_id = entry.office_id and x.noun = 'office' and x.action = 'erase' and x.seq > entry.seq)
					else address_digest is distinct from kesher.trail_address(address_salt, address) end)
				or (salt is null and not exists (select from kesher.audit_event x
					where x.office_id = entry.office_id and x.noun = 'person' and x.record_id = entry.taken_out_for
						and x.action = 'erase' and x.seq > entry.seq))
			group by office_id
		),
		chain as (
			select office_id, count(*) as entries, count(*) filter (where salt is null) as taken_out, (array_agg(seal order by seq desc))[1] as seal from entry group by office_id
		)
		select o.slug as office, coalesce(c.entries, 0) as entries,
			coalesce(c.taken_out, 0) as taken_out, encode(coalesce(h.seal, ''::bytea), 'hex') as seal,
			coalesce(b.at, case when h.seq is distinct from coalesce(c.entries, 0)
				or h.seal is distinct from coalesce(c.seal, ''::bytea) then coalesce(c.entries, 0) + 1 end) as broken_at
		from kesher.office o
		left join kesher.audit_head h on h.office_id = o.id
		left join chain c on c.office_id = o.id
		left join broken b on b.office_id = o.id
		order by o.slug`);
	return rows.map(({ office, entries, taken_out, broken_at, seal }) => ({
		office,
		entries: Number(entries),
		takenOut: Number(taken_out),
		brokenAt: broken_at === null ? null : Number(broken_at),
		seal
	}));
}
