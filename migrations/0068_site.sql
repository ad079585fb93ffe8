-- The public site of an office: whether there is one, and what it says beside the records that are marked public.
create table kesher.site (
	office_id uuid not null references kesher.office (id),
	is_on boolean not null default false,
	headline kesher.texts not null default '{}',
	intro kesher.texts not null default '{}',
	contact kesher.texts not null default '{}',
	shows_goals boolean not null default false,
	-- What the law asks to be said of accessibility; where a text is missing, the site says what is usual.
	accessibility kesher.texts not null default '{}',
	known_limits kesher.texts not null default '{}',
	coordinator_name kesher.texts not null default '{}',
	coordinator_phone text,
	coordinator_email text,
	accessibility_checked_on date,
	privacy kesher.texts not null default '{}',
	privacy_email text,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	primary key (office_id)
)
-- ;;
alter table kesher.site enable row level security
-- ;;
create policy tenant on kesher.site to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update on kesher.site to kesher_app
-- ;;
-- The way from the address of a public site to its office. Where the site is off or the office was deleted there is none.
create function kesher.office_of_site(wanted text) returns uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select o.id from kesher.office o join kesher.site s on s.office_id = o.id
		where o.slug = wanted and o.deleted_at is null and s.is_on'
-- ;;
revoke all on function kesher.office_of_site(text) from public
-- ;;
grant execute on function kesher.office_of_site(text) to kesher_app
-- ;;
-- Since when a report is on the public site; empty: it is not.
alter table kesher.report add column published_at timestamptz,
	add constraint report_published check (published_at is null or (audience = 'public' and state in ('approved', 'closed')))
-- ;;
-- How somebody who lives here can take part in a tie, and where the partner tells of itself.
alter table kesher.partner add column taking_part kesher.texts not null default '{}',
	add column website text constraint partner_website check (website ~ '^https?://')
