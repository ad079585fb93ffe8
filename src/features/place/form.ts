import { wordsFilter } from '#kernel/filters.ts';

/** What places are looked for by. */
export interface PlaceQuery {
	words: string;
	/** ISO 3166-1 alpha-2; undefined: anywhere. */
	country: string | undefined;
}

export function placeQuery(params: URLSearchParams): PlaceQuery {
	return { words: wordsFilter(params), country: countryOf(params.get('country')) };
}

/** The same from a form that has a place and a country among its fields. */
export function placeQueryOf(data: FormData): PlaceQuery {
	const text = (name: string) => {
		const value = data.get(name);
		return typeof value === 'string' ? value : '';
	};
	return placeQuery(new URLSearchParams({ q: text('place'), country: text('country') }));
}

/** The id of the place that a form chooses. */
export function chosenPlace(data: FormData): number | undefined {
	const value = data.get('chosen');
	return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

function countryOf(code: string | null): string | undefined {
	return code && /^[A-Z]{2}$/.test(code) ? code : undefined;
}
