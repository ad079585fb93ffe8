import { expect, it } from 'vitest';
import { VISIBILITIES } from '#features/member/policy.ts';
import { AUDIENCES, meantFor } from './policy.ts';

it('a report for the council holds what is public too, one for the public nothing else', () => {
	expect(meantFor('council')).toEqual(['council', 'public']);
	expect(meantFor('public')).toEqual(['public']);
});

it('what is meant for the office alone leaves in no report', () => {
	expect(VISIBILITIES).toContain('office');
	for (const audience of AUDIENCES) expect(meantFor(audience)).not.toContain('office');
});
