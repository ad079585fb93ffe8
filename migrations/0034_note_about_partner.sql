-- A note on the data may be about one partner: it is told where that is told, and goes with it.
alter table kesher.data_note
	add column partner_id uuid,
	add foreign key (office_id, partner_id) references kesher.partner (office_id, id) on delete cascade
-- ;;
create index data_note_partner on kesher.data_note (office_id, partner_id) where partner_id is not null
