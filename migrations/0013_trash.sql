-- What is deleted: found by office and time, and taken away for good after its time in every office.
create function kesher.office_ids() returns setof uuid
	language sql stable security definer set search_path = pg_catalog
	as 'select id from kesher.office'
-- ;;
revoke all on function kesher.office_ids() from public
-- ;;
grant execute on function kesher.office_ids() to kesher_app
-- ;;
create index activity_deleted on kesher.activity (office_id, deleted_at) where deleted_at is not null
-- ;;
create index partner_deleted on kesher.partner (office_id, deleted_at) where deleted_at is not null
-- ;;
create index agreement_deleted on kesher.agreement (office_id, deleted_at) where deleted_at is not null
-- ;;
create index claim_deleted on kesher.claim (office_id, deleted_at) where deleted_at is not null
-- ;;
create index person_deleted on kesher.person (office_id, deleted_at) where deleted_at is not null
-- ;;
create index organisation_deleted on kesher.organisation (office_id, deleted_at) where deleted_at is not null
-- ;;
create index role_held_deleted on kesher.role_held (office_id, deleted_at) where deleted_at is not null
-- ;;
create index goal_deleted on kesher.goal (office_id, deleted_at) where deleted_at is not null
-- ;;
create index initiative_deleted on kesher.initiative (office_id, deleted_at) where deleted_at is not null
-- ;;
create index highlight_deleted on kesher.highlight (office_id, deleted_at) where deleted_at is not null
-- ;;
create index next_step_deleted on kesher.next_step (office_id, deleted_at) where deleted_at is not null
-- ;;
create index data_note_deleted on kesher.data_note (office_id, deleted_at) where deleted_at is not null
-- ;;
create index attachment_deleted on kesher.attachment (office_id, deleted_at) where deleted_at is not null
