import { inkOf } from '#documents/figures/ink.ts';
import { coverInkOf } from '#documents/pptx/paint.ts';
import type { Desk } from '#features/member/server/gate.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { readStoredFile } from '#platform/server/files.ts';
import { builtIns, FALLBACK } from '../built-in.ts';
import { PICTURE_KINDS, type KeptPicture, type Template } from '../template.ts';
import { correctionOf, type Preview, type ShownTemplate } from '../view.ts';
import { lookOf } from './outfit.ts';
import type { PictureKind } from './pictures.ts';
import { countUses, listTemplates, loadTemplate, loadTemplateInUse } from './queries.ts';
import { writeTemplateFile } from './transfer.ts';

/** All templates: the office's own and those that come along, each as it will look. */
export async function loadTemplates(desk: Desk): Promise<{ own: ShownTemplate[]; builtIn: ShownTemplate[] }> {
	const { db, actor } = desk;
	return db.forOffice(actor.officeId, async (tx) => {
		const [own, uses] = [await listTemplates(tx, actor.officeId), await countUses(tx, actor.officeId)];
		const hasDefault = own.some(({ isDefault }) => isDefault);
		const all = builtIns().map((each) => ({ ...each, isDefault: !hasDefault && each.id === FALLBACK.id }));
		const show = async (each: Template): Promise<ShownTemplate> => ({
			...each,
			preview: await previewOf(tx, desk, each),
			uses: uses.get(each.id) ?? 0
		});
		const [shownOwn, shownBuiltIn]: [ShownTemplate[], ShownTemplate[]] = [[], []];
		for (const each of own) shownOwn.push(await show(each));
		for (const each of all) shownBuiltIn.push(await show(each));
		return { own: shownOwn, builtIn: shownBuiltIn };
	});
}

/** What the page of one template shows. @returns undefined where there is none */
export async function loadTemplatePage(desk: Desk, id: string) {
	const { db, actor, office } = desk;
	return db.forOffice(actor.officeId, async (tx) => {
		const template = await loadTemplate(tx, actor.officeId, id);
		if (!template) return undefined;
		const { look } = await lookOf(tx, actor.officeId, template);
		const uses = (await countUses(tx, actor.officeId)).get(id) ?? 0;
		const shown: ShownTemplate = { ...template, uses, preview: await previewOf(tx, desk, template) };
		return {
			template: shown,
			correction: correctionOf(look.accent),
			/** A logo that other programs would not show. */
			lacksLogo: template.logo === 'office' && office.hasLogo && look.logo === undefined
		};
	});
}

async function previewOf(tx: OfficeTransaction, { actor, office }: Desk, template: Template): Promise<Preview> {
	const { look } = await lookOf(tx, actor.officeId, template);
	const ink = inkOf(look);
	const { ground, land, text, light } = coverInkOf(ink);
	const base = `/o/${office.slug}`;
	const own = `${base}/templates/${template.id}`;
	const logo = template.logo === 'own' ? `${own}/logo?v=${template.version}` : `${base}/logo?v=${office.version}`;
	return {
		...{ slides: look.slides, typeface: look.typeface, accent: ink.accent, cover: { ground, land, text, light } },
		logo: look.logo === undefined ? undefined : logo,
		picture:
			look.cover === undefined ? undefined : { href: `${own}/cover?v=${template.version}`, alt: template.coverAlt }
	};
}

/** A picture of a template, as a picture and nothing else. @returns undefined where there is none */
export async function templatePicture(
	{ db, actor }: Desk,
	filesFolder: string,
	id: string,
	kind: PictureKind
): Promise<Response | undefined> {
	const template = await db.forOffice(actor.officeId, (tx) => loadTemplate(tx, actor.officeId, id));
	const picture = template?.[`${kind}Picture`];
	const bytes = picture && PICTURE_KINDS.has(picture.mediaType) && (await readStoredFile(filesFolder, picture.sha256));
	if (!bytes) return undefined;
	return new Response(bytes as BodyInit, {
		headers: {
			'content-type': picture.mediaType,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, max-age=3600',
			'x-content-type-options': 'nosniff'
		}
	});
}

/** A template as a file. @returns undefined where there is none */
export async function templateFile(
	{ db, actor }: Desk,
	filesFolder: string,
	id: string
): Promise<{ template: Template; text: string } | undefined> {
	const template = await db.forOffice(actor.officeId, (tx) => loadTemplate(tx, actor.officeId, id));
	if (!template) return undefined;
	const { logoPicture, coverPicture } = template;
	const bytesOf = async (picture: KeptPicture | null) => picture && readStoredFile(filesFolder, picture.sha256);
	const pictures = {
		logo: (await bytesOf(logoPicture)) ?? undefined,
		cover: (await bytesOf(coverPicture)) ?? undefined
	};
	const mediaTypes = { logo: logoPicture?.mediaType, cover: coverPicture?.mediaType };
	return { template, text: writeTemplateFile({ ...template, pictures }, mediaTypes) };
}

/** A template as something to choose. */
export type TemplateChoice = Pick<Template, 'id' | 'name' | 'audience' | 'isBuiltIn'>;

/**
 * All that a report may look like, and what it looks like where nothing is chosen.
 * @param current what it has already, which stays to be chosen though it was put aside
 */
export async function templateChoices(
	tx: OfficeTransaction,
	office: OfficeId,
	current: string | null = null
): Promise<{ standard: Pick<Template, 'name' | 'audience'>; choices: TemplateChoice[] }> {
	const own = await listTemplates(tx, office);
	const standard = own.find(({ isDefault }) => isDefault) ?? FALLBACK;
	const all = [...own, ...builtIns()];
	const isThere = current === null || all.some(({ id }) => id === current);
	const kept = isThere ? [] : [await loadTemplateInUse(tx, office, current)];
	const choices = [...all, ...kept].map(({ id, name, audience, isBuiltIn }) => ({ id, name, audience, isBuiltIn }));
	return { standard: { name: standard.name, audience: standard.audience }, choices };
}
