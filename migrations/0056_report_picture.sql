-- Pictures among what an office adds to a report: made ready for documents, and kept by what they hold.
alter table kesher.report_block
	-- The document of the office that it was made of, which may be gone by now; none: it was uploaded for the report.
	add column attachment_id uuid,
	add column picture_sha256 text constraint report_block_picture_sha256 check (picture_sha256 ~ '^[0-9a-f]{64}$'),
	add column picture_type text,
	-- What its file was called.
	add column picture_name text,
	add column picture_bytes integer,
	add column picture_width integer,
	add column picture_height integer,
	drop constraint report_block_kind,
	add constraint report_block_kind check (kind in ('text', 'quote', 'picture')),
	add constraint report_block_picture check (
		num_nonnulls(picture_sha256, picture_type, picture_name, picture_bytes, picture_width, picture_height)
			= case when kind = 'picture' then 6 else 0 end
	)
