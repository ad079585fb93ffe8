import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { articleHtml } from '#documents/page/article.ts';
import { insideFile } from '#documents/page/pictures.ts';
import { fileResponse, reportFile } from '#features/report/server/files.ts';
import { withPictures } from '#features/studio/server/pictures.ts';
import { outfitFrom } from '#features/template/server/outfit.ts';
import type { Language } from '#kernel/language.ts';
import { PLAIN } from '#kernel/look.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import { accentCss, type ReaderPage } from '../view.ts';
import { withinLimits } from './limits.ts';
import { openLink, type Opened } from './reading.ts';

type ReaderEvent = Pick<RequestEvent, 'getClientAddress' | 'setHeaders' | 'locals'> & {
	params: { secret: string; lang?: Language };
};

/** The page of a link, in the language of its address or else in one that its report has; without a report while it is worked on. */
export async function loadReaderPage(event: ReaderEvent, now: Date): Promise<{ report: ReaderPage | undefined }> {
	const { secret, lang } = event.params;
	const wanted = lang ?? event.locals.language;
	const opened = await open(event, now, (languages) => languages.includes(wanted));
	if (opened.shows === 'work') return { report: undefined };
	const { languages, allowsPdf, expiresOn, documents, look } = opened.reading;
	const document = documents[wanted];
	if (!document) redirect(303, `/r/${secret}/${languages[0] ?? ''}`);
	const { files } = runtime().folder;
	const outfit = await withPictures(await outfitFrom(files, look), files, document);
	const base = `/r/${secret}`;
	const report = {
		...{ expiresOn, title: document.title },
		// In the page itself: the address of a link opens nothing but its report.
		article: articleHtml(document, { hasLinks: false, outfit, pictureAt: insideFile(outfit.pictures) }),
		typeface: look.typeface,
		colours: look.accent === PLAIN.look.accent ? undefined : `${base}/accent-${look.accent.slice(1).toLowerCase()}.css`,
		languages: languages.map((tag) => ({ tag, href: `${base}/${tag}`, isCurrent: tag === wanted })),
		pdf: allowsPdf ? `${base}/${wanted}/report.pdf` : undefined
	};
	return { report };
}

/**
 * The colours of a report, which its page may take from a file of ours and from no markup. They follow from the address
 * alone, so nothing is looked up and nothing told.
 */
export function accentFile(accent: string): Response {
	return new Response(accentCss(accent), {
		headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'private, max-age=86400' }
	});
}

/** The same report as a file, where the link allows that. */
export async function readerFile(event: ReaderEvent, now: Date): Promise<Response> {
	const opened = await open(event, now, () => false);
	const { lang } = event.params;
	const reading = opened.shows === 'report' && opened.reading.allowsPdf ? opened.reading : undefined;
	const document = lang && reading?.documents[lang];
	if (!reading || !document) error(404, m.reader_gone_title());
	const { files } = runtime().folder;
	const outfit = await withPictures(await outfitFrom(files, reading.look), files, document);
	return fileResponse(await reportFile(document, 'pdf', outfit), 'attachment');
}

function open(event: ReaderEvent, now: Date, counts: (languages: readonly Language[]) => boolean) {
	const { secret } = event.params;
	return withinLimits<NonNullable<Opened>>(event, secret, now, () => openLink(runtime().db, secret, now, counts));
}
