-- The navigation names a few of a person's offices: of somebody who belongs to many, the others are not read for it.
drop function kesher.offices_of(text)
-- ;;
create function kesher.offices_of(person text, besides text, most integer) returns table (slug text, name jsonb, ends date)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.slug, o.name::jsonb, m.ends
		from (select o.* from auth.user_office u join kesher.office o on o.id = u.office_id where u.user_id = person
			order by o.slug) o
		cross join lateral (select m.starts, m.ends from kesher.member m where m.office_id = o.id and m.user_id = person) m
		where o.slug is distinct from besides
			and (now() at time zone o.time_zone)::date between coalesce(m.starts, ''-infinity'') and coalesce(m.ends, ''infinity'')
		order by o.slug limit most'
-- ;;
revoke all on function kesher.offices_of(text, text, integer) from public
-- ;;
grant execute on function kesher.offices_of(text, text, integer) to kesher_app
