import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal.ts';

/** PostgreSQL refuses to run as root, so under root it runs as this user ("nobody"). */
export const UNPRIVILEGED = 65534;
const SPACE_NEEDED = 64 * 1024 * 1024;

/** The places inside the state folder. Only this file knows their names. */
export interface StateFolder {
	home: string;
	/** Attachments, by content. */
	files: string;
	logs: string;
	/** Everything that belongs to the embedded PostgreSQL and to the user it runs as. */
	postgres: string;
	lock: string;
	secrets: string;
	/** Is there while a backup is being restored. */
	restoring: string;
}

export function stateFolder(home: string): StateFolder {
	return {
		home,
		files: join(home, 'files'),
		logs: join(home, 'logs'),
		postgres: join(home, 'postgres'),
		lock: join(home, 'kesher.lock'),
		secrets: join(home, 'secrets.json'),
		restoring: join(home, 'restoring')
	};
}

/** Makes the folder and its parts, closed to other users. @throws Refusal */
export function openStateFolder(home: string): StateFolder {
	const folder = stateFolder(home);
	refuseOtherOwner(folder);
	try {
		mkdirSync(home, { recursive: true, mode: 0o755 });
		for (const part of [folder.files, folder.logs]) mkdirSync(part, { recursive: true, mode: 0o700 });
		mkdirSync(folder.postgres, { recursive: true, mode: 0o711 });
		// PostgreSQL's own user has to walk through the folder, not to list it.
		if (process.getuid?.() === 0) chmodSync(home, 0o711);
	} catch (error) {
		throw folderRefusal(home, error as NodeJS.ErrnoException);
	}
	if (existsSync(folder.restoring)) {
		throw new Refusal(`A restore into ${home} was interrupted. Empty that folder, and restore again.`);
	}
	const { bavail, bsize } = statfsSync(home);
	if (bavail * bsize < SPACE_NEEDED) {
		throw new Refusal(`The disk that holds ${home} is full. Free at least 64 MB and start again; nothing is lost.`);
	}
	return folder;
}

/** Files of two users in one folder would lock both out. */
function refuseOtherOwner({ home, postgres }: StateFolder): void {
	if (!existsSync(postgres)) return;
	const owner = statSync(home).uid;
	const own = process.getuid?.();
	if (own === undefined || owner === own) return;
	throw new Refusal(`The state folder ${home} belongs to the user with number ${owner}. Run Kesher as that user.`);
}

function folderRefusal(home: string, error: NodeJS.ErrnoException): Refusal {
	if (error.code === 'ENOSPC') {
		return new Refusal(`The disk that holds ${home} is full. Free some space and start again; nothing is lost.`);
	}
	if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
		return new Refusal(`The state folder ${home} cannot be written. Set KESHER_HOME to a folder that can.`);
	}
	return new Refusal(`The state folder ${home} cannot be used: ${error.message}. Set KESHER_HOME to another folder.`);
}

/** Under root, PostgreSQL's user must be able to reach the folder from the top. @throws Refusal */
export function refuseClosedParents(home: string): void {
	if (process.getuid?.() !== 0) return;
	for (let parent = dirname(home); ; parent = dirname(parent)) {
		if ((statSync(parent).mode & 0o001) === 0) {
			throw new Refusal(
				`${parent} is closed to other users, and PostgreSQL, which does not run as root, cannot reach ${home}. ` +
					'Set KESHER_HOME to another folder, for instance /var/lib/kesher.'
			);
		}
		if (parent === dirname(parent)) return;
	}
}

export interface Secrets {
	/** Signs session cookies. */
	auth: string;
}

/** Reads the installation's secrets; makes them on the first call. */
export function readSecrets(folder: StateFolder): Secrets {
	if (!existsSync(folder.secrets)) {
		const secrets: Secrets = { auth: randomBytes(32).toString('base64url') };
		writeFileSync(folder.secrets, `${JSON.stringify(secrets, null, '\t')}\n`, { mode: 0o600, flag: 'wx' });
	}
	return JSON.parse(readFileSync(folder.secrets, 'utf8')) as Secrets;
}
