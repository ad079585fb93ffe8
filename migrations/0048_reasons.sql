-- The reasons of changes of members, of the office and of tokens are let go as well where they name somebody who is erased.
create or replace function kesher.take_out_of_trail(person uuid, parts uuid[], pattern text) returns bigint
	language plpgsql security definer set search_path = pg_catalog, pg_temp
	as $$
	declare
		scope constant uuid := nullif(current_setting('app.office_id', true), '')::uuid;
		own bigint;
		others bigint;
		reasons bigint;
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
		-- Who has access is told by name whoever is called so; why it was changed may name anybody.
		update kesher.audit_event e
			set reason = null, salt = null, taken_out_for = person
			where e.office_id = scope and pattern is not null and e.noun in ('member', 'office', 'token')
				and kesher.has_words(to_jsonb(e.reason), pattern);
		get diagnostics reasons = row_count;
		return own + others + reasons;
	end $$
