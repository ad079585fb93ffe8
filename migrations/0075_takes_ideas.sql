-- Whether residents may send ideas by the public site of an office: a director can switch the form off.
alter table kesher.site add column takes_ideas boolean not null default true
