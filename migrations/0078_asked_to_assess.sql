-- Who is asked to assess a request for a new partner, and who handed an assessment in after having seen those of others.
-- Empty: nobody asked for it. What was asked for and not begun is an assessment without scores.
alter table kesher.assessment add column asked_at timestamptz
-- ;;
-- As whoever asked was called then.
alter table kesher.assessment add column asked_by text
-- ;;
-- They had said that they do not assess, had been shown what others made of it, and took that back.
alter table kesher.assessment add column saw_others boolean not null default false
-- ;;
alter table kesher.assessment add constraint assessment_asked check ((asked_at is null) = (asked_by is null))
