-- From an idea to its outcome: where it comes from, who decided what, what is due when, and what became of it.
alter table kesher.initiative
	-- A cooperation with partners there are, or the request of somebody who would become one.
	add column kind text not null default 'cooperation' constraint initiative_kind check (kind in ('cooperation', 'partnership')),
	add column source text constraint initiative_source check (source in ('resident', 'department', 'council', 'committee',
		'partner', 'embassy', 'import', 'office')),
	-- The body that it comes from, and in words who that was.
	add column source_body_id uuid,
	add column source_note kesher.texts not null default '{}',
	-- The member on whose desk it lies; null: whoever the rule of its stage names.
	add column assignee text,
	-- When it came to its stage; how long it has waited is counted from here.
	add column stage_since timestamptz not null default now(),
	-- What was decided to be taken up later rests until this day.
	add column put_off_until date,
	add column themes text[] not null default '{}',
	-- What is planned for the first year.
	add column programme kesher.texts not null default '{}',
	add column risks kesher.texts not null default '{}',
	add column outcome kesher.texts not null default '{}',
	add column budget_planned numeric(14, 2),
	add column budget_actual numeric(14, 2),
	add column currency text not null default 'ILS' constraint initiative_currency check (currency ~ '^[A-Z]{3}$'),
	-- A duplicate leads to the record that it was merged into, and is put aside; and what went over with it. No foreign
	-- key: rows of an archive come in any order. What is gone for good is forgotten here when it goes.
	add column merged_into_id uuid,
	add column merged_parts jsonb,
	add constraint initiative_source_body foreign key (office_id, source_body_id) references kesher.organisation (office_id, id),
	add constraint initiative_merged_aside check (merged_into_id is null or merged_into_id <> id and deleted_at is not null)
-- ;;
-- What is there already came to its stage when it was written down, as far as anybody knows.
update kesher.initiative set stage_since = created_at
-- ;;
create index initiative_source_body on kesher.initiative (office_id, source_body_id) where source_body_id is not null
-- ;;
create index initiative_merged on kesher.initiative (office_id, merged_into_id) where merged_into_id is not null
-- ;;
-- What was decided of an idea, a proposal or an initiative: each decision stays, whatever is decided later.
create table kesher.decision (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	initiative_id uuid not null,
	outcome text not null constraint decision_outcome check (outcome in ('accepted', 'declined', 'later')),
	-- The stage that it was decided at.
	from_stage text not null,
	answer kesher.texts not null,
	decided_on date not null,
	-- The person or the body that decided, in words, and where that is written: a protocol, a number of a decision.
	decided_by kesher.texts not null default '{}',
	reference kesher.texts not null default '{}',
	put_off_until date,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	created_by text,
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade,
	constraint decision_put_off check (put_off_until is null or outcome = 'later')
)
-- ;;
create index decision_initiative on kesher.decision (office_id, initiative_id, decided_on, id)
-- ;;
create index decision_deleted on kesher.decision (office_id, deleted_at) where deleted_at is not null
-- ;;
alter table kesher.decision enable row level security
-- ;;
create policy tenant on kesher.decision to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.decision to kesher_app
-- ;;
-- What an initiative has to reach, and by when.
create table kesher.milestone (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	initiative_id uuid not null,
	position integer not null default 0,
	what kesher.texts not null,
	due kesher.known_date,
	-- When it was due before it was put off for the first time.
	first_due kesher.known_date,
	-- Why it was put off the last time.
	delay_reason kesher.texts not null default '{}',
	done_on date,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	created_by text,
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade
)
-- ;;
create index milestone_initiative on kesher.milestone (office_id, initiative_id, position, id)
-- ;;
create index milestone_deleted on kesher.milestone (office_id, deleted_at) where deleted_at is not null
-- ;;
alter table kesher.milestone enable row level security
-- ;;
create policy tenant on kesher.milestone to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.milestone to kesher_app
-- ;;
-- One that was split from another, and those that have to do with each other.
create table kesher.initiative_link (
	office_id uuid not null references kesher.office (id),
	initiative_id uuid not null,
	other_id uuid not null,
	kind text not null constraint initiative_link_kind check (kind in ('split_from', 'related')),
	created_at timestamptz not null default now(),
	primary key (office_id, initiative_id, other_id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade,
	foreign key (office_id, other_id) references kesher.initiative (office_id, id) on delete cascade,
	constraint initiative_link_apart check (initiative_id <> other_id)
)
-- ;;
create index initiative_link_other on kesher.initiative_link (office_id, other_id)
-- ;;
alter table kesher.initiative_link enable row level security
-- ;;
create policy tenant on kesher.initiative_link to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.initiative_link to kesher_app
