import { expect, it } from 'vitest';
import { inLanguage } from '#platform/server/request-language.ts';
import type { ProblemCode } from './form.ts';
import { problemText } from './problem-text.ts';
import { SETTING_SENTENCES } from './setting-problem-text.ts';

/** What a command or a form of activities may answer to quick capture, whose script has no other sentences. */
const CAPTURED: readonly ProblemCode[] = [
	...([
		'required',
		'too_long',
		'not_a_date',
		'not_a_day',
		'no_such_day',
		'not_a_number',
		'too_small',
		'too_large'
	] as const),
	...(['not_a_choice', 'ends_before_start', 'reason_needed', 'only_letters', 'partner_unclear', 'gone'] as const)
];

it('quick capture has a sentence for all that can be wrong in it, without those of settings', () => {
	expect(CAPTURED.filter((code) => code in SETTING_SENTENCES)).toEqual([]);
});

it('a page has both', () => {
	const said = inLanguage('en', () => [
		problemText({ field: 'starts', code: 'not_a_date' }),
		problemText({ field: 'file', code: 'file_too_large', limit: 25 })
	]);
	expect(said).toEqual([expect.stringContaining('date'), expect.stringContaining('25')]);
});

it('a text that is owed in one language is asked for in that language, and not as if nothing stood there', () => {
	const problem = { field: 'answer.he', code: 'language_needed' } as const;
	expect(inLanguage('en', () => problemText(problem))).toContain('Needed in Hebrew');
	expect(inLanguage('he', () => problemText(problem))).toContain('בעברית');
});
