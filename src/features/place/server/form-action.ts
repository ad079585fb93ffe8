import type { RequestEvent } from '@sveltejs/kit';
import { typedOf, type Typed } from '#kernel/form.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { chosenPlace, placeQueryOf } from '../form.ts';
import type { Place } from '../place.ts';
import { findPlaces, loadPlace } from './queries.ts';

/** A form as it was typed, with the places that were found for it. */
export interface PlaceAnswer {
	problems: [];
	typed: Typed;
	stale: false;
	/** undefined once one was chosen. */
	places?: Place[];
}

/**
 * The action behind "find place" in any form that has a place, for browsers without JavaScript: the form comes back
 * as it was typed, with the places that were found, or with what the chosen one fills in. Nothing is saved.
 */
export async function placeAction(event: RequestEvent & { params: { office: string } }): Promise<PlaceAnswer> {
	const { db, actor } = await requireMember(event);
	const data = await event.request.formData();
	const chosen = chosenPlace(data);
	data.delete('chosen');
	if (chosen === undefined) {
		const places = await db.forOffice(actor.officeId, (tx) => findPlaces(tx, placeQueryOf(data)));
		return { problems: [], typed: typedOf(data), stale: false, places };
	}
	const place = await db.forOffice(actor.officeId, (tx) => loadPlace(tx, chosen));
	if (place) fillIn(data, place);
	return { problems: [], typed: typedOf(data), stale: false };
}

/** A country that somebody chose stays: whose a place is, is theirs to say. */
function fillIn(data: FormData, { name, country, latitude, longitude, timeZone }: Place): void {
	data.set('place', name);
	data.set('latitude', String(latitude));
	data.set('longitude', String(longitude));
	data.set('timeZone', timeZone);
	if (!data.get('country')) data.set('country', country);
}
