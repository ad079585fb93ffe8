import { expect, it } from 'vitest';
import { correctionOf } from './view.ts';

it('a colour that reads well stays as it is', () => {
	expect(correctionOf('#0b5d52')).toMatchObject({ colour: '#0b5d52', corrected: undefined, ratio: '7.7' });
});

it('a colour too light to be read is told with what becomes of it, and never rounded up to what is needed', () => {
	const { corrected, ratio, correctedRatio, needed } = correctionOf('#ffd400');
	expect(corrected).toMatch(/^#[0-9a-f]{6}$/);
	expect(Number(ratio)).toBeLessThan(2);
	expect(Number(correctedRatio)).toBeGreaterThanOrEqual(Number(needed));
	// Its contrast is 4.47.
	expect(correctionOf('#777777')).toMatchObject({ ratio: '4.4', corrected: expect.stringMatching(/^#/) as string });
});
