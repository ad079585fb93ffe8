import { plainText, type Item, type ListBlock, type Mark } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';

/** What a state is called, for who does not see its mark; '' for the mark of no state. */
export const MARK_WORDS: Record<Language, Record<Mark, string>> = {
	he: {
		done: 'בוצע',
		progress: 'בקידום',
		planned: 'בתכנון',
		cancelled: 'בוטל',
		silent: 'ללא רישום',
		low: 'הצעה',
		plain: '',
		idea: 'רעיון',
		proposal: 'הצעה',
		initiative: 'יוזמה',
		declined: 'לא אושרה'
	},
	en: {
		done: 'Done',
		progress: 'In progress',
		planned: 'Planned',
		cancelled: 'Cancelled',
		silent: 'Nothing recorded',
		low: 'Proposal',
		plain: '',
		idea: 'Idea',
		proposal: 'Proposal',
		initiative: 'Initiative',
		declined: 'Not approved'
	}
};

/** Whether a list says the state of each item: there are several in it, or no heading names the one. */
export function saysStates({ heading, items }: Pick<ListBlock, 'heading' | 'items'>): boolean {
	const states = new Set(items.map(({ mark }) => mark));
	return states.size > 1 || (!heading && !states.has('plain'));
}

/** What a list says of the state of an item; '' where its note begins with the word already. */
export function stateOf({ mark, note }: Item, language: Language): string {
	const word = MARK_WORDS[language][mark];
	return note && plainText(note).split(/[.:\n]/, 1)[0] === word ? '' : word;
}
