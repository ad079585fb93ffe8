import { expect, it } from 'vitest';
import type { Proposal } from '#features/understanding/understanding.ts';
import { overwriteGetLocale } from '#paraglide/runtime.js';
import { activityProposal, plainProposal } from '../../../tests/support/brought.ts';
import { doubtsInWords } from './labels.ts';

overwriteGetLocale(() => 'en');

const told = (proposed: Proposal, more = {}) =>
	doubtsInWords({ proposed, doubts: [], confidence: 'high', asksForLook: true, matches: [], ...more });

it('says why of the text first, and that it is not sure only where nothing says why', () => {
	const proposed = activityProposal({ doubts: ['text', 'kind'] });
	expect(told(proposed)).toEqual(['The text itself is not certain.', 'The kind was guessed.']);
	expect(told(proposed, { doubts: ['brackets'] })).toEqual(['The brackets do not pair.', 'The kind was guessed.']);
});

it('says what is missing where nothing was guessed, and nothing where nobody need look', () => {
	expect(told(activityProposal({ partner: 'Delft' }))).toEqual(['The partner is not in the register.']);
	expect(told(activityProposal({ status: 'cancelled' }))).toEqual(['It does not say why it did not take place.']);
	expect(told(plainProposal('highlight', 'x'))[0]).toContain('the year of the document, which nobody has confirmed');
	expect(told(activityProposal(), { asksForLook: false })).toEqual([]);
});
