import { beforeAll, expect } from 'vitest';
import type { Role } from '../../src/features/member/member.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { formIn, textOf } from './html.ts';
import type { HttpClient, Page } from './http-client.ts';
import type { TestServer } from './server.ts';
import { buildStarterOffice } from './starter.ts';

type Fields = Record<string, string | string[]>;

/** The form of a report of 2020, as it is sent without a title. */
export const YEAR: Fields = {
	...{ version: '0', from: '2020-01-01', to: '2020-12-31', audience: 'council' },
	'languages[]': ['he', 'en']
};

/** A starter office of its own with somebody of each role, who work on reports without JavaScript. */
export interface StudioDesk {
	officeId: OfficeId;
	slug: string;
	/** "/o/deck-…/reports" */
	reports: string;
	clients: Record<Role, HttpClient>;
	/** Begins a report. @returns its address, in English */
	begin(fields?: Fields): Promise<string>;
	/** The address of a section in the outline of a report. */
	sectionAt(path: string, title: string): Promise<string>;
	/** Stands for the line of a silent tie as it is. */
	approveLine(path: string, title: string): Promise<void>;
	/** Takes a report through to its approval. */
	approve(path: string): Promise<void>;
	/** The lines of all silent ties. */
	approveLines(path: string): Promise<void>;
}

/** The silent ties of the starter office in 2020. */
const SILENT = ['Opsterland', 'Verona'];

export function studioDesk(server: TestServer): StudioDesk {
	const desk = {} as StudioDesk;

	beforeAll(async () => {
		const { officeId, slug } = await buildStarterOffice(server.db);
		Object.assign(desk, { officeId, slug, reports: `/o/${slug}/reports`, clients: {} });
		for (const role of ['reader', 'contributor', 'agreements_manager', 'coordinator', 'director'] as const) {
			desk.clients[role] = await server.signedIn(role, { office: slug });
		}
	});

	desk.begin = async (fields = {}) => {
		const id = newId();
		const saved = await desk.clients.coordinator.post(`${desk.reports}/edit?/save`, { ...YEAR, id, ...fields });
		expect([saved.status, saved.location]).toEqual([303, `${desk.reports}/${id}`]);
		return `${desk.reports}/${id}/en`;
	};

	desk.sectionAt = async (path, title) => {
		const { html } = await desk.clients.coordinator.get(path);
		const links = [...html.matchAll(/<a href="([^"]*\?section=[^"]*)"[^>]*>(.*?)<\/a>/gs)];
		const found = links.find(([, , inner = '']) => textOf(inner).includes(title))?.[1];
		if (!found) throw new Error(`no section ${title}`);
		return found.replaceAll('&amp;', '&');
	};

	desk.approveLine = async (path, title) => {
		const section = await desk.sectionAt(path, title);
		const sent = await send(desk.clients.coordinator, `${section}&line=silent`, '/line', { approved: 'on' });
		expect(sent.status).toBe(303);
	};

	desk.approveLines = async (path) => {
		for (const tie of SILENT) await desk.approveLine(path, tie);
	};
	desk.approve = async (path) => {
		await desk.approveLines(path);
		expect((await move(desk.clients.coordinator, path, 'submit')).status).toBe(303);
		expect((await move(desk.clients.director, path, 'approve')).status).toBe(303);
	};

	return desk;
}

/** The id in the address of a report. */
export function idOf(path: string): string {
	return path.split('/').at(-2) ?? '';
}

/** The first line that a page leads to the form of, or the first that tells of an activity: its words, its address. */
export function lineOn({ html }: Page, kind: 'any' | 'activity' = 'any'): [words: string, href: string] {
	const links = html.matchAll(/<a href="([^"]*[?&](?:amp;)?line=([^"]*))#line"[^>]*>(.*?)<\/a>/gs);
	for (const [, href = '', line = '', inner = ''] of links) {
		const isWanted = kind === 'any' || decodeURIComponent(line).startsWith('activity:');
		if (isWanted) return [textOf(inner), href.replaceAll('&amp;', '&')];
	}
	throw new Error('no such line on the page');
}

/** Fills in a form of a page and sends it. */
export async function send(client: HttpClient, path: string, ending: string, fields: Fields = {}): Promise<Page> {
	const form = formIn((await client.get(path)).html, ending);
	return client.post(`${path.replace(/\?.*/, '')}${form.action}`, { ...form.fields, ...fields });
}

/** Presses the button that moves a report on, or back. */
export function move(client: HttpClient, path: string, name: string): Promise<Page> {
	return send(client, path, '/move', { move: name });
}

export async function words(client: HttpClient, path: string): Promise<string> {
	return textOf((await client.get(path)).html);
}
