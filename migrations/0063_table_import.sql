-- Tables that are brought in: their cells as they were read, what each column holds, what comes of each row.
create table kesher.table_import (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	-- As the file is called; empty where cells were pasted.
	name text not null,
	-- What its rows are: partners, people, letters, …
	target text not null,
	-- The sheets of the file, each with its name and how many lines it has, and which of them is brought in.
	sheets jsonb not null default '[]',
	sheet integer not null default 0,
	-- The line of the headings, from 1; 0: there are none.
	heading_line integer not null default 0,
	headings text[] not null default '{}',
	-- What each column holds, and in which language.
	columns jsonb not null default '[]',
	-- What a person said of dates that can be read in two ways, and of values that are not known here.
	answers jsonb not null default '{}',
	-- What is still to be asked.
	questions jsonb not null default '[]',
	state text not null default 'mapping',
	-- How far it is: rows done, of how many.
	done integer not null default 0,
	total integer not null default 0,
	counts jsonb not null default '{}',
	failure text,
	worker uuid,
	beat_at timestamptz,
	attempts integer not null default 0,
	made_by text,
	made_name text not null,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	ended_at timestamptz,
	primary key (office_id, id),
	constraint table_import_target check (target in ('partners', 'agreements', 'people', 'organisations', 'activities',
		'letters', 'gifts', 'initiatives', 'goals')),
	constraint table_import_state check (state in ('mapping', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone')),
	constraint table_import_worker check ((worker is null) = (beat_at is null)
		and (worker is null or state in ('checking', 'importing', 'undoing')))
)
-- ;;
create index table_import_open on kesher.table_import (office_id, updated_at, id) where state in ('checking', 'importing', 'undoing')
-- ;;
alter table kesher.table_import enable row level security
-- ;;
create policy tenant on kesher.table_import to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.table_import to kesher_app
-- ;;
-- The lines of a table. They are kept until the import can no longer be undone, and of one that was left, thirty days.
create table kesher.table_import_row (
	office_id uuid not null,
	import_id uuid not null,
	sheet integer not null,
	-- As a person counts the lines of the sheet, from 1.
	line integer not null,
	cells text[] not null,
	-- Null: nothing is known of it yet.
	outcome text,
	record_id uuid,
	-- What is written: the record as its form takes it, and what comes with it.
	input jsonb,
	-- The record as it was, to take the change back.
	before jsonb,
	-- The version that the record had once it was written.
	record_version integer,
	-- Of a record that changes: each field with what it said and what it will say.
	changes jsonb,
	problems jsonb,
	primary key (office_id, import_id, sheet, line),
	foreign key (office_id, import_id) references kesher.table_import (office_id, id) on delete cascade,
	constraint table_import_row_outcome check (outcome in ('created', 'changed', 'same', 'rejected'))
)
-- ;;
create index table_import_row_outcome on kesher.table_import_row (office_id, import_id, outcome, line)
-- ;;
create index table_import_row_record on kesher.table_import_row (office_id, record_id) where record_id is not null
-- ;;
alter table kesher.table_import_row enable row level security
-- ;;
create policy tenant on kesher.table_import_row to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.table_import_row to kesher_app
-- ;;
-- What the columns of a set of headings were said to hold: the next file of the same kind begins with it.
create table kesher.table_mapping (
	office_id uuid not null references kesher.office (id),
	target text not null,
	headings text not null,
	columns jsonb not null,
	answers jsonb not null default '{}',
	updated_at timestamptz not null default now(),
	primary key (office_id, target, headings)
)
-- ;;
alter table kesher.table_mapping enable row level security
-- ;;
create policy tenant on kesher.table_mapping to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.table_mapping to kesher_app
-- ;;
-- The offices in which a table waits to be worked on: who has the fewest under way, then who has waited longest.
create function kesher.offices_tabling(silent interval) returns setof uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select w.office_id
		from (select i.office_id, min(i.updated_at) as oldest,
				count(*) filter (where i.worker is not null and i.beat_at >= now() - silent) as running
			from kesher.table_import i where i.state in (''checking'', ''importing'', ''undoing'') group by i.office_id
			having bool_or(i.worker is null or i.beat_at < now() - silent)) w
		join kesher.office o on o.id = w.office_id and o.closed_at is null and o.deleted_at is null
		order by w.running, w.oldest, w.office_id'
-- ;;
revoke all on function kesher.offices_tabling(interval) from public
-- ;;
grant execute on function kesher.offices_tabling(interval) to kesher_app
-- ;;
-- The seals of many entries of a trail, each by the one before it: as a window over the entries in their order.
create function kesher.trail_link(last bytea, previous bytea, office_id uuid, seq bigint, id uuid, at timestamptz,
		action text, noun text, record_id uuid, content bytea) returns bytea
	language sql stable
	return kesher.trail_seal(coalesce(last, previous), office_id, seq, id, at, action, noun, record_id, content)
-- ;;
create aggregate kesher.trail_chain(previous bytea, office_id uuid, seq bigint, id uuid, at timestamptz, action text,
		noun text, record_id uuid, content bytea) (sfunc = kesher.trail_link, stype = bytea)
