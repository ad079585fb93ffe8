-- Sign-in through a provider of identities that an office names (OpenID Connect), and which sessions began so.
create table kesher.identity_provider (
	office_id uuid not null references kesher.office (id),
	issuer text not null,
	client_id text not null,
	-- Encrypted with the secret of the installation.
	client_secret text not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	primary key (office_id)
)
-- ;;
alter table kesher.identity_provider enable row level security
-- ;;
create policy tenant on kesher.identity_provider to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.identity_provider to kesher_app
-- ;;
-- How its provider names a member: the address may change, this does not.
create table kesher.identity (
	office_id uuid not null references kesher.office (id),
	subject text not null,
	user_id text not null,
	created_at timestamptz not null default now(),
	primary key (office_id, subject),
	foreign key (office_id, user_id) references kesher.member (office_id, user_id) on delete cascade
)
-- ;;
create index identity_user on kesher.identity (office_id, user_id)
-- ;;
alter table kesher.identity enable row level security
-- ;;
create policy tenant on kesher.identity to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.identity to kesher_app
-- ;;
-- Whoever comes in has signed in through the provider of the office.
alter table kesher.office add column provider_only boolean not null default false
-- ;;
-- The office whose provider a session began with. It is good in that office alone: no other has said that it trusts it.
alter table auth.session add column provided_by uuid
