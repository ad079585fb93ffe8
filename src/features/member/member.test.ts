import { expect, it } from 'vitest';
import { lastDirector } from './member.ts';

it('the last director is the only one, whoever else is there', () => {
	const [noa, avi, reader] = [{ role: 'director' }, { role: 'director' }, { role: 'reader' }] as const;
	expect(lastDirector([reader, noa])).toBe(noa);
	expect(lastDirector([noa, avi, reader])).toBeUndefined();
	expect(lastDirector([reader])).toBeUndefined();
});
