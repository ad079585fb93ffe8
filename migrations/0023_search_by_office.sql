-- Search keeps the entries of an office apart from those of others: a search among a hundred offices reads little more
-- than one of an office alone. Copies every entry: a minute or two for a million records.
alter table kesher.search_entry rename to search_entry_before
-- ;;
create table kesher.search_entry (
	office_id uuid not null,
	noun text not null,
	record_id uuid not null,
	dated_on date,
	lexemes tsvector not null,
	is_live boolean not null default true,
	visibility text not null default 'council',
	under_noun text,
	under_id uuid,
	constraint search_entry_visibility check (visibility in ('office', 'council', 'public')),
	constraint search_entry_under check ((under_noun is null) = (under_id is null))
) partition by hash (office_id)
-- ;;
-- Their number stays: most installations have fewer offices. Nobody is granted a part; all go through the whole.
do $$ begin
	for part in 0..63 loop
		execute format('create table kesher.search_entry_part_%s partition of kesher.search_entry
			for values with (modulus 64, remainder %s)', part, part);
	end loop;
end $$
-- ;;
insert into kesher.search_entry (office_id, noun, record_id, dated_on, lexemes, is_live, visibility, under_noun, under_id)
	select office_id, noun, record_id, dated_on, lexemes, is_live, visibility, under_noun, under_id
	from kesher.search_entry_before
-- ;;
drop table kesher.search_entry_before
-- ;;
set local maintenance_work_mem = '256MB'
-- ;;
alter table kesher.search_entry add primary key (office_id, noun, record_id)
-- ;;
alter table kesher.search_entry add foreign key (office_id) references kesher.office (id)
-- ;;
create index search_entry_lexemes on kesher.search_entry using gin (office_id, lexemes) where is_live
-- ;;
alter table kesher.search_entry enable row level security
-- ;;
create policy tenant on kesher.search_entry to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.search_entry to kesher_app
-- ;;
analyze kesher.search_entry
-- ;;
-- The functions learn the office before they are planned, so that only its part is looked at. What an entry is under
-- is looked up for those entries alone that are under something; nouns sort by their bytes, which is six times faster.
create or replace function kesher.search(wanted tsquery, nouns text[], most integer)
	returns table (noun text, record_id uuid, dated_on date)
	language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
	as $$
	declare scope constant uuid := nullif(current_setting('app.office_id', true), '')::uuid;
	begin return query
		select e.noun, e.record_id, e.dated_on from kesher.search_entry e
		where e.office_id = scope and e.is_live and e.lexemes @@ wanted and (nouns is null or e.noun = any (nouns))
		order by e.dated_on desc nulls last, e.record_id desc limit most;
	end $$
-- ;;
create or replace function kesher.search_groups(wanted tsquery, shown text[], per_noun integer)
	returns table (noun text, record_id uuid, dated_on date, total bigint)
	language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
	as $$
	declare scope constant uuid := nullif(current_setting('app.office_id', true), '')::uuid;
	begin return query
		with hit as (
			select e.noun collate "C" as noun, e.record_id, e.dated_on from kesher.search_entry e
			where e.office_id = scope and e.is_live and e.lexemes @@ wanted and e.visibility = any (shown)
				and (e.under_id is null or (
					select u.is_live and u.visibility = any (shown) from kesher.search_entry u
					where u.office_id = scope and u.noun = e.under_noun and u.record_id = e.under_id))
		), ranked as (
			select hit.*, count(*) over (partition by hit.noun) as total,
				row_number() over (partition by hit.noun order by hit.dated_on desc nulls last, hit.record_id desc) as place
			from hit
		)
		select ranked.noun, ranked.record_id, ranked.dated_on, ranked.total from ranked
		where ranked.place <= per_noun order by ranked.noun, ranked.place;
	end $$
-- ;;
create or replace function kesher.search_page(
		wanted tsquery, shown text[], sought text, after_on date, after_id uuid, most integer)
	returns table (record_id uuid, dated_on date)
	language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
	as $$
	declare scope constant uuid := nullif(current_setting('app.office_id', true), '')::uuid;
	begin return query
		select e.record_id, e.dated_on from kesher.search_entry e
		where e.office_id = scope and e.is_live and e.lexemes @@ wanted and e.noun = sought and e.visibility = any (shown)
			and (e.under_id is null or (
				select u.is_live and u.visibility = any (shown) from kesher.search_entry u
				where u.office_id = scope and u.noun = e.under_noun and u.record_id = e.under_id))
			and (after_id is null
				or (after_on is null and e.dated_on is null and e.record_id < after_id)
				or (after_on is not null and (e.dated_on is null or (e.dated_on, e.record_id) < (after_on, after_id))))
		order by e.dated_on desc nulls last, e.record_id desc limit most;
	end $$
