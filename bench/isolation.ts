import pg from 'pg';
import { loginAs, type Running } from './installation.ts';
import { fixed, median, table, verdict } from './markdown.ts';
import { pathsOf, type PageName } from './pages.ts';
import { cpuOf } from './processes.ts';
import { record, type Recorded } from './statements.ts';

const ROUNDS = 5;
/** Ticks of the kernel are coarse: a round takes a good part of a second. */
const REPEATS = 80;

/** What row-level security costs: the same statements as the role that it binds, and as the owner, whom it does not. */
export async function benchIsolation(kesher: Running, names: readonly PageName[]): Promise<string> {
	const rows: (string | number)[][] = [];
	const [bound, free] = [await connect(kesher, 'kesher_app'), await connect(kesher, 'kesher_owner')];
	for (const name of names) {
		const pages = await record(kesher, (await pathsOf(name, kesher)).slice(0, 20));
		const rounds: { bound: Taken; free: Taken }[] = [];
		for (let at = 0; at <= ROUNDS; at += 1) {
			const taken = { bound: await run(bound, pages), free: await run(free, pages) };
			if (at > 0) rounds.push(taken);
		}
		const ratio = (what: keyof Taken) => median(rounds.map((each) => each.bound[what] / each.free[what]));
		const cpu = ratio('cpu');
		const of = (role: 'bound' | 'free', what: keyof Taken) => fixed(median(rounds.map((each) => each[role][what])));
		const speed = 1 / ratio('time');
		rows.push([
			...[name, of('bound', 'time'), of('free', 'time'), of('bound', 'cpu'), of('free', 'cpu'), fixed(cpu)],
			name === 'search'
				? `speed ${fixed(speed)}: ${verdict(speed, 0.85, 0.95, 'more')} (0.85 / 0.95)`
				: `${verdict(cpu, 1.2, 1.1, 'less')} (1.20 / 1.10)`
		]);
	}
	await Promise.all([bound.client.end(), free.client.end()]);
	const head = ['page', 'ms with', 'ms without', 'database CPU ms with', 'without', 'ratio', 'bar'];
	return `All statements of a page on one connection, medians of ${ROUNDS} rounds of ${REPEATS} pages in turns.\n\n${table(head, rows)}`;
}

interface Taken {
	/** Milliseconds a page. */
	time: number;
	cpu: number;
}

interface Connection {
	client: pg.Client;
	pid: number;
}

async function connect({ home }: Running, role: 'kesher_app' | 'kesher_owner'): Promise<Connection> {
	const client = new pg.Client({ ...loginAs(role, home), pipeline: true });
	await client.connect();
	const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
	return { client, pid: rows[0]?.pid ?? 0 };
}

const names = new Map<string, string>();

async function run({ client, pid }: Connection, pages: Recorded[]): Promise<Taken> {
	const [began, before] = [performance.now(), cpuOf([pid])];
	for (let at = 0; at < REPEATS; at += 1) {
		const { statements } = pages[at % pages.length] as Recorded;
		const sent = statements.map(({ text, values }) => {
			if (!values) return client.query(text);
			let name = names.get(text);
			if (!name) names.set(text, (name = `s${names.size}`));
			return client.query({ name, text, values });
		});
		await Promise.all(sent);
	}
	return { time: (performance.now() - began) / REPEATS, cpu: (cpuOf([pid]) - before) / REPEATS };
}
