import { error } from '@sveltejs/kit';
import { sql, type RawBuilder } from 'kysely';
import { preparePicture } from '#documents/picture/prepare.ts';
import { loadLogo } from '#features/office/server/queries.ts';
import { PICTURE_TYPES } from '#kernel/flow-document.ts';
import { m } from '#paraglide/messages.js';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { readStoredFile } from '#platform/server/files.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { SitePicture } from '../view.ts';
import { isRecordTold } from './is-told.ts';
import type { OpenSite } from './open-site.ts';
import { listSitePartners } from './partners.ts';

/** On one page. */
const MOST = 12;

/**
 * Whether a document "f" is a picture for everybody: marked so, with words for whoever does not see it, and of a record
 * that is for everybody as well.
 */
function isPublicPicture(office: OfficeId): RawBuilder<unknown> {
	return sql`f.office_id = ${office} and f.deleted_at is null and f.visibility = 'public' and f.title <> '{}'
		and f.media_type = any (${[...PICTURE_TYPES]})`;
}

/** The partners by whose page a document "f" is shown: its own, or those of its activity. */
function partnersOf(office: OfficeId): RawBuilder<unknown> {
	return sql`(select f.partner_id as id where f.partner_id is not null union all
		select link.partner_id from activity_partner link
		join activity a on a.office_id = ${office} and a.id = link.activity_id
			and ${isRecordTold('activity', 'a')}
		where link.office_id = ${office} and link.activity_id = f.activity_id and link.is_live)`;
}

/** The pictures of the page of a partner, the latest first. */
export async function picturesWith(tx: OfficeTransaction, office: OfficeId, partner: string): Promise<SitePicture[]> {
	const { rows } = await sql<SitePicture>`
		select f.id, f.title from attachment f
		where ${isPublicPicture(office)} and ${partner}::uuid in ${partnersOf(office)}
		order by f.id desc limit ${MOST}`.execute(tx);
	return rows;
}

/**
 * A picture for everybody: made smaller, and without what a camera noted beside it, such as the place. One of which no
 * page shows anything is not there.
 */
export async function pictureFile({ db, officeId }: OpenSite, id: string): Promise<Response> {
	const sha256 = await db.forOffice(officeId, async (tx) => {
		const { rows } = await sql<{ sha256: string; partners: string[] }>`
			select f.sha256, array(select shown.id::text from ${partnersOf(officeId)} shown) as partners from attachment f
			where ${isPublicPicture(officeId)} and f.id = ${id}`.execute(tx);
		const shown = rows[0] && (await listSitePartners(tx, officeId)).some((each) => rows[0]?.partners.includes(each.id));
		return shown ? rows[0]?.sha256 : undefined;
	});
	const bytes = sha256 && (await readStoredFile(runtime().folder.files, sha256));
	const prepared = bytes ? await preparePicture(bytes) : undefined;
	if (!prepared?.ok) error(404, m.error_not_found());
	return pictureResponse(prepared.mediaType, prepared.bytes);
}

/** The picture that stands for the office on its site. */
export async function siteLogo({ db, officeId }: OpenSite): Promise<Response> {
	const logo = await db.forOffice(officeId, (tx) => loadLogo(tx, officeId));
	const bytes = logo && (await readStoredFile(runtime().folder.files, logo.sha256));
	if (!bytes) error(404, m.error_not_found());
	return pictureResponse(logo.mediaType, bytes);
}

function pictureResponse(mediaType: string, bytes: Uint8Array): Response {
	return new Response(bytes as BodyInit, { headers: { 'content-type': mediaType } });
}
