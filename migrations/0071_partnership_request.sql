-- Requests for a new partner: what an office measures them by, what stands in them, and what each assessor makes of them.
-- What an office made of the gates and criteria that come along, and those of its own. What is not here is as it comes.
create table kesher.criterion (
	office_id uuid not null references kesher.office (id),
	code text not null constraint criterion_code check (code ~ '^[a-z0-9_-]{1,40}$'),
	kind text not null constraint criterion_kind check (kind in ('gate', 'scored')),
	-- Of a criterion that can be read in two ways, which.
	variant text,
	-- Empty: as it comes.
	name kesher.texts not null default '{}',
	explanation kesher.texts not null default '{}',
	weight integer not null default 1 constraint criterion_weight check (weight between 0 and 10),
	position integer not null,
	is_on boolean not null default true,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	primary key (office_id, code)
)
-- ;;
alter table kesher.criterion enable row level security
-- ;;
create policy tenant on kesher.criterion to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.criterion to kesher_app
-- ;;
-- What an initiative of the kind 'partnership' says beside what every initiative says.
create table kesher.partnership_request (
	office_id uuid not null references kesher.office (id),
	initiative_id uuid not null,
	partner_id uuid not null,
	-- What it is to become.
	agreement_kind text not null,
	-- The stage is that of the initiative; only whether talks have begun is said here.
	is_in_talks boolean not null default false,
	talks_since kesher.known_date,
	-- Which body of theirs applied, and when.
	applied_by kesher.texts not null default '{}',
	applied_on kesher.known_date,
	-- Who they are, for somebody who has never heard of them.
	profile kesher.texts not null default '{}',
	-- Whom they are tied to in our country, as far as somebody looked.
	their_ties kesher.texts not null default '{}',
	champions_here kesher.texts not null default '{}',
	champions_there kesher.texts not null default '{}',
	sources kesher.texts not null default '{}',
	-- What the office recommends, and what the council is asked to resolve: written by one, approved by another.
	recommendation kesher.texts not null default '{}',
	resolution kesher.texts not null default '{}',
	recommended_by text,
	recommended_at timestamptz,
	approved_by text,
	approved_at timestamptz,
	-- What it became.
	agreement_id uuid,
	created_at timestamptz not null default now(),
	primary key (office_id, initiative_id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id) on delete cascade,
	foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade,
	foreign key (office_id, agreement_id) references kesher.agreement (office_id, id),
	constraint partnership_request_talks check (is_in_talks or talks_since is null),
	constraint partnership_request_approved check (approved_at is null or recommended_at is not null)
)
-- ;;
create index partnership_request_partner on kesher.partnership_request (office_id, partner_id)
-- ;;
create index partnership_request_agreement on kesher.partnership_request (office_id, agreement_id) where agreement_id is not null
-- ;;
alter table kesher.partnership_request enable row level security
-- ;;
create policy tenant on kesher.partnership_request to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.partnership_request to kesher_app
-- ;;
-- What a request is measured by: the gates and criteria of the day on which it was opened. Of a gate, the answer.
create table kesher.request_criterion (
	office_id uuid not null references kesher.office (id),
	initiative_id uuid not null,
	code text not null,
	kind text not null constraint request_criterion_kind check (kind in ('gate', 'scored')),
	name kesher.texts not null,
	explanation kesher.texts not null default '{}',
	weight integer not null,
	position integer not null,
	answer text not null default 'open' constraint request_criterion_answer check (answer in ('yes', 'no', 'open')),
	evidence kesher.texts not null default '{}',
	primary key (office_id, initiative_id, code),
	foreign key (office_id, initiative_id) references kesher.partnership_request (office_id, initiative_id) on delete cascade
)
-- ;;
alter table kesher.request_criterion enable row level security
-- ;;
create policy tenant on kesher.request_criterion to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.request_criterion to kesher_app
-- ;;
-- What one member makes of a request. Nobody else sees it before it is handed in; after that it stays as it is.
create table kesher.assessment (
	office_id uuid not null references kesher.office (id),
	initiative_id uuid not null,
	user_id text not null,
	-- As the member was called when it was handed in.
	name text not null,
	-- Says that they do not assess: they see what others made of it, and can make nothing of it any more.
	abstains boolean not null default false,
	handed_in_at timestamptz,
	created_at timestamptz not null default now(),
	primary key (office_id, initiative_id, user_id),
	foreign key (office_id, initiative_id) references kesher.partnership_request (office_id, initiative_id) on delete cascade
)
-- ;;
alter table kesher.assessment enable row level security
-- ;;
create policy tenant on kesher.assessment to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.assessment to kesher_app
-- ;;
create table kesher.assessment_score (
	office_id uuid not null references kesher.office (id),
	initiative_id uuid not null,
	user_id text not null,
	code text not null,
	-- Empty: words alone.
	score smallint constraint assessment_score_range check (score between 0 and 5),
	evidence kesher.texts not null default '{}',
	primary key (office_id, initiative_id, user_id, code),
	foreign key (office_id, initiative_id, user_id) references kesher.assessment (office_id, initiative_id, user_id) on delete cascade,
	foreign key (office_id, initiative_id, code) references kesher.request_criterion (office_id, initiative_id, code) on delete cascade
)
-- ;;
create index assessment_score_code on kesher.assessment_score (office_id, initiative_id, code)
-- ;;
alter table kesher.assessment_score enable row level security
-- ;;
create policy tenant on kesher.assessment_score to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.assessment_score to kesher_app
