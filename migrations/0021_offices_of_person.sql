-- The offices of a person by name, in one statement: each is behind its own row-level security. Tells a person only
-- what they belong to.
create function kesher.offices_of(person text) returns table (slug text, name jsonb)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.slug, o.name::jsonb from kesher.office o join auth.user_office u on u.office_id = o.id
		where u.user_id = person order by o.slug'
-- ;;
revoke all on function kesher.offices_of(text) from public
-- ;;
grant execute on function kesher.offices_of(text) to kesher_app
