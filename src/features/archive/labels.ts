import { formatNumber } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import type { ArchiveRefused, RefusalCode } from './archive.ts';

interface Counts {
	rows: number;
	files: number;
	members: number;
}

type Sentence = (said: { where: string }, options: { locale: Language }) => string;

const SENTENCES: Readonly<Record<RefusalCode, Sentence>> = {
	foreign: (_said, options) => m.archive_foreign({}, options),
	newer: m.archive_newer,
	damaged: m.archive_damaged,
	unsafe: m.archive_unsafe,
	trail: m.archive_trail,
	unfit: m.archive_unfit
};

/** What came in: "1,204 rows, 17 documents, one member on record." */
export function countsInWords({ rows, files, members }: Counts, language: Language): string {
	const options = { locale: language };
	const said = (count: number) => ({ count, shown: formatNumber(count, language) });
	return m.archive_counts(
		{
			rows: m.archive_rows(said(rows), options),
			documents: m.archive_documents(said(files), options),
			members: m.archive_members(said(members), options)
		},
		options
	);
}

/** Why an archive was not taken in, and what to do. */
export function refusalSentence({ code, where }: Pick<ArchiveRefused, 'code' | 'where'>, language: Language): string {
	const options = { locale: language };
	return SENTENCES[code]({ where: where === '' ? m.archive_whole({}, options) : where }, options);
}
