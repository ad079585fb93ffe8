-- What my settings say to somebody who is let into no office: which memberships are still to begin, and which are over.
create function kesher.memberships_away(person text) returns table (name jsonb, begins date, ended date)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.name::jsonb, case when m.starts > o.today then m.starts end, case when m.ends < o.today then m.ends end
		from (select o.id, o.slug, o.name, (now() at time zone o.time_zone)::date as today
			from auth.user_office u join kesher.office o on o.id = u.office_id and o.deleted_at is null
			where u.user_id = person) o
		cross join lateral (select m.starts, m.ends from kesher.member m where m.office_id = o.id and m.user_id = person) m
		where m.starts > o.today or m.ends < o.today
		order by o.slug'
-- ;;
revoke all on function kesher.memberships_away(text) from public
-- ;;
grant execute on function kesher.memberships_away(text) to kesher_app
