import { setTimeout as sleep } from 'node:timers/promises';
import { hashPassword } from 'better-auth/crypto';
import type { Running } from './installation.ts';
import { load, type Measured } from './load.ts';
import { fixed, median, table, verdict } from './markdown.ts';
import { memoryNow, pathsOf } from './pages.ts';
import { forgetAttempts, PASSWORD, sendSignIn, withPeople, type Person } from './people.ts';
import type { RoundOptions } from './rounds.ts';

const AT_ONCE = [1, 8, 32];
/** As many as try passwords while others work. */
const GUESSERS = 32;
const GUESSES = 200;
const WRONG = 'not the password of anybody';

/** What signing in costs, what it does to those who work meanwhile, and whether guessing many times at once helps. */
export async function benchSignIn(kesher: Running, options: RoundOptions): Promise<string> {
	return withPeople(kesher, Math.max(...AT_ONCE), async (people) =>
		[
			await benchRate(kesher, people, options),
			await benchOthers(kesher, options),
			await benchGuesses(kesher, people)
		].join('\n\n')
	);
}

interface Rate {
	perSecond: number;
	p50: number;
	p99: number;
}

/** Right passwords, as fast as they come, against what hashing them costs by itself. */
async function benchRate(kesher: Running, people: Person[], { seconds, rounds }: RoundOptions): Promise<string> {
	const rows: string[][] = [];
	for (const atOnce of AT_ONCE) {
		const taken: { ours: Rate; bare: Rate }[] = [];
		for (let at = 0; at <= rounds; at += 1) {
			const bare = await rateOf(atOnce, seconds, () => hashPassword(PASSWORD));
			const ours = await rateOf(atOnce, seconds, async (who) => {
				const { status, cookie } = await sendSignIn(kesher.base, people[who]?.email ?? '', PASSWORD, who);
				if (status !== 303 || !cookie) throw new Error(`a sign-in answers ${status}`);
			});
			// The first round is for warming up.
			if (at > 0) taken.push({ ours, bare });
		}
		const of = (side: 'ours' | 'bare', what: keyof Rate) => median(taken.map((each) => each[side][what]));
		const ratio = median(taken.map(({ ours, bare }) => ours.perSecond / bare.perSecond));
		const speeds = [of('ours', 'perSecond'), of('bare', 'perSecond')].map((value) => fixed(value, 1));
		rows.push([String(atOnce), ...speeds, fixed(ratio), fixed(of('ours', 'p50'), 0), fixed(of('ours', 'p99'), 0)]);
	}
	return `Right passwords, each of another person, medians of ${rounds} rounds of ${seconds} s; beside them as many passwords hashed in a process that does nothing else.\n\n${table(['sign-ins at once', 'a second', 'hashed alone', 'ratio', 'p50 ms', 'p99 ms'], rows)}`;
}

async function rateOf(atOnce: number, seconds: number, work: (who: number) => Promise<unknown>): Promise<Rate> {
	const times: number[] = [];
	const began = performance.now();
	const one = async (who: number) => {
		while (performance.now() - began < seconds * 1000) {
			const from = performance.now();
			await work(who);
			times.push(performance.now() - from);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, (_, who) => one(who)));
	const took = (performance.now() - began) / 1000;
	times.sort((a, b) => a - b);
	const share = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
	return { perSecond: times.length / took, p50: share(0.5), p99: share(0.99) };
}

interface Pair {
	quiet: Measured;
	guessing: Measured;
}

