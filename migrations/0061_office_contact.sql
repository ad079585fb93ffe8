-- How an office can be reached, as it prints it for guests: by language, line by line.
alter table kesher.office add column contact kesher.texts not null default '{}'
