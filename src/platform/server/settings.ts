import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Refusal } from './refusal.ts';

/** What the environment decides. Everything else is kept in the office's own settings. */
export interface Settings {
	port: number;
	host: string;
	/** The public address, such as https://kesher.example.org; undefined: taken from each request, over http. */
	origin: URL | undefined;
	/** The state folder: database, files, secrets, logs. Absolute. */
	home: string;
	/** A PostgreSQL of the operator's own, by the role that owns the schema; undefined: the embedded one. */
	databaseUrl: string | undefined;
	/** The login of the application itself; undefined: the owner's login, set to the role kesher_app. */
	databaseAppUrl: string | undefined;
	/** The way out for mail: a server by its address (smtp:// or smtps://), and whom letters come from. */
	smtp: { url: string; from: string } | undefined;
}

/** @throws Refusal with a sentence for the first value that cannot be used */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
	return {
		port: readPort(env['PORT']),
		host: env['HOST'] || '127.0.0.1',
		origin: readOrigin(env['ORIGIN']),
		home: readHome(env['KESHER_HOME']),
		databaseUrl: readDatabaseUrl('DATABASE_URL', env['DATABASE_URL']),
		databaseAppUrl: readDatabaseUrl('DATABASE_APP_URL', env['DATABASE_APP_URL']),
		smtp: readSmtp(env['SMTP_URL'], env['MAIL_FROM'])
	};
}

function readPort(value: string | undefined): number {
	if (!value) return 4700;
	const port = Number(value);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new Refusal(`PORT must be a number from 0 to 65535; it is "${value}".`);
	}
	return port;
}

function readOrigin(value: string | undefined): URL | undefined {
	if (!value) return undefined;
	const origin = URL.canParse(value) ? new URL(value) : undefined;
	if (!origin || !/^https?:$/.test(origin.protocol) || origin.pathname !== '/') {
		throw new Refusal(
			`ORIGIN must be the public address without a path, such as https://kesher.example.org; it is "${value}".`
		);
	}
	return origin;
}

function readHome(value: string | undefined): string {
	if (value) return resolve(value);
	return process.getuid?.() === 0 ? '/var/lib/kesher' : join(homedir(), '.local', 'share', 'kesher');
}

function readDatabaseUrl(name: string, value: string | undefined): string | undefined {
	if (!value) return undefined;
	if (!/^postgres(ql)?:\/\//.test(value)) {
		// The value is not repeated: it may hold a password.
		throw new Refusal(`${name} must begin with postgres:// and name a PostgreSQL 15 or newer.`);
	}
	return value;
}

function readSmtp(url: string | undefined, from: string | undefined): Settings['smtp'] {
	if (!url) return undefined;
	// The value is not repeated: it may hold a password.
	if (!/^smtps?:\/\//.test(url) || !URL.canParse(url)) {
		throw new Refusal('SMTP_URL must name a mail server, such as smtp://user:password@mail.example.org:587.');
	}
	if (!from || !/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(from)) {
		throw new Refusal('MAIL_FROM must say whom letters come from, such as "Kesher <kesher@example.org>".');
	}
	return { url, from };
}

/** The address for links that are printed or mailed: never taken from a request. */
export function publicAddress(settings: Settings): string {
	if (settings.origin) return settings.origin.origin;
	const host = ['0.0.0.0', '::'].includes(settings.host) ? 'localhost' : settings.host;
	return `http://${host.includes(':') ? `[${host}]` : host}:${settings.port}`;
}
