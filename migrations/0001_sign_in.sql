-- People who sign in, their sessions, and which offices they belong to. Belongs to no office.
create schema auth
-- ;;
grant usage on schema auth, kesher to kesher_app
-- ;;
create table auth.user (
	id text primary key,
	name text not null,
	email text not null unique,
	email_verified boolean not null default false,
	image text,
	language text not null default 'he' check (language in ('he', 'en')),
	theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
	shortcuts boolean not null default true,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
)
-- ;;
create table auth.session (
	id text primary key,
	token text not null unique,
	user_id text not null references auth.user (id) on delete cascade,
	expires_at timestamptz not null,
	ip_address text,
	user_agent text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
)
-- ;;
create index session_user_id on auth.session (user_id)
-- ;;
create table auth.account (
	id text primary key,
	account_id text not null,
	provider_id text not null,
	user_id text not null references auth.user (id) on delete cascade,
	access_token text,
	refresh_token text,
	id_token text,
	access_token_expires_at timestamptz,
	refresh_token_expires_at timestamptz,
	scope text,
	password text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	unique (provider_id, account_id)
)
-- ;;
create index account_user_id on auth.account (user_id)
-- ;;
create table auth.verification (
	id text primary key,
	identifier text not null,
	value text not null,
	expires_at timestamptz not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
)
-- ;;
create index verification_identifier on auth.verification (identifier)
-- ;;
-- A link by which a person signs in once and sets a password. Only its hash is kept.
create table auth.sign_in_link (
	token_hash text primary key,
	user_id text not null references auth.user (id) on delete cascade,
	-- The first director of an installation also says who they are.
	asks_name boolean not null default false,
	expires_at timestamptz not null,
	used_at timestamptz,
	created_at timestamptz not null default now()
)
-- ;;
create index sign_in_link_user_id on auth.sign_in_link (user_id)
-- ;;
-- Failed sign-ins, counted per account and per address in a fixed window.
create table auth.sign_in_attempt (
	key text primary key,
	failures integer not null,
	window_ends_at timestamptz not null
)
-- ;;
-- The directory that leads from a person to their offices before an office is chosen. The role is in kesher.member.
create table auth.user_office (
	user_id text not null references auth.user (id) on delete cascade,
	office_id uuid not null,
	primary key (user_id, office_id)
)
-- ;;
grant select, insert, update, delete on all tables in schema auth to kesher_app
-- ;;
grant select on kesher.schema_migration to kesher_app
