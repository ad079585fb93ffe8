-- Old documents that are brought in: what was read in them, what is proposed, what a person decided, where records come from.
create table kesher.import (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	-- As the file is called; empty where text was pasted.
	name text not null,
	media_type text not null,
	bytes bigint not null,
	-- The file itself; null once it was let go because it names somebody who was erased.
	sha256 text constraint import_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
	state text not null default 'reading',
	step text,
	failure text,
	failure_limit integer,
	-- The process that reads it, and when that was last heard of.
	worker uuid,
	beat_at timestamptz,
	attempts integer not null default 0,
	-- The year that it tells of, and whether a person said so.
	year integer,
	is_year_confirmed boolean not null default false,
	tongue text,
	text_order text,
	pages integer not null default 0,
	sections jsonb not null default '[]',
	made_by text,
	made_name text not null,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	read_at timestamptz,
	ended_at timestamptz,
	primary key (office_id, id),
	constraint import_state check (state in ('reading', 'failed', 'review', 'finished', 'undone')),
	constraint import_step check (step in ('reading', 'understanding', 'keeping')),
	constraint import_worker check ((worker is null) = (beat_at is null) and (worker is null or state = 'reading')),
	constraint import_failure check ((state = 'failed') = (failure is not null)),
	constraint import_year check (year between 1800 and 2199),
	constraint import_tongue check (tongue in ('he', 'en', 'de')),
	constraint import_text_order check (text_order in ('logical', 'runs', 'words', 'letters', 'marked'))
)
-- ;;
create index import_waiting on kesher.import (office_id, created_at, id) where state = 'reading'
-- ;;
create index import_sha256 on kesher.import (office_id, sha256)
-- ;;
alter table kesher.import enable row level security
-- ;;
create policy tenant on kesher.import to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.import to kesher_app
-- ;;
create table kesher.import_paragraph (
	office_id uuid not null,
	import_id uuid not null,
	-- Counted through the whole document, from 0.
	position integer not null,
	page integer not null,
	kind text not null,
	level integer not null default 0,
	mark text,
	text text not null,
	cells text[],
	raw text[],
	confidence text not null default 'high',
	doubts text[] not null default '{}',
	-- As a person put it right; null: nobody did.
	corrected text,
	version integer not null default 1,
	primary key (office_id, import_id, position),
	foreign key (office_id, import_id) references kesher.import (office_id, id) on delete cascade,
	constraint import_paragraph_kind check (kind in ('title', 'heading', 'item', 'text', 'row', 'note')),
	constraint import_paragraph_confidence check (confidence in ('high', 'medium', 'low'))
)
-- ;;
alter table kesher.import_paragraph enable row level security
-- ;;
create policy tenant on kesher.import_paragraph to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.import_paragraph to kesher_app
-- ;;
create table kesher.import_proposal (
	office_id uuid not null,
	id uuid not null,
	import_id uuid not null,
	position integer not null,
	-- Where it stands: its paragraph, and of a row its cell.
	paragraph integer not null,
	section text not null,
	type text not null,
	-- As it was understood, and what a person made of single fields of it.
	proposed jsonb not null,
	edits jsonb not null default '{}',
	is_sure boolean not null default false,
	decision text not null default 'open',
	decided_by text,
	decided_at timestamptz,
	-- What it became, and the version that this record had then.
	record_noun text,
	record_id uuid,
	record_version integer,
	-- What else was made for it, so that it can be taken back: a list of {noun, id, version}.
	made jsonb not null default '[]',
	-- Fields of the record that were empty and were filled, with what they were filled with.
	filled jsonb not null default '{}',
	version integer not null default 1,
	primary key (office_id, id),
	foreign key (office_id, import_id) references kesher.import (office_id, id) on delete cascade,
	constraint import_proposal_type check (type in ('goal', 'partner', 'highlight', 'activity', 'initiative', 'idea',
		'organisation', 'person')),
	constraint import_proposal_decision check (decision in ('open', 'accepted', 'merged', 'skipped')),
	constraint import_proposal_record check ((decision in ('accepted', 'merged')) = (record_id is not null)
		and (record_id is null) = (record_noun is null))
)
-- ;;
create index import_proposal_order on kesher.import_proposal (office_id, import_id, position, id)
-- ;;
create index import_proposal_record on kesher.import_proposal (office_id, record_id) where record_id is not null
-- ;;
alter table kesher.import_proposal enable row level security
-- ;;
create policy tenant on kesher.import_proposal to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.import_proposal to kesher_app
-- ;;
create table kesher.record_source (
	office_id uuid not null,
	id uuid not null,
	noun text not null,
	record_id uuid not null,
	import_id uuid not null,
	proposal_id uuid not null,
	page integer not null,
	paragraph integer not null,
	-- The lines as they were found, and as they are read.
	raw text not null,
	text text not null,
	-- What this source says otherwise than the record: fields with their values.
	differs jsonb not null default '{}',
	created_at timestamptz not null default now(),
	primary key (office_id, id),
	foreign key (office_id, import_id) references kesher.import (office_id, id) on delete cascade,
	foreign key (office_id, proposal_id) references kesher.import_proposal (office_id, id) on delete cascade,
	constraint record_source_once unique (office_id, proposal_id, noun, record_id)
)
-- ;;
create index record_source_record on kesher.record_source (office_id, noun, record_id)
-- ;;
create index record_source_import on kesher.record_source (office_id, import_id)
-- ;;
alter table kesher.record_source enable row level security
-- ;;
create policy tenant on kesher.record_source to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.record_source to kesher_app
-- ;;
create table kesher.import_lesson (
	office_id uuid not null,
	id uuid not null,
	import_id uuid not null,
	field text not null,
	-- As the document has it, and the same without what makes no difference.
	wording text not null,
	folded text not null,
	-- The id of a partner, a code, or the word as it is spelt.
	meaning text not null,
	created_at timestamptz not null default now(),
	primary key (office_id, id),
	foreign key (office_id, import_id) references kesher.import (office_id, id) on delete cascade,
	constraint import_lesson_once unique (office_id, import_id, field, folded),
	constraint import_lesson_field check (field in ('partner', 'kind', 'status', 'word'))
)
-- ;;
alter table kesher.import_lesson enable row level security
-- ;;
create policy tenant on kesher.import_lesson to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.import_lesson to kesher_app
-- ;;
-- The offices in which a document waits to be read: who has the fewest under way, then who has waited longest. What a
-- process that has not been heard of for so long was reading waits again.
create function kesher.offices_importing(silent interval) returns setof uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select w.office_id
		from (select i.office_id, min(i.created_at) as oldest,
				count(*) filter (where i.worker is not null and i.beat_at >= now() - silent) as running
			from kesher.import i where i.state = ''reading'' group by i.office_id
			having bool_or(i.worker is null or i.beat_at < now() - silent)) w
		join kesher.office o on o.id = w.office_id and o.closed_at is null and o.deleted_at is null
		order by w.running, w.oldest, w.office_id'
-- ;;
revoke all on function kesher.offices_importing(interval) from public
-- ;;
grant execute on function kesher.offices_importing(interval) to kesher_app
