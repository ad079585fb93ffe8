import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the font files, for writers that take them by path. */
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
