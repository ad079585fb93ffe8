-- A second factor at the sign-in: an authenticator app, and codes for the day on which it is lost.
alter table auth.user add column two_factor_enabled boolean not null default false
-- ;;
create table auth.two_factor (
	id text primary key,
	user_id text not null unique references auth.user (id) on delete cascade,
	-- Both encrypted with the secret of the installation.
	secret text not null,
	backup_codes text not null,
	-- false until a first code has shown that the app holds the secret.
	verified boolean not null default false,
	failed_verification_count integer not null default 0,
	locked_until timestamptz,
	-- The code that was used last, so that nobody who has seen it uses it again.
	used_code text,
	used_at timestamptz
)
-- ;;
grant select, insert, update, delete on auth.two_factor to kesher_app
