import { beforeAll, describe, expect, it } from 'vitest';
import { setAdministrator } from '../../src/features/installation/server/commands.ts';
import type { Role } from '../../src/features/member/member.ts';
import { makeToken } from '../../src/features/token/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { dayAt } from '../../src/kernel/period.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildMember, buildOffice } from '../support/factories.ts';
import { allDoors, announceTooMuch, knock, outcome, type Door, type Kind } from '../support/guards.ts';
import { HttpClient, type Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

/**
 * Every way in, tried as everybody who has no business there. The ways are found in the files; what each answers is
 * decided by who is admitted to it, and what answers otherwise stands in a list of exceptions with its reason.
 */
const server = testServer();
const slug = `guarded-${newId().slice(-8)}`;
const doors = allDoors({ office: [slug] });
const closed = doors.filter(({ kind }) => kind !== 'open');
const writing = doors.filter(({ method }) => method !== 'GET');

/** Where who is not signed in is led: a form goes along, so that nothing typed is lost. */
const TO_SIGN_IN = /^(303 \/sign-in|307 \/sign-in\/again)$/;
const NOT_THERE = /^404$/;
const REFUSED = /^40[34]$/;
const NO_TOKEN = /^401$/;

/** What answers otherwise than its kind, and why. */
type Exceptions = Record<string, { answers: RegExp; because: string }>;

const OPEN_FOOT = 'the language is chosen at the foot of every page, before the sign-in as well';
const OF_PROVIDERS: Exceptions = {
	'POST /sign-in/with/[office]/ended': {
		answers: /^400$/,
		because: 'a server sends it, which names no origin: its signature is asked for, and what is too large is not read'
	}
};
const READS_NOTHING: Exceptions = {
	...OF_PROVIDERS,
	'POST /[office=slug]/ideas/own/[secret]?/confirm': {
		answers: /^(400|404|415)$/,
		because: 'without a secret it is not there'
	},
	'POST /[office=slug]/[tongue=tongue]/ideas/own/[secret]?/confirm': {
		answers: /^(400|404|415)$/,
		because: 'as above'
	},
	'POST /[office=slug]/ideas/support/[secret]?/count': { answers: /^(400|404|415)$/, because: 'as above' },
	'POST /[office=slug]/ideas/support/[secret]?/takeBack': { answers: /^(400|404|415)$/, because: 'as above' },
	'POST /[office=slug]/[tongue=tongue]/ideas/support/[secret]?/count': {
		answers: /^(400|404|415)$/,
		because: 'as above'
	},
	'POST /[office=slug]/[tongue=tongue]/ideas/support/[secret]?/takeBack': {
		answers: /^(400|404|415)$/,
		because: 'as above'
	},
	'POST /sign-out': { answers: /^(303|415)/, because: 'it has no fields: whatever is sent is not read' },
	'POST /account?/endOthers': { answers: /^(303|415)/, because: 'as above' },
	'POST /sign-in/passkey/begin': { answers: /^(200|404|415)$/, because: 'as above' },
	'DELETE /api/v1/[office]/[resource]/[id]': { answers: /^(404|415)$/, because: 'as above' }
};

let officeId: OfficeId;
let director: HttpClient;
const keys = {} as Record<'write' | 'read' | 'ended' | 'elsewhere', string>;

beforeAll(async () => {
	const { db } = server;
	officeId = await buildOffice(db, { slug });
	director = await server.signedIn('director', { office: slug });
	const other = await buildOffice(db);
	keys.write = await token(officeId, 'write', dayAt(new Date(), 'UTC'));
	keys.read = await token(officeId, 'read', dayAt(new Date(), 'UTC'));
	keys.ended = await token(officeId, 'write', '2020-01-01');
	keys.elsewhere = await token(other, 'write', dayAt(new Date(), 'UTC'));
});

async function token(office: OfficeId, scope: 'read' | 'write', today: string): Promise<string> {
	const userId = await buildMember(server.db, office, 'coordinator');
	const actor = { ...buildActor(office), userId };
	const made = await makeToken(server.db, actor, { name: 'Nightly run', scope, days: '30' }, today);
	if (!made.ok) throw new Error(made.reason);
	return made.key;
}

/** Somebody who is admitted; another one each time, for the session itself may end. */
async function session({ kind }: Door): Promise<string> {
	const email = `${newId()}@example.org`;
	const { name, value } = await server.session('director', { office: slug, email });
	if (kind === 'administrator') await setAdministrator(server.db, email, true);
	return `${name}=${value}`;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** What a walk found wrong, by the name of the door. */
async function walk(
	through: readonly Door[],
	ask: (door: Door) => Promise<string>,
	expected: (door: Door) => RegExp | undefined,
	exceptions: Exceptions = {}
): Promise<string[]> {
	const wrong: string[] = [];
	const names = new Set(through.map(({ name }) => name));
	for (const name of Object.keys(exceptions)) if (!names.has(name)) wrong.push(`${name} is an exception of nothing`);
	for (const door of through) {
		const rule = exceptions[door.name]?.answers ?? expected(door);
		const answer = await ask(door);
		if (!rule?.test(answer)) wrong.push(`${door.name} answers ${answer}`);
	}
	return wrong;
}

const byKind = (rules: Partial<Record<Kind, RegExp>>) => (door: Door) => rules[door.kind];
const asked =
	(client: () => HttpClient, headers: Record<string, string> = {}) =>
	async (door: Door) =>
		outcome(await knock(client(), door, headers));

it('every way in is found in the files', () => {
	expect(doors.length).toBeGreaterThan(250);
	const names = doors.map(({ name }) => name);
	for (const name of [
		'GET /o/[office]/agreements (data)',
		'POST /o/[office]/agreements/edit?/save',
		'DELETE /api/v1/[office]/[resource]/[id]',
		'POST /sign-out'
	]) {
		expect(names).toContain(name);
	}
});

describe('without a session', () => {
	const expected = byKind({
		...{ office: TO_SIGN_IN, person: TO_SIGN_IN, administrator: TO_SIGN_IN, program: NO_TOKEN, nothing: NOT_THERE }
	});
	const exceptions: Exceptions = {
		'POST /account?/language': { answers: /^(422|303)/, because: OPEN_FOOT }
	};

	it('nothing is told and nothing done', async () => {
		expect(
			await walk(
				closed,
				asked(() => server.anonymous()),
				expected,
				exceptions
			)
		).toEqual([]);
	});

	it.each(['was idle too long', 'is over', 'was ended by signing out', 'has a forged signature'] as const)(
		'nothing more where a session %s',
		{ timeout: 120_000 },
		async (what) => {
			const client = await stale(what);
			expect(
				await walk(
					closed,
					asked(() => client),
					expected,
					exceptions
				)
			).toEqual([]);
		}
	);

	it.each(['ended', 'elsewhere'] as const)('programs whose token has %s are told the same', async (which) => {
		const programs = closed.filter(({ kind }) => kind === 'program');
		expect(
			await walk(
				programs,
				asked(() => server.anonymous(), bearer(keys[which])),
				expected
			)
		).toEqual([]);
	});
});

/** A browser that keeps a session which does not count. */
async function stale(what: string): Promise<HttpClient> {
	const { name, value } = await server.session('director', { office: slug });
	if (what === 'has a forged signature') {
		const forged = value.replace(/[^.]+$/, (signature) => [...signature].reverse().join(''));
		return new HttpClient(server.base, `${name}=${forged}`);
	}
	const client = new HttpClient(server.base, `${name}=${value}`);
	expect((await client.get('/account')).status).toBe(200);
	if (what === 'was ended by signing out') {
		await new HttpClient(server.base, `${name}=${value}`).post('/sign-out', {});
		return client;
	}
	const past = new Date(Date.now() - 40 * 86_400_000);
	await server.db.forInstallation((tx) =>
		tx
			.updateTable('auth.session')
			.set(what === 'is over' ? { expires_at: past } : { updated_at: past })
			.where('token', '=', decodeURIComponent(value).split('.')[0] as string)
			.execute()
	);
	return client;
}

describe('a member of another office', () => {
	it('finds nothing there', async () => {
		const office = `other-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug: office });
		const outsider = await server.signedIn('director', { office });
		const there = closed.filter(({ kind }) => kind === 'office');
		const ask = async (door: Door) => {
			const answer = await knock(outsider, door);
			const nowhere = await knock(outsider, { ...door, path: door.path.replace(slug, 'nowhere-at-all') });
			expect([door.name, plain(answer)]).toEqual([door.name, plain(nowhere)]);
			expect([door.name, ...answer.headers.keys()]).toEqual([door.name, ...nowhere.headers.keys()]);
			return outcome(answer);
		};
		expect(await walk(there, ask, () => NOT_THERE)).toEqual([]);
	});

	it('is nobody who runs the installation', async () => {
		const there = closed.filter(({ kind }) => kind === 'administrator');
		expect(
			await walk(
				there,
				asked(() => director),
				() => NOT_THERE
			)
		).toEqual([]);
	});
});

/** What a page says, without what differs from answer to answer. */
function plain({ html }: Page): string {
	return html.replaceAll('nowhere-at-all', slug).replace(/nonce="[^"]+"/g, '');
}

/** The pages of an office, by what stands after its name; to a role that is not named here a page is refused. */
const LISTS = 'activities|agreements|goals|initiatives|news|notes|organisations|partners|people|steps|files';
const READING = [
	`(/(${LISTS}|highlights/:year)(/:id|/export.:format)?)?`,
	'/(menu|search|land/:key|logo|places|highlights|year(/:year)?)',
	'/report(/:year(/:lang)?(/file.:format|/present)?)?',
	'/reports(/:id(/:lang)?(/file.:format|/present)?)?',
	'/reports/:id/pictures/:file',
	'/partners/:id/:sheet(/:lang)?(/file.:format)?',
	...['/initiatives/requests', '/initiatives/:id/request', '/initiatives/:id/recommendation(/:lang)?(/file.:format)?'],
	'/templates(/:template(/:picture|/template.json)?)?',
	...['/reports/:id/files', '/report/:year/files', '/exports(/:id)?']
];
/** Whoever reads a report asks for files of it. */
const FILES = ['/reports/:id/files', '/report/:year/files', '/exports'];
const HISTORY = '/history/:noun/:id';
const VERSIONS = '/reports/:id(/:lang)?/versions';
const EDIT = 'edit(/:id)?';
const OWN = [
	`/((activities|initiatives|steps|files|milestones)/${EDIT}|activities/:id|initiatives/:id/(complete|relate|activities))`,
	'/capture',
	'/trash',
	'/steps',
	'/initiatives(/:id)?',
	'/files/add',
	'/initiatives/:id/request/assess'
];
const AGREED = [`/agreements/${EDIT}`, '/agreements/:id(/claims(/:claim)?)?'];
/** Members, the office itself, its trail, its provider, how long it keeps what; erasing somebody. */
const DIRECTING = ['/settings(/.*)?', '/people/:id/held/erase', '/initiatives/:id/(decide|decisions/:decision)'];

const ROLES_MAY: Record<Exclude<Role, 'director'>, { open: string[]; write: string[] }> = {
	reader: { open: READING, write: FILES },
	contributor: { open: [...READING, ...OWN, '/capture/words', HISTORY], write: [...OWN, ...FILES] },
	agreements_manager: {
		open: [...READING, ...AGREED, ...OWN.slice(2), HISTORY, VERSIONS],
		write: [...AGREED, ...OWN.slice(2), ...FILES]
	},
	coordinator: { open: ['.*'], write: ['.*'] }
};

describe.each(Object.entries(ROLES_MAY))('the role %s', (role, { open, write }) => {
	const isOneOf = (patterns: string[], id: string) => {
		const of = id.replace('/o/[office]', '').replace(/\[\[?(\w+)(=\w+)?\]\]?/g, ':$1');
		return patterns.some((pattern) => new RegExp(`^${pattern}$`).test(of));
	};
	const expected = ({ id, method }: Door) => {
		const isDirecting = role === 'coordinator' && isOneOf(DIRECTING, id);
		return !isDirecting && isOneOf(method === 'GET' ? open : write, id) ? /^(200|303|40[349]|422)/ : REFUSED;
	};

	it('is refused what is not its own', async () => {
		const client = await server.signedIn(role as Role, { office: slug });
		expect(
			await walk(
				closed.filter(({ kind }) => kind === 'office'),
				asked(() => client),
				expected
			)
		).toEqual([]);
	});
});

describe('a form', () => {
	const forged = byKind({
		...{ office: /^403$/, person: /^403$/, administrator: /^403$/, open: /^403$/ },
		...{ program: NO_TOKEN, nothing: NOT_THERE }
	});

	it.each(['https://evil.example', 'null'])('of another site is refused, signed in or not: %s', async (origin) => {
		expect(
			await walk(
				writing,
				asked(() => director, { origin }),
				forged
			)
		).toEqual([]);
	});

	it('that does not say where it comes from is refused', async () => {
		const ask = async ({ path, query, method, kind }: Door) => {
			const type = kind === 'program' ? 'application/json' : 'application/x-www-form-urlencoded';
			return outcome(await director.send(path + query, { method, body: 'a=b', headers: { 'content-type': type } }));
		};
		expect(await walk(writing, ask, forged, OF_PROVIDERS)).toEqual([]);
	});

	it.each(['text/plain', 'application/json', 'application/octet-stream', 'multipart/form-data'])(
		'of another type is no form: %s',
		async (type) => {
			const ask = async (door: Door) => {
				const { path, query, method, kind } = door;
				const sent = kind === 'program' && type === 'application/json' ? 'text/csv' : type;
				const headers = {
					origin: server.base,
					'content-type': sent,
					...(kind === 'program' ? bearer(keys.write) : {})
				};
				return outcome(
					await new HttpClient(server.base, await session(door)).send(path + query, { method, body: '{"id":', headers })
				);
			};
			expect(await walk(writing, ask, () => /^(400|404|415)$/, READS_NOTHING)).toEqual([]);
		}
	);

	it('that is larger than anything that is taken is refused before it has come', async () => {
		const ask = async (door: Door) => {
			const headers = door.kind === 'program' ? bearer(keys.write) : { cookie: await session(door) };
			return String(await announceTooMuch(server.base, door, headers));
		};
		expect(await walk(writing, ask, ({ kind }) => (kind === 'nothing' ? NOT_THERE : /^413$/), READS_NOTHING)).toEqual(
			[]
		);
	});
});

it('a token that reads writes nothing', async () => {
	const programs = writing.filter(({ kind }) => kind === 'program');
	expect(
		await walk(
			programs,
			asked(() => server.anonymous(), bearer(keys.read)),
			() => /^403$/
		)
	).toEqual([]);
});
