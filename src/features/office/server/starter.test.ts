import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listHighlights } from '#features/highlight/server/queries.ts';
import { listNotes } from '#features/note/server/queries.ts';
import { periodOf } from '#kernel/period.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { loadOfficeFolder } from './starter.ts';

const test = testDatabase();

describe('the starter office', () => {
	it('is loaded whole: its initiatives with their bodies, its highlights with what they are about, its notes', async () => {
		const outcome = await loadOfficeFolder(test.db, 'examples/raanana', 'test');
		if (!outcome.ok) throw new Error(outcome.reason);
		const office = outcome.officeId;
		await test.db.forOffice(office, async (tx) => {
			const { rows } = await sql<{ title: string; lead: string | null }>`
				select i.title ->> 'en' as title, (
					select o.name ->> 'en' from initiative_organisation io
					join organisation o on o.office_id = io.office_id and o.id = io.organisation_id
					where io.office_id = ${office} and o.office_id = ${office} and io.initiative_id = i.id and io.role = 'lead'
				) as lead
				from initiative i where i.office_id = ${office} order by i.id`.execute(tx);
			expect(rows).toHaveLength(4);
			expect(rows[2]).toEqual({
				title: 'A musical tree by a Polish composer, with the Embassy of Poland',
				lead: 'The Music Centre'
			});
			const highlights = await listHighlights(tx, office, periodOf(2020, 1), ['council', 'public']);
			expect(highlights.map((highlight) => highlight.about?.noun)).toEqual([
				...['partner', 'partner', 'partner', 'initiative', 'initiative', 'activity']
			]);
			expect((await listNotes(tx, office)).length).toBeGreaterThanOrEqual(7);
		});
		expect(await loadOfficeFolder(test.db, 'examples/raanana', 'test')).toEqual({ ok: false, reason: 'slug_taken' });
	});
});
