import { expect, it } from 'vitest';
import { EXTRACT } from '../extract.ts';
import { readDataSet } from './data-set.ts';

it('reads statements and the items that they are about', () => {
	const read = readDataSet(
		'\ufeffsource,target\r\nQ84,Q9248\r\nQ84,\r\nhttp://x,Q1\r\n',
		'wikidata_id,name_en,country,lat,lon,population\nQ61,"Washington, D.C.",United States of America,38.895,-77.03,1\nQ9,Somewhere,,,,\n'
	);
	expect(read).toMatchObject({
		...{ ok: true, leftOut: 2 },
		dataSet: { statements: [{ subject: 'Q84', object: 'Q9248' }] }
	});
	expect(read.ok && [...read.dataSet.items.values()]).toEqual([
		{ id: 'Q61', name: 'Washington, D.C.', country: 'United States of America', latitude: 38.895, longitude: -77.03 },
		{ id: 'Q9', name: 'Somewhere', country: '', latitude: null, longitude: null }
	]);
});

it('says which columns a file lacks', () => {
	expect(readDataSet('from,to\nQ1,Q2\n')).toEqual({ ok: false, file: 'statements', missing: ['source', 'target'] });
	expect(readDataSet('', undefined)).toMatchObject({ ok: false, file: 'statements' });
	expect(readDataSet('source,target\n', 'id,name\n')).toMatchObject({ ok: false, file: 'items' });
});

it('reads one table of both, with the addresses that the query service gives instead of ids', () => {
	const item = 'http://www.wikidata.org/entity/Q268';
	const read = readDataSet(
		`source,target,wikidata_id,name_en,country,lat,lon\nhttp://www.wikidata.org/entity/Q309164,${item},${item},Poznań,Poland,52.4,16.9\n,,Q1,Somewhere,,,\n,,,,,,\n`
	);
	expect(read).toMatchObject({
		...{ ok: true, leftOut: 1 },
		dataSet: { statements: [{ subject: 'Q309164', object: 'Q268' }] }
	});
	expect(read.ok && [...read.dataSet.items.keys()]).toEqual(['Q268', 'Q1']);
});

it('reads what comes along', () => {
	const read = readDataSet(EXTRACT.table);
	expect(read).toMatchObject({ ok: true, leftOut: 0 });
	expect(read.ok && read.dataSet.items.has(EXTRACT.home)).toBe(true);
});
