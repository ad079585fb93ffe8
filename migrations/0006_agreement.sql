-- Agreements with one or several partners, and the ledger of what each source claims about them.
-- When it was signed is not a column: it is a claim, of which several may stand and one is preferred.
create table kesher.agreement (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	kind text not null,
	status text not null constraint agreement_status check (status in ('draft', 'in_force', 'expired', 'ended')),
	title kesher.texts not null default '{}',
	scope text[] not null default '{}',
	council_decision kesher.texts not null default '{}',
	council_decided kesher.known_date,
	term_ends kesher.known_date,
	renews_itself boolean not null default false,
	notice_months smallint,
	prevailing_language text,
	prints_all_dates boolean not null default false,
	note kesher.texts not null default '{}',
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id)
)
-- ;;
alter table kesher.agreement enable row level security
-- ;;
create policy tenant on kesher.agreement to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.agreement to kesher_app
-- ;;
create table kesher.agreement_partner (
	office_id uuid not null references kesher.office (id),
	agreement_id uuid not null,
	partner_id uuid not null,
	primary key (office_id, agreement_id, partner_id),
	foreign key (office_id, agreement_id) references kesher.agreement (office_id, id) on delete cascade,
	foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade
)
-- ;;
create index agreement_partner_partner on kesher.agreement_partner (office_id, partner_id)
-- ;;
alter table kesher.agreement_partner enable row level security
-- ;;
create policy tenant on kesher.agreement_partner to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.agreement_partner to kesher_app
-- ;;
create table kesher.agreement_signatory (
	office_id uuid not null references kesher.office (id),
	agreement_id uuid not null,
	person_id uuid not null,
	side text not null constraint agreement_signatory_side check (side in ('ours', 'theirs')),
	primary key (office_id, agreement_id, person_id),
	foreign key (office_id, agreement_id) references kesher.agreement (office_id, id) on delete cascade,
	foreign key (office_id, person_id) references kesher.person (office_id, id) on delete cascade
)
-- ;;
create index agreement_signatory_person on kesher.agreement_signatory (office_id, person_id)
-- ;;
alter table kesher.agreement_signatory enable row level security
-- ;;
create policy tenant on kesher.agreement_signatory to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.agreement_signatory to kesher_app
-- ;;
-- What one source says of one fact: a date in "date", anything else in "value".
create table kesher.claim (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	agreement_id uuid not null,
	field text not null,
	date kesher.known_date,
	value text,
	source kesher.texts not null,
	source_url text,
	side text not null constraint claim_side check (side in ('ours', 'theirs', 'third')),
	note kesher.texts not null default '{}',
	preferred boolean not null default false,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	deleted_at timestamptz,
	primary key (office_id, id),
	foreign key (office_id, agreement_id) references kesher.agreement (office_id, id) on delete cascade,
	constraint claim_date_or_value check ((date is null) <> (value is null))
)
-- ;;
create index claim_agreement on kesher.claim (office_id, agreement_id)
-- ;;
create unique index claim_one_preferred on kesher.claim (office_id, agreement_id, field) where preferred and deleted_at is null
-- ;;
alter table kesher.claim enable row level security
-- ;;
create policy tenant on kesher.claim to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.claim to kesher_app
