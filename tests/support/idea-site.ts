import { beforeAll, inject } from 'vitest';
import type { Role } from '../../src/features/member/member.ts';
import { isSolution, puzzleOf } from '../../src/features/resident-idea/puzzle.ts';
import { sealReceipt, type Receipt } from '../../src/features/resident-idea/server/receipt.ts';
import { newId } from '../../src/kernel/id.ts';
import { stampForm } from '../../src/features/resident-idea/server/stamp.ts';
import { createHash } from 'node:crypto';
import type { Database, OfficeId } from '../../src/platform/server/database.ts';
import { readSecrets, stateFolder } from '../../src/platform/server/state-folder.ts';
import { formIn } from './html.ts';
import type { HttpClient, Page } from './http-client.ts';
import type { TestServer } from './server.ts';
import { buildStarterOffice } from './starter.ts';

type Fields = Record<string, string | string[]>;

/** An office of its own with its public site, to which a resident writes without JavaScript. */
export interface IdeaSite {
	officeId: OfficeId;
	slug: string;
	/** "/deck-…/en" */
	base: string;
	/** "/o/deck-…/ideas" */
	queue: string;
	clients: Record<Role, HttpClient>;
	/** A stamp of a form that was opened so long ago. */
	stamp(ago?: number): string;
	/** What stands in the address of the page after an idea was sent, so long ago. */
	receipt(overrides?: Partial<Receipt>, ago?: number): string;
	/** Sends the form; say only what the test is about. */
	send(fields?: Fields, headers?: Record<string, string>): Promise<Page>;
	/** Sends an idea that is taken in. @returns the address of the resident's page, and its id */
	idea(fields?: Fields): Promise<{ own: string; id: string }>;
	/** Presses a button of the page of an idea, as the coordinator, with what its form holds. */
	press(id: string, action: string, fields?: Fields): Promise<Page>;
}

export const IDEA = {
	text: 'A chess evening by video with Poznań',
	...{ name: 'Noa Zzlevi', email: 'zznoa@resident.example', age: 'adult', consent: 'on', mayPublish: 'on' }
};

/** @param build which office; the starter office once more if not said */
export function ideaSite(
	server: TestServer,
	build: (db: Database) => Promise<{ officeId: OfficeId; slug: string }> = buildStarterOffice
): IdeaSite {
	const site = {} as IdeaSite;
	let count = 0;

	beforeAll(async () => {
		const { officeId, slug } = await build(server.db);
		await server.db.forOffice(officeId, (tx) =>
			tx
				.insertInto('site')
				.values({ office_id: officeId, is_on: true })
				.onConflict((own) => own.column('office_id').doUpdateSet({ is_on: true }))
				.execute()
		);
		Object.assign(site, { officeId, slug, base: `/${slug}/en`, queue: `/o/${slug}/ideas`, clients: {} });
		for (const role of ['reader', 'contributor', 'agreements_manager', 'coordinator', 'director'] as const) {
			site.clients[role] = await server.signedIn(role, { office: slug });
		}
	});

	site.stamp = (ago = 20_000) => stampForm(serverKey(), site.officeId, new Date(Date.now() - ago));

	site.receipt = (overrides = {}, ago = 0) => {
		const receipt: Receipt = { done: 'sent', ideaId: newId(), email: 'noa@resident.example', ...overrides };
		return sealReceipt(serverKey(), site.officeId, receipt, new Date(Date.now() - ago));
	};

	site.send = (fields = {}, headers = {}) => {
		count += 1;
		const own = { text: `${IDEA.text}, ${count}`, email: `zznoa${count}@resident.example` };
		return server
			.anonymous()
			.post(`${site.base}/ideas/new`, { ...IDEA, ...own, stamp: site.stamp(), website: '', ...fields }, headers);
	};

	site.idea = async (fields = {}) => {
		const stamp = site.stamp();
		const sent = await site.send({ stamp, answer: answerTo(stamp), ...fields });
		const own = sent.location?.replace('?new', '');
		if (sent.status !== 303 || !own?.includes('/ideas/own/'))
			throw new Error(`answered ${sent.status} ${sent.location ?? 'nowhere'}`);
		return { own, id: stamp.split('.')[0] ?? '' };
	};

	site.press = async (id, action, fields = {}) => {
		const path = `${site.queue}/${id}`;
		const { html } = await site.clients.coordinator.get(path);
		const form = formIn(html, action);
		return site.clients.coordinator.post(`${path}${form.action}`, { ...form.fields, ...fields });
	};

	return site;
}

/** The key of the server under test. */
export function serverKey(): string {
	return readSecrets(stateFolder(inject('server').home)).auth;
}

/** The work that a browser does. */
export function answerTo(stamp: string): string {
	for (let answer = 0; ; answer += 1) {
		const digest = createHash('sha256')
			.update(puzzleOf(stamp, String(answer)))
			.digest();
		if (isSolution(digest)) return String(answer);
	}
}
