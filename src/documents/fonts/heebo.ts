import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ttf } from './ttf.ts';

/** The family as documents name it. Static files, because variable fonts cannot be embedded in Office documents. */
export const FAMILY = 'Heebo';

export interface Face {
	regular: Ttf;
	bold: Ttf;
}

let face: Face | undefined;

/** Heebo in two weights, read once per process. Licence: OFL.txt beside the files. */
export function heebo(): Face {
	face ??= { regular: read('heebo-regular.ttf'), bold: read('heebo-bold.ttf') };
	return face;
}

/** The folder with heebo-regular.ttf and heebo-bold.ttf, for writers that take font files by path. */
export function fontFolder(): string {
	const inSources = join('src', 'documents', 'fonts');
	// The built server runs from build/, at a depth that is the bundler's business; the sources lie beside it.
	for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
		const candidate = join(folder, inSources);
		if (existsSync(join(candidate, 'heebo-regular.ttf'))) return candidate;
		if (folder === dirname(folder))
			throw new Error(`The fonts are missing: no ${inSources} above ${import.meta.dirname}.`);
	}
}

function read(file: string): Ttf {
	return new Ttf(readFileSync(join(fontFolder(), file)));
}
