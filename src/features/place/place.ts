import { countryName } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { tokens } from '#kernel/search-words.ts';

/** A place of the gazetteer, with all that choosing it fills in. */
export interface Place {
	id: number;
	/** As GeoNames writes it, in Latin letters. */
	name: string;
	/** ISO 3166-1 alpha-2 */
	country: string;
	latitude: number;
	longitude: number;
	/** As the IANA names it: Europe/Warsaw */
	timeZone: string;
}

/** One spelling of a place's name, for what is stored and for what is typed: Ra'anana is raanana, Łódź is lodz. */
export function foldedName(name: string): string {
	return tokens(name).join(' ');
}

/** "Poznań, Poland"; two places that would read the same are told apart by where they lie. */
export function placeLabels(places: readonly Place[], language: Language): string[] {
	const plain = places.map(({ name, country }) => `${name}, ${countryName(country, language)}`);
	return places.map((place, index) => {
		const label = plain[index] as string;
		return plain.indexOf(label) === plain.lastIndexOf(label) ? label : `${label} (${position(place)})`;
	});
}

/** 45.4° N, 11.0° E: isolated, so that it stays in this order within a Hebrew line. */
function position({ latitude, longitude }: Place): string {
	const degrees = (value: number) => `${Math.abs(value).toFixed(1)}°`;
	return `\u2066${degrees(latitude)} ${latitude < 0 ? 'S' : 'N'}, ${degrees(longitude)} ${longitude < 0 ? 'W' : 'E'}\u2069`;
}
