-- The offices of a person are those in which their membership holds today, at the place of the office; with its last day.
drop function kesher.offices_of(text)
-- ;;
create function kesher.offices_of(person text) returns table (slug text, name jsonb, ends date)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.slug, o.name::jsonb, m.ends
		from auth.user_office u
		join kesher.office o on o.id = u.office_id
		join kesher.member m on m.office_id = u.office_id and m.user_id = u.user_id
		where u.user_id = person
			and (now() at time zone o.time_zone)::date between coalesce(m.starts, ''-infinity'') and coalesce(m.ends, ''infinity'')
		order by o.slug'
-- ;;
revoke all on function kesher.offices_of(text) from public
-- ;;
grant execute on function kesher.offices_of(text) to kesher_app
