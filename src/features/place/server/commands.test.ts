import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { fillGazetteer } from './commands.ts';

const test = testDatabase();

it('fills an empty gazetteer once, also when two servers start at the same time', async () => {
	const { options: owner } = test.admin;
	const counts = await Promise.all([fillGazetteer(owner), fillGazetteer(owner)]);
	expect(counts.sort((a, b) => a - b)).toEqual([0, 135_233]);
	expect(await fillGazetteer(owner)).toBe(0);
	const { rows } = await test.admin.query<{ count: number; names: number; countries: number }>(
		`select count(*)::integer as count, count(nullif(folded, ''))::integer as names,
			count(*) filter (where country ~ '^[A-Z]{2}$')::integer as countries from gazetteer`
	);
	expect(rows).toEqual([{ count: 135_233, names: 135_233, countries: 135_233 }]);
});
