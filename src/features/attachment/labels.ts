import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { FileGroup } from './attachment.ts';

export const fileGroupLabel = wordsOf<FileGroup>({
	document: m.file_group_document,
	sheet: m.file_group_sheet,
	slides: m.file_group_slides,
	picture: m.file_group_picture,
	text: m.file_group_text,
	media: m.file_group_media
});
