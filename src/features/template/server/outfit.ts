import { loadLogo } from '#features/office/server/queries.ts';
import { PLAIN, type Look, type Outfit } from '#kernel/look.ts';
import { isEmpty } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { readStoredFile } from '#platform/server/files.ts';
import { PICTURE_KINDS, type KeptPicture, type Template } from '../template.ts';
import { loadTemplateInUse } from './queries.ts';

/** A look with the pictures that it names, as they are kept. */
export interface NamedLook {
	look: Look;
	pictures: KeptPicture[];
}

/** How a template looks in its office: with the office's own colour and logo where it leaves these to it. */
export async function lookOf(
	tx: OfficeTransaction,
	office: OfficeId,
	{ accent, typeface, slides, logo, logoPicture, coverPicture, coverAlt }: Template
): Promise<NamedLook> {
	const own = await tx.selectFrom('office').select('colour').where('id', '=', office).executeTakeFirst();
	const mark = logo === 'office' ? ((await loadLogo(tx, office)) ?? null) : logo === 'own' ? logoPicture : null;
	const [shownLogo, cover] = [mark, coverPicture].map((picture) =>
		picture && PICTURE_KINDS.has(picture.mediaType) ? picture : undefined
	);
	return {
		look: {
			...{ accent: accent ?? own?.colour ?? PLAIN.look.accent, typeface, slides },
			...(shownLogo ? { logo: nameOf(shownLogo) } : {}),
			...(cover ? { cover: nameOf(cover), ...(isEmpty(coverAlt) ? {} : { coverAlt }) } : {})
		},
		pictures: [shownLogo, cover].filter((picture) => picture !== undefined)
	};
}

const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg' };

/** Of a picture, by what it holds: a kept look finds it again, whatever its record has since. */
function nameOf({ sha256, mediaType }: KeptPicture): string {
	return `${sha256}.${ENDINGS[mediaType] ?? 'bin'}`;
}

/** A look with the bytes of its pictures. One whose file is gone is left out: a report is made without it. */
export async function outfitFrom(filesFolder: string, look: Look): Promise<Outfit> {
	const pictures = new Map<string, Uint8Array>();
	const { logo, cover, ...rest } = look;
	const named: Pick<Look, 'logo' | 'cover'> = {};
	for (const [part, name] of [['logo', logo] as const, ['cover', cover] as const]) {
		const bytes = name === undefined ? undefined : await readStoredFile(filesFolder, name.slice(0, 64));
		if (name === undefined || !bytes) continue;
		named[part] = name;
		pictures.set(name, bytes);
	}
	return { look: { ...rest, ...named }, pictures };
}

/**
 * What a document of an office looks like for which nobody has chosen a template, or one by its id or name.
 * @param template null: the office's default
 */
export async function outfitOf(
	db: Database,
	office: OfficeId,
	filesFolder: string,
	template: string | null = null
): Promise<Outfit> {
	const { look } = await db.forOffice(office, async (tx) =>
		lookOf(tx, office, await loadTemplateInUse(tx, office, template))
	);
	return outfitFrom(filesFolder, look);
}
