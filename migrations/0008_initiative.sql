-- What is in promotion, what stands out in a period, what comes next, and what must be known about the data.
create table kesher.initiative (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	stage text not null constraint initiative_stage check (stage in ('idea', 'proposal', 'initiative', 'completed', 'declined')),
	title kesher.texts not null,
	details kesher.texts not null default '{}',
	standing kesher.texts not null default '{}',
	owner_id uuid,
	expected kesher.known_date,
	visibility text not null default 'council' constraint initiative_visibility check (visibility in ('office', 'council', 'public')),
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, owner_id) references kesher.person (office_id, id)
)
-- ;;
create index initiative_owner on kesher.initiative (office_id, owner_id)
-- ;;
alter table kesher.initiative enable row level security
-- ;;
create policy tenant on kesher.initiative to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.initiative to kesher_app
-- ;;
create table kesher.initiative_partner (
	office_id uuid not null references kesher.office (id),
	initiative_id uuid not null,
	partner_id uuid not null,
	primary key (office_id, initiative_id, partner_id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade,
	foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade
)
-- ;;
create index initiative_partner_partner on kesher.initiative_partner (office_id, partner_id)
-- ;;
alter table kesher.initiative_partner enable row level security
-- ;;
create policy tenant on kesher.initiative_partner to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.initiative_partner to kesher_app
-- ;;
create table kesher.initiative_organisation (
	office_id uuid not null references kesher.office (id),
	initiative_id uuid not null,
	organisation_id uuid not null,
	role text not null,
	primary key (office_id, initiative_id, organisation_id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade,
	foreign key (office_id, organisation_id) references kesher.organisation (office_id, id) on delete cascade
)
-- ;;
create index initiative_organisation_organisation on kesher.initiative_organisation (office_id, organisation_id)
-- ;;
alter table kesher.initiative_organisation enable row level security
-- ;;
create policy tenant on kesher.initiative_organisation to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.initiative_organisation to kesher_app
-- ;;
create table kesher.initiative_goal (
	office_id uuid not null references kesher.office (id),
	initiative_id uuid not null,
	goal_id uuid not null,
	primary key (office_id, initiative_id, goal_id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade,
	foreign key (office_id, goal_id) references kesher.goal (office_id, id) on delete cascade
)
-- ;;
create index initiative_goal_goal on kesher.initiative_goal (office_id, goal_id)
-- ;;
alter table kesher.initiative_goal enable row level security
-- ;;
create policy tenant on kesher.initiative_goal to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.initiative_goal to kesher_app
-- ;;
create table kesher.initiative_activity (
	office_id uuid not null references kesher.office (id),
	initiative_id uuid not null,
	activity_id uuid not null,
	primary key (office_id, initiative_id, activity_id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade,
	foreign key (office_id, activity_id) references kesher.activity (office_id, id) on delete cascade
)
-- ;;
create index initiative_activity_activity on kesher.initiative_activity (office_id, activity_id)
-- ;;
alter table kesher.initiative_activity enable row level security
-- ;;
create policy tenant on kesher.initiative_activity to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.initiative_activity to kesher_app
-- ;;
create table kesher.highlight (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	period_starts_on date not null,
	position integer not null,
	text kesher.texts not null,
	activity_id uuid,
	initiative_id uuid,
	partner_id uuid,
	organisation_id uuid,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, activity_id) references kesher.activity (office_id, id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id),
	foreign key (office_id, partner_id) references kesher.partner (office_id, id),
	foreign key (office_id, organisation_id) references kesher.organisation (office_id, id),
	constraint highlight_of_one check (num_nonnulls(activity_id, initiative_id, partner_id, organisation_id) <= 1)
)
-- ;;
create index highlight_period on kesher.highlight (office_id, period_starts_on, position, id)
-- ;;
alter table kesher.highlight enable row level security
-- ;;
create policy tenant on kesher.highlight to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.highlight to kesher_app
-- ;;
create table kesher.next_step (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	what kesher.texts not null,
	who text,
	due kesher.known_date,
	done_on date,
	partner_id uuid,
	agreement_id uuid,
	activity_id uuid,
	initiative_id uuid,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade,
	foreign key (office_id, agreement_id) references kesher.agreement (office_id, id) on delete cascade,
	foreign key (office_id, activity_id) references kesher.activity (office_id, id) on delete cascade,
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade,
	constraint next_step_of_one check (num_nonnulls(partner_id, agreement_id, activity_id, initiative_id) = 1)
)
-- ;;
create index next_step_open on kesher.next_step (office_id, due) where deleted_at is null and done_on is null
-- ;;
create index next_step_partner on kesher.next_step (office_id, partner_id) where partner_id is not null
-- ;;
create index next_step_agreement on kesher.next_step (office_id, agreement_id) where agreement_id is not null
-- ;;
create index next_step_activity on kesher.next_step (office_id, activity_id) where activity_id is not null
-- ;;
create index next_step_initiative on kesher.next_step (office_id, initiative_id) where initiative_id is not null
-- ;;
alter table kesher.next_step enable row level security
-- ;;
create policy tenant on kesher.next_step to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.next_step to kesher_app
-- ;;
-- A note on the data of an office as a whole, printed in the annex of the report.
create table kesher.data_note (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	position integer not null,
	text kesher.texts not null,
	source kesher.texts not null default '{}',
	source_url text,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id)
)
-- ;;
alter table kesher.data_note enable row level security
-- ;;
create policy tenant on kesher.data_note to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.data_note to kesher_app
