import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Load {
	base: string;
	paths: readonly string[];
	cookie: string;
	/** Of each page, what whoever asks has of it already. */
	tags?: readonly string[] | undefined;
	connections: number;
	seconds: number;
}

export interface Measured {
	requests: number;
	perSecond: number;
	/** Milliseconds. */
	p50: number;
	p99: number;
}

const hasWrk = spawnSync('wrk', ['--version']).error === undefined;
export const GENERATOR = hasWrk ? 'wrk' : 'our own loop (wrk is not installed)';

/** Asks for the pages in turn, as fast as they come. @throws when one of them fails */
export function load(job: Load): Promise<Measured> {
	return hasWrk ? byWrk(job) : byLoop(job);
}

async function byWrk({ base, paths, cookie, tags, connections, seconds }: Load): Promise<Measured> {
	const folder = mkdtempSync(join(tmpdir(), 'kesher-wrk-'));
	try {
		const script = join(folder, 'pages.lua');
		const list = (values: readonly string[]) => values.map((value) => JSON.stringify(value)).join(', ');
		writeFileSync(
			script,
			`local paths = { ${list(paths)} }\nlocal tags = { ${list(tags ?? [])} }\nlocal headers = { Cookie = ${JSON.stringify(cookie)}, Accept = "text/html" }\nlocal at = 0\n` +
				'request = function() at = at % #paths + 1; headers["If-None-Match"] = tags[at]; return wrk.format("GET", paths[at], headers) end\n'
		);
		const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-s', script, base];
		const said = await outputOf('wrk', args);
		if (/Non-2xx/.test(said)) throw new Error(`pages failed under load:\n${said}`);
		const number = (pattern: RegExp) => Number(pattern.exec(said)?.[1]);
		return {
			requests: number(/(\d+) requests in/),
			perSecond: number(/Requests\/sec: +([\d.]+)/),
			p50: milliseconds(/50% +([\d.]+\w+)/.exec(said)?.[1]),
			p99: milliseconds(/99% +([\d.]+\w+)/.exec(said)?.[1])
		};
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function outputOf(command: string, args: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
		let said = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
		child.on('error', reject);
		child.on('close', () => resolve(said));
	});
}

function milliseconds(text = ''): number {
	const [, number, unit] = /([\d.]+)(us|ms|s|m)/.exec(text) ?? [];
	return Number(number) * { us: 0.001, ms: 1, s: 1000, m: 60_000 }[(unit ?? 'ms') as 'us'];
}

/** Costs more of the machine than wrk does, so its numbers are lower; both servers suffer alike. */
async function byLoop({ base, paths, cookie, tags, connections, seconds }: Load): Promise<Measured> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const times: number[] = [];
	const began = performance.now();
	let at = 0;
	const one = (index: number) =>
		new Promise<void>((resolve, reject) => {
			const sent = performance.now();
			const [path = '', tag] = [paths[index], tags?.[index]];
			const headers = { cookie, accept: 'text/html', ...(tag && { 'if-none-match': tag }) };
			request(base + path, { agent, headers }, (response) => {
				response.resume().on('end', () => {
					times.push(performance.now() - sent);
					if (response.statusCode === (tag ? 304 : 200)) resolve();
					else reject(new Error(`${path} answers ${response.statusCode ?? 'nothing'} under load`));
				});
			})
				.on('error', reject)
				.end();
		});
	const run = async () => {
		while (performance.now() - began < seconds * 1000) await one(at++ % paths.length);
	};
	await Promise.all(Array.from({ length: connections }, run));
	const took = (performance.now() - began) / 1000;
	agent.destroy();
	times.sort((a, b) => a - b);
	const share = (part: number) => times[Math.floor(times.length * part)] ?? 0;
	return { requests: times.length, perSecond: times.length / took, p50: share(0.5), p99: share(0.99) };
}
