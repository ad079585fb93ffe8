-- An office can be closed (everybody reads, nobody writes) and deleted: it is gone at once, can be brought back for
-- thirty days, and is then erased for good.
alter table kesher.office
	add column closed_at timestamptz,
	add column deleted_at timestamptz,
	-- Why, for whoever runs the installation; it outlives the trail of the office.
	add column deletion_reason text,
	add constraint office_deletion check ((deleted_at is null) = (deletion_reason is null))
-- ;;
-- What is left of an office that was erased: that it was there.
create table kesher.erased_office (
	id uuid primary key,
	slug text not null,
	name kesher.texts not null,
	deleted_at timestamptz not null,
	reason text not null,
	erased_at timestamptz not null default now()
)
-- ;;
grant select on kesher.erased_office to kesher_app
-- ;;
create or replace function kesher.office_of_slug(wanted text) returns uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select id from kesher.office where slug = wanted and deleted_at is null'
-- ;;
create or replace function kesher.office_ids() returns setof uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select id from kesher.office where deleted_at is null order by id'
-- ;;
create or replace function kesher.office_directory() returns table (slug text, name jsonb, members integer, created_at timestamptz)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.slug, o.name::jsonb, (select count(*) from kesher.member m where m.office_id = o.id)::integer, o.created_at
		from kesher.office o where o.deleted_at is null order by o.slug'
-- ;;
create or replace function kesher.offices_of(person text, besides text, most integer) returns table (slug text, name jsonb, ends date)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.slug, o.name::jsonb, m.ends
		from (select o.* from auth.user_office u join kesher.office o on o.id = u.office_id and o.deleted_at is null
			where u.user_id = person order by o.slug) o
		cross join lateral (select m.starts, m.ends from kesher.member m where m.office_id = o.id and m.user_id = person) m
		where o.slug is distinct from besides
			and (now() at time zone o.time_zone)::date between coalesce(m.starts, ''-infinity'') and coalesce(m.ends, ''infinity'')
		order by o.slug limit most'
-- ;;
-- The offices that can still be brought back. To nobody else they are there.
create function kesher.deleted_offices() returns table (id uuid, slug text, name jsonb, deleted_at timestamptz, reason text)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.id, o.slug, o.name::jsonb, o.deleted_at, o.deletion_reason
		from kesher.office o where o.deleted_at is not null order by o.slug'
-- ;;
-- Which of these files some office still names, be it deleted: the same file is kept once for all of them.
create function kesher.files_named(wanted text[]) returns setof text
	language sql stable security definer set search_path = pg_catalog
	as 'select sha256 from kesher.attachment where sha256 = any (wanted)
		union select logo_sha256 from kesher.office where logo_sha256 = any (wanted)'
-- ;;
-- Erases the office of the transaction, when its time is over, from every table that the catalogue knows; one statement,
-- so that no order of the tables is asked for. Answers with the files that it named.
create function kesher.erase_office() returns setof text
	language plpgsql security definer set search_path = pg_catalog, pg_temp
	as $$
	declare
		scope constant uuid := nullif(current_setting('app.office_id', true), '')::uuid;
		files text[];
		deletions text;
	begin
		insert into kesher.erased_office (id, slug, name, deleted_at, reason)
			select o.id, o.slug, o.name, o.deleted_at, o.deletion_reason from kesher.office o
			where o.id = scope and o.deleted_at < now() - interval '30 days' for update;
		if not found then raise exception 'an office is erased thirty days after it was deleted'; end if;
		select array_agg(named.sha256) into files from (
			select f.sha256 from kesher.attachment f where f.office_id = scope
			union select o.logo_sha256 from kesher.office o where o.id = scope and o.logo_sha256 is not null) named;
		select string_agg(format('gone_%s_%s as (delete from %s where %I = $1)', c.oid, a.attnum, c.oid::regclass, a.attname), ', ')
			into deletions
			from pg_class c
			join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('kesher', 'auth')
			join pg_attribute a on a.attrelid = c.oid and a.attname in ('office_id', 'provided_by') and not a.attisdropped
			where c.relkind in ('r', 'p') and not c.relispartition;
		execute format('with %s delete from kesher.office where id = $1', deletions) using scope;
		return query select unnest(files);
	end $$
-- ;;
revoke all on function kesher.deleted_offices(), kesher.files_named(text[]), kesher.erase_office() from public
-- ;;
grant execute on function kesher.deleted_offices(), kesher.files_named(text[]), kesher.erase_office() to kesher_app
