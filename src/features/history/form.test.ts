import { expect, it } from 'vitest';
import { trailFilters } from './form.ts';

const read = (address: string) => trailFilters(new URLSearchParams(address));

it('reads what narrows the trail from its address', () => {
	expect(read('q=%20Noa&noun=member&action=update&reason=given&from=2026-11-01&to=2026-11-30')).toEqual({
		words: 'Noa',
		noun: 'member',
		action: 'update',
		reason: 'given',
		from: '2026-11-01',
		to: '2026-11-30'
	});
});

it('is not narrowed by what nobody understands', () => {
	const nothing = { words: '', noun: undefined, action: undefined, reason: undefined, from: undefined, to: undefined };
	expect(read('noun=secret&action=x&reason=why&from=2026-02-31&to=yesterday')).toEqual(nothing);
});