/** One reader, while nobody signs in and while many try passwords: were they hashed where pages are made, all would wait. */
async function benchOthers(kesher: Running, { seconds, rounds }: RoundOptions): Promise<string> {
	const year = (await pathsOf('year', kesher, 1))[0] ?? '';
	const shown = [
		['a probe', '/healthz'],
		['a signed-in page (the year)', year],
		['a style sheet', await styleSheetOf(kesher, year)]
	] as const;
	const rows: string[][] = [];
	const tried: number[] = [];
	const memory: number[] = [];
	for (const [label, path] of shown) {
		const pairs: Pair[] = [];
		const read = async () => {
			const measured = await load({ ...kesher, paths: [path], connections: 1, seconds });
			// None was served at all.
			return measured.requests > 0 ? measured : { ...measured, p50: Number.NaN, p99: Number.NaN };
		};
		for (let at = 0; at <= rounds; at += 1) {
			const quiet = await read();
			const guesses = startGuessing(kesher);
			// Until the first of them have been hashed.
			await sleep(500);
			const guessing = await read();
			memory.push(memoryNow(kesher));
			tried.push(await guesses.stop());
			if (at > 0) pairs.push({ quiet, guessing });
		}
		const of = (when: keyof Pair, what: 'p50' | 'p99') => median(pairs.map((each) => each[when][what]));
		const ratio = (what: 'p50' | 'p99') => median(pairs.map(({ quiet, guessing }) => guessing[what] / quiet.p50));
		const cells = [
			of('quiet', 'p50'),
			of('quiet', 'p99'),
			of('guessing', 'p50'),
			of('guessing', 'p99'),
			ratio('p50'),
			ratio('p99')
		];
		rows.push([label, ...cells.map((value) => fixed(value, 1))]);
	}
	const head = [
		'one reader of',
		'p50 ms quiet',
		'p99 ms',
		'p50 ms meanwhile',
		'p99 ms',
		'p50 / quiet p50',
		'p99 / quiet p50'
	];
	const most = Math.max(...memory);
	return [
		`While ${GUESSERS} wrong passwords are tried at all times, ${fixed(median(tried), 1)} a second, each of another account and from another address, so that no limit stops them:`,
		table(head, rows),
		`Memory of server and database meanwhile, at most: ${fixed(most, 0)} MB (${verdict(most, 450, 350, 'less')}; bars 450 and 350 MB).`
	].join('\n\n');
}

async function styleSheetOf({ base, cookie }: Running, page: string): Promise<string> {
	const html = await (await fetch(base + page, { headers: { cookie } })).text();
	const link = /<link\b[^>]*\brel="stylesheet"[^>]*>/.exec(html)?.[0] ?? '';
	const href = /\bhref="([^"]+)"/.exec(link)?.[1];
	if (!href) throw new Error('the page has no style sheet');
	return new URL(href, base + page).pathname;
}

let guesses = 0;

/** Tries wrong passwords until it is stopped, which tells how many were tried a second. */
function startGuessing(kesher: Running): { stop(): Promise<number> } {
	const began = performance.now();
	const first = guesses;
	let stopped = false;
	const guess = async () => {
		while (!stopped) {
			const number = (guesses += 1);
			const { status } = await sendSignIn(kesher.base, `nobody-${number}@bench.invalid`, WRONG, number);
			if (status !== 422) throw new Error(`a wrong password answers ${status}`);
		}
	};
	const all = Promise.all(Array.from({ length: GUESSERS }, guess));
	return {
		stop: async () => {
			stopped = true;
			await all;
			return (guesses - first) / ((performance.now() - began) / 1000);
		}
	};
}

/** Many wrong guesses at once: of one account from everywhere, and of many accounts from one place. */
async function benchGuesses(kesher: Running, people: Person[]): Promise<string> {
	const email = people[0]?.email ?? '';
	const rows: string[][] = [];
	const guess = async (label: string, allowed: number, one: (at: number) => [email: string, from: number]) => {
		await forgetAttempts(kesher.home);
		const began = performance.now();
		const sent = Array.from({ length: GUESSES }, (_, at) => sendSignIn(kesher.base, one(at)[0], WRONG, one(at)[1]));
		const answers = await Promise.all(sent);
		const took = (performance.now() - began) / 1000;
		const count = (status: number) => answers.filter((answer) => answer.status === status).length;
		const right = await sendSignIn(kesher.base, one(0)[0], PASSWORD, one(0)[1]);
		const others = GUESSES - count(422) - count(429);
		const kept = count(422) === allowed && others === 0 && right.status === 429;
		rows.push([
			label,
			String(count(422)),
			String(count(429)),
			String(others),
			String(right.status),
			fixed(took, 1),
			kept ? 'kept' : '**missed**'
		]);
	};
	await guess('one account, each from another address', 5, (at) => [email, 1000 + at]);
	await guess('each another account, one address', 30, (at) => [`nobody-${at}@bench.invalid`, 999]);
	return `${GUESSES} wrong passwords at once; five may be tried of an account, thirty from an address, and then not even the right one gets in.\n\n${table(['guesses', 'tried', 'turned away', 'other answers', 'the right one then', 's for all', 'limit'], rows)}`;
}
