-- The goals that an office serves, in order, with the years in which each is in force.
create table kesher.goal (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	position integer not null,
	name kesher.texts not null,
	short_name kesher.texts not null,
	from_year smallint,
	to_year smallint,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	constraint goal_years check (to_year >= from_year)
)
-- ;;
alter table kesher.goal enable row level security
-- ;;
create policy tenant on kesher.goal to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.goal to kesher_app
