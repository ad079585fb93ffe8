import { describe, expect, it } from 'vitest';
import { documentOf, type Source } from '../../bin/report-document.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import { loadOffice } from '../../src/features/office/server/queries.ts';
import type { ReportInput } from '../../src/features/studio/form.ts';
import { moveReport, saveReport, sealOf } from '../../src/features/studio/server/commands.ts';
import { finishedOf, loadWork } from '../../src/features/studio/server/finished.ts';
import type { Move } from '../../src/features/studio/studio.ts';
import { newId } from '../../src/kernel/id.ts';
import { titleOf, type FlowDocument } from '../../src/kernel/flow-document.ts';
import { testDatabase } from '../support/database.ts';
import { buildActor, buildOffice, buildPartner, recordActivity } from '../support/factories.ts';

const test = testDatabase();

/** An office with something that is for its own eyes alone, and a report of it for the heads of the city. */
async function office(input: Partial<ReportInput> = {}) {
	const actor = buildActor(await buildOffice(test.db), 'director');
	const found = await test.db.forOffice(actor.officeId, (tx) => loadOffice(tx, actor.officeId));
	const partner = await buildPartner(test.db, actor);
	const seen = { partners: [partner], starts: '2020-05-12' };
	await recordActivity(test.db, actor, { ...seen, title: { he: 'ביקור', en: 'A visit' } });
	await recordActivity(test.db, actor, { ...seen, title: { en: 'A quiet word' }, visibility: 'office' });
	const id = newId();
	await saveReport(test.db, actor, {
		...{ id, version: 0, title: { he: 'השנה', en: 'The year' }, from: '2020-01-01', to: '2020-12-31' },
		...{ audience: 'leadership', tellsMoney: false, languages: ['he', 'en'] },
		...input
	});
	const source: Source = { office: found?.slug ?? '', report: id, audience: 'council' };
	return { actor, id, source };
}

async function move(actor: Actor, id: string, wanted: Move): Promise<void> {
	const work = await loadWork(test.db, actor, id, '2026-11-29');
	if (!work) throw new Error('no report');
	const finished = finishedOf(work);
	const input = { id, version: work.report.version, move: wanted, note: null, seen: sealOf(finished) };
	expect(await moveReport(test.db, actor, input, finished)).toMatchObject({ ok: true });
}

const said = ({ sections }: FlowDocument) => JSON.stringify(sections);

describe('the report that the command line writes', () => {
	it('is in its own languages and for its own audience, where nothing else is said', async () => {
		const { source } = await office();
		const { document, languages } = await documentOf(test.db, source, undefined);
		expect(languages).toBe('he+en');
		expect(titleOf(document)).toBe('השנה · The year');
		expect(said(document)).toContain('A quiet word');
	});

	it('is in the one language that it has, and in no other', async () => {
		const { source } = await office({ languages: ['en'] });
		expect(await documentOf(test.db, source, undefined)).toMatchObject({
			languages: 'en',
			document: { language: 'en' }
		});
		for (const wanted of ['he', 'he+en'] as const) {
			await expect(documentOf(test.db, source, wanted)).rejects.toThrow(`is not in ${wanted}: it is in en.`);
		}
	});

	it('is as it was closed, in both languages too, whatever is recorded since', async () => {
		const { actor, id, source } = await office();
		for (const wanted of ['submit', 'approve', 'close'] as const) await move(actor, id, wanted);
		const before = await documentOf(test.db, source, 'he+en');
		await recordActivity(test.db, actor, { starts: '2020-07-01', title: { en: 'Found later' } });
		const after = await documentOf(test.db, source, 'he+en');
		expect(after).toEqual(before);
		expect(said(after.document)).not.toContain('Found later');
	});

	it('is refused for one that is not there, or another office’s', async () => {
		const [{ source }, other] = [await office(), await office()];
		const missing = newId();
		await expect(documentOf(test.db, { ...source, report: missing }, 'he')).rejects.toThrow(
			`There is no report ${missing} in ${source.office}.`
		);
		await expect(documentOf(test.db, { ...source, report: other.id }, 'he')).rejects.toThrow('There is no report');
		await expect(documentOf(test.db, { office: source.office, audience: 'council' }, 'he')).rejects.toThrow(
			'Either --year or --report says which report.'
		);
	});
});
