import { appLogin } from '../src/platform/server/database-login.ts';
import { openDatabase } from '../src/platform/server/database.ts';
import { tokenOfCookie } from '../src/platform/server/session-cookie.ts';
import { readSession } from '../src/platform/server/sessions.ts';
import { readSettings } from '../src/platform/server/settings.ts';
import { readSecrets, stateFolder } from '../src/platform/server/state-folder.ts';
import { startFloor } from './floor-process.ts';
import type { Running } from './installation.ts';
import { fixed, median, table } from './markdown.ts';
import { round, type Asked, type Round, type RoundOptions } from './rounds.ts';
import { record } from './statements.ts';
import { Turns } from './turns.ts';

/** A page that is the same for everybody and asks the database for nothing but who reads it. */
const PAGE = '/sign-in/forgotten';
const CHECKS = 50;

type Case = 'probe' | 'nobody' | 'forged' | 'signedIn' | 'bareBytes' | 'bareSession';
const LABELS: Record<Case, string> = {
	probe: 'a probe: who asks is not looked at',
	nobody: 'the page without a session',
	forged: 'the page with a forged one',
	signedIn: 'the page with a session',
	bareBytes: 'floor: the same bytes',
	bareSession: 'floor: the same bytes and statements'
};

/** What it costs to find out who asks: the same page with a session and without, and a floor that does the same. */
export async function benchSessionCheck(kesher: Running, options: RoundOptions): Promise<string> {
	const recorded = await record(kesher, [PAGE]);
	const statements = recorded.flatMap((page) => page.statements);
	const pages = recorded.flatMap((page) => [page, { ...page, path: '/bytes', statements: [] }]);
	const floor = await startFloor(kesher, pages);
	const rounds: Record<Case, Round>[] = [];
	try {
		const asked: Record<Case, Asked> = {
			probe: { ...kesher, paths: ['/healthz'], cookie: '' },
			nobody: { ...kesher, paths: [PAGE], cookie: '' },
			forged: { ...kesher, paths: [PAGE], cookie: `${kesher.cookie.slice(0, -12)}AAAAAAAAA%3D` },
			signedIn: { ...kesher, paths: [PAGE] },
			bareBytes: { ...floor, paths: ['/bytes'], cookie: kesher.cookie },
			bareSession: { ...floor, paths: [PAGE], cookie: kesher.cookie }
		};
		for (let at = 0; at <= options.rounds; at += 1) {
			const taken = {} as Record<Case, Round>;
			for (const name of Object.keys(asked) as Case[]) taken[name] = await round(kesher, asked[name], options);
			// The first round is for warming up.
			if (at > 0) rounds.push(taken);
		}
	} finally {
		await floor.stop();
	}
	const asks = statements.filter(({ values }) => values).length;
	return [
		`${options.connections} connections, medians of ${options.rounds} rounds of ${options.seconds} s in turns. The session check sends ${asks} ${asks === 1 ? 'statement' : 'statements'} within a transaction, ${statements.length} with its begin and commit, and waits for the database ${fixed(await turnsOfCheck(kesher), 1)} times, counted at its socket; a forged cookie asks nothing.`,
		table(
			['what', 'req/s', 'app CPU ms', 'database CPU ms', 'p50 ms', 'p99 ms'],
			(Object.keys(LABELS) as Case[]).map(row)
		),
		table(
			['ratio', 'req/s', 'app CPU', 'app CPU ms of the check'],
			[
				compared('the page with a session / without', 'signedIn', 'nobody'),
				compared('the same of the floor', 'bareSession', 'bareBytes'),
				[...compared('the page with a session / the floor', 'signedIn', 'bareSession').slice(0, 3), '–']
			]
		)
	].join('\n\n');

	function row(name: Case): string[] {
		const of = (what: keyof Round) => median(rounds.map((each) => each[name][what]));
		const of2 = (['server', 'database', 'p50', 'p99'] as const).map((what) => fixed(of(what)));
		return [LABELS[name], fixed(of('perSecond'), 0), ...of2];
	}

	function compared(label: string, one: Case, other: Case): string[] {
		const ratio = (what: 'perSecond' | 'server') => median(rounds.map((each) => each[one][what] / each[other][what]));
		const more = median(rounds.map((each) => each[one].server - each[other].server));
		return [label, fixed(ratio('perSecond')), fixed(ratio('server')), fixed(more)];
	}
}

/** How often one check waits for the database, on a connection that is open. */
async function turnsOfCheck({ home, cookie }: Running): Promise<number> {
	const turns = new Turns();
	const login = { ...appLogin(readSettings({ KESHER_HOME: home })), stream: () => turns.socket() };
	const db = openDatabase(login, { max: 1 });
	try {
		const value = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1));
		const token = tokenOfCookie(value, readSecrets(stateFolder(home)).auth);
		if (!token || !(await readSession(db, token))) throw new Error('nobody has the session of the bench');
		const before = turns.count;
		for (let at = 0; at < CHECKS; at += 1) await readSession(db, token);
		return (turns.count - before) / CHECKS;
	} finally {
		await db.close();
	}
}
