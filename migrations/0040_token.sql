-- Keys by which a member's programs work in an office, kept as hashes, and what was made under which key of idempotency.
create table kesher.token (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	user_id text not null,
	name text not null,
	scope text not null constraint token_scope check (scope in ('read', 'write')),
	-- SHA-256 of the token: what is kept here opens nothing.
	hash text not null,
	expires_on date not null,
	last_used_on date,
	created_at timestamptz not null default now(),
	primary key (office_id, id),
	unique (office_id, hash),
	foreign key (office_id, user_id) references kesher.member (office_id, user_id) on delete cascade
)
-- ;;
create index token_user on kesher.token (office_id, user_id)
-- ;;
alter table kesher.token enable row level security
-- ;;
create policy tenant on kesher.token to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.token to kesher_app
-- ;;
create table kesher.token_creation (
	office_id uuid not null references kesher.office (id),
	token_id uuid not null,
	key text not null,
	record_id uuid not null,
	-- Of the request, so that a key that is used again for something else is noticed.
	digest text not null,
	created_at timestamptz not null default now(),
	primary key (office_id, token_id, key),
	foreign key (office_id, token_id) references kesher.token (office_id, id) on delete cascade
)
-- ;;
alter table kesher.token_creation enable row level security
-- ;;
create policy tenant on kesher.token_creation to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.token_creation to kesher_app
