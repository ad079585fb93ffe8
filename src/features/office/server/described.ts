import { placeNamed } from '#features/place/server/queries.ts';
import type { Place } from '#features/place/place.ts';
import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database } from '#platform/server/database.ts';
import { Refusal } from '#platform/server/refusal.ts';
import { officeForm } from '../form.ts';
import type { NewOffice } from './commands.ts';

/** An office as the command line describes it. */
export interface Described {
	slug: string;
	/** In the office's own language. */
	name: string;
	nameEn?: string | undefined;
	city: string;
	cityEn?: string | undefined;
	/** ISO 3166-1 alpha-2 */
	country: string;
	/** Both, or neither: then the gazetteer says where the city lies. */
	latitude?: string | undefined;
	longitude?: string | undefined;
	timeZone?: string | undefined;
	/** Its own language; the other one is its second. */
	lang: Language;
}

/**
 * What is known of an office that is still to be made, read by the form of its settings.
 * @throws Refusal that names the option which cannot be read
 */
export async function describeOffice(db: Database, given: Described): Promise<NewOffice> {
	const { slug, lang } = given;
	const country = given.country.toUpperCase();
	const at = hasPosition(given) ? undefined : await placeOf(db, given, country);
	const result = officeForm.safeParse({
		version: '0',
		name: inLanguages(lang, given.name, given.nameEn),
		city: inLanguages(lang, given.city, given.cityEn),
		country,
		latitude: given.latitude ?? String(at?.latitude),
		longitude: given.longitude ?? String(at?.longitude),
		timeZone: given.timeZone ?? at?.timeZone ?? 'Asia/Jerusalem',
		languages: lang === 'he' ? 'he,en' : 'en,he',
		periodStartsIn: '1',
		colour: ''
	});
	if (!result.success) throw new Refusal(sentenceOf(result.error.issues[0]?.path[0], given));
	const { version, ...office } = result.data;
	return { slug, ...office };
}

function inLanguages(lang: Language, own: string, english: string | undefined): Texts {
	return { ...(english === undefined ? {} : { en: english }), [lang]: own };
}

function hasPosition({ latitude, longitude, timeZone }: Described): boolean {
	const said = [latitude, longitude].filter((value) => value !== undefined).length;
	if (said === 1) throw new Refusal('--latitude and --longitude go together.');
	if (said === 2 && timeZone === undefined)
		throw new Refusal('With --latitude and --longitude also say --time-zone, such as Asia/Jerusalem.');
	return said === 2;
}

/** Where the gazetteer has the city. */
async function placeOf(db: Database, { city, cityEn }: Described, country: string): Promise<Place> {
	const words = cityEn ?? city;
	const place = await db.forInstallation((tx) => placeNamed(tx, { words, country }));
	if (place) return place;
	throw new Refusal(
		`The gazetteer, which writes names in Latin letters, has no "${words}" in ${country}. ` +
			'Say its name with --city-en, or where it lies with --latitude, --longitude and --time-zone.'
	);
}

function sentenceOf(field: PropertyKey | undefined, given: Described): string {
	const name = String(field) as keyof Described;
	const option = name === 'timeZone' ? 'time-zone' : name;
	return `--${option}: "${given[name] ?? ''}" cannot be used. kesher office add --help shows how.`;
}
