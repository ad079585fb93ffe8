-- What an office tells of in short: with whom, with a picture of its documents, from one day to another.
create table kesher.news (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	title kesher.texts not null,
	text kesher.texts not null default '{}',
	day date not null,
	shown_from date,
	shown_until date,
	picture_id uuid,
	picture_alt kesher.texts not null default '{}',
	visibility text not null default 'office' constraint news_visibility check (visibility in ('office', 'council', 'public')),
	version integer not null default 1,
	created_at timestamptz not null default now(),
	created_by text,
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, picture_id) references kesher.attachment (office_id, id),
	constraint news_shown_in_order check (shown_until >= shown_from)
)
-- ;;
create index news_latest on kesher.news (office_id, day desc, id desc) where deleted_at is null
-- ;;
create index news_picture on kesher.news (office_id, picture_id) where picture_id is not null
-- ;;
create index news_deleted on kesher.news (office_id, deleted_at) where deleted_at is not null
-- ;;
alter table kesher.news enable row level security
-- ;;
create policy tenant on kesher.news to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.news to kesher_app
-- ;;
create table kesher.news_partner (
	office_id uuid not null references kesher.office (id),
	news_id uuid not null,
	partner_id uuid not null,
	primary key (office_id, news_id, partner_id),
	foreign key (office_id, news_id) references kesher.news (office_id, id) on delete cascade,
	foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade
)
-- ;;
create index news_partner_partner on kesher.news_partner (office_id, partner_id)
-- ;;
alter table kesher.news_partner enable row level security
-- ;;
create policy tenant on kesher.news_partner to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.news_partner to kesher_app
