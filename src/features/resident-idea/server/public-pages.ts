import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { siteHref, takesIdeas } from '#features/site/site.ts';
import { requireSite, type OpenSite } from '#features/site/server/open-site.ts';
import { listSitePartners } from '#features/site/server/partners.ts';
import { parseForm, typedOf, type Problem } from '#kernel/form.ts';
import { isId } from '#kernel/id.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { m } from '#paraglide-public/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import { GUARDS, ideaForm, messageForm, reportForm, supportForm, withdrawForm } from '../form.ts';
import type { Hindrance } from '../labels.ts';
import { takesSupport } from '../resident-idea.ts';
import { takeForm, takeGuess, wasRight, type Sent } from './limits.ts';
import { openOwn, withdrawIdea, writeToOffice } from './own-page.ts';
import { listPublished, loadPublished } from './queries.ts';
import { confirmIdea, receiveIdea } from './receiving.ts';
import { openReceipt, sealReceipt, type Receipt } from './receipt.ts';
import { sendAgain } from './sending-again.ts';
import { hasWorked, readStamp, stampForm } from './stamp.ts';
import { askForSupport, openSupport, reportIdea, setSupport } from './support.ts';

export type SiteEvent = RequestEvent & { params: { office: string; tongue?: string } };
type Found<Params extends string> = SiteEvent & { params: Record<Params, string> };

/** What the page of the form is made of. Each is stamped with when it was made: there is no cookie, and nothing is kept. */
export async function loadIdeaForm(event: SiteEvent) {
	const { db, officeId, office } = await requireForm(event);
	keepForWayBack(event);
	const partners = await db.forOffice(officeId, (tx) => listSitePartners(tx, officeId));
	return {
		isClosed: office.isClosed,
		hasMail: runtime().mail !== undefined,
		/** The city from whose page one comes. */
		wished: event.url.searchParams.get('partner'),
		stamp: stampForm(runtime().authSecret, officeId, new Date()),
		partners: partners.map(({ id, name }) => ({ id, name }))
	};
}

/** Takes an idea in, or gives it back with all that is wrong and all that was typed. */
export async function receiveAction(event: SiteEvent) {
	await requireForm(event);
	const site = await open(event);
	const data = await event.request.formData();
	const guard = guardsIn(data);
	const form = parseForm(ideaForm, data);
	const { authSecret: key, mail } = runtime();
	const now = new Date();
	const read = readStamp(key, site.officeId, guard.stamp, now);
	// A form that a person sees as too old or too early comes back whole; one that is not ours has no right to more.
	if (!read.ok && read.reason === 'forged') error(400, m.idea_stale());
	if (!form.ok) return refused(422, data, { problems: form.problems });
	if (!read.ok) return refused(422, data, { hindrance: read.reason === 'too_fast' ? 'too_fast' : 'stale' });
	const sent = hasWorked(guard.stamp, guard.answer) ? 'worked' : 'ideas';
	if (!takeForm(site.officeId, event.getClientAddress(), { sent, now })) {
		return refused(429, data, { hindrance: 'too_many' });
	}
	const arrival = { id: read.id, input: form.value, language: site.tongue, fellIntoTrap: guard.trap !== '' };
	const received = await receiveIdea(site.db, site.officeId, arrival, { key, hasMail: mail !== undefined });
	if (!received.ok) return refused(429, data, { hindrance: received.reason });
	if (received.own !== undefined) redirect(303, hrefOf(site, `ideas/own/${received.own}?new`));
	const receipt = sealed(site, { done: 'sent', ideaId: received.id, email: form.value.email });
	redirect(303, hrefOf(site, `ideas/sent/${receipt}`));
}

/** Where a letter went, and what to do where none comes. Whose address says nothing, or nothing any more, comes to the form. */
export async function loadSentPage(event: Found<'receipt'>) {
	const site = await requireForm(event);
	const { done, email } = receiptOf(site, event.params.receipt);
	if (event.request.method === 'POST') keepForWayBack(event);
	return { done, email, isClosed: site.office.isClosed };
}

/** Sends the letter once more, to the same address or to one that was put right. */
export async function sendAgainAction(event: Found<'receipt'>) {
	await requireForm(event);
	const site = await open(event);
	const data = await event.request.formData();
	const { ideaId } = receiptOf(site, event.params.receipt);
	const form = parseForm(supportForm, data);
	if (!form.ok) return refused(422, data, { problems: form.problems });
	const now = new Date();
	if (!takeForm(site.officeId, event.getClientAddress(), { sent: 'ideas', now })) {
		return refused(429, data, { hindrance: 'too_many' });
	}
	const { email } = form.value;
	const again = { ideaId, email, language: site.tongue };
	const done = await sendAgain(site.db, site.officeId, again, runtime().authSecret);
	redirect(303, hrefOf(site, `ideas/sent/${sealed(site, { done, ideaId, email })}`));
}

