-- Links by which readers outside read a report that was approved: kept as hashes, good until a day, counted and nobody named.
create table kesher.report_link (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	report_id uuid not null,
	-- SHA-256 of the secret in the address: what is kept here opens nothing.
	hash text not null,
	note text not null,
	languages text[] not null,
	-- For whom the report was, and whether it told money, when the link was made: of another report it shows nothing.
	audience text not null,
	tells_money boolean not null,
	allows_pdf boolean not null default false,
	expires_on date not null,
	opened integer not null default 0,
	last_opened_on date,
	created_by text,
	created_at timestamptz not null default now(),
	primary key (office_id, id),
	unique (office_id, hash),
	foreign key (office_id, report_id) references kesher.report (office_id, id) on delete cascade,
	constraint report_link_languages check (cardinality(languages) > 0)
)
-- ;;
create index report_link_report on kesher.report_link (office_id, report_id, id)
-- ;;
alter table kesher.report_link enable row level security
-- ;;
create policy tenant on kesher.report_link to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.report_link to kesher_app
-- ;;
-- The way from the secret of a link to its office, which the address does not name. Where the office is closed or deleted there is none.
create function kesher.office_of_report_link(wanted text) returns uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select o.id from kesher.office o join kesher.report_link l on l.office_id = o.id and l.hash = wanted
		where o.deleted_at is null and o.closed_at is null'
-- ;;
revoke all on function kesher.office_of_report_link(text) from public
-- ;;
grant execute on function kesher.office_of_report_link(text) to kesher_app
