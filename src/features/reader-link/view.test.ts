import { expect, it } from 'vitest';
import { contrast, READABLE } from '#kernel/contrast.ts';
import { accentCss } from './view.ts';

it.each(['#c8102e', '#f2c400', '#000000', '#ffffff', '#1f4e8c'])('%s can be read in both themes', (accent) => {
	const [, light = '', dark = '', sheet] =
		/light-dark\((#\w{6}),(#\w{6})\);--sheet-accent:(#\w{6})/.exec(accentCss(accent)) ?? [];
	expect(contrast(light, '#ffffff')).toBeGreaterThanOrEqual(READABLE);
	expect(contrast(dark, '#101615')).toBeGreaterThanOrEqual(READABLE);
	expect(sheet).toBe(light);
});

it('one that can be read already stays as it is', () => {
	expect(accentCss('#c8102e')).toContain('light-dark(#c8102e,');
});
