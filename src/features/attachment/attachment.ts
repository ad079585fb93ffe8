import type { Visibility } from '#features/member/policy.ts';
import type { Subject } from '#features/subject/subject.ts';
import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';

/** The largest file, in bytes. */
export const LARGEST_FILE = 25 * 1024 * 1024;

/** The largest picture, in pixels: a plan that was scanned, or what the best cameras take. */
export const LARGEST_PICTURE = { side: 20_000, millions: 100 };

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

/** A file as a list shows it to somebody. */
export interface EditableAttachment extends Attachment {
	/** Whether they may change it. */
	canEdit: boolean;
}

/** A file with the one record that it belongs to. */
export interface AttachmentRow extends EditableAttachment {
	about: Subject;
	/** ISO 8601, UTC. */
	addedAt: string;
}

/** The kinds of files that a list is narrowed by. */
export const FILE_GROUPS = ['document', 'sheet', 'slides', 'picture', 'text', 'media'] as const;
export type FileGroup = (typeof FILE_GROUPS)[number];

interface FileType {
	/** Its short name, the same in all languages. */
	kind: string;
	group: FileGroup;
	/** The endings that a name may have; the first is added to a name that has none of them. */
	endings: readonly [string, ...string[]];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** What may be kept, by what the content says and not the name. Nothing of it is ever shown as a page of ours. */
const ACCEPTED: Readonly<Record<string, FileType>> = {
	'application/pdf': { kind: 'PDF', group: 'document', endings: ['pdf'] },
	[`${OFFICE}.wordprocessingml.document`]: { kind: 'DOCX', group: 'document', endings: ['docx'] },
	[`${OPEN}.text`]: { kind: 'ODT', group: 'document', endings: ['odt'] },
	'application/rtf': { kind: 'RTF', group: 'document', endings: ['rtf'] },
	// The form of old Office does not tell its programs apart.
	'application/x-cfb': { kind: 'DOC, XLS, PPT', group: 'document', endings: ['doc', 'xls', 'ppt', 'msg'] },
	[`${OFFICE}.spreadsheetml.sheet`]: { kind: 'XLSX', group: 'sheet', endings: ['xlsx'] },
	[`${OPEN}.spreadsheet`]: { kind: 'ODS', group: 'sheet', endings: ['ods'] },
	[`${OFFICE}.presentationml.presentation`]: { kind: 'PPTX', group: 'slides', endings: ['pptx'] },
	[`${OPEN}.presentation`]: { kind: 'ODP', group: 'slides', endings: ['odp'] },
	'image/png': { kind: 'PNG', group: 'picture', endings: ['png'] },
	'image/jpeg': { kind: 'JPEG', group: 'picture', endings: ['jpg', 'jpeg', 'jpe'] },
	'image/webp': { kind: 'WebP', group: 'picture', endings: ['webp'] },
	'image/gif': { kind: 'GIF', group: 'picture', endings: ['gif'] },
	'image/tiff': { kind: 'TIFF', group: 'picture', endings: ['tif', 'tiff'] },
	'image/heic': { kind: 'HEIC', group: 'picture', endings: ['heic', 'heif'] },
	'image/heif': { kind: 'HEIC', group: 'picture', endings: ['heic', 'heif'] },
	'image/avif': { kind: 'AVIF', group: 'picture', endings: ['avif'] },
	'text/plain': { kind: 'TXT', group: 'text', endings: ['txt', 'csv', 'md', 'eml', 'ics', 'vcf', 'srt'] },
	'audio/mpeg': { kind: 'MP3', group: 'media', endings: ['mp3'] },
	'audio/x-m4a': { kind: 'M4A', group: 'media', endings: ['m4a'] },
	'video/mp4': { kind: 'MP4', group: 'media', endings: ['mp4', 'm4v'] },
	'video/quicktime': { kind: 'MOV', group: 'media', endings: ['mov'] }
};

/** The short name of a kind of file; undefined when it is not accepted. */
export function fileKind(mediaType: string): string | undefined {
	return ACCEPTED[mediaType]?.kind;
}

/** The media types of a group of files. */
export function mediaTypesOf(group: FileGroup): string[] {
	return Object.keys(ACCEPTED).filter((mediaType) => ACCEPTED[mediaType]?.group === group);
}

/** The name under which a file is handed out: what it is called ends as what it is, whatever it pretends to be. */
export function downloadName({ name, mediaType }: Pick<Attachment, 'name' | 'mediaType'>): string {
	const endings = ACCEPTED[mediaType]?.endings ?? ['bin'];
	const isTrue = endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
	return isTrue ? name : `${name}.${endings[0]}`;
}

const UNITS: Readonly<Record<Language, readonly [string, string, string]>> = {
	he: ['בתים', 'ק״ב', 'מ״ב'],
	en: ['B', 'KB', 'MB']
};

/** 1.2 MB: the number and its unit, to be set in the direction of the language. */
export function formatBytes(bytes: number, language: Language): string {
	const [ones, thousands, millions] = UNITS[language];
	if (bytes < 1000) return `${bytes} ${ones}`;
	if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} ${thousands}`;
	return `${(bytes / 1_000_000).toFixed(1)} ${millions}`;
}
