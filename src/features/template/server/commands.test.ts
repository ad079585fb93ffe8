import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { saveLogo, saveOffice } from '#features/office/server/commands.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import { loadReport } from '#features/report/server/page.ts';
import { deleteReport, moveReport, saveReport, sealOf } from '#features/studio/server/commands.ts';
import { finishedOf, loadWork } from '#features/studio/server/finished.ts';
import { outfitOfReport } from '#features/studio/server/outfit.ts';
import type { Move } from '#features/studio/studio.ts';
import { restore } from '#features/trash/server/commands.ts';
import { purgeTrash } from '#features/trash/server/purge.ts';
import { newId } from '#kernel/id.ts';
import { PLAIN } from '#kernel/look.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, recordActivity } from '../../../../tests/support/factories.ts';
import { greyPng, PICTURE } from '../../../../tests/support/sample-pictures.ts';
import type { TemplateInput } from '../form.ts';
import { LARGEST_COVER, TEMPLATE_SECTIONS } from '../template.ts';
import {
	deleteTemplate,
	importTemplate,
	removeTemplatePicture,
	saveTemplate,
	saveTemplateCover,
	saveTemplateLogo
} from './commands.ts';
import { outfitOf } from './outfit.ts';
import { findTemplate, listTemplates, loadDefaultTemplate, loadTemplate } from './queries.ts';

const test = testDatabase();
const TODAY = '2026-11-29';
let files: string;

beforeAll(async () => {
	files = await mkdtemp(join(tmpdir(), 'kesher-templates-'));
});
afterAll(() => rm(files, { recursive: true, force: true }));

function input(overrides: Partial<TemplateInput> = {}): TemplateInput {
	return {
		...{ id: newId(), version: 0, name: { en: 'Ours', he: 'שלנו' }, audience: 'council', slides: '4:3' },
		...{ accent: '#123456', typeface: 'rubik', logo: 'office', isDefault: false, copyOf: null },
		...{ sectionOrder: [...TEMPLATE_SECTIONS], hiddenSections: [] },
		...overrides
	};
}

async function director(): Promise<Actor> {
	return buildActor(await buildOffice(test.db), 'director');
}

async function added(actor: Actor, overrides: Partial<TemplateInput> = {}): Promise<string> {
	const template = input(overrides);
	expect(await saveTemplate(test.db, actor, template)).toMatchObject({ ok: true });
	return template.id;
}

const loaded = (actor: Actor, id: string) =>
	test.db.forOffice(actor.officeId, (tx) => loadTemplate(tx, actor.officeId, id));
const cover = (id: string, bytes: Uint8Array | undefined, alt = { en: 'The town hall' }, isDecorative = false) => ({
	...{ id, alt, isDecorative, bytes }
});

describe('a template', () => {
	it('is made by whoever keeps the record and shown to everybody, in its own office', async () => {
		const actor = await director();
		for (const role of ['reader', 'contributor', 'agreements_manager'] as const) {
			const refused = await saveTemplate(test.db, buildActor(actor.officeId, role), input());
			expect(refused).toEqual({ ok: false, reason: 'forbidden' });
		}
		const id = await added(buildActor(actor.officeId, 'coordinator'));
		expect(await loaded(actor, id)).toMatchObject({ accent: '#123456', typeface: 'rubik', isBuiltIn: false });
		expect(await loaded(await director(), id)).toBeUndefined();
		expect(await saveTemplate(test.db, await director(), input({ id, version: 1 }))).toEqual({
			ok: false,
			reason: 'not_found'
		});
	});

	it('is saved by one of two who saw the same version, and sent twice is made once', async () => {
		const actor = await director();
		const template = input();
		await saveTemplate(test.db, actor, template);
		await saveTemplate(test.db, actor, template);
		expect(await saveTemplate(test.db, actor, { ...template, version: 1, accent: null })).toMatchObject({ ok: true });
		expect(await saveTemplate(test.db, actor, { ...template, version: 1 })).toEqual({ ok: false, reason: 'stale' });
		expect(await test.db.forOffice(actor.officeId, (tx) => listTemplates(tx, actor.officeId))).toHaveLength(1);
	});

	it('that comes along is not changed, and not deleted', async () => {
		const actor = await director();
		const cannot = { ok: false, reason: 'not_found' };
		expect(await removeTemplatePicture(test.db, actor, { id: 'council', kind: 'logo' })).toEqual(cannot);
		expect(await saveTemplateLogo(test.db, files, actor, { id: newId(), bytes: PICTURE })).toEqual(cannot);
	});

	it('is the default in place of the one that was, and only one is, be they made at once', async () => {
		const actor = await director();
		const standard = () => test.db.forOffice(actor.officeId, (tx) => loadDefaultTemplate(tx, actor.officeId));
		expect(await standard()).toMatchObject({ id: 'council' });
		const first = await added(actor, { isDefault: true });
		expect((await standard()).id).toBe(first);
		await Promise.all([1, 2, 3].map(() => added(actor, { isDefault: true })));
		expect((await standard()).id).not.toBe(first);
		const all = await test.db.forOffice(actor.officeId, (tx) => listTemplates(tx, actor.officeId));
		expect(all.filter(({ isDefault }) => isDefault)).toHaveLength(1);
	});

	it('that was the default and is brought back does not become it again', async () => {
		const actor = await director();
		const id = await added(actor, { isDefault: true });
		expect(await deleteTemplate(test.db, actor, id)).toMatchObject({ ok: true });
		const other = await added(actor, { isDefault: true });
		expect(await restore(test.db, actor, { noun: 'template', id })).toMatchObject({ ok: true });
		expect(await test.db.forOffice(actor.officeId, (tx) => loadDefaultTemplate(tx, actor.officeId))).toMatchObject({
			id: other
		});
	});

	it('is found by a name in any language, or by its id', async () => {
		const actor = await director();
		const id = await added(actor);
		const found = (typed: string) =>
			test.db.forOffice(actor.officeId, async (tx) => (await findTemplate(tx, actor.officeId, typed))?.id);
		for (const typed of ['ours', ' שלנו ', id]) expect(await found(typed)).toBe(id);
		expect(await found('council-4-3')).toBe('council-4-3');
		expect(await found('nobody’s')).toBeUndefined();
	});
});

