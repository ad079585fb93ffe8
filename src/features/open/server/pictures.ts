import { error } from '@sveltejs/kit';
import { preparePicture } from '#documents/picture/prepare.ts';
import { loadPublicNews } from '#features/news/server/queries.ts';
import { KeptAnswers } from '#features/site/server/kept-answers.ts';
import type { OpenSite } from '#features/site/server/open-site.ts';
import { m } from '#paraglide/messages.js';
import { fewAtOnce } from '#platform/server/few-at-once.ts';
import { readStoredFile } from '#platform/server/files.ts';
import { runtime } from '#platform/server/runtime.ts';

const MEGABYTE = 1024 * 1024;
const kept = new KeptAnswers(32 * MEGABYTE, 8 * MEGABYTE);
const inTurn = fewAtOnce(1, 20);

/**
 * The picture of an item of news, as the public sees it: no larger than a screen, and without the place, the time and
 * the names that cameras write into their files.
 */
export async function newsPicture({ db, officeId, today }: OpenSite, id: string): Promise<Response> {
	const news = await db.forOffice(officeId, (tx) => loadPublicNews(tx, officeId, id, today));
	const picture = news?.picture;
	if (!picture) error(404, m.error_not_found());
	const known = kept.find(picture.sha256, picture.sha256);
	if (known) return new Response(known.body, { headers: known.headers });
	const prepared = await inTurn(async () => {
		const bytes = await readStoredFile(runtime().folder.files, picture.sha256);
		return bytes && preparePicture(bytes);
	});
	if (!prepared?.ok) error(404, m.error_not_found());
	const body = Uint8Array.from(prepared.bytes).buffer;
	const headers: [string, string][] = [['content-type', prepared.mediaType]];
	kept.keep(picture.sha256, { tag: picture.sha256, body, headers });
	return new Response(body, { headers });
}
