import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import type { ArchiveRefused, RefusalCode } from './archive.ts';

type Sentence = (said: { where: string }, options: { locale: Language }) => string;

const SENTENCES: Readonly<Record<RefusalCode, Sentence>> = {
	foreign: (_said, options) => m.archive_foreign({}, options),
	newer: m.archive_newer,
	damaged: m.archive_damaged,
	unsafe: m.archive_unsafe,
	trail: m.archive_trail,
	unfit: m.archive_unfit
};

/** Why an archive was not taken in, and what to do. */
export function refusalSentence({ code, where }: Pick<ArchiveRefused, 'code' | 'where'>, language: Language): string {
	const options = { locale: language };
	return SENTENCES[code]({ where: where === '' ? m.archive_whole({}, options) : where }, options);
}
