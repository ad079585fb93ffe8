import { newId } from '../../src/kernel/id.ts';
import { HttpClient } from './http-client.ts';
import type { Server } from './operations.ts';

/** Somebody at work in the starter office, without JavaScript. */
export interface Desk {
	client: HttpClient;
	/** @returns whether the server has acknowledged it */
	addGoal(name: string): Promise<boolean>;
	/** Keeps a text as a document of a partner. */
	addFile(partnerId: string, text: string): Promise<void>;
	/** The names of the goals that the list shows, out of these. */
	goalsShown(names: string[]): Promise<string[]>;
}

/** Signs in by the link that a first start prints, and becomes the first director. */
export async function firstDirector(server: Server): Promise<Desk> {
	if (!server.link) throw new Error(`the server printed no link: ${server.said()}`);
	const client = new HttpClient(server.base);
	const password = 'a long enough password';
	const fields = { name: 'Dana Cohen', email: 'dana@example.org', password, repeat: password };
	const page = await client.post(server.link, fields);
	if (page.status !== 303) throw new Error(`the link answered ${page.status}: ${page.html.slice(0, 2000)}`);
	return deskOf(client);
}

/** Signs in with the password of the first director. */
export async function signIn(server: Server): Promise<Desk> {
	const client = new HttpClient(server.base);
	const page = await client.post('/sign-in', { email: 'dana@example.org', password: 'a long enough password' });
	if (page.status !== 303) throw new Error(`the sign-in answered ${page.status}`);
	return deskOf(client);
}

function deskOf(client: HttpClient): Desk {
	return {
		client,
		async addGoal(name) {
			const page = await client.post('/o/raanana/goals/edit?/save', { id: newId(), version: '0', 'name.en': name });
			return page.status === 303;
		},
		async addFile(partnerId, text) {
			const body = new FormData();
			for (const [name, value] of Object.entries({
				id: newId(),
				subject: 'partner',
				subjectId: partnerId,
				visibility: 'office'
			})) {
				body.append(name, value);
			}
			body.append('file', new File([text], 'note.txt', { type: 'text/plain' }));
			const page = await client.send('/o/raanana/files/add?/save', {
				method: 'POST',
				body,
				headers: { origin: client.base }
			});
			if (page.status !== 303) throw new Error(`the file was answered ${page.status}`);
		},
		async goalsShown(names) {
			const { html } = await client.get('/o/raanana/goals');
			return names.filter((name) => html.includes(name));
		}
	};
}
