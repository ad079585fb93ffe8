-- Files of reports that are made while nobody waits for them: what was asked for, how far it is, where the file lies.
create table kesher.export_job (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	-- A report of the office, or the one that the record writes of a year.
	report_id uuid,
	year integer,
	format text not null,
	languages text not null,
	made_by text not null,
	-- The role in which it was made: what a file holds depends on it.
	made_as text not null,
	state text not null default 'waiting',
	step text,
	failure text,
	failure_limit integer,
	file_name text,
	media_type text,
	bytes bigint,
	sha256 text,
	-- The process that makes it, and when that was last heard of.
	worker uuid,
	beat_at timestamptz,
	attempts integer not null default 0,
	made_at timestamptz not null default now(),
	started_at timestamptz,
	ended_at timestamptz,
	seen_at timestamptz,
	expires_at timestamptz not null default now() + interval '7 days',
	primary key (office_id, id),
	foreign key (office_id, report_id) references kesher.report (office_id, id) on delete cascade,
	foreign key (office_id, made_by) references kesher.member (office_id, user_id) on delete cascade,
	constraint export_job_once unique nulls not distinct (office_id, made_by, report_id, year, format, languages),
	constraint export_job_subject check ((report_id is null) <> (year is null)),
	constraint export_job_languages check (languages in ('he', 'en', 'he+en')),
	constraint export_job_state check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled')),
	constraint export_job_step check (step in ('reading', 'writing', 'keeping')),
	constraint export_job_worker check ((state = 'running') = (worker is not null and beat_at is not null)),
	constraint export_job_failure check ((state = 'failed') = (failure is not null)),
	constraint export_job_file check ((state = 'ready') = (sha256 is not null and file_name is not null
		and media_type is not null and bytes is not null)),
	constraint export_job_ended check ((state in ('ready', 'failed', 'cancelled')) = (ended_at is not null))
)
-- ;;
create index export_job_open on kesher.export_job (office_id, made_at, id) where state in ('waiting', 'running')
-- ;;
create index export_job_unseen on kesher.export_job (office_id, made_by, ended_at) where seen_at is null
-- ;;
create index export_job_expiry on kesher.export_job (office_id, expires_at)
-- ;;
alter table kesher.export_job enable row level security
-- ;;
create policy tenant on kesher.export_job to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.export_job to kesher_app
-- ;;
-- The offices in which a file waits to be made, in the order in which they are served: who has the fewest under way,
-- and of those who was served longest ago. What a process that has not been heard of for so long was making waits again.
create function kesher.offices_exporting(silent interval) returns setof uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select w.office_id
		from (select j.office_id, min(j.made_at) as oldest,
				count(*) filter (where j.state = ''running'' and j.beat_at >= now() - silent) as running
			from kesher.export_job j where j.state in (''waiting'', ''running'') group by j.office_id
			having bool_or(j.state = ''waiting'' or j.beat_at < now() - silent)) w
		join kesher.office o on o.id = w.office_id and o.closed_at is null and o.deleted_at is null
		order by w.running, (select max(l.started_at) from kesher.export_job l where l.office_id = w.office_id) nulls first,
			w.oldest, w.office_id'
-- ;;
revoke all on function kesher.offices_exporting(interval) from public
-- ;;
grant execute on function kesher.offices_exporting(interval) to kesher_app
-- ;;
-- Which of these files some office still names, be it deleted: the same file is kept once for all of them. Every column
-- called …sha256 names a file, so that a new one is asked without being named here.
create or replace function kesher.files_named(wanted text[]) returns setof text
	language plpgsql stable security definer set search_path = pg_catalog, pg_temp
	as $$
	declare
		place record;
	begin
		for place in
			select c.oid::regclass as relation, a.attname as name
			from pg_class c
			join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'kesher'
			join pg_attribute a on a.attrelid = c.oid and a.attname like '%sha256' and not a.attisdropped
			where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
		loop
			return query execute format('select distinct %1$I::text from %2$s where %1$I = any ($1)', place.name, place.relation)
				using wanted;
		end loop;
	end $$
-- ;;
-- The same as before, but that the files of an office are found by the names of the columns as well.
create or replace function kesher.erase_office() returns setof text
	language plpgsql security definer set search_path = pg_catalog, pg_temp
	as $$
	declare
		scope constant uuid := nullif(current_setting('app.office_id', true), '')::uuid;
		files text[];
		namings text;
		deletions text;
	begin
		insert into kesher.erased_office (id, slug, name, deleted_at, reason)
			select o.id, o.slug, o.name, o.deleted_at, o.deletion_reason from kesher.office o
			where o.id = scope and o.deleted_at < now() - interval '30 days' for update;
		if not found then raise exception 'an office is erased thirty days after it was deleted'; end if;
		select string_agg(format('select %1$I::text as sha256 from %2$s where %3$I = $1 and %1$I is not null',
				a.attname, c.oid::regclass, s.attname), ' union ')
			into namings
			from pg_class c
			join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'kesher'
			join pg_attribute a on a.attrelid = c.oid and a.attname like '%sha256' and not a.attisdropped
			join pg_attribute s on s.attrelid = c.oid and not s.attisdropped
				and s.attname = case when c.relname = 'office' then 'id' else 'office_id' end
			where c.relkind in ('r', 'p') and not c.relispartition;
		execute format('select array_agg(named.sha256) from (%s) named', namings) into files using scope;
		select string_agg(format('gone_%s_%s as (delete from %s where %I = $1)', c.oid, a.attnum, c.oid::regclass, a.attname), ', ')
			into deletions
			from pg_class c
			join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('kesher', 'auth')
			join pg_attribute a on a.attrelid = c.oid and a.attname in ('office_id', 'provided_by') and not a.attisdropped
			where c.relkind in ('r', 'p') and not c.relispartition;
		execute format('with %s delete from kesher.office where id = $1', deletions) using scope;
		return query select unnest(files);
	end $$
