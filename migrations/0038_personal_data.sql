-- What the law asks of a person's details: since when and from whom the office has them, when the person was told, and
-- that they were erased. The trail keeps that something was done, and lets go of what was said of somebody erased.
alter table kesher.person
	add column received_on kesher.known_date,
	add column received_from text,
	add column notice_on date,
	add column erased_at timestamptz
-- ;;
-- For whose sake something was taken out of an entry: its erasure stands later in the same chain.
alter table kesher.audit_event add column taken_out_for uuid
-- ;;
-- Whether words are found in what is said. A line break is written as two signs in JSON.
create function kesher.has_words(said jsonb, pattern text) returns boolean
	language sql immutable set search_path = pg_catalog
	return (replace(replace(said::text, '\n', ' '), '\t', ' ') collate "und-x-icu") ~* pattern
-- ;;
-- The same without the values in which they are found.
create function kesher.without_words(said jsonb, pattern text) returns jsonb
	language sql immutable set search_path = pg_catalog
	return case jsonb_typeof(said) when 'object' then (
		select jsonb_object_agg(key, case when kesher.has_words(value, pattern) then 'null'::jsonb else value end)
		from jsonb_each(said)) else said end
-- ;;
-- The one way in which the application changes the trail, for somebody whose details were erased and nobody else. What
-- the entries of the person and of its parts said goes as a whole; elsewhere the values go in which the words are found.
-- Who did what to which record and when stays, and so does every seal.
create function kesher.take_out_of_trail(person uuid, parts uuid[], pattern text) returns bigint
	language plpgsql security definer set search_path = pg_catalog, pg_temp
	as $$
	declare
		scope constant uuid := nullif(current_setting('app.office_id', true), '')::uuid;
		own bigint;
		others bigint;
	begin
		if not exists (select from kesher.person p where p.office_id = scope and p.id = person and p.erased_at is not null)
		then raise exception 'nobody is taken out of the trail who was not erased'; end if;
		update kesher.audit_event e
			set before = 'null', after = 'null', reason = null, salt = null, taken_out_for = person
			where e.office_id = scope and (e.noun = 'person' and e.record_id = person or e.noun in ('role_held', 'attachment') and e.record_id = any (parts))
				and (jsonb_typeof(e.before) = 'object' or jsonb_typeof(e.after) = 'object' or e.reason is not null);
		get diagnostics own = row_count;
		update kesher.audit_event e
			set before = kesher.without_words(e.before, pattern), after = kesher.without_words(e.after, pattern),
				reason = case when kesher.has_words(to_jsonb(e.reason), pattern) then null else e.reason end,
				salt = null, taken_out_for = person
			where e.office_id = scope and pattern is not null and e.noun not in ('member', 'office', 'token')
				and (kesher.has_words(e.before, pattern) or kesher.has_words(e.after, pattern)
					or kesher.has_words(to_jsonb(e.reason), pattern));
		get diagnostics others = row_count;
		return own + others;
	end $$
-- ;;
revoke all on function kesher.take_out_of_trail(uuid, uuid[], text) from public
-- ;;
grant execute on function kesher.take_out_of_trail(uuid, uuid[], text) to kesher_app
