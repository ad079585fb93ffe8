import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFilled, type Running } from './installation.ts';
import { fixed, table } from './markdown.ts';
import { outcomeOfPage, outcomeOfSignIn, tally, type Seen } from './outcomes.ts';
import { askFor, PASSWORD, sendSignIn, withPeople, type Person } from './people.ts';
import { familyOf } from './processes.ts';

const READERS = 8;
const SIGNING_IN = 4;
/** Its own, small: what is killed here is nobody else's. */
const SCALE = { offices: 2, activities: 2000 };
/** Longer than any request may take. */
const HANG = 22_000;
const PAGE = '/account';

type FaultName = 'killed' | 'hangs';

/** What people meet when the database is killed or hangs while they sign in and read. */
export async function benchFaults(say: (line: string) => void): Promise<string> {
	const kesher = await startFilled(SCALE, say);
	try {
		const rows = await withPeople(kesher, READERS + SIGNING_IN, async (people) => [
			await tried(kesher, people, 'killed'),
			await tried(kesher, people, 'hangs')
		]);
		const head = [
			...[
				'the database',
				'requests',
				'not served',
				'of them told so (503)',
				'told nothing',
				'turned out',
				'somebody else'
			],
			...['longest s', 'served again after s', 'sessions', 'lost']
		];
		return `${READERS} people read their settings and ${SIGNING_IN} sign in, again and again, pausing a tenth of a second when they are not served. The database is killed (kill -9), and is stopped as it stands for ${HANG / 1000} s (SIGSTOP). "Turned out": a session that counts no longer, or a right password that is refused. "Served again": after the kill, and after it went on. Sessions are those from before and those begun meanwhile, each asked for its owner afterwards.\n\n${table(head, rows)}`;
	} finally {
		await kesher.stop();
	}
}

async function tried(kesher: Running, people: Person[], fault: FaultName): Promise<string[]> {
	const seen: Seen[] = [];
	const begun: Person[] = [];
	let stopped = false;
	const again = async (one: () => Promise<Seen>) => {
		while (!stopped) {
			const what = await one();
			seen.push(what);
			if (what.outcome !== 'served') await sleep(100);
		}
	};
	const read = async ({ email, cookie }: Person): Promise<Seen> => {
		const at = performance.now();
		const answer = await askFor(kesher.base + PAGE, cookie);
		return { at, took: answer.milliseconds, outcome: outcomeOfPage(answer, email) };
	};
	const signIn = async ({ email }: Person, from: number): Promise<Seen> => {
		const at = performance.now();
		const answer = await sendSignIn(kesher.base, email, PASSWORD, from);
		if (answer.cookie) begun.push({ email, cookie: answer.cookie });
		return { at, took: answer.milliseconds, outcome: outcomeOfSignIn(answer) };
	};
	const all = Promise.all([
		...people.slice(0, READERS).map((person) => again(() => read(person))),
		...people.slice(READERS).map((person, at) => again(() => signIn(person, at)))
	]);
	await sleep(1500);
	const over = await (fault === 'killed' ? kill(kesher) : hang(kesher));
	for (let waited = 0; tally(seen, over).servedAgain === undefined && waited < 60_000; waited += 100) await sleep(100);
	await sleep(2000);
	stopped = true;
	await all;
	const { counts, longest, servedAgain } = tally(seen, over);
	const sessions = [...people, ...begun];
	let lost = 0;
	for (const person of sessions) if ((await read(person)).outcome !== 'served') lost += 1;
	return [
		fault,
		...[seen.length, seen.length - counts.served, counts.told, counts.untold + counts.broken, counts.turnedOut].map(
			String
		),
		String(counts.stranger),
		fixed(longest / 1000, 1),
		fixed((servedAgain ?? Number.NaN) / 1000, 1),
		String(sessions.length),
		String(lost)
	];
}

/** @returns from when on it could have answered again */
function kill({ home }: Running): Promise<number> {
	const [pid] = readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
	process.kill(Number(pid), 'SIGKILL');
	return Promise.resolve(performance.now());
}

async function hang({ pid }: Running): Promise<number> {
	const { database } = familyOf(pid);
	signal(database, 'SIGSTOP');
	try {
		await sleep(HANG);
	} finally {
		signal(database, 'SIGCONT');
	}
	return performance.now();
}

function signal(processes: readonly number[], name: NodeJS.Signals): void {
	for (const each of processes) {
		try {
			process.kill(each, name);
		} catch {
			// A connection that was closed meanwhile has ended.
		}
	}
}
