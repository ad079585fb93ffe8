import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { newId } from '../../../kernel/id.ts';
import { admitOffice } from '../../../platform/server/database.ts';
import { fillGazetteer } from './commands.ts';
import { findPlaces, loadPlace } from './queries.ts';

const test = testDatabase();
const office = admitOffice(newId());

beforeAll(async () => {
	await fillGazetteer(test.admin.options);
});

async function find(words: string, country?: string) {
	return test.db.forOffice(office, (tx) => findPlaces(tx, { words, country }));
}

async function names(words: string, country?: string) {
	return (await find(words, country)).map((place) => `${place.name} ${place.country}`);
}

describe('places', () => {
	it('are found whatever letters one has on the keyboard, with all that choosing one fills in', async () => {
		const poznan = {
			...{ id: 3088171, name: 'Poznań', country: 'PL', latitude: 52.40692, longitude: 16.92993 },
			timeZone: 'Europe/Warsaw'
		};
		for (const typed of ['Poznan', 'poznań', ' POZN ']) expect((await find(typed))[0]).toEqual(poznan);
		expect(await test.db.forOffice(office, (tx) => loadPlace(tx, 3088171))).toEqual(poznan);
		expect(await test.db.forOffice(office, (tx) => loadPlace(tx, 1))).toBeUndefined();
	});

	it.each([
		['bayt sahur', 'Bayt Sāḩūr PS', 'Asia/Hebron'],
		["Ra'anana", "Ra'anana IL", 'Asia/Jerusalem'],
		['raanana', "Ra'anana IL", 'Asia/Jerusalem'],
		['boulogne billan', 'Boulogne-Billancourt FR', 'Europe/Paris'],
		['Kunming', 'Kunming CN', 'Asia/Shanghai'],
		['Tainan', 'Tainan TW', 'Asia/Taipei'],
		['Rio de J', 'Rio de Janeiro BR', 'America/Sao_Paulo'],
		['Atlanta', 'Atlanta US', 'America/New_York'],
		['Bramsche', 'Bramsche DE', 'Europe/Berlin']
	])('%s: %s', async (typed, name, timeZone) => {
		const [place] = await find(typed);
		expect([place?.name, place?.country].join(' ')).toBe(name);
		expect(place?.timeZone).toBe(timeZone);
	});

	it('that are called exactly so come first, then the most populous; eight at most', async () => {
		expect((await names('Verona')).slice(0, 2)).toEqual(['Verona IT', 'Verona US']);
		expect((await names('Bath'))[0]).toBe('Bath GB');
		expect((await names('San Fr'))[0]).toBe('San Francisco US');
		expect(await names('san')).toHaveLength(8);
	});

	it('are narrowed to a country', async () => {
		expect((await names('Verona', 'US')).every((name) => name.endsWith(' US'))).toBe(true);
		expect(await names('Poznan', 'DE')).toEqual([]);
	});

	it('are none for nothing, for what is no word, and for what looks like a pattern', async () => {
		for (const typed of ['', '   ', '%', '_', '\\', 'פוזנן', 'Poz%', "'; drop table gazetteer; --"]) {
			expect(await names(typed)).toEqual(typed === 'Poz%' ? await names('Poz') : []);
		}
	});
});
