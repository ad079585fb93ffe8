-- Why a report was moved on stands in the trail, as the reason of the entry, and nowhere else.
alter table kesher.report_version drop column note
