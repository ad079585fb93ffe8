-- What was removed from a report stays beside it for thirty days, so that it can be brought back.
alter table kesher.report_section add column removed_at timestamptz
-- ;;
alter table kesher.report_block add column removed_at timestamptz
