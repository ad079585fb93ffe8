import { expect, it } from 'vitest';
import { activityProposal, partnerProposal } from '../../../tests/support/brought.ts';
import { editedProposal, editsOf } from './edits.ts';
import type { EditInput } from './form.ts';

const input: EditInput = {
	...{ id: 'x', version: 1, isKept: false, type: 'activity', text: 'ביקור', partnerId: null, partner: '' },
	...{ addsPartner: false, kind: 'official_visit', direction: null, status: 'done', reason: null, reasonNote: '' },
	...{ starts: '2020-05', ends: null, participants: null, themes: ['youth', 'sport'] }
};

it('only what a person has changed is kept, so that the rest can be proposed anew', () => {
	const proposed = activityProposal({ text: 'ביקור', kind: 'official_visit', direction: null, starts: '2020' });
	const themed = { ...proposed, themes: ['sport', 'youth'] } as typeof proposed;
	expect(editsOf(themed, editedProposal(themed, input))).toEqual({ starts: '2020-05' });
});

it('the form itself leaves no trace in it', () => {
	const proposed = activityProposal({ text: 'ביקור' });
	const edited = editedProposal(proposed, { ...input, addsPartner: true, partner: 'פוזנן' });
	expect(edited).toMatchObject({ partner: 'פוזנן' });
	expect(Object.keys(edited)).not.toEqual(expect.arrayContaining(['isKept', 'addsPartner', 'version', 'id']));
});

it('an agreement is changed as a whole', () => {
	const proposed = partnerProposal('פוזנן');
	const common = { id: 'x', version: 1, isKept: false, text: 'פוזנן' };
	const edited = editedProposal(proposed, {
		...{ ...common, type: 'partner', partner: 'פוזנן', kind: 'city', country: 'PL', status: 'active' },
		...{ agreementKind: 'twin_pact', signed: '2008' }
	});
	expect(editsOf(proposed, edited)).toEqual({ agreement: { kind: 'twin_pact', signed: '2008' } });
});
