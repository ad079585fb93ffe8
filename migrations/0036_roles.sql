-- Two more roles; a membership may be limited to a body and in time; a record knows who wrote it down.
alter table kesher.member drop constraint member_role
-- ;;
alter table kesher.member add constraint member_role
	check (role in ('reader', 'contributor', 'agreements_manager', 'coordinator', 'director'))
-- ;;
-- The body has no foreign key: a membership stays limited when its body is gone for good, and is never widened by that.
alter table kesher.member
	add column body_id uuid,
	add column starts date,
	add column ends date,
	add constraint member_days check (ends >= starts)
-- ;;
alter table kesher.activity add column created_by text
-- ;;
alter table kesher.agreement add column created_by text
-- ;;
alter table kesher.attachment add column created_by text
-- ;;
alter table kesher.claim add column created_by text
-- ;;
alter table kesher.data_note add column created_by text
-- ;;
alter table kesher.goal add column created_by text
-- ;;
alter table kesher.highlight add column created_by text
-- ;;
alter table kesher.initiative add column created_by text
-- ;;
alter table kesher.next_step add column created_by text
-- ;;
alter table kesher.organisation add column created_by text
-- ;;
alter table kesher.partner add column created_by text
-- ;;
alter table kesher.person add column created_by text
-- ;;
alter table kesher.role_held add column created_by text
-- ;;
update kesher.activity r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'activity' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.agreement r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'agreement' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.attachment r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'attachment' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.claim r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'claim' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.data_note r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'data_note' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.goal r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'goal' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.highlight r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'highlight' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.initiative r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'initiative' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.next_step r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'next_step' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.organisation r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'organisation' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.partner r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'partner' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.person r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'person' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
-- ;;
update kesher.role_held r set created_by = e.user_id
	from (select distinct on (office_id, record_id) office_id, record_id, user_id from kesher.audit_event
		where noun = 'role_held' and action = 'create' order by office_id, record_id, id) e
	where e.office_id = r.office_id and e.record_id = r.id and e.user_id is not null
