-- Search over everything: an entry says whom its record is meant for and whose page it stands on.
alter table kesher.search_entry add column visibility text not null default 'council'
-- ;;
alter table kesher.search_entry add constraint search_entry_visibility check (visibility in ('office', 'council', 'public'))
-- ;;
-- A next step and a file are found where their record is: an entry that is "under" another shares its fate.
alter table kesher.search_entry add column under_noun text
-- ;;
alter table kesher.search_entry add column under_id uuid
-- ;;
alter table kesher.search_entry add constraint search_entry_under check ((under_noun is null) = (under_id is null))
-- ;;
update kesher.search_entry e set visibility = r.visibility
	from kesher.activity r where e.office_id = r.office_id and e.noun = 'activity' and e.record_id = r.id
-- ;;
update kesher.search_entry e set visibility = r.visibility
	from kesher.partner r where e.office_id = r.office_id and e.noun = 'partner' and e.record_id = r.id
-- ;;
update kesher.search_entry e set visibility = r.visibility
	from kesher.initiative r where e.office_id = r.office_id and e.noun = 'initiative' and e.record_id = r.id
-- ;;
update kesher.search_entry e set visibility = r.visibility,
		under_noun = case when r.partner_id is not null then 'partner' when r.agreement_id is not null then 'agreement'
			when r.activity_id is not null then 'activity' else 'initiative' end,
		under_id = coalesce(r.partner_id, r.agreement_id, r.activity_id, r.initiative_id)
	from kesher.attachment r where e.office_id = r.office_id and e.noun = 'attachment' and e.record_id = r.id
-- ;;
-- All that is found, by noun: how many there are, and the latest few of each. As kesher.search, these run as the
-- owner, so that the index serves them, and take the office from the transaction's scope alone.
create function kesher.search_groups(wanted tsquery, shown text[], per_noun integer)
	returns table (noun text, record_id uuid, dated_on date, total bigint)
	language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
	as $$ begin return query
		with hit as (
			select e.noun, e.record_id, e.dated_on, count(*) over (partition by e.noun) as total,
				row_number() over (partition by e.noun order by e.dated_on desc nulls last, e.record_id desc) as place
			from kesher.search_entry e
			where e.office_id = nullif(current_setting('app.office_id', true), '')::uuid
				and e.is_live and e.lexemes @@ wanted and e.visibility = any (shown)
				and (e.under_id is null or exists (
					select from kesher.search_entry u
					where u.office_id = nullif(current_setting('app.office_id', true), '')::uuid
						and u.noun = e.under_noun and u.record_id = e.under_id and u.is_live and u.visibility = any (shown)))
		)
		select hit.noun, hit.record_id, hit.dated_on, hit.total from hit
		where hit.place <= per_noun order by hit.noun, hit.place;
	end $$
-- ;;
revoke all on function kesher.search_groups(tsquery, text[], integer) from public
-- ;;
grant execute on function kesher.search_groups(tsquery, text[], integer) to kesher_app
-- ;;
-- What is found of one noun from a place on: the latest first, the undated last.
create function kesher.search_page(wanted tsquery, shown text[], sought text, after_on date, after_id uuid, most integer)
	returns table (record_id uuid, dated_on date)
	language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
	as $$ begin return query
		select e.record_id, e.dated_on from kesher.search_entry e
		where e.office_id = nullif(current_setting('app.office_id', true), '')::uuid
			and e.is_live and e.lexemes @@ wanted and e.noun = sought and e.visibility = any (shown)
			and (e.under_id is null or exists (
				select from kesher.search_entry u
				where u.office_id = nullif(current_setting('app.office_id', true), '')::uuid
					and u.noun = e.under_noun and u.record_id = e.under_id and u.is_live and u.visibility = any (shown)))
			and (after_id is null
				or (after_on is null and e.dated_on is null and e.record_id < after_id)
				or (after_on is not null and (e.dated_on is null or (e.dated_on, e.record_id) < (after_on, after_id))))
		order by e.dated_on desc nulls last, e.record_id desc limit most;
	end $$
-- ;;
revoke all on function kesher.search_page(tsquery, text[], text, date, uuid, integer) from public
-- ;;
grant execute on function kesher.search_page(tsquery, text[], text, date, uuid, integer) to kesher_app
