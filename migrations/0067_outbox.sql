-- Letters that are on their way out: written with what they tell of, and gone once a mail server has taken them.
create table kesher.outgoing_letter (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	recipient text not null,
	subject text not null,
	text text not null,
	language text not null,
	attempts integer not null default 0,
	-- When it is tried (again). Who takes it up moves this on, so that nobody else tries meanwhile.
	due_at timestamptz not null default now(),
	made_at timestamptz not null default now(),
	-- It was tried for as long as it makes sense; it stays for a month, for the operator to see.
	given_up_at timestamptz,
	failure text,
	primary key (office_id, id),
	constraint outgoing_letter_given_up check ((given_up_at is null) = (failure is null))
)
-- ;;
create index outgoing_letter_due on kesher.outgoing_letter (office_id, due_at, id) where given_up_at is null
-- ;;
alter table kesher.outgoing_letter enable row level security
-- ;;
create policy tenant on kesher.outgoing_letter to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.outgoing_letter to kesher_app
-- ;;
-- The offices in which a letter is due, the one that waits longest first. What an office that is closed had written
-- before is still sent.
create function kesher.offices_writing() returns setof uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select l.office_id from kesher.outgoing_letter l
		join kesher.office o on o.id = l.office_id and o.deleted_at is null
		where l.given_up_at is null and l.due_at <= now()
		group by l.office_id order by min(l.due_at), l.office_id'
-- ;;
revoke all on function kesher.offices_writing() from public
-- ;;
grant execute on function kesher.offices_writing() to kesher_app
