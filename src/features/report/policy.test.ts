import { expect, it } from 'vitest';
import { VISIBILITIES } from '#features/member/policy.ts';
import { AUDIENCES, meantFor } from './policy.ts';

it('a report for the council holds what is public too, one for the public nothing else', () => {
	expect(meantFor('council')).toEqual(['council', 'public']);
	expect(meantFor('public')).toEqual(['public']);
});

it('what is meant for the office alone is told to the heads of the city, and leaves in no other report', () => {
	expect(meantFor('leadership')).toEqual(VISIBILITIES);
	for (const audience of AUDIENCES.filter((each) => each !== 'leadership')) {
		expect(meantFor(audience)).not.toContain('office');
	}
});
