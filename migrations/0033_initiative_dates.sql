-- When an initiative began, and when it was over: so that the report of a year tells what stood open then.
alter table kesher.initiative
	add column begun kesher.known_date,
	add column ended kesher.known_date
