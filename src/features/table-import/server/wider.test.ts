import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '#documents/spreadsheet/xlsx.ts';
import { LISTS } from '#features/leaving/server/lists.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { csvOf } from '#features/office/server/export.ts';
import { dateWords } from '#features/office/labels.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import { loadOfficeFolder } from '#features/office/server/starter.ts';
import type { Language } from '#kernel/language.ts';
import { inLanguage } from '#platform/server/request-language.ts';
import { BroughtIn } from '../../../../tests/support/bring-in.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildMember, buildOffice } from '../../../../tests/support/factories.ts';
import type { Target } from '../table-import.ts';

const test = testDatabase();
const now = new Date('2026-11-30T12:00:00Z');

/** In this order: what is named must be there before what names it. */
const ORDER = [
	'goals',
	'partners',
	'organisations',
	'people',
	'agreements',
	'initiatives',
	'activities'
] as const satisfies Target[];

let full: Actor;

async function asDirector(officeId: Actor['officeId']): Promise<Actor> {
	return { officeId, userId: await buildMember(test.db, officeId, 'director'), name: 'Dana', role: 'director' };
}

beforeAll(async () => {
	const loaded = await loadOfficeFolder(test.db, resolve('examples/raanana'), 'test');
	if (!loaded.ok) throw new Error(loaded.reason);
	full = await asDirector(loaded.officeId);
});

async function exported(actor: Actor, list: Target, language: Language, format: 'csv' | 'xlsx'): Promise<Uint8Array> {
	const office = await test.db.forOffice(actor.officeId, (tx) => loadOffice(tx, actor.officeId));
	if (!office) throw new Error('no office');
	const table = await inLanguage(language, () =>
		LISTS[list]?.({ db: test.db, actor, office }, { language, now, day: '2026-11-30' })
	);
	if (!table) throw new Error(`no list of ${list}`);
	if (format === 'xlsx') return writeXlsx({ ...table, language, dateWords: dateWords(language) });
	return new TextEncoder().encode(inLanguage(language, () => csvOf({ ...table, language })));
}

const linesOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim().split('\r\n').sort();

describe.each([
	['he', 'csv'],
	['en', 'csv'],
	['he', 'xlsx'],
	['en', 'xlsx']
] as const)('what is exported in %s as %s', (language, format) => {
	it.each(ORDER)('brings nothing new into the office that it is from: %s', async (list) => {
		const table = new BroughtIn(test.db, full);
		const checked = await inLanguage(language, async () =>
			table.check(await exported(full, list, language, format), list)
		);
		const told = (await table.rows())
			.filter(({ outcome }) => outcome !== 'same')
			.map(({ cells, changes, problems }) => ({ cells, changes, problems }));
		expect(told).toEqual([]);
		expect(checked.counts.same).toBeGreaterThan(0);
	});

	it('makes an empty office what that one is', async () => {
		const office = await test.db.forOffice(full.officeId, (tx) => loadOffice(tx, full.officeId));
		const empty = await asDirector(await buildOffice(test.db, { city: office?.city ?? {} }));
		for (const list of ORDER) {
			const table = new BroughtIn(test.db, empty);
			const checked = await inLanguage(language, async () =>
				table.check(await exported(full, list, language, format), list)
			);
			const rejected = (await table.rows())
				.filter(({ outcome }) => outcome === 'rejected')
				.map(({ cells, problems }) => ({ cells, problems }));
			expect(rejected).toEqual([]);
			if ((checked.counts.created ?? 0) + (checked.counts.changed ?? 0) > 0) await table.write();
		}
		for (const list of ORDER) {
			const [before, after] = await Promise.all([full, empty].map((actor) => exported(actor, list, language, 'csv')));
			expect(linesOf(after ?? new Uint8Array()), list).toEqual(linesOf(before ?? new Uint8Array()));
		}
	});
});
