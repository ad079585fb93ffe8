-- Passkeys (WebAuthn): a sign-in by a key on a device of the person's own, which stands for both factors.
create table auth.passkey (
	id text primary key,
	user_id text not null references auth.user (id) on delete cascade,
	-- What the person calls it.
	name text not null,
	-- As the device names the key, base64url.
	credential_id text not null unique,
	public_key bytea not null,
	-- How often the device has used the key; 0 for ever where it does not count.
	counter bigint not null,
	-- How browsers reach the device.
	transports text[] not null,
	created_at timestamptz not null default now(),
	last_used_at timestamptz
)
-- ;;
create index passkey_user_id on auth.passkey (user_id)
-- ;;
-- Questions to browsers that have been answered. The question itself waits in the browser, sealed; here it ends.
create table auth.answered_challenge (
	hash text primary key,
	expires_at timestamptz not null
)
-- ;;
create index answered_challenge_expires_at on auth.answered_challenge (expires_at)
-- ;;
-- The passkey that a session began with, or that was made in it.
alter table auth.session add column passkey_id text references auth.passkey (id) on delete set null
-- ;;
create index session_passkey_id on auth.session (passkey_id)
-- ;;
grant select, insert, update, delete on auth.passkey, auth.answered_challenge to kesher_app
