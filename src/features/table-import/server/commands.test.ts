import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { BroughtIn } from '../../../../tests/support/bring-in.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildMember, buildOffice } from '../../../../tests/support/factories.ts';

const test = testDatabase();
const SHARED = '/work/shared/data';
if (!existsSync(SHARED)) console.warn(`SKIPPED: the tests on real lists, because ${SHARED} is not here.`);

async function newActor(): Promise<Actor> {
	const officeId = await buildOffice(test.db, { country: 'US' });
	return { officeId, userId: await buildMember(test.db, officeId), name: 'Dana', role: 'coordinator' };
}

const columnsOf = ({ headings, columns }: { headings: string[]; columns: { field: string | null }[] }) =>
	Object.fromEntries(headings.map((heading, at) => [heading, columns[at]?.field ?? null]));

describe.runIf(existsSync(SHARED))('real lists', () => {
	it(
		'of thousands of gifts come in as they are, each with giver, receiver and value',
		{ timeout: 120_000 },
		async () => {
			const table = new BroughtIn(test.db, await newActor());
			const checked = await table.check(readFileSync(join(SHARED, 'registers/us-government-gifts.csv')));
			expect(checked.target).toBe('gifts');
			expect(columnsOf(checked)).toMatchObject({
				...{ recipient: 'receiver', donor: 'giver', year_received: 'starts', gift_description: 'title' },
				...{ value_usd: 'value', donor_country: 'details' }
			});
			expect(checked.counts.created).toBeGreaterThan(8380);
			expect(checked.questions).toEqual([]);
		}
	);

	it('of the members of an association come in with their addresses as notes', { timeout: 120_000 }, async () => {
		const table = new BroughtIn(test.db, await newActor());
		const checked = await table.check(
			readFileSync(join(SHARED, 'encodings/sister-city-association-persons.win1252.tsv'))
		);
		expect(checked.target).toBe('people');
		expect(columnsOf(checked)).toMatchObject({
			FirstName: 'name',
			LastName: 'name',
			City: 'note',
			Phone: 'phone',
			'E-Mail': 'email'
		});
		expect(checked.counts).toMatchObject({ rejected: 0 });
		expect(checked.counts.created).toBeGreaterThan(50);
	});

	it('of sister cities name each once, in its own country', { timeout: 120_000 }, async () => {
		const table = new BroughtIn(test.db, await newActor());
		const checked = await table.check(
			readFileSync(join(SHARED, 'encodings/poland-sistercities.win1250.tsv')),
			'partners'
		);
		expect(columnsOf(checked)).toMatchObject({ sistercityLabel: 'name', destination_countryLabel: 'country' });
		expect(checked.counts.created).toBeGreaterThan(1000);
		// One of them is said to lie in what is no country.
		expect(checked.counts.rejected).toBe(1);
		expect(checked.questions).toMatchObject([{ field: 'country', value: "Luhansk People's Republic", rows: 1 }]);
	});
});
