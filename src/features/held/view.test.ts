import { expect, it } from 'vitest';
import { inLanguage } from '#platform/server/request-language.ts';
import type { Held } from './held.ts';
import { heldJson, heldParts, heldTable } from './view.ts';

const held: Held = {
	person: {
		...{ id: 'p', name: { en: 'Jan Kowalski' }, email: 'jan@example.pl', phone: null, languages: ['pl'], note: null },
		...{ receivedOn: '2019', receivedFrom: 'A card', noticeOn: null, erasedAt: null, version: 1 },
		...{ addedAt: '2020-01-01T00:00:00Z', isDeleted: false }
	},
	roles: [],
	naming: [
		{ noun: 'activity', id: 'a', title: { en: 'A visit' }, isDeleted: false, role: 'guest', date: '2020-09-08' },
		{ noun: 'agreement', id: 'g', title: { kind: 'twin_pact' }, isDeleted: true, role: 'theirs', date: null }
	],
	mentioning: [{ noun: 'next_step', id: 's', title: { en: 'Call Jan' }, isDeleted: false, under: { partner: 'x' } }],
	ideas: [{ id: 'i', text: 'A chess evening', receivedOn: '2026-11-30' }],
	documents: [{ id: 'd', title: {}, file: 'card.pdf', isTheirs: true }],
	hasAccount: true,
	passkeys: [{ id: 'k', name: 'Blue key', addedOn: '2020-03-01', usedOn: null }]
};
const looking = { actor: { role: 'director' as const }, language: 'en' as const, day: '2020-09-09' };
const trail = {
	...{ noun: 'person' as const, recordId: 'p', next: undefined, timeZone: 'UTC' },
	entries: [
		{
			...{ id: 'e', at: '2020-01-01T00:00:00Z', actor: 'Dana', noun: 'person' as const, deed: 'update' as const },
			...{
				part: undefined,
				changes: [{ field: 'E-mail', before: '', after: 'jan@example.pl' }],
				reason: null,
				isTakenOut: false
			}
		}
	]
};
const parts = inLanguage('en', () => heldParts(held, looking, 1));
const lines = (key: string) =>
	parts.find((part) => part.key === key)?.lines.map(({ what, says, date, path }) => [what, says, date, path]);

it('each thing that is held says what it is and where it is corrected', () => {
	expect(lines('details')).toEqual([
		['Name, English', 'Jan Kowalski', null, '/people/edit/p'],
		['E-mail', 'jan@example.pl', null, '/people/edit/p'],
		['Languages', 'Polish', null, '/people/edit/p'],
		['Details received on', '', '2019', '/people/edit/p'],
		['Received from', 'A card', null, '/people/edit/p']
	]);
	expect(lines('named')).toEqual([
		['A visit', 'Activity, Guest', '2020-09-08', '/activities/a'],
		['Twin-city pact', 'Agreement, For them', null, '/trash?noun=agreement']
	]);
	expect(lines('mentioned')).toEqual([['Call Jan', 'Next step', null, '/steps/edit/s']]);
	expect(lines('ideas')).toEqual([['A chess evening', '', '2026-11-30', '/ideas/i']]);
	expect(lines('documents')).toEqual([['card.pdf', '', null, '/files/edit/d']]);
	expect(lines('account')).toEqual([
		['A member of the office signs in with this e-mail address.', '', null, undefined],
		['Passkey: Blue key', 'not used yet', '2020-03-01', undefined]
	]);
});

it('all of it is in the table and in the file for programs', () => {
	const table = inLanguage('en', () => heldTable(parts, trail, looking));
	expect(table.rows).toHaveLength(13);
	expect(table.rows.at(-1)).toEqual([
		...['Trail of changes', 'Changed, Dana', 'E-mail: – → jan@example.pl', '1 Jan 2020, 00:00']
	]);
	const json = inLanguage('en', () => heldJson(held, parts, trail, looking, 'http://x/o/y'));
	expect(json).toMatchObject({
		person: { name: { en: 'Jan Kowalski' }, receivedOn: '2019' },
		namedIn: [{ what: 'A visit', address: 'http://x/o/y/activities/a' }, {}],
		hasAccount: true,
		passkeys: [{ name: 'Blue key', addedOn: '2020-03-01', usedOn: null }],
		trail: [{ by: 'Dana' }]
	});
});