/** The page of one resident, or the question whether the address is theirs; whatever is wrong with an address, there is one answer. */
export async function loadOwnPage(event: Found<'secret'>) {
	const site = await requireSite(event);
	const opened = await guessed(event, () => openOwn(site.db, site.officeId, event.params.secret, site.today));
	const { searchParams } = event.url;
	if (event.request.method === 'POST') keepForWayBack(event);
	return {
		opened: opened.opens === 'own' ? opened.idea : undefined,
		// Where no letter brings it, the address is said once.
		isNew: searchParams.has('new') && runtime().mail === undefined,
		isWritten: searchParams.has('written'),
		isClosed: site.office.isClosed
	};
}

export async function confirmAction(event: Found<'secret'>): Promise<never> {
	const site = await open(event);
	const confirmed = await guessed(event, async () =>
		found(await confirmIdea(site.db, site.officeId, event.params.secret))
	);
	redirect(303, hrefOf(site, `ideas/own/${confirmed.own}`));
}

export async function writeAction(event: Found<'secret'>) {
	const site = await open(event);
	const data = await event.request.formData();
	const form = parseForm(messageForm, data);
	if (!form.ok) return refused(422, data, { problems: form.problems });
	const { secret } = event.params;
	const said = { text: form.value.message, language: site.tongue, today: site.today };
	const written = await guessed(event, async () => {
		const outcome = await writeToOffice(site.db, site.officeId, secret, said);
		if (outcome.ok) return outcome;
		return outcome.reason === 'not_found' ? undefined : { ok: false as const, reason: outcome.reason };
	});
	if (!written.ok) return refused(written.reason === 'enough' ? 422 : 429, data, { hindrance: written.reason });
	redirect(303, hrefOf(site, `ideas/own/${secret}?written`));
}

export async function withdrawAction(event: Found<'secret'>) {
	const site = await open(event);
	const data = await event.request.formData();
	const form = parseForm(withdrawForm, data);
	if (!form.ok) return refused(422, data, { problems: form.problems });
	const { secret } = event.params;
	await guessed(event, async () => found(await withdrawIdea(site.db, site.officeId, secret, form.value)));
	redirect(303, hrefOf(site, 'ideas/withdrawn'));
}

/** The ideas that everybody sees. */
export async function loadIdeasPage(event: SiteEvent) {
	const { db, officeId, site, office, today } = await requireSite(event);
	const after = readCursor(event.url.searchParams.get('after'), isMoment);
	const page = await db.forOffice(officeId, (tx) => listPublished(tx, officeId, { after, size: PAGE_SIZE, today }));
	return { ...page, takesIdeas: takesIdeas({ site, office }) };
}

export async function loadIdeaPage(event: Found<'id'>) {
	const { db, officeId, office, today } = await requireSite(event);
	const idea = await db.forOffice(officeId, (tx) => loadPublished(tx, officeId, event.params.id, today));
	if (!idea) error(404, m.idea_gone_title());
	const receipt = openReceipt(runtime().authSecret, officeId, event.url.searchParams.get('done'), new Date());
	const says = receipt?.ideaId === idea.id ? receipt : undefined;
	// What names an address is not kept.
	if (!says) keepForWayBack(event);
	return {
		idea,
		takesSupport: runtime().mail !== undefined && !office.isClosed && takesSupport(idea.standing),
		isClosed: office.isClosed,
		stamp: stampForm(runtime().authSecret, officeId, new Date()),
		says: says && { done: says.done, email: says.email }
	};
}

export async function supportAction(event: Found<'id'>) {
	return onIdea(event, supportForm, 'support', {
		receipt: ({ email }) => ({ done: 'asked', email }),
		run: async (site, { email }) => {
			const { authSecret: key, mail } = runtime();
			if (mail === undefined) return undefined;
			const asked = { ideaId: event.params.id, email, tongue: site.tongue };
			return found(await askForSupport(site.db, site.officeId, asked, key));
		}
	});
}

export async function reportAction(event: Found<'id'>) {
	return onIdea(event, reportForm, 'reports', {
		receipt: () => ({ done: 'reported', email: '' }),
		run: async (site, report) => found(await reportIdea(site.db, site.officeId, event.params.id, report))
	});
}

export async function loadSupportPage(event: Found<'secret'>) {
	const site = await requireSite(event);
	return { support: await guessed(event, () => openSupport(site.db, site.officeId, event.params.secret)) };
}

