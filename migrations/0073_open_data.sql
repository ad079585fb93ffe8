-- What an office says of its open data, and the item of Wikidata that its city is; and which sites there are.
alter table kesher.site
	add column open_licence text constraint site_open_licence check (open_licence in ('cc0-1.0', 'cc-by-4.0', 'cc-by-sa-4.0', 'odc-by-1.0')),
	add column wikidata_id text constraint site_wikidata check (wikidata_id ~ '^Q[1-9][0-9]*$')
-- ;;
-- The public sites of the installation, for its root and for robots: those that are on, of offices that were not deleted.
create function kesher.sites_on() returns table (slug text, city jsonb, name jsonb)
	language sql stable security definer set search_path = pg_catalog
	as 'select o.slug, o.city, o.name from kesher.office o join kesher.site s on s.office_id = o.id
		where o.deleted_at is null and s.is_on order by o.slug'
-- ;;
revoke all on function kesher.sites_on() from public
-- ;;
grant execute on function kesher.sites_on() to kesher_app
-- ;;
-- What the public is told of next: the activities that everybody may see, by their day.
create index activity_public on kesher.activity (office_id, dated_on desc, id desc)
	where deleted_at is null and visibility = 'public'
