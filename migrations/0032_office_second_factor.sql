-- An office may ask everybody who comes in for a second factor.
alter table kesher.office add column asks_second_factor boolean not null default false
