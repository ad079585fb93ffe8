import { createAuth, type Auth } from './auth.ts';
import { appLogin } from './database-login.ts';
import { openDatabase, type Database } from './database.ts';
import { openLog, type Log } from './log.ts';
import { holderOf } from './lock.ts';
import { openMail, type Mail } from './mail.ts';
import { publicAddress, readSettings, type Settings } from './settings.ts';
import { readSecrets, stateFolder, type StateFolder } from './state-folder.ts';

/** What the server holds open for as long as it runs. */
export interface Runtime {
	settings: Settings;
	folder: StateFolder;
	db: Database;
	log: Log;
	/** undefined where the operator has set no way out for mail. */
	mail: Mail | undefined;
	/** What links in letters begin with: never taken from a request. */
	address: () => string;
	/** Whether cookies may travel over https only. */
	isSecure: boolean;
	authSecret: string;
	/** better-auth, loaded when it is first needed. */
	auth: () => Promise<Auth>;
}

let current: Runtime | undefined;

/** Opens everything once, before the first request. */
export function startRuntime(): Runtime {
	const settings = readSettings();
	const folder = stateFolder(settings.home);
	const log = openLog(folder.logs);
	const secret = readSecrets(folder).auth;
	const isSecure = settings.origin?.protocol === 'https:';
	const db = openDatabase(appLogin(settings), { onError: (error) => log.error('database.connection', error) });
	let auth: Promise<Auth> | undefined;
	/** Known once the server says where it serves, and the same from then on. */
	let served: string | undefined;
	current = {
		settings,
		folder,
		db,
		log,
		mail: openMail(settings),
		address: () => (served ??= holderOf(folder.lock)?.at?.address) ?? publicAddress(settings),
		isSecure,
		authSecret: secret,
		auth: () => (auth ??= createAuth(appLogin(settings), secret, isSecure))
	};
	return current;
}

export function runtime(): Runtime {
	if (!current) throw new Error('the server has not been started');
	return current;
}

/** What links in letters begin with. Where no server runs, as in a command or a test, it is the one of the settings. */
export function addressForLetters(): string {
	return current ? current.address() : publicAddress(readSettings());
}

export async function stopRuntime(): Promise<void> {
	const closing = current;
	current = undefined;
	await closing?.db.close();
}
