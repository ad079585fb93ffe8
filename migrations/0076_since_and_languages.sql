-- Since when something stands at its stage, where that is not known; and in which languages residents are answered.
alter table kesher.initiative
	-- Null: it stood at its stage when it was written down here, and since when follows from what is known of it.
	alter column stage_since drop not null,
	alter column stage_since drop default
-- ;;
-- What has not moved since it was written down here came to its stage on that day only where it came in then: not what
-- began before, not what was loaded, and nothing that is beyond the proposals.
update kesher.initiative i set stage_since = null
where i.stage_since = i.created_at and (i.stage not in ('idea', 'proposal')
	or i.begun is not null and i.begun <> to_char(i.created_at, 'YYYY-MM-DD')
	or i.created_by is null or i.source = 'import'
	or exists (select from kesher.table_import_row r where r.office_id = i.office_id and r.record_id = i.id))
-- ;;
-- What an office answers a resident is kept by language, as it is sent. Of what was written before, the letters tell
-- Hebrew; the rest was in the language of the idea, unless that was Hebrew.
alter table kesher.resident_idea alter column answer type kesher.texts using
	case when answer is not null then jsonb_build_object(case when answer ~ '[\u05D0-\u05EA]' then 'he'
		when language = 'he' then 'en' else language end, answer) end
-- ;;
alter table kesher.idea_message alter column text type kesher.texts using
	jsonb_build_object(case when text ~ '[\u05D0-\u05EA]' then 'he' else 'en' end, text)
-- ;;
update kesher.idea_message m set text = jsonb_build_object(d.language, m.text ->> 'en')
from kesher.resident_idea d
where d.office_id = m.office_id and d.id = m.idea_id and d.language <> 'he' and m.text ->> 'en' is not null
