import { isItemId } from './wikidata.ts';

/**
 * The address at which Wikidata answers, in its own pages, with what it says of a city and of its partners; the answer
 * can be taken from there as a table. Nothing of it is fetched here.
 * @param home the item of the city @param partners the items of those in the register
 */
export function queryAddress(home: string, partners: readonly string[]): string {
	const items = partners.filter(isItemId).map((id) => `wd:${id}`);
	const query = `SELECT DISTINCT ?source ?target ?wikidata_id ?name_en ?country ?lat ?lon WHERE {
  { BIND(wd:${home} AS ?source) ?source wdt:P190 ?target. BIND(?target AS ?wikidata_id) }
  UNION { BIND(wd:${home} AS ?target) ?source wdt:P190 ?target. BIND(?source AS ?wikidata_id) }
  UNION { VALUES ?wikidata_id { ${[`wd:${home}`, ...items].join(' ')} } }
  OPTIONAL { ?wikidata_id rdfs:label ?name_en. FILTER(LANG(?name_en) = "en") }
  OPTIONAL { ?wikidata_id wdt:P17 ?land. ?land rdfs:label ?country. FILTER(LANG(?country) = "en") }
  OPTIONAL { ?wikidata_id p:P625/psv:P625 ?place. ?place wikibase:geoLatitude ?lat; wikibase:geoLongitude ?lon }
}`;
	return `https://query.wikidata.org/#${encodeURIComponent(query)}`;
}

/** The page of an item. */
export function itemAddress(id: string): string {
	return `https://www.wikidata.org/wiki/${id}`;
}
