-- The sign-in page offers the way through a provider only where some office of the installation has one.
create function kesher.has_identity_provider() returns boolean
	language sql stable security definer set search_path = pg_catalog
	as 'select exists (select from kesher.identity_provider p
		join kesher.office o on o.id = p.office_id and o.deleted_at is null)'
-- ;;
revoke all on function kesher.has_identity_provider() from public
-- ;;
grant execute on function kesher.has_identity_provider() to kesher_app
