-- From what hour to what hour an activity is, where its day is known: by the clock on the wall at the office's place.
create domain kesher.hour as text
	constraint hour_form check (value ~ '^([01]\d|2[0-3]):[0-5]\d$')
-- ;;
alter table kesher.activity
	add column starts_at kesher.hour,
	add column ends_at kesher.hour,
	add constraint activity_starts_at check (
		starts_at is null or coalesce(starts::text, '') ~ '^\d{4}-\d{2}-\d{2}$'),
	add constraint activity_ends_at check (
		ends_at is null or (starts_at is not null and coalesce(ends::text, starts::text) ~ '^\d{4}-\d{2}-\d{2}$'
			and (coalesce(ends::text, starts::text) <> starts::text or ends_at::text >= starts_at::text)))
-- ;;
-- By when public pages are to be made anew: what is to come today is over at its hour.
create index activity_ending on kesher.activity (office_id, (coalesce(ends::text, starts::text)))
	where ends_at is not null and deleted_at is null and visibility = 'public'
