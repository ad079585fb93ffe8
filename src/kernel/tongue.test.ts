import { expect, it } from 'vitest';
import { tongueMeant } from './tongue.ts';

it.each([
	['EN', 'en'],
	['en-GB', 'en'],
	['zh', 'zh-Hant'],
	['zh-hant', 'zh-Hant'],
	['zh-TW', 'zh-Hant'],
	['De', 'de'],
	['es', undefined],
	['news', undefined],
	['', undefined]
])('who writes "%s" means %s', (written, meant) => {
	expect(tongueMeant(written)).toBe(meant);
});
