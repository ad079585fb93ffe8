import type { RequestEvent } from '@sveltejs/kit';
import { may } from '#features/member/policy.ts';
import { tokenRules } from '#features/token/policy.ts';
import { isId } from '#kernel/id.ts';
import { REASON_HEADER, reasonOfHeader } from '#kernel/reason.ts';
import { isResource, type ResourceName } from '../api.ts';
import { refused, refusedParameter, type RefusalCode } from './answers.ts';
import type { Sent } from './bodies.ts';
import { admitToken, keyOf, type TokenDesk } from './gate.ts';
import { isReading, withinLimits } from './limits.ts';
import { RESOURCE } from './resources.ts';

export type ApiEvent<Params extends object = object> = RequestEvent & { params: { office: string } & Params };
type ResourceEvent = ApiEvent<{ resource: string; id?: string }>;

/** A request for a resource, or for one record of it, by a program that may ask. */
export interface Asked {
	event: ResourceEvent;
	desk: TokenDesk;
	name: ResourceName;
	/** Of the address, where it names one record. */
	id: string;
}

/** Every address but the description: admits the program, and lets a token that reads do nothing else. */
export function admitting<Event extends ApiEvent>(work: (event: Event, desk: TokenDesk) => Promise<Response>) {
	return async (event: Event): Promise<Response> => {
		const key = keyOf(event.request.headers);
		if (key === undefined) return refused('no_token');
		const admit = () => admitToken(event, key);
		return withinLimits(event, { key, at: new Date() }, admit, async (desk) => {
			const why = refusalOf(event.request, desk);
			return why ? refused(why) : work(event, desk);
		});
	};
}

function refusalOf(request: Request, { actor, token }: TokenDesk): RefusalCode | undefined {
	if (!may(tokenRules, actor, 'have')) return 'forbidden';
	if (isReading(request)) return undefined;
	if (token.scope === 'read') return 'read_only';
	return actor.isClosed ? 'closed' : undefined;
}

/** The same for resources: what is asked for must exist. */
export function answering(work: (asked: Asked) => Promise<Response>) {
	return admitting<ResourceEvent>(async (event, desk) => {
		const { resource, id } = event.params;
		if (!isResource(resource) || (id !== undefined && !isId(id))) return refused('not_found');
		const why = reasonOfHeader(event.request.headers);
		if (!why) return refusedParameter(REASON_HEADER);
		return work({ event, desk: { ...desk, actor: { ...desk.actor, ...why } }, name: resource, id: id ?? '' });
	});
}

/** A record as it stands. */
export function loaded(desk: TokenDesk, name: ResourceName, id: string): Promise<Sent | undefined> {
	return desk.db.forOffice(desk.actor.officeId, (tx) => RESOURCE[name].load(tx, desk, id)) as Promise<Sent | undefined>;
}