/** @param supports false: takes it back */
export async function countAction(event: Found<'secret'>, supports: boolean): Promise<never> {
	const site = await open(event);
	const { secret } = event.params;
	await guessed(event, async () => found(await setSupport(site.db, site.officeId, secret, supports)));
	redirect(303, hrefOf(site, `ideas/support/${secret}`));
}

/** A form beside a published idea: stamped, limited, and given back with what is wrong. */
async function onIdea<Schema extends z.ZodType>(
	event: Found<'id'>,
	schema: Schema,
	sent: Sent,
	{
		receipt,
		run
	}: {
		receipt: (value: z.output<Schema>) => Pick<Receipt, 'done' | 'email'>;
		run: (site: OpenSite, value: z.output<Schema>) => Promise<object | undefined>;
	}
) {
	const site = await open(event);
	const { id } = event.params;
	if (!isId(id)) error(404, m.idea_gone_title());
	const data = await event.request.formData();
	const guard = guardsIn(data);
	const now = new Date();
	const read = readStamp(runtime().authSecret, site.officeId, guard.stamp, now);
	if (!read.ok && read.reason === 'forged') error(400, m.idea_stale());
	const form = parseForm(schema, data);
	if (!form.ok) return refused(422, data, { problems: form.problems });
	if (!read.ok) return refused(422, data, { hindrance: read.reason === 'too_fast' ? 'too_fast' : 'stale' });
	if (!takeForm(site.officeId, event.getClientAddress(), { sent, now })) {
		return refused(429, data, { hindrance: 'too_many' });
	}
	// Whoever fills in what people do not see is told the same as everybody, and nothing comes of it.
	if (guard.trap === '' && !(await run(site, form.value))) error(404, m.idea_gone_title());
	redirect(303, hrefOf(site, `ideas/${id}?done=${sealed(site, { ...receipt(form.value), ideaId: id })}`));
}

/** What a page says of a form that was sent, for the address of that page. */
function sealed({ officeId }: OpenSite, receipt: Receipt): string {
	return sealReceipt(runtime().authSecret, officeId, receipt, new Date());
}

function receiptOf(site: OpenSite, text: string): Receipt {
	const receipt = openReceipt(runtime().authSecret, site.officeId, text, new Date());
	return receipt ?? redirect(303, hrefOf(site, 'ideas/new'));
}

/**
 * A form, also one that came back with what is wrong, may be kept by the browser that it was sent to: the way back leads
 * to it again, with what was typed.
 */
function keepForWayBack({ setHeaders }: SiteEvent): void {
	setHeaders({ 'cache-control': 'private, no-cache' });
}

/** Where the office takes no ideas there is no form, neither to be seen nor to be sent. */
async function requireForm(event: SiteEvent): Promise<OpenSite> {
	const open = await requireSite(event);
	if (!open.site.takesIdeas) error(404, m.pub_not_found_title());
	return open;
}

/** An office that is closed takes nothing in. */
async function open(event: SiteEvent): Promise<OpenSite> {
	const site = await requireSite(event);
	if (site.office.isClosed) error(403, m.idea_closed());
	return site;
}

/** Counts a secret before it is looked up. One that opens nothing gets the same answer, whatever is wrong with it. */
async function guessed<Opened>(event: SiteEvent, look: () => Promise<Opened | undefined>): Promise<Opened> {
	const guess = takeGuess(event.getClientAddress(), new Date());
	if (!guess.ok) {
		event.setHeaders({ 'retry-after': String(guess.resetsIn) });
		error(429, m.idea_too_many());
	}
	const opened = await look().catch((failure: unknown) => {
		wasRight(guess);
		throw failure;
	});
	if (opened === undefined) error(404, m.idea_gone_title());
	wasRight(guess);
	return opened;
}

function found<Done extends { ok: true }>(outcome: Done | { ok: false; reason: 'not_found' }): Done | undefined {
	return outcome.ok ? outcome : undefined;
}

function hrefOf({ office, tongue }: OpenSite, path: string): string {
	return siteHref(office, tongue, path);
}

function guardsIn(data: FormData): Record<keyof typeof GUARDS, string> {
	const text = (name: string) => {
		const value = data.get(name);
		return typeof value === 'string' ? value.slice(0, 300) : '';
	};
	return { stamp: text(GUARDS.stamp), trap: text(GUARDS.trap), answer: text(GUARDS.answer) };
}

interface Refused {
	problems: Problem[];
	hindrance: Hindrance | undefined;
}

function refused(status: number, data: FormData, what: Partial<Refused>) {
	return fail(status, { problems: [], hindrance: undefined, ...what, typed: typedOf(data) });
}

/** The key of a list by moments, as PostgreSQL writes them. */
function isMoment(key: string | null): boolean {
	return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/.test(key ?? '');
}
