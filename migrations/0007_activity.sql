-- What happened, with whom, for which goals, and what became of it.
-- "dated_on" is the middle day of what "starts" may mean, for ordering and for counting into a period:
-- a date of year precision counts for its year. Undated activities have neither.
create table kesher.activity (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	kind text not null,
	direction text constraint activity_direction check (direction in ('outbound', 'inbound', 'mutual')),
	status text not null,
	title kesher.texts not null,
	details kesher.texts not null default '{}',
	outcome kesher.texts not null default '{}',
	reason text,
	reason_note kesher.texts not null default '{}',
	starts kesher.known_date,
	ends kesher.known_date,
	dated_on date,
	themes text[] not null default '{}',
	participants integer constraint activity_participants check (participants >= 0),
	correspondence text,
	reply_due date,
	replied_on date,
	money_planned numeric(14, 2),
	money_actual numeric(14, 2),
	money_sunk numeric(14, 2),
	currency text not null default 'ILS' constraint activity_currency check (currency ~ '^[A-Z]{3}$'),
	source kesher.texts not null default '{}',
	visibility text not null default 'council' constraint activity_visibility check (visibility in ('office', 'council', 'public')),
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	constraint activity_dated check ((starts is null or starts like '../%') = (dated_on is null))
)
-- ;;
create index activity_dated on kesher.activity (office_id, dated_on desc, id desc)
	include (status, kind, direction, visibility) where deleted_at is null
-- ;;
create index activity_undated on kesher.activity (office_id, id) where deleted_at is null and dated_on is null
-- ;;
create index activity_reply_due on kesher.activity (office_id, reply_due) where deleted_at is null and reply_due is not null and replied_on is null
-- ;;
alter table kesher.activity enable row level security
-- ;;
create policy tenant on kesher.activity to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.activity to kesher_app
-- ;;
-- Copies what the register and the thread count, so that the year page reads one narrow index and not the
-- wide table. Written only together with the activity; kesher doctor compares the two.
create table kesher.activity_partner (
	office_id uuid not null references kesher.office (id),
	activity_id uuid not null,
	partner_id uuid not null,
	dated_on date,
	starts kesher.known_date,
	status text not null,
	direction text,
	is_two_way boolean not null,
	visibility text not null,
	is_live boolean not null default true,
	primary key (office_id, activity_id, partner_id),
	foreign key (office_id, activity_id) references kesher.activity (office_id, id) on delete cascade,
	foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade
)
-- ;;
create index activity_partner_timeline on kesher.activity_partner (office_id, partner_id, dated_on desc, activity_id desc)
	include (starts, status, direction, visibility) where is_live
-- ;;
create index activity_partner_period on kesher.activity_partner (office_id, dated_on, partner_id)
	include (starts, status, direction, visibility) where is_live
-- ;;
create index activity_partner_undated on kesher.activity_partner (office_id, partner_id) include (visibility)
	where is_live and dated_on is null
-- ;;
create index activity_partner_two_way on kesher.activity_partner (office_id, partner_id, dated_on desc)
	include (starts, visibility) where is_live and is_two_way and dated_on is not null
-- ;;
alter table kesher.activity_partner enable row level security
-- ;;
create policy tenant on kesher.activity_partner to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.activity_partner to kesher_app
-- ;;
-- Another partner's page or chapter that shows the activity as well. It is not counted there.
create table kesher.activity_shown_on (
	office_id uuid not null references kesher.office (id),
	activity_id uuid not null,
	partner_id uuid not null,
	primary key (office_id, activity_id, partner_id),
	foreign key (office_id, activity_id) references kesher.activity (office_id, id) on delete cascade,
	foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade
)
-- ;;
create index activity_shown_on_partner on kesher.activity_shown_on (office_id, partner_id)
-- ;;
alter table kesher.activity_shown_on enable row level security
-- ;;
create policy tenant on kesher.activity_shown_on to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.activity_shown_on to kesher_app
-- ;;
create table kesher.activity_person (
	office_id uuid not null references kesher.office (id),
	activity_id uuid not null,
	person_id uuid not null,
	role text not null,
	primary key (office_id, activity_id, person_id),
	foreign key (office_id, activity_id) references kesher.activity (office_id, id) on delete cascade,
	foreign key (office_id, person_id) references kesher.person (office_id, id) on delete cascade
)
-- ;;
create index activity_person_person on kesher.activity_person (office_id, person_id)
-- ;;
alter table kesher.activity_person enable row level security
-- ;;
create policy tenant on kesher.activity_person to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.activity_person to kesher_app
-- ;;
create table kesher.activity_organisation (
	office_id uuid not null references kesher.office (id),
	activity_id uuid not null,
	organisation_id uuid not null,
	role text not null,
	primary key (office_id, activity_id, organisation_id),
	foreign key (office_id, activity_id) references kesher.activity (office_id, id) on delete cascade,
	foreign key (office_id, organisation_id) references kesher.organisation (office_id, id) on delete cascade
)
-- ;;
create index activity_organisation_organisation on kesher.activity_organisation (office_id, organisation_id)
-- ;;
alter table kesher.activity_organisation enable row level security
-- ;;
create policy tenant on kesher.activity_organisation to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.activity_organisation to kesher_app
-- ;;
create table kesher.activity_goal (
	office_id uuid not null references kesher.office (id),
	activity_id uuid not null,
	goal_id uuid not null,
	primary key (office_id, activity_id, goal_id),
	foreign key (office_id, activity_id) references kesher.activity (office_id, id) on delete cascade,
	foreign key (office_id, goal_id) references kesher.goal (office_id, id) on delete cascade
)
-- ;;
create index activity_goal_goal on kesher.activity_goal (office_id, goal_id)
-- ;;
alter table kesher.activity_goal enable row level security
-- ;;
create policy tenant on kesher.activity_goal to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.activity_goal to kesher_app
