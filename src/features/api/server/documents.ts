import { download } from '#features/attachment/server/download.ts';
import { isId } from '#kernel/id.ts';
import { refused } from './answers.ts';
import { admitting, type ApiEvent } from './asked.ts';

/** The file of a document, handed out as on its page. */
export const readContent = admitting<ApiEvent<{ id: string }>>(
	async ({ params: { id } }, { db, actor }) => (isId(id) && (await download(db, actor, id))) || refused('not_found')
);
