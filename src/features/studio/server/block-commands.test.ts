import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice } from '../../../../tests/support/factories.ts';
import { OWN_SECTION } from '../edits.ts';
import { removeBlock, restoreBlock, saveBlock, saveBlockOrder } from './block-commands.ts';
import { saveReport } from './commands.ts';
import { addSection, removeSection, restoreSection } from './edit-commands.ts';
import { listRemoved, loadEdits } from './queries.ts';

const test = testDatabase();

async function office(): Promise<{ actor: Actor; id: string }> {
	const actor = buildActor(await buildOffice(test.db), 'director');
	const about = { id: newId(), version: 0, title: {}, from: '2020-01-01', to: '2020-12-31' };
	await saveReport(test.db, actor, { ...about, audience: 'council', tellsMoney: false, languages: ['en'] });
	return { actor, id: about.id };
}

function editsOf({ officeId }: Actor, id: string) {
	const report = { id, sectionOrder: [], audience: 'council' as const };
	return test.db.forOffice(officeId, (tx) => loadEdits(tx, officeId, report));
}

function removedFrom({ officeId }: Actor, id: string) {
	return test.db.forOffice(officeId, (tx) => listRemoved(tx, officeId, id, new Date(0)));
}

describe('what was removed from a report', () => {
	it('is brought back as it stood: a block, which refuses what was written for it meanwhile', async () => {
		const { actor, id } = await office();
		const block = { version: 0, section: 'goals', kind: 'text' as const, source: {} };
		const [one, two] = [newId(), newId()];
		await saveBlock(test.db, actor, id, { ...block, id: one, words: { en: 'First' } });
		await saveBlock(test.db, actor, id, { ...block, id: two, words: { en: 'Second' } });
		expect(await removeBlock(test.db, actor, id, one)).toMatchObject({ ok: true });
		expect(await removeBlock(test.db, actor, id, one)).toEqual({ ok: false, reason: 'not_found' });
		expect((await editsOf(actor, id)).blocks.map((each) => each.id)).toEqual([two]);
		const late = { ...block, id: one, words: { en: 'Too late' } };
		expect(await saveBlock(test.db, actor, id, { ...late, version: 1 })).toEqual({ ok: false, reason: 'not_found' });
		expect(await saveBlockOrder(test.db, actor, id, { section: 'goals', order: [two] })).toMatchObject({ ok: true });
		expect(await removedFrom(actor, id)).toMatchObject([{ key: one, isPage: false, words: { en: 'First' } }]);
		expect(await restoreBlock(test.db, actor, id, one)).toMatchObject({ ok: true });
		expect(await restoreBlock(test.db, actor, id, one)).toEqual({ ok: false, reason: 'not_found' });
		expect((await editsOf(actor, id)).blocks.map(({ words }) => words['en'])).toEqual(['First', 'Second']);
		expect(await removedFrom(actor, id)).toEqual([]);
	});

	it('is brought back with what went with it: a page, without what was removed from it before', async () => {
		const { actor, id } = await office();
		const page = newId();
		const section = `${OWN_SECTION}${page}`;
		const block = { version: 0, section, kind: 'text' as const, source: {} };
		const [early, late] = [newId(), newId()];
		await addSection(test.db, actor, id, { id: page, title: { en: 'Thanks' } });
		await saveBlock(test.db, actor, id, { ...block, id: early, words: { en: 'Unwanted' } });
		await saveBlock(test.db, actor, id, { ...block, id: late, words: { en: 'To all' } });
		await removeBlock(test.db, actor, id, early);
		await removeSection(test.db, actor, id, section);
		expect(await removedFrom(actor, id)).toMatchObject([{ key: section, isPage: true, words: { en: 'Thanks' } }]);
		const gone = { ok: false, reason: 'problem', field: 'section', code: 'gone' };
		expect(await restoreBlock(test.db, actor, id, early)).toEqual(gone);
		expect(await restoreSection(test.db, actor, id, section)).toMatchObject({ ok: true });
		const edits = await editsOf(actor, id);
		expect(edits.sections.map((each) => each.title)).toEqual([{ en: 'Thanks' }]);
		expect(edits.blocks.map(({ words }) => words['en'])).toEqual(['To all']);
		expect(await removedFrom(actor, id)).toMatchObject([{ key: early }]);
		// Nobody else's report, and nobody without the right to it.
		const other = await office();
		await removeSection(test.db, actor, id, section);
		expect(await restoreSection(test.db, other.actor, id, section)).toEqual({ ok: false, reason: 'not_found' });
		expect(await restoreSection(test.db, { ...actor, role: 'reader' }, id, section)).toMatchObject({ ok: false });
		expect(await removedFrom(other.actor, id)).toEqual([]);
	});
});
