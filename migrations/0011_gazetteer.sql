-- Places of the world that a partner can be found in. The same for every office.
create table kesher.gazetteer (
	id integer primary key,
	name text not null,
	folded text not null,
	country text not null,
	latitude real not null,
	longitude real not null,
	population integer not null
)
-- ;;
create index gazetteer_folded on kesher.gazetteer (folded text_pattern_ops, population desc)
-- ;;
grant select on kesher.gazetteer to kesher_app
