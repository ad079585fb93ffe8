import type { Texts } from '#kernel/texts.ts';

/** What the manifest calls the format; docs/archive-format.md describes it. */
export const FORMAT = 'kesher-office';
/** Of the format. It grows when an archive of it could no longer be read by who knows the one before. */
export const FORMAT_VERSION = 1;
export const MANIFEST = 'manifest.json';
export const FILE_LIST = 'files.json';

/** What is said of an entry: its size in bytes and its SHA-256 in hexadecimal. */
export interface Sum {
	bytes: number;
	sha256: string;
}

/** The last entry of an archive: what it is, and what all others hold. */
export interface Manifest {
	format: typeof FORMAT;
	version: number;
	/** The migration up to which the tables are as they are: "0061_office_contact". */
	schema: string;
	/** The version of Kesher that wrote it; another program says its own name. */
	kesher: string;
	/** ISO 8601, UTC. */
	madeAt: string;
	office: { id: string; slug: string; name: Texts };
	/** Each table with how many rows it has; null where the archive is from before it was said. */
	tables: Record<string, number | null>;
	/** Every entry but this one. Of an archive from before there were manifests: none. */
	entries: Record<string, Sum>;
}

/** A document as files.json has it. */
export interface ListedFile {
	/** Of the record that names it. */
	id: string;
	path: string;
	sha256: string;
	/** It was no longer on the disk when the archive was made. */
	isMissing: boolean;
}

export const pathOfTable = (table: string) => `tables/${table}.json`;

/** Tables of an archive that another installation does not take in, each with the reason. */
export const NOT_TAKEN_IN: Readonly<Record<string, string>> = {
	identity: 'the new office has no identity provider yet, and asks it anew who everybody is',
	identity_provider: 'it opens with a secret that does not travel; a director names it again',
	report_link: 'the secrets in the addresses of links do not travel; readers get new links'
};

/**
 * Why an archive is not taken in. foreign: no archive of an office. newer: of a later Kesher. damaged: not whole, or not
 * as it was written. unsafe: it names places outside of itself, or would unfold without measure. trail: its trail was
 * rewritten. unfit: what it holds is not what this version knows.
 */
export type RefusalCode = 'foreign' | 'newer' | 'damaged' | 'unsafe' | 'trail' | 'unfit';

/** An archive that is not taken in, and why. Nothing of it is. */
export class ArchiveRefused extends Error {
	override readonly name = 'ArchiveRefused';
	readonly code: RefusalCode;
	/** Where: the name of an entry or a table; of a newer archive the version that wrote it. */
	readonly where: string;

	constructor(code: RefusalCode, where = '', options?: ErrorOptions) {
		super(where === '' ? code : `${code}: ${where}`, options);
		this.code = code;
		this.where = where;
	}
}
