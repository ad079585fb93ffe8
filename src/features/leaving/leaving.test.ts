import { expect, it } from 'vitest';
import { erasedFrom } from './leaving.ts';

it('an office that was deleted can be brought back for thirty days, to the hour', () => {
	expect(erasedFrom('2026-01-31T10:30:00Z').toISOString()).toBe('2026-03-02T10:30:00.000Z');
});
