-- How long an office keeps what it does not have to keep; empty: for good. And what the trail needs to let go of it:
-- the address of an entry is sealed by a digest of its own, and people who are gone for good are taken out of it.
alter table kesher.office
	add column people_kept_years smallint constraint office_people_kept check (people_kept_years between 1 and 50),
	add column removed_kept_months smallint constraint office_removed_kept check (removed_kept_months between 1 and 600),
	-- The regulations on data security want a log of access kept for two years.
	add column address_kept_months smallint constraint office_address_kept check (address_kept_months between 24 and 600),
	add column retention_set_at timestamptz
-- ;;
alter table kesher.audit_event
	add column address_salt uuid,
	add column address_digest bytea
-- ;;
create function kesher.trail_address(salt uuid, address text) returns bytea
	language sql stable
	return sha256(convert_to(jsonb_build_array(salt, address)::text, 'UTF8'))
-- ;;
-- Entries from before this have no digest of their address: theirs stays, for what they say is sealed with it.
create function kesher.take_addresses_out_of_trail(older_than timestamptz) returns bigint
	language plpgsql security definer set search_path = pg_catalog, pg_temp
	as $$
	declare
		scope constant uuid := nullif(current_setting('app.office_id', true), '')::uuid;
		taken bigint;
	begin
		if not exists (select from kesher.office o where o.id = scope
			and older_than <= now() - make_interval(months => o.address_kept_months))
		then raise exception 'the office keeps these addresses'; end if;
		update kesher.audit_event e set address = null, address_salt = null
			where e.office_id = scope and e.at < older_than and e.address is not null and e.address_digest is not null;
		get diagnostics taken = row_count;
		return taken;
	end $$
-- ;;
revoke all on function kesher.take_addresses_out_of_trail(timestamptz) from public
-- ;;
grant execute on function kesher.take_addresses_out_of_trail(timestamptz) to kesher_app
-- ;;
-- The same for somebody who was erased, or removed for good after their time in the trash. What
-- the entries of the person and of its parts said goes as a whole; elsewhere the values go in which the words are found.
-- Who did what to which record and when stays, and so does every seal.
create or replace function kesher.take_out_of_trail(person uuid, parts uuid[], pattern text) returns bigint
	language plpgsql security definer set search_path = pg_catalog, pg_temp
	as $$
	declare
		scope constant uuid := nullif(current_setting('app.office_id', true), '')::uuid;
		own bigint;
		others bigint;
	begin
		if not exists (select from kesher.person p where p.office_id = scope and p.id = person and p.erased_at is not null)
			and (exists (select from kesher.person p where p.office_id = scope and p.id = person)
				or not exists (select from kesher.audit_event e where e.office_id = scope and e.noun = 'person'
					and e.record_id = person and e.action = 'purge'))
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
