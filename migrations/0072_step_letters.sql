-- Letters about what is proposed and decided: everybody can do without them, and is reminded at most once a week.
alter table auth.user add column letters boolean not null default true
-- ;;
alter table kesher.member add column reminded_on date
