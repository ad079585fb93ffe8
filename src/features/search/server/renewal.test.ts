import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addAttachment } from '#features/attachment/server/commands.ts';
import { deleteGoal } from '#features/goal/server/commands.ts';
import { saveNews } from '#features/news/server/commands.ts';
import { saveNote } from '#features/note/server/commands.ts';
import { savePartner } from '#features/partner/server/commands.ts';
import { newId } from '#kernel/id.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildAgreement,
	buildGoal,
	buildOffice,
	buildStep,
	partnerInput
} from '../../../../tests/support/factories.ts';
import { SAMPLE_FILES } from '../../../../tests/support/sample-files.ts';
import { buildStarterOffice } from '../../../../tests/support/starter.ts';
import { SEARCH_NOUNS } from '../search.ts';
import { renewIndex } from './renewal.ts';

const test = testDatabase();

async function entries(office: OfficeId): Promise<{ noun: string }[]> {
	const { rows } = await test.admin.query<{ noun: string }>(
		`select noun, record_id, dated_on, lexemes::text, is_live, visibility, under_noun, under_id from search_entry
		where office_id = $1 order by noun, record_id`,
		[office]
	);
	return rows;
}

it('writes every entry as it was written when its record was saved', async () => {
	const { officeId } = await buildStarterOffice(test.db);
	const actor = buildActor(officeId);
	const hidden = partnerInput({ name: { en: 'Lagoon' }, visibility: 'office' });
	await savePartner(test.db, actor, hidden);
	await buildAgreement(test.db, actor, [hidden.id]);
	const of = { subject: 'partner', subjectId: hidden.id } as const;
	await buildStep(test.db, actor, of, { visibility: 'public' });
	const files = await mkdtemp(join(tmpdir(), 'kesher-renewal-'));
	const file = { ...of, id: newId(), title: { en: 'A map' }, name: 'map.pdf', bytes: SAMPLE_FILES.pdf };
	await addAttachment(test.db, files, actor, { ...file, visibility: 'council' });
	const note = { id: newId(), version: 0, text: { en: 'Counted twice' }, source: {}, sourceUrl: null };
	await saveNote(test.db, actor, { ...note, partnerId: hidden.id });
	const dates = { day: '2020-06-01', shownFrom: null, shownUntil: null };
	const news = { id: newId(), version: 0, title: { en: 'A tree' }, text: {}, visibility: 'public', ...dates } as const;
	await saveNews(test.db, actor, { ...news, partners: [], pictureId: null, pictureAlt: {} });
	await deleteGoal(test.db, actor, await buildGoal(test.db, actor));

	const before = await entries(officeId);
	expect(new Set(before.map(({ noun }) => noun))).toEqual(new Set(SEARCH_NOUNS));
	await test.admin.query('delete from search_entry where office_id = $1', [officeId]);
	expect(await renewIndex(test.db, officeId)).toBe(before.length);
	expect(await entries(officeId)).toEqual(before);
	expect(await renewIndex(test.db, officeId)).toBe(before.length);
	expect(await entries(officeId)).toEqual(before);
});

it('heals what is wrong: other words, what is told to too many, what no record is behind; of one office alone', async () => {
	const [ours, theirs] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
	const partner = partnerInput({ visibility: 'office' });
	await savePartner(test.db, ours, partner);
	await savePartner(test.db, theirs, partnerInput());
	await buildAgreement(test.db, ours, [partner.id]);
	const before = [await entries(ours.officeId), await entries(theirs.officeId)];
	const spoil = `update search_entry set lexemes = '''wrong''', visibility = 'public', is_live = false where office_id = $1`;
	for (const { officeId } of [ours, theirs]) await test.admin.query(spoil, [officeId]);
	const spoilt = await entries(theirs.officeId);
	await test.admin.query(
		`insert into search_entry (office_id, noun, record_id, lexemes, visibility) values ($1, 'partner', $2, '''x''', 'council')`,
		[ours.officeId, newId()]
	);
	await renewIndex(test.db, ours.officeId);
	expect(await entries(ours.officeId)).toEqual(before[0]);
	expect(await entries(theirs.officeId)).toEqual(spoilt);
	await renewIndex(test.db, theirs.officeId);
	expect(await entries(theirs.officeId)).toEqual(before[1]);
});

it('goes through more records than it renews at once', async () => {
	const actor = buildActor(await buildOffice(test.db));
	await test.admin.query(
		`insert into goal (office_id, id, position, name, short_name)
		select $1, gen_random_uuid(), n, '{"en":"Lagoon"}', '{}'
		from generate_series(1, 450) n`,
		[actor.officeId]
	);
	expect(await renewIndex(test.db, actor.officeId)).toBe(450);
	expect(await entries(actor.officeId)).toHaveLength(450);
});
