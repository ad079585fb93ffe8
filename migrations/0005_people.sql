-- People and organisations, and the roles that people hold from one date to another.
create table kesher.organisation (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	kind text not null,
	name kesher.texts not null,
	country text constraint organisation_country check (country ~ '^[A-Z]{2}$'),
	partner_id uuid,
	is_tie boolean not null default false,
	website text,
	note kesher.texts not null default '{}',
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, partner_id) references kesher.partner (office_id, id)
)
-- ;;
create index organisation_partner on kesher.organisation (office_id, partner_id)
-- ;;
alter table kesher.organisation enable row level security
-- ;;
create policy tenant on kesher.organisation to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.organisation to kesher_app
-- ;;
-- A person may be known by role alone: then the name is empty and role_held says who it is.
create table kesher.person (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	name kesher.texts not null default '{}',
	email text,
	phone text,
	languages text[] not null default '{}',
	note text,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id)
)
-- ;;
alter table kesher.person enable row level security
-- ;;
create policy tenant on kesher.person to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.person to kesher_app
-- ;;
-- Of a partner, of an organisation, or, where both are empty, of the home city itself.
create table kesher.role_held (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	person_id uuid not null,
	kind text not null,
	title kesher.texts not null default '{}',
	partner_id uuid,
	organisation_id uuid,
	starts kesher.known_date,
	ends kesher.known_date,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, person_id) references kesher.person (office_id, id) on delete cascade,
	foreign key (office_id, partner_id) references kesher.partner (office_id, id),
	foreign key (office_id, organisation_id) references kesher.organisation (office_id, id),
	constraint role_held_of_one check (partner_id is null or organisation_id is null)
)
-- ;;
create index role_held_person on kesher.role_held (office_id, person_id)
-- ;;
create index role_held_partner on kesher.role_held (office_id, partner_id)
-- ;;
create index role_held_organisation on kesher.role_held (office_id, organisation_id)
-- ;;
alter table kesher.role_held enable row level security
-- ;;
create policy tenant on kesher.role_held to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.role_held to kesher_app
