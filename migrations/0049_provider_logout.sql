-- Which session at the provider a session here belongs to, and which of the provider's words that one ended were heard.
alter table auth.session add column provided_sid text
-- ;;
create index session_provided on auth.session (provided_by, provided_sid) where provided_by is not null
-- ;;
create table kesher.provider_logout (
	office_id uuid not null references kesher.office (id),
	-- The provider's own name of its word, so that nobody can say it again.
	jti text not null,
	heard_at timestamptz not null default now(),
	primary key (office_id, jti)
)
-- ;;
alter table kesher.provider_logout enable row level security
-- ;;
create policy tenant on kesher.provider_logout to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.provider_logout to kesher_app
