import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from './installation.ts';
import { fixed, median, table, verdict } from './markdown.ts';
import { cpuOf, familyOf, memoryOf } from './processes.ts';

const TIMES = 5;

/** From the command to the first page, built and filled, as npm start does it; and what it keeps when nobody asks. */
export async function benchStarts(home: string): Promise<string> {
	const seen: { first: number; server: number; database: number; cpu: number }[] = [];
	for (let at = 0; at <= TIMES; at += 1) {
		const server = await startServer(home, 'scripts/start.js');
		const cpu = cpuOf(familyOf(server.pid).server);
		await sleep(3000);
		const family = familyOf(server.pid);
		const memory = { server: memoryOf(family.server), database: memoryOf(family.database) };
		await server.stop();
		// The first may find nothing compiled yet.
		if (at > 0) seen.push({ first: server.firstPage / 1000, cpu: cpu / 1000, ...memory });
	}
	const of = (what: keyof (typeof seen)[number]) => median(seen.map((each) => each[what]));
	const idle = median(seen.map(({ server, database }) => server + database));
	return table(
		['what', 'measured', 'bar'],
		[
			['start to first page, s', fixed(of('first')), `${verdict(of('first'), 3, 1, 'less')} (3 / 1)`],
			['processor time of it, s', fixed(of('cpu')), '–'],
			['idle memory of server and database, MB', fixed(idle, 0), `${verdict(idle, 200, 130, 'less')} (200 / 130)`],
			['of it the server with its launcher', fixed(of('server'), 0), '–'],
			['of it the database', fixed(of('database'), 0), '–']
		]
	);
}
