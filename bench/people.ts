import { request } from 'node:http';
import { hashPassword } from 'better-auth/crypto';
import pg from 'pg';
import { addUser } from '../src/features/account/server/commands.ts';
import { addMember } from '../src/features/office/server/commands.ts';
import { newId } from '../src/kernel/id.ts';
import { appLogin } from '../src/platform/server/database-login.ts';
import { admitOffice, openDatabase } from '../src/platform/server/database.ts';
import { readSettings } from '../src/platform/server/settings.ts';
import { readSecrets, stateFolder } from '../src/platform/server/state-folder.ts';
import { beginSession } from '../tests/support/session.ts';
import { loginAs, type Running } from './installation.ts';
import { idOf } from './offices.ts';

export const PASSWORD = 'a long walk by the river';

/** Somebody of the first office who has a password, and is signed in. */
export interface Person {
	email: string;
	cookie: string;
}

/** Lets so many people into the first office, for as long as the work takes. */
export async function withPeople<T>(
	{ home }: Running,
	count: number,
	work: (people: Person[]) => Promise<T>
): Promise<T> {
	const db = openDatabase(appLogin(readSettings({ KESHER_HOME: home })), { max: 2 });
	const secret = readSecrets(stateFolder(home)).auth;
	const hashed = await hashPassword(PASSWORD);
	const admin = (text: string, values: unknown[] = []) => asAdmin(home, text, values);
	const ids: string[] = [];
	try {
		await forgetAttempts(home);
		const people: Person[] = [];
		for (let at = 0; at < count; at += 1) {
			const email = `${newId()}@bench.invalid`;
			const { userId } = await addUser(db, { email, name: `Bench ${at + 1}`, language: 'en' });
			ids.push(userId);
			await addMember(db, admitOffice(idOf('office', 0)), userId, 'reader');
			await admin(
				`insert into auth.account (id, account_id, provider_id, user_id, password) values ($1, $2, 'credential', $2, $3)`,
				[newId(), userId, hashed]
			);
			const { name, value } = await beginSession(db, secret, userId);
			people.push({ email, cookie: `${name}=${value}` });
		}
		return await work(people);
	} finally {
		await admin('delete from kesher.member where user_id = any ($1)', [ids]);
		await admin('delete from auth.user where id = any ($1)', [ids]);
		await forgetAttempts(home);
		await db.close();
	}
}

/** The wrong sign-ins so far count no more. */
export async function forgetAttempts(home: string): Promise<void> {
	await asAdmin(home, 'delete from auth.sign_in_attempt');
}

async function asAdmin(home: string, text: string, values: unknown[] = []): Promise<void> {
	const client = new pg.Client(loginAs('kesher_admin', home));
	await client.connect();
	try {
		await client.query(text, values);
	} finally {
		await client.end();
	}
}

export interface Answer {
	/** 0: the connection broke, or nothing came in a minute. */
	status: number;
	html: string;
	/** The session that it begins. */
	cookie: string | undefined;
	milliseconds: number;
}

const PATIENCE = 60_000;

/** One of the addresses of this machine, of which Linux has sixteen million: each may be wrong thirty times. */
export function addressOf(number: number): string {
	return `127.${1 + Math.floor(number / 65_024)}.${Math.floor(number / 254) % 256}.${1 + (number % 254)}`;
}

/** Sends the form of the sign-in from one of these addresses. */
export function sendSignIn(base: string, email: string, password: string, from: number): Promise<Answer> {
	return send(`${base}/sign-in`, {
		localAddress: addressOf(from),
		body: new URLSearchParams({ email, password }).toString()
	});
}

/** Asks for a page with a session. */
export function askFor(address: string, cookie: string): Promise<Answer> {
	return send(address, { cookie });
}

function send(
	address: string,
	{ body, cookie = '', localAddress }: { body?: string; cookie?: string; localAddress?: string }
): Promise<Answer> {
	const began = performance.now();
	const form = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(address).origin };
	const headers = { accept: 'text/html', 'accept-language': 'en', cookie, ...(body === undefined ? {} : form) };
	const method = body === undefined ? 'GET' : 'POST';
	return new Promise((resolve) => {
		const broken = () => end({ status: 0, html: '', cookie: undefined });
		const end = (answer: Omit<Answer, 'milliseconds'>) =>
			resolve({ ...answer, milliseconds: performance.now() - began });
		const sent = request(address, {
			method,
			headers,
			agent: false,
			timeout: PATIENCE,
			...(localAddress && { localAddress })
		});
		sent.on('timeout', () => sent.destroy()).on('error', broken);
		sent.on('response', (response) => {
			let html = '';
			response.setEncoding('utf8').on('data', (text: string) => (html += text));
			response.on('error', broken).on('end', () => {
				const session = response.headers['set-cookie']?.find((line) => line.includes('session_token='));
				end({ status: response.statusCode ?? 0, html, cookie: session?.split(';')[0] });
			});
		});
		sent.end(body);
	});
}
