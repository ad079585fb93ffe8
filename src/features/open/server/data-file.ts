import { error } from '@sveltejs/kit';
import { licenceTerms } from '#features/site/licence.ts';
import type { OpenSite } from '#features/site/server/open-site.ts';
import { toCsv } from '#kernel/csv.ts';
import { isId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import { schemaOf, tableOf, type DataFormat, type Dataset } from '../dataset.ts';
import { rowsOf, ROWS } from './data.ts';

/** Everybody's pages may read what is everybody's: this, and nothing else of an installation. */
const FOR_ALL = { 'access-control-allow-origin': '*' };
const TYPES: Record<DataFormat, string> = {
	json: 'application/json; charset=utf-8',
	csv: 'text/csv; charset=utf-8'
};

/** A dataset as a file. @param asked the query of its address */
export async function dataFile(
	open: OpenSite,
	{ dataset, format }: { dataset: Dataset; format: DataFormat },
	asked: URLSearchParams
): Promise<Response> {
	const after = asked.get('after') ?? undefined;
	if (after !== undefined && !isId(after)) error(404, m.error_not_found());
	const { office, site } = open;
	const address = runtime().address();
	const found = await rowsOf(open, dataset, { address, after });
	const rows = found.slice(0, ROWS);
	const own = `${address}/${office.slug}/open/${dataset}`;
	const next = found.length > ROWS ? `${own}.${format}?after=${String(rows.at(-1)?.['id'])}` : null;
	const headers = {
		...FOR_ALL,
		'content-type': TYPES[format],
		'content-disposition': `inline; filename="${office.slug}-${dataset}.${format}"`,
		...(next ? { link: `<${next}>; rel="next"` } : {})
	};
	if (format === 'csv') return new Response(toCsv(tableOf(dataset, rows, office.languages)), { headers });
	const whole = {
		$schema: `${own}.schema.json`,
		dataset,
		publisher: { name: office.name, city: office.city, wikidataId: site.wikidataId, timeZone: office.timeZone },
		licence: site.openLicence ? termsOf(site.openLicence) : null,
		items: rows,
		next
	};
	return new Response(`${JSON.stringify(whole, null, '\t')}\n`, { headers });
}

function termsOf(licence: NonNullable<OpenSite['site']['openLicence']>) {
	const { name, href } = licenceTerms(licence);
	return { name, url: href };
}

/** What the JSON of a dataset promises to be. */
export function schemaFile({ office }: OpenSite, dataset: Dataset): Response {
	const own = `${runtime().address()}/${office.slug}/open/${dataset}.schema.json`;
	return new Response(`${JSON.stringify(schemaOf(dataset, own), null, '\t')}\n`, {
		headers: { ...FOR_ALL, 'content-type': 'application/schema+json; charset=utf-8' }
	});
}
