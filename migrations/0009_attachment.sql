-- Files of a record. Their bytes are on disk, named by what they hold.
create table kesher.attachment (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	name text not null,
	title kesher.texts not null default '{}',
	media_type text not null,
	bytes bigint not null,
	sha256 text not null constraint attachment_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
	visibility text not null default 'office' constraint attachment_visibility check (visibility in ('office', 'council', 'public')),
	partner_id uuid,
	agreement_id uuid,
	activity_id uuid,
	initiative_id uuid,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade,
	foreign key (office_id, agreement_id) references kesher.agreement (office_id, id) on delete cascade,
	foreign key (office_id, activity_id) references kesher.activity (office_id, id) on delete cascade,
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade,
	constraint attachment_of_one check (num_nonnulls(partner_id, agreement_id, activity_id, initiative_id) = 1)
)
-- ;;
create index attachment_partner on kesher.attachment (office_id, partner_id) where partner_id is not null
-- ;;
create index attachment_agreement on kesher.attachment (office_id, agreement_id) where agreement_id is not null
-- ;;
create index attachment_activity on kesher.attachment (office_id, activity_id) where activity_id is not null
-- ;;
create index attachment_initiative on kesher.attachment (office_id, initiative_id) where initiative_id is not null
-- ;;
create index attachment_sha256 on kesher.attachment (office_id, sha256)
-- ;;
alter table kesher.attachment enable row level security
-- ;;
create policy tenant on kesher.attachment to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.attachment to kesher_app
