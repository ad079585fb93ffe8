-- Whoever runs the installation adds offices through the web as well, and sees of them their names and numbers alone.
alter table auth.user add column runs_installation boolean not null default false
-- ;;
create function kesher.office_directory() returns table (slug text, name jsonb, members integer, created_at timestamptz)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.slug, o.name::jsonb, (select count(*) from kesher.member m where m.office_id = o.id)::integer, o.created_at
		from kesher.office o order by o.slug'
-- ;;
revoke all on function kesher.office_directory() from public
-- ;;
grant execute on function kesher.office_directory() to kesher_app
