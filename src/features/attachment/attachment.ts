import type { Visibility } from '#features/member/policy.ts';
import type { Texts } from '#kernel/texts.ts';

/** The records that files can belong to. */
export const ATTACHMENT_SUBJECTS = ['partner', 'agreement', 'activity', 'initiative'] as const;
export type AttachmentSubject = (typeof ATTACHMENT_SUBJECTS)[number];

/** The largest file, in bytes. */
export const LARGEST_FILE = 25 * 1024 * 1024;

export interface Attachment {
	id: string;
	/** The file's own name, as it was uploaded. */
	name: string;
	title: Texts;
	mediaType: string;
	bytes: number;
	sha256: string;
	visibility: Visibility;
	version: number;
}

/** What may be kept, by what the content says and not the name. Nothing of it is ever shown as a page of ours. */
const ACCEPTED: Readonly<Record<string, string>> = {
	'application/pdf': 'PDF',
	'image/png': 'PNG',
	'image/jpeg': 'JPEG',
	'image/webp': 'WebP',
	'image/gif': 'GIF',
	'image/tiff': 'TIFF',
	'image/heic': 'HEIC',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
	'application/vnd.oasis.opendocument.text': 'ODT',
	'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
	'application/vnd.oasis.opendocument.presentation': 'ODP',
	'application/x-cfb': 'DOC, XLS, PPT',
	'message/rfc822': 'EML',
	'audio/mpeg': 'MP3',
	'video/mp4': 'MP4',
	'text/plain': 'TXT'
};

/** The short name of a kind of file; undefined when it is not accepted. */
export function fileKind(mediaType: string): string | undefined {
	return ACCEPTED[mediaType];
}

/** 1.2 MB: the number and its unit, to be set left to right. */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
