-- The report as a record: what an office makes of the generated one, who approved it, and what it said when it was closed.
create table kesher.report (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	title kesher.texts not null default '{}',
	period_from date not null,
	period_to date not null,
	audience text not null,
	tells_money boolean not null default false,
	languages text[] not null,
	state text not null default 'draft',
	section_order text[] not null default '{}',
	submitted_by text,
	submitted_at timestamptz,
	approved_by text,
	approved_at timestamptz,
	closed_by text,
	closed_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	created_by text,
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	constraint report_audience check (audience in ('leadership', 'council', 'public')),
	constraint report_money check (not (tells_money and audience = 'public')),
	constraint report_state check (state in ('draft', 'in_review', 'approved', 'closed')),
	constraint report_period check (period_from <= period_to),
	constraint report_languages check (cardinality(languages) > 0)
)
-- ;;
create index report_period on kesher.report (office_id, period_to, id) where deleted_at is null
-- ;;
alter table kesher.report enable row level security
-- ;;
create policy tenant on kesher.report to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.report to kesher_app
-- ;;
create table kesher.report_section (
	office_id uuid not null references kesher.office (id),
	report_id uuid not null,
	section text not null,
	title kesher.texts not null default '{}',
	notes kesher.texts not null default '{}',
	is_hidden boolean not null default false,
	line_order text[] not null default '{}',
	version integer not null default 1,
	primary key (office_id, report_id, section),
	foreign key (office_id, report_id) references kesher.report (office_id, id) on delete cascade
)
-- ;;
alter table kesher.report_section enable row level security
-- ;;
create policy tenant on kesher.report_section to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.report_section to kesher_app
-- ;;
create table kesher.report_line (
	office_id uuid not null references kesher.office (id),
	report_id uuid not null,
	section text not null,
	line text not null,
	words kesher.texts not null default '{}',
	detail kesher.texts not null default '{}',
	basis kesher.texts not null default '{}',
	is_hidden boolean not null default false,
	is_highlight boolean not null default false,
	is_approved boolean not null default false,
	version integer not null default 1,
	primary key (office_id, report_id, section, line),
	foreign key (office_id, report_id) references kesher.report (office_id, id) on delete cascade
)
-- ;;
alter table kesher.report_line enable row level security
-- ;;
create policy tenant on kesher.report_line to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.report_line to kesher_app
-- ;;
create table kesher.report_block (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	report_id uuid not null,
	section text not null,
	position integer not null,
	kind text not null,
	words kesher.texts not null default '{}',
	source kesher.texts not null default '{}',
	version integer not null default 1,
	primary key (office_id, id),
	foreign key (office_id, report_id) references kesher.report (office_id, id) on delete cascade,
	constraint report_block_kind check (kind in ('text', 'quote'))
)
-- ;;
create index report_block_section on kesher.report_block (office_id, report_id, section, position, id)
-- ;;
alter table kesher.report_block enable row level security
-- ;;
create policy tenant on kesher.report_block to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.report_block to kesher_app
-- ;;
-- What a report said at a step of its way, whole: versions are compared by it, and a closed report is shown from it.
create table kesher.report_version (
	office_id uuid not null references kesher.office (id),
	report_id uuid not null,
	number integer not null,
	state text not null,
	note text,
	documents jsonb not null,
	made_by text,
	made_at timestamptz not null default now(),
	primary key (office_id, report_id, number),
	foreign key (office_id, report_id) references kesher.report (office_id, id) on delete cascade
)
-- ;;
alter table kesher.report_version enable row level security
-- ;;
create policy tenant on kesher.report_version to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, delete on kesher.report_version to kesher_app
