-- One row for each record that can be found, beside the records so that their own rows stay narrow.
create extension if not exists btree_gin with schema public
-- ;;
create table kesher.search_entry (
	office_id uuid not null references kesher.office (id),
	noun text not null,
	record_id uuid not null,
	dated_on date,
	lexemes tsvector not null,
	is_live boolean not null default true,
	primary key (office_id, noun, record_id)
)
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
-- Row-level security keeps PostgreSQL from using the index above (its operator may leak), so the search runs as
-- the owner. The office is read from the transaction's scope and never from an argument.
create function kesher.search(wanted tsquery, nouns text[], most integer)
	returns table (noun text, record_id uuid, dated_on date)
	language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
	as $$ begin return query
		select e.noun, e.record_id, e.dated_on from kesher.search_entry e
		where e.office_id = nullif(current_setting('app.office_id', true), '')::uuid
			and e.is_live and e.lexemes @@ wanted and (nouns is null or e.noun = any (nouns))
		order by e.dated_on desc nulls last, e.record_id desc limit most;
	end $$
-- ;;
revoke all on function kesher.search(tsquery, text[], integer) from public
-- ;;
grant execute on function kesher.search(tsquery, text[], integer) to kesher_app
