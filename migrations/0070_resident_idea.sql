-- Ideas of residents: what somebody who is no member proposes, what is asked and answered about it, who supports it, and what is said against showing it.
create table kesher.resident_idea (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	-- Moderated: what comes in waits until a person has read it. What was withdrawn and stays is without a name.
	state text not null constraint resident_idea_state check (state in ('unconfirmed', 'waiting', 'taken', 'turned_away', 'withdrawn')),
	-- In the resident's own words, in their language. Empty once nothing of it may be kept.
	text text not null,
	-- A digest of the words as they are compared with others.
	text_mark text not null,
	language text not null,
	-- The partner that it was wished with.
	partner_id uuid,
	name text,
	email text,
	-- A keyed mark of the address: by it one and the same is known again, and nobody can tell from it whose it is.
	email_mark text not null,
	with_adult boolean not null default false,
	may_publish boolean not null default false,
	-- Which wording they agreed to, and when.
	consent_version text not null,
	consented_at timestamptz not null default now(),
	-- What speaks for spam, as codes. It decides nothing: a person does.
	signs text[] not null default '{}',
	received_at timestamptz not null default now(),
	confirmed_at timestamptz,
	settled_at timestamptz,
	settled_by text,
	-- What became of it: an initiative that began with it, or one that there was already.
	initiative_id uuid,
	is_joined boolean not null default false,
	-- Why it was turned away, in the words that the resident was sent.
	answer text,
	-- When the resident had an answer: the time for which their details are kept counts from here.
	answered_at timestamptz,
	public_title kesher.texts not null default '{}',
	public_text kesher.texts not null default '{}',
	published_at timestamptz,
	-- When the name, the address and the letters went.
	forgotten_at timestamptz,
	version integer not null default 1,
	updated_at timestamptz not null default now(),
	primary key (office_id, id),
	foreign key (office_id, partner_id) references kesher.partner (office_id, id),
	foreign key (office_id, initiative_id) references kesher.initiative (office_id, id),
	constraint resident_idea_forgotten check (forgotten_at is null or (name is null and email is null))
)
-- ;;
create index resident_idea_queue on kesher.resident_idea (office_id, state, received_at, id)
-- ;;
create index resident_idea_mark on kesher.resident_idea (office_id, email_mark, received_at)
-- ;;
create index resident_idea_text on kesher.resident_idea (office_id, text_mark)
-- ;;
create index resident_idea_public on kesher.resident_idea (office_id, published_at, id) where published_at is not null
-- ;;
create index resident_idea_initiative on kesher.resident_idea (office_id, initiative_id) where initiative_id is not null
-- ;;
create index resident_idea_partner on kesher.resident_idea (office_id, partner_id) where partner_id is not null
-- ;;
alter table kesher.resident_idea enable row level security
-- ;;
create policy tenant on kesher.resident_idea to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.resident_idea to kesher_app
-- ;;
-- What opens something about an idea by a secret in an address: confirming the resident's address, their own page, or somebody's support.
create table kesher.idea_key (
	office_id uuid not null references kesher.office (id),
	-- SHA-256 of the secret: what is kept here opens nothing.
	hash text not null,
	idea_id uuid not null,
	opens text not null constraint idea_key_opens check (opens in ('confirm', 'own', 'support')),
	-- Of whom, where it is somebody else than the resident: see idea_supporter.
	email_mark text,
	expires_at timestamptz,
	made_at timestamptz not null default now(),
	primary key (office_id, hash),
	foreign key (office_id, idea_id) references kesher.resident_idea (office_id, id) on delete cascade,
	constraint idea_key_mark check ((opens = 'support') = (email_mark is not null))
)
-- ;;
create index idea_key_idea on kesher.idea_key (office_id, idea_id)
-- ;;
create index idea_key_mark on kesher.idea_key (office_id, email_mark, made_at) where email_mark is not null
-- ;;
alter table kesher.idea_key enable row level security
-- ;;
create policy tenant on kesher.idea_key to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.idea_key to kesher_app
-- ;;
-- What the office asks a resident, and what they answer.
create table kesher.idea_message (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	idea_id uuid not null,
	of_office boolean not null,
	text text not null,
	-- Who wrote it for the office.
	written_by text,
	written_at timestamptz not null default now(),
	primary key (office_id, id),
	foreign key (office_id, idea_id) references kesher.resident_idea (office_id, id) on delete cascade
)
-- ;;
create index idea_message_idea on kesher.idea_message (office_id, idea_id, written_at, id)
-- ;;
alter table kesher.idea_message enable row level security
-- ;;
create policy tenant on kesher.idea_message to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.idea_message to kesher_app
-- ;;
-- Who supports a published idea: each address once, and no address is kept.
create table kesher.idea_supporter (
	office_id uuid not null references kesher.office (id),
	idea_id uuid not null,
	email_mark text not null,
	supported_at timestamptz not null default now(),
	primary key (office_id, idea_id, email_mark),
	foreign key (office_id, idea_id) references kesher.resident_idea (office_id, id) on delete cascade
)
-- ;;
alter table kesher.idea_supporter enable row level security
-- ;;
create policy tenant on kesher.idea_supporter to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.idea_supporter to kesher_app
-- ;;
-- What somebody says against showing a published idea. Of whom it comes is not asked.
create table kesher.idea_report (
	office_id uuid not null references kesher.office (id),
	id uuid not null,
	idea_id uuid not null,
	reason text not null constraint idea_report_reason check (reason in ('offensive', 'personal', 'untrue', 'advertising', 'other')),
	text text not null default '',
	reported_at timestamptz not null default now(),
	seen_at timestamptz,
	seen_by text,
	primary key (office_id, id),
	foreign key (office_id, idea_id) references kesher.resident_idea (office_id, id) on delete cascade
)
-- ;;
create index idea_report_idea on kesher.idea_report (office_id, idea_id, reported_at, id)
-- ;;
create index idea_report_open on kesher.idea_report (office_id, reported_at, id) where seen_at is null
-- ;;
alter table kesher.idea_report enable row level security
-- ;;
create policy tenant on kesher.idea_report to kesher_app
	using (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
	with check (office_id = nullif(current_setting('app.office_id', true), '')::uuid)
-- ;;
grant select, insert, update, delete on kesher.idea_report to kesher_app
