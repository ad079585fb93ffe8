-- Lists show the latest first and the undated last. An index in that order gives the first page of an office of
-- 10,000 activities without sorting all of them.
drop index kesher.activity_dated
-- ;;
create index activity_dated on kesher.activity (office_id, dated_on desc nulls last, id desc)
	include (status, kind, direction, visibility) where deleted_at is null