describe('its pictures', () => {
	it('are refused where they are none, too large, or of a kind that other programs do not show', async () => {
		const actor = await director();
		const id = await added(actor);
		const logo = async (bytes: Uint8Array) => saveTemplateLogo(test.db, files, actor, { id, bytes });
		const problem = (code: string) => ({ ok: false, reason: 'problem', field: 'file', code });
		expect(await logo(new Uint8Array())).toMatchObject(problem('file_needed'));
		expect(await logo(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toMatchObject(problem('picture_kind'));
		expect(await logo(Buffer.from('GIF89a\x01\x00\x01\x00'))).toMatchObject(problem('picture_kind'));
		expect(await logo(Buffer.from('Dear all,'))).toMatchObject(problem('not_a_picture'));
		expect(await logo(PICTURE.slice(0, 30))).toMatchObject(problem('picture_broken'));
		expect(await logo(greyPng(4001, 1))).toMatchObject(problem('picture_side'));
		const huge = new Uint8Array(LARGEST_COVER + 1);
		expect(await saveTemplateCover(test.db, files, actor, cover(id, huge))).toMatchObject(problem('file_too_large'));
		expect(await loaded(actor, id)).toMatchObject({ logoPicture: null, coverPicture: null, version: 1 });
	});

	it('of a cover are told in words or called an ornament, and the words can be changed without the picture', async () => {
		const actor = await director();
		const id = await added(actor);
		const save = (...how: Parameters<typeof cover>) => saveTemplateCover(test.db, files, actor, cover(...how));
		expect(await save(id, undefined)).toMatchObject({ field: 'file', code: 'file_needed' });
		expect(await save(id, PICTURE, {} as never)).toMatchObject({ field: 'alt', code: 'required' });
		for (const [bytes, code] of [
			[undefined, 'file_needed'],
			[Buffer.from('Dear all,'), 'not_a_picture']
		] as const) {
			expect(await save(id, bytes, {} as never)).toMatchObject({ field: 'file', code, also: [{ field: 'alt' }] });
		}
		expect(await save(id, PICTURE, {} as never, true)).toMatchObject({ ok: true });
		expect(await save(id, undefined, { en: 'The beach' })).toMatchObject({ ok: true });
		expect(await loaded(actor, id)).toMatchObject({ coverAlt: { en: 'The beach' }, coverPicture: {} });
		await removeTemplatePicture(test.db, actor, { id, kind: 'cover' });
		expect(await loaded(actor, id)).toMatchObject({ coverAlt: {}, coverPicture: null });
	});

	it('go with a copy, and a logo of its own gives way to the office’s when it is removed', async () => {
		const actor = await director();
		const id = await added(actor);
		await saveTemplateLogo(test.db, files, actor, { id, bytes: PICTURE });
		await saveTemplateCover(test.db, files, actor, cover(id, PICTURE));
		const copy = await added(actor, { copyOf: id, logo: 'own' });
		const { logoPicture, coverPicture, coverAlt } = (await loaded(actor, id)) ?? {};
		expect(await loaded(actor, copy)).toMatchObject({ logo: 'own', logoPicture, coverPicture, coverAlt });
		await removeTemplatePicture(test.db, actor, { id: copy, kind: 'logo' });
		expect(await loaded(actor, copy)).toMatchObject({ logo: 'office', logoPicture: null });
		expect(await saveTemplate(test.db, actor, input({ logo: 'own' }))).toMatchObject({ field: 'logo' });
	});
});

describe('what a document looks like', () => {
	it('is the product’s own where an office has chosen nothing, else in the colour and with the logo of the office', async () => {
		const actor = await director();
		const outfit = () => outfitOf(test.db, actor.officeId, files);
		expect(await outfit()).toEqual(PLAIN);
		const office = await test.db.forOffice(actor.officeId, (tx) => loadOffice(tx, actor.officeId));
		if (!office) throw new Error('no office');
		await saveOffice(test.db, actor, { ...office, colour: '#aa0033' });
		await saveLogo(test.db, files, actor, PICTURE);
		const { look, pictures } = await outfit();
		expect(look).toMatchObject({
			accent: '#aa0033',
			typeface: 'heebo',
			logo: expect.stringMatching(/\.jpg$/) as string
		});
		expect(pictures.get(look.logo ?? '')).toEqual(Buffer.from(PICTURE));
	});

	it('leaves out a picture whose file is gone', async () => {
		const actor = await director();
		const id = await added(actor, { isDefault: true });
		await saveTemplateCover(test.db, files, actor, cover(id, greyPng(7, 5)));
		expect((await outfitOf(test.db, actor.officeId, files)).look.cover).toBeDefined();
		const empty = await mkdtemp(join(tmpdir(), 'kesher-nothing-'));
		expect((await outfitOf(test.db, actor.officeId, empty)).look.cover).toBeUndefined();
		await rm(empty, { recursive: true });
	});
});

describe('a report with a template', () => {
	async function begun(actor: Actor, template: string | null): Promise<string> {
		const id = newId();
		await recordActivity(test.db, actor, { starts: '2020-05-12', title: { he: 'ביקור', en: 'A visit' } });
		const period = { from: '2020-01-01', to: '2020-12-31', audience: 'council' as const, tellsMoney: false };
		const saved = await saveReport(test.db, actor, {
			...{ id, version: 0, title: {}, ...period, languages: ['en'], template }
		});
		expect(saved).toMatchObject({ ok: true });
		return id;
	}

	async function move(actor: Actor, id: string, wanted: Move) {
		const work = await loadWork(test.db, actor, id, TODAY);
		if (!work) throw new Error('no report');
		const finished = finishedOf(work);
		const moved = { id, version: work.report.version, move: wanted, note: null, seen: sealOf(finished) };
		expect(await moveReport(test.db, actor, moved, finished)).toMatchObject({ ok: true });
	}

	const lookOfReport = async (actor: Actor, id: string) => (await outfitOfReport(test.db, actor, files, id))?.look;

	it('begins with its order of sections, and without those that it leaves out', async () => {
		const actor = await director();
		const order = ['numbers', ...TEMPLATE_SECTIONS.filter((each) => each !== 'numbers')] as const;
		const template = await added(actor, { sectionOrder: [...order], hiddenSections: ['goals'] });
		const id = await begun(actor, template);
		const work = await loadWork(test.db, actor, id, TODAY);
		const document = work && finishedOf(work).documents.en;
		const keys = document?.sections.map((each) => each.key ?? each.id) ?? [];
		expect(keys.slice(0, 2)).toEqual(['cover', 'numbers']);
		expect(keys).not.toContain('goals');
		expect(keys).toContain('method');
	});

	it('gives its order to the report of a year as well, where it is the default of the office', async () => {
		const actor = await director();
		await recordActivity(test.db, actor, { starts: '2020-05-12', title: { en: 'A visit' } });
		const office = await test.db.forOffice(actor.officeId, (tx) => loadOffice(tx, actor.officeId));
		if (!office) throw new Error('no office');
		const now = new Date(`${TODAY}T12:00:00Z`);
		const sections = async () => {
			const { sections } = await loadReport({ db: test.db, actor, office }, 2020, 'en', now);
			return sections.map((each) => each.key ?? each.id);
		};
		expect((await sections()).slice(0, 2)).toEqual(['cover', 'goals']);
		const order = ['numbers', ...TEMPLATE_SECTIONS.filter((each) => each !== 'numbers')] as const;
		await added(actor, { sectionOrder: [...order], hiddenSections: ['goals'], isDefault: true });
		const [first, second, ...others] = await sections();
		expect([first, second, others.includes('goals')]).toEqual(['cover', 'numbers', false]);
	});

	it('of another office is not begun', async () => {
		const [actor, other] = [await director(), await director()];
		const template = await added(other);
		const period = { from: '2020-01-01', to: '2020-12-31', audience: 'council' as const, tellsMoney: false };
		const report = { id: newId(), version: 0, title: {}, ...period, languages: ['en' as const], template };
		expect(await saveReport(test.db, actor, report)).toMatchObject({ field: 'template', code: 'gone' });
		expect(await saveReport(test.db, actor, { ...report, template: 'no-such' })).toMatchObject({ code: 'gone' });
	});

	it('looks as its template does while it is worked on, and as it was approved from then on', async () => {
		const actor = await director();
		const template = await added(actor);
		await saveTemplateCover(test.db, files, actor, cover(template, greyPng(9, 9)));
		const id = await begun(actor, template);
		expect(await lookOfReport(actor, id)).toMatchObject({ accent: '#123456', slides: '4:3' });
		await saveTemplate(test.db, actor, input({ id: template, version: 2, accent: '#654321' }));
		expect(await lookOfReport(actor, id)).toMatchObject({ accent: '#654321' });
		await move(actor, id, 'submit');
		await move(actor, id, 'approve');
		const approved = await lookOfReport(actor, id);
		expect(approved?.cover).toBeDefined();
		await saveTemplate(test.db, actor, input({ id: template, version: 3, accent: '#000000', typeface: 'heebo' }));
		await removeTemplatePicture(test.db, actor, { id: template, kind: 'cover' });
		expect(await lookOfReport(actor, id)).toEqual(approved);
		await move(actor, id, 'close');
		await deleteTemplate(test.db, actor, template);
		expect(await lookOfReport(actor, id)).toEqual(approved);
	});

	it('that is kept keeps its pictures from being swept, and a draft its template from being purged', async () => {
		const actor = await director();
		const template = await added(actor);
		await saveTemplateCover(test.db, files, actor, cover(template, greyPng(11, 3)));
		const [kept, draft] = [await begun(actor, template), await begun(actor, template)];
		await move(actor, kept, 'submit');
		await move(actor, kept, 'approve');
		await removeTemplatePicture(test.db, actor, { id: template, kind: 'cover' });
		await deleteTemplate(test.db, actor, template);
		await test.admin.query(`update template set deleted_at = now() - interval '60 days' where id = $1`, [template]);
		await purgeTrash(test.db, files, new Date());
		const { rows } = await test.admin.query<{ named: string }>(
			`select files_named(array(select sha256 from report_version_file where office_id = $1)) as named`,
			[actor.officeId]
		);
		expect(rows).toHaveLength(1);
		expect(await lookOfReport(actor, draft)).toMatchObject({ accent: '#123456', typeface: 'rubik' });
		for (const id of [draft, kept]) await deleteReport(test.db, actor, id);
		await test.admin.query(`update report set deleted_at = now() - interval '60 days' where office_id = $1`, [
			actor.officeId
		]);
		expect((await purgeTrash(test.db, files, new Date())).records).toBe(3);
	});

	it('from before there were looks is shown in the plain one', async () => {
		const actor = await director();
		const id = await begun(actor, await added(actor, { isDefault: true }));
		await move(actor, id, 'submit');
		await move(actor, id, 'approve');
		await test.admin.query('update report_version set look = null where report_id = $1', [id]);
		expect(await lookOfReport(actor, id)).toEqual(PLAIN.look);
	});
});

describe('a file of a template', () => {
	const importing = (actor: Actor, text: string) =>
		importTemplate(test.db, files, actor, { id: newId(), bytes: Buffer.from(text) });

	it('is taken in by whoever may make one, with all that is wrong in it named otherwise', async () => {
		const actor = await director();
		expect(await importing(buildActor(actor.officeId, 'reader'), '{}')).toEqual({ ok: false, reason: 'forbidden' });
		expect(await importing(actor, '')).toMatchObject({ field: 'file', code: 'file_needed' });
		expect(await importing(actor, '{"kind": "kesher-template", "format": 1}')).toMatchObject({
			...{ field: 'name', code: 'required' },
			also: [{ field: 'audience' }, { field: 'slides' }, { field: 'typeface' }, { field: 'logo' }]
		});
		const broken = { kind: 'kesher-template', format: 1, name: { en: 'X' }, audience: 'public', slides: '16:9' };
		const picture = `data:image/png;base64,${Buffer.from('no picture').toString('base64')}`;
		const text = JSON.stringify({ ...broken, typeface: 'rubik', logo: 'office', coverPicture: picture });
		expect(await importing(actor, text)).toMatchObject({ field: 'coverPicture', code: 'not_a_picture' });
		expect(await test.db.forOffice(actor.officeId, (tx) => listTemplates(tx, actor.officeId))).toEqual([]);
	});
});
