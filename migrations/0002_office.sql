-- The office of a city, its members, and the trail of every change.
-- A text in several languages: {"he": "…", "en": "…"}. A language that is missing is not there, never ''.
create domain kesher.texts as jsonb constraint texts_object check (jsonb_typeof(value) = 'object')
-- ;;
-- A date as it is known, in the notation of ISO 8601-2: 2010-06-21, 2010-06, 2010, 2010~ (about), ../2010 (before).
create domain kesher.known_date as text
	constraint known_date_form check (value ~ '^(\.\./)?\d{4}(-\d{2}(-\d{2})?)?~?$')
-- ;;
create table kesher.office (
	id uuid primary key,
	slug text not null unique,
	name kesher.texts not null,
	city kesher.texts not null,
	country text not null constraint office_country check (country ~ '^[A-Z]{2}$'),
	latitude double precision not null,
	longitude double precision not null,
	time_zone text not null,
	languages text[] not null constraint office_languages check (cardinality(languages) > 0),
	period_starts_in smallint not null default 1 constraint office_period check (period_starts_in between 1 and 12),
	colour text constraint office_colour check (colour ~ '^#[0-9a-f]{6}$'),
	logo_sha256 text,
	logo_media_type text,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
)
-- ;;
alter table kesher.office enable row level security
-- ;;
create policy tenant on kesher.office to kesher_app
	using (id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update on kesher.office to kesher_app
-- ;;
-- The way from an address to an office, before one is chosen. Tells no more than that it exists.
create function kesher.office_of_slug(wanted text) returns uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select id from kesher.office where slug = wanted'
-- ;;
create function kesher.office_count() returns integer
	language sql stable security definer set search_path = pg_catalog
	as 'select count(*)::integer from kesher.office'
-- ;;
revoke all on function kesher.office_of_slug(text), kesher.office_count() from public
-- ;;
grant execute on function kesher.office_of_slug(text), kesher.office_count() to kesher_app
-- ;;
create table kesher.member (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	user_id text not null,
	role text not null constraint member_role check (role in ('reader', 'coordinator', 'director')),
	created_at timestamptz not null default now(),
	primary key (office_id, id),
	unique (office_id, user_id)
)
-- ;;
alter table kesher.member enable row level security
-- ;;
create policy tenant on kesher.member to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.member to kesher_app
-- ;;
-- Append-only: the application may add and read, nothing else.
create table kesher.audit_event (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	at timestamptz not null default now(),
	user_id text,
	actor text not null,
	action text not null,
	noun text not null,
	record_id uuid not null,
	before jsonb,
	after jsonb,
	primary key (office_id, id)
)
-- ;;
create index audit_event_record on kesher.audit_event (office_id, noun, record_id, id)
-- ;;
create index audit_event_at on kesher.audit_event (office_id, at)
-- ;;
alter table kesher.audit_event enable row level security
-- ;;
create policy tenant on kesher.audit_event to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert on kesher.audit_event to kesher_app
