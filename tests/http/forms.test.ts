import { expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

/** What a person types into, as opposed to what a button sends along. */
const TYPED = /<(?:textarea|select|input(?![^>]*type="(?:hidden|search)"))\b/;

/** Otherwise the browser speaks first: in its own language, in a bubble, of one field only. */
it('of every form we ourselves say what is wrong', async () => {
	const director = await server.signedIn('director');
	const { userId } = await addUser(server.db, { email: `${newId()}@example.org`, name: 'Noa', language: 'en' });
	const link = await createSignInLink(server.db, userId, { asksName: true });
	const o = '/o/raanana';
	const pages = ['activities', 'agreements', 'goals', 'initiatives', 'notes', 'organisations', 'partners', 'people'];
	const all = ['/sign-in', link, '/account', `${o}/settings`, `${o}/settings/members`, `${o}/capture`].concat(
		pages.map((page) => `${o}/${page}/edit`)
	);
	for (const path of all) {
		const { html } = await (path.startsWith('/sign-in') ? server.anonymous() : director).get(path);
		const forms = (html.match(/<form\b[^>]*method="post".*?<\/form>/gs) ?? []).filter((form) => TYPED.test(form));
		const open = forms.map((form) => form.slice(0, form.indexOf('>') + 1)).filter((tag) => !tag.includes('novalidate'));
		expect([path, open]).toEqual([path, []]);
		if (path !== `${o}/capture`) expect([path, forms.length > 0]).toEqual([path, true]);
	}
});
