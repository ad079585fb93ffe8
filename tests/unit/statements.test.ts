import { describe, expect, it } from 'vitest';
import { unfiltered } from '../support/statements.ts';

const TABLES = new Set(['goal', 'activity', 'claim']);

describe('a statement that names every office', () => {
	it.each([
		['by a value', 'select id from goal where office_id = $1 and id = $2'],
		['by a cast value', "select id from kesher.goal g where g.office_id = 'x'::uuid"],
		[
			'by a join',
			'select 1 from goal g join claim c on c.office_id = g.office_id and c.id = g.id where g.office_id = $1'
		],
		[
			'by a join of rows',
			'select 1 from goal g join claim c on (c.office_id, c.id) = (g.office_id, g.id) where g.office_id = $1'
		],
		[
			'by the query around it',
			'select (select 1 from claim c where c.office_id = g.office_id) from goal g where g.office_id = $1'
		],
		[
			'in each part of a union',
			'select 1 from goal where office_id = $1 union all select 1 from claim where office_id = $1'
		],
		['in a common table expression', 'with goal as (select * from claim where office_id = $1) select * from goal'],
		['in an insert', 'insert into goal (office_id, id) values ($1, $2) on conflict do nothing'],
		['in an update', 'update goal set a = 1 from claim c where goal.office_id = $1 and c.office_id = goal.office_id'],
		['or none, because there is none', 'select slug from office where slug = $1']
	])('%s passes', (_how, statement) => {
		expect(unfiltered(statement, TABLES)).toEqual([]);
	});
});

describe('a statement that forgets one', () => {
	it.each([
		['altogether', 'select id from goal where id = $1', ['goal']],
		[
			'in a join, though it is mentioned elsewhere',
			'select g.office_id, c.office_id from goal g join claim c on c.id = g.id where g.office_id = $1',
			['c']
		],
		['by joining two that are both open', 'select 1 from goal g join claim c on c.office_id = g.office_id', ['g', 'c']],
		['in one branch of OR', 'select 1 from goal where office_id = $1 or id = $2', ['goal']],
		['by comparing otherwise', 'select 1 from goal where office_id <> $1', ['goal']],
		[
			'in a query within',
			'select 1 from goal g where g.office_id = $1 and exists (select from claim c where c.id = g.id)',
			['c']
		],
		[
			'where an inner name hides an outer',
			'select (select 1 from claim g where g.id = $2) from goal g where g.office_id = $1',
			['g']
		],
		['in one part of a union', 'select 1 from goal where office_id = $1 union select 1 from claim', ['claim']],
		['in an insert', 'insert into goal (id) values ($1)', ['goal']],
		['in a delete', 'delete from goal where id = $1', ['goal']]
	])('%s is named', (_how, statement, missing) => {
		expect(unfiltered(statement, TABLES)).toEqual(missing);
	});
});
