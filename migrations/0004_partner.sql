-- Partners and the history of each relationship.
create table kesher.partner (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	position integer not null,
	kind text not null constraint partner_kind check (kind in ('city', 'region', 'country', 'community', 'body')),
	name kesher.texts not null,
	local_language text,
	country text constraint partner_country check (country ~ '^[A-Z]{2}$'),
	country_name kesher.texts not null default '{}',
	shows_flag boolean not null default true,
	place text,
	latitude double precision,
	longitude double precision,
	time_zone text,
	wikidata_id text constraint partner_wikidata check (wikidata_id ~ '^Q[0-9]+$'),
	status text not null,
	status_until kesher.known_date,
	summary kesher.texts not null default '{}',
	visibility text not null default 'council' constraint partner_visibility check (visibility in ('office', 'council', 'public')),
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id)
)
-- ;;
create index partner_position on kesher.partner (office_id, position, id)
-- ;;
alter table kesher.partner enable row level security
-- ;;
create policy tenant on kesher.partner to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.partner to kesher_app
-- ;;
create table kesher.partner_status (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	partner_id uuid not null,
	status text not null,
	since kesher.known_date,
	until kesher.known_date,
	note kesher.texts not null default '{}',
	created_at timestamptz not null default now(),
	primary key (office_id, id),
	foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade
)
-- ;;
create index partner_status_partner on kesher.partner_status (office_id, partner_id, id)
-- ;;
alter table kesher.partner_status enable row level security
-- ;;
create policy tenant on kesher.partner_status to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.partner_status to kesher_app
