-- The trail becomes a chain: each entry of an office is sealed with the seal of the one before it. What an entry
-- says is sealed by its own salted digest, so that a person can be taken out of an entry and the chain still holds:
-- such an entry has no salt any more, and its digest stands for what it said.
alter table kesher.audit_event
	add column seq bigint,
	add column address text,
	add column reason text,
	add column salt uuid,
	add column content bytea,
	add column seal bytea
-- ;;
create function kesher.trail_content(salt uuid, user_id text, actor text, address text, reason text,
		before jsonb, after jsonb) returns bytea
	language sql stable
	return sha256(convert_to(jsonb_build_array(salt, user_id, actor, address, reason, before, after)::text, 'UTF8'))
-- ;;
create function kesher.trail_seal(previous bytea, office_id uuid, seq bigint, id uuid, at timestamptz, action text,
		noun text, record_id uuid, content bytea) returns bytea
	language sql stable
	return sha256(previous || content || convert_to(jsonb_build_array(office_id, seq, id,
		(extract(epoch from at) * 1000000)::bigint, action, noun, record_id)::text, 'UTF8'))
-- ;;
-- The last entry of each office. Whoever adds one holds this row until the end of the transaction.
create table kesher.audit_head (
	office_id uuid primary key references kesher.office (id),
	seq bigint not null,
	seal bytea not null
)
-- ;;
alter table kesher.audit_head enable row level security
-- ;;
create policy tenant on kesher.audit_head to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update on kesher.audit_head to kesher_app
-- ;;
insert into kesher.audit_head (office_id, seq, seal) select id, 0, ''::bytea from kesher.office
-- ;;
-- What was written before there was a chain is sealed now, once, in the order in which it was written.
do $$
declare
	entry record;
	head record;
	salted uuid;
	digest bytea;
	sealed bytea;
begin
	for entry in select * from kesher.audit_event order by office_id, id loop
		select h.seq, h.seal into head from kesher.audit_head h where h.office_id = entry.office_id;
		salted := gen_random_uuid();
		digest := kesher.trail_content(salted, entry.user_id, entry.actor, null, null, entry.before, entry.after);
		sealed := kesher.trail_seal(head.seal, entry.office_id, head.seq + 1, entry.id, entry.at, entry.action,
			entry.noun, entry.record_id, digest);
		update kesher.audit_event e set seq = head.seq + 1, salt = salted, content = digest, seal = sealed
			where e.office_id = entry.office_id and e.id = entry.id;
		update kesher.audit_head h set seq = head.seq + 1, seal = sealed where h.office_id = entry.office_id;
	end loop;
end $$
-- ;;
alter table kesher.audit_event
	alter column seq set not null,
	alter column content set not null,
	alter column seal set not null,
	add constraint audit_event_seq unique (office_id, seq)
