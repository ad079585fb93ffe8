-- Pictures among what an office adds to a report: made ready for documents, and kept by what they hold.
alter table kesher.report_block
	-- The document of the office that it was made of, which may be gone by now; none: it was uploaded for the report.
	add column attachment_id uuid,
	add column picture_sha256 text constraint report_block_picture_sha256 check (picture_sha256 ~ '^[0-9a-f]{64}$'),
	add column picture_type text,
	-- What its file was called.
	add column picture_name text,
	add column picture_bytes integer,
	add column picture_width integer,
	add column picture_height integer,
	drop constraint report_block_kind,
	add constraint report_block_kind check (kind in ('text', 'quote', 'picture')),
	add constraint report_block_picture check (
		num_nonnulls(picture_sha256, picture_type, picture_name, picture_bytes, picture_width, picture_height)
			= case when kind = 'picture' then 6 else 0 end
	)
-- ;;
create or replace function kesher.files_named(wanted text[]) returns setof text
	language sql stable security definer set search_path = pg_catalog
	as 'select sha256 from kesher.attachment where sha256 = any (wanted)
		union select logo_sha256 from kesher.office where logo_sha256 = any (wanted)
		union select logo_sha256 from kesher.template where logo_sha256 = any (wanted)
		union select cover_sha256 from kesher.template where cover_sha256 = any (wanted)
		union select picture_sha256 from kesher.report_block where picture_sha256 = any (wanted)
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
			union select b.picture_sha256 from kesher.report_block b where b.office_id = scope
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
