import { requireMayQuietly } from '#features/member/server/gate.ts';
import { sheetRules } from '#features/sheet/policy.ts';
import { loadSheetPage } from '#features/sheet/server/page.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id, sheet, lang } = event.params;
	const desk = await requireMayQuietly(event, sheetRules, sheet);
	const { language } = event.locals;
	return loadSheetPage(
		desk,
		{ kind: sheet, partner: id, language: lang ?? language },
		{
			...{ language, now: new Date(), filesFolder: runtime().folder.files }
		}
	);
};
