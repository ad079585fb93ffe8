-- A next step says whom it is meant for, as other records do: it is work of the office until somebody says otherwise.
alter table kesher.next_step add column visibility text not null default 'office'
	constraint next_step_visibility check (visibility in ('office', 'council', 'public'))
-- ;;
update kesher.search_entry e set visibility = r.visibility
	from kesher.next_step r where e.office_id = r.office_id and e.noun = 'next_step' and e.record_id = r.id
