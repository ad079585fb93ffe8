-- How an office's reports look and how they begin, as data; and the look that each version of a report was kept in.
create table kesher.template (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	name kesher.texts not null,
	audience text not null constraint template_audience check (audience in ('leadership', 'council', 'public')),
	slides text not null constraint template_slides check (slides in ('16:9', '4:3')),
	accent text constraint template_accent check (accent ~ '^#[0-9a-f]{6}$'),
	typeface text not null,
	section_order text[] not null default '{}',
	hidden_sections text[] not null default '{}',
	is_default boolean not null default false,
	logo text not null default 'office' constraint template_logo check (logo in ('office', 'none', 'own')),
	logo_sha256 text,
	logo_media_type text,
	cover_sha256 text,
	cover_media_type text,
	cover_alt kesher.texts not null default '{}',
	version integer not null default 1,
	created_at timestamptz not null default now(),
	created_by text,
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	constraint template_own_logo check (logo <> 'own' or logo_sha256 is not null)
)
-- ;;
create unique index template_default on kesher.template (office_id) where is_default and deleted_at is null
-- ;;
alter table kesher.template enable row level security
-- ;;
create policy tenant on kesher.template to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.template to kesher_app
-- ;;
-- One of the office's, or one that comes along, by its name; neither: the office's default.
alter table kesher.report
	add column template_id uuid,
	add column built_in_template text,
	add constraint report_template foreign key (office_id, template_id) references kesher.template (office_id, id),
	add constraint report_one_template check (num_nonnulls(template_id, built_in_template) <= 1)
-- ;;
create index report_template on kesher.report (office_id, template_id) where template_id is not null
-- ;;
-- Versions from before there were looks have none: they are shown in the plain one, as they were.
alter table kesher.report_version add column look jsonb
-- ;;
-- The files that a kept version shows: they stay for as long as it does, whatever becomes of the records that had them.
create table kesher.report_version_file (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	report_id uuid not null,
	number integer not null,
	sha256 text not null constraint report_version_file_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
	media_type text not null,
	primary key (office_id, id),
	unique (office_id, report_id, number, sha256),
	foreign key (office_id, report_id, number) references kesher.report_version (office_id, report_id, number) on delete cascade
)
-- ;;
alter table kesher.report_version_file enable row level security
-- ;;
create policy tenant on kesher.report_version_file to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, delete on kesher.report_version_file to kesher_app
-- ;;
create or replace function kesher.files_named(wanted text[]) returns setof text
	language sql stable security definer set search_path = pg_catalog
	as 'select sha256 from kesher.attachment where sha256 = any (wanted)
		union select logo_sha256 from kesher.office where logo_sha256 = any (wanted)
		union select logo_sha256 from kesher.template where logo_sha256 = any (wanted)
		union select cover_sha256 from kesher.template where cover_sha256 = any (wanted)
		union select sha256 from kesher.report_version_file where sha256 = any (wanted)'
-- ;;
create or replace function kesher.erase_office() returns setof text
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
			union select o.logo_sha256 from kesher.office o where o.id = scope
			union select t.logo_sha256 from kesher.template t where t.office_id = scope
			union select t.cover_sha256 from kesher.template t where t.office_id = scope
			union select v.sha256 from kesher.report_version_file v where v.office_id = scope) named
			where named.sha256 is not null;
		select string_agg(format('gone_%s_%s as (delete from %s where %I = $1)', c.oid, a.attnum, c.oid::regclass, a.attname), ', ')
			into deletions
			from pg_class c
			join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('kesher', 'auth')
			join pg_attribute a on a.attrelid = c.oid and a.attname in ('office_id', 'provided_by') and not a.attisdropped
			where c.relkind in ('r', 'p') and not c.relispartition;
		execute format('with %s delete from kesher.office where id = $1', deletions) using scope;
		return query select unnest(files);
	end $$
