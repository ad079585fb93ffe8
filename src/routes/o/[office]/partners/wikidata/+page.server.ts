import { fail } from '@sveltejs/kit';
import { requireMay } from '#features/member/server/gate.ts';
import { wikidataRules } from '#features/wikidata/policy.ts';
import { holdAgainst, LARGEST_SET, loadWikidataPage } from '#features/wikidata/server/page.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, wikidataRules, 'compare');
	return loadWikidataPage(desk, event.locals.language);
};

export const actions: Actions = {
	/** Nothing is kept: what was found is shown once. */
	compare: async (event) => {
		const desk = await requireMay(event, wikidataRules, 'compare');
		const data = await event.request.formData();
		const [statements, items] = [data.get('statements'), data.get('items')];
		if (!isFile(statements)) return fail(422, { problem: m.wikidata_file_none() });
		if ([statements, items].some((file) => isFile(file) && file.size > LARGEST_SET)) {
			return fail(422, { problem: m.wikidata_file_large() });
		}
		const described = isFile(items) ? { items: await items.text() } : {};
		const files = { name: statements.name, statements: await statements.text(), ...described };
		const held = await holdAgainst(desk, event.locals.language, files);
		if (!held) return fail(422, { problem: m.wikidata_home_none() });
		if (held.ok) return { held };
		const columns = { columns: held.missing.join(', ') };
		const problem =
			held.file === 'statements' ? m.wikidata_columns_statements(columns) : m.wikidata_columns_items(columns);
		return fail(422, { problem });
	}
};

function isFile(value: FormDataEntryValue | null): value is File {
	return value instanceof File && value.size > 0;
}
