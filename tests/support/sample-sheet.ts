import type { FlowDocument, Item } from '../../src/kernel/flow-document.ts';
import type { Language } from '../../src/kernel/language.ts';

/** A sheet with so many items in its wide column. */
export function sampleSheet(language: Language, items: number): FlowDocument {
	const say = (he: string, en: string) => (language === 'he' ? he : en);
	const item = (index: number): Item => ({
		mark: 'done',
		line: [{ text: say(`משלחת נוער לפוזנן, מספר ${index + 1}`, `Youth delegation to Poznań, no. ${index + 1}`) }],
		note: [{ text: say('8.9.2020. משתתפים: 24.', '8 Sep 2020. Participants: 24.') }]
	});
	const figures = say('במספרים', 'In figures');
	return {
		language,
		form: 'sheet',
		title: say('פוזנן', 'Poznań'),
		subtitle: say('עיר תאומה משנת 1979 בערך', 'Twin city since about 1979'),
		author: say('עיריית רעננה, קשרי חוץ', 'Ra’anana Municipality, Foreign Relations'),
		description: say('דף על פוזנן', 'A leaflet about Poznań'),
		date: '2026-11-29',
		footer: say('עיריית רעננה, 29.11.2026', 'Ra’anana Municipality, 29 Nov 2026'),
		sections: [
			{
				...{ id: 'cover', title: say('שער', 'Cover'), layout: 'cover' },
				blocks: [
					{ kind: 'text', tone: 'plain', line: [{ text: 'Poznań', lang: 'pl' }, { text: say(', פולין', ', Poland') }] }
				]
			},
			{
				...{ id: 'map', title: '', layout: 'flow', place: 'across' },
				blocks: [
					{
						kind: 'map',
						title: '',
						alt: say('מפה: רעננה ופוזנן', 'Map: Ra’anana and Poznań'),
						home: { name: say('רעננה', 'Ra’anana'), latitude: 32.18, longitude: 34.87 },
						places: [{ name: say('פוזנן', 'Poznań'), latitude: 52.4, longitude: 16.9, state: 'live' }],
						legend: { live: '', quiet: '', silent: '', candidate: '' }
					}
				]
			},
			{
				...{ id: 'done', title: say('מה נעשה יחד', 'What we did together'), layout: 'flow' },
				blocks: [{ kind: 'list', items: Array.from({ length: items }, (_, index) => item(index)) }]
			},
			{
				...{ id: 'figures', title: figures, layout: 'flow', place: 'narrow' },
				blocks: [
					{
						kind: 'table',
						caption: figures,
						columns: [
							{ title: say('מה', 'What'), weight: 3, align: 'start' },
							{ title: say('כמה', 'How many'), weight: 1.4, align: 'end' }
						],
						rows: [[[{ text: say('ביקורים', 'Visits') }], [{ text: '12' }]]],
						notes: []
					}
				]
			}
		]
	};
}
