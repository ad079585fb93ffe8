import { expect, it } from 'vitest';
import { hasEnd, isCandidate, isOver, localName, needsAttention, TIE_STATUSES } from './partner.ts';

it('every status is alive, over, or on its way, and some wait for a person', () => {
	expect(TIE_STATUSES.filter(isCandidate)).toEqual(['prospect', 'in_talks', 'under_evaluation', 'council_approved']);
	expect(TIE_STATUSES.filter(isOver)).toEqual(['ended', 'honorary', 'declined']);
	expect(TIE_STATUSES.filter(needsAttention)).toEqual([
		'dormant',
		'being_renewed',
		'suspended',
		'under_review',
		'ending'
	]);
	expect(TIE_STATUSES.filter(hasEnd)).toEqual(['suspended']);
});

it('shows the partner’s own name where it reads differently', () => {
	const verona = { name: { he: 'ורונה', en: 'Verona', it: 'Verona' }, localLanguage: 'it' };
	expect(localName(verona, 'ורונה')).toEqual({ text: 'Verona', lang: 'it' });
	expect(localName(verona, 'Verona')).toBeUndefined();
	expect(localName({ ...verona, localLanguage: null }, 'ורונה')).toBeUndefined();
	expect(localName({ ...verona, localLanguage: 'fr' }, 'ורונה')).toBeUndefined();
});
