import type { Language } from '#kernel/language.ts';
import { say, type Word } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { FileGroup } from './attachment.ts';

const GROUPS: Record<FileGroup, Word> = {
	document: m.file_group_document,
	sheet: m.file_group_sheet,
	slides: m.file_group_slides,
	picture: m.file_group_picture,
	text: m.file_group_text,
	media: m.file_group_media
};

export function fileGroupLabel(group: FileGroup, language?: Language): string {
	return say(GROUPS[group], language);
}
