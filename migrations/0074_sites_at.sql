-- What tells whether pages of public sites still hold, for several sites in one question.
drop function kesher.office_of_site(text)
-- ;;
-- The way from the addresses of public sites to their offices, with how far the trail of each has come. Where a site is
-- off or the office was deleted there is none.
create function kesher.sites_at(wanted text[]) returns table (slug text, office_id uuid, seq bigint, time_zone text)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.slug, o.id, h.seq, o.time_zone
		from kesher.office o
		join kesher.site s on s.office_id = o.id
		join kesher.audit_head h on h.office_id = o.id
		where o.slug = any (wanted) and o.deleted_at is null and s.is_on'
-- ;;
revoke all on function kesher.sites_at(text[]) from public
-- ;;
grant execute on function kesher.sites_at(text[]) to kesher_app
