import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { parseForm } from '#kernel/form.ts';
import { captureForm } from './form.ts';

const partner = newId();
const sent = (expected: string, partners: string[], starts = '2026-03-08') => {
	const form = new FormData();
	for (const [name, value] of [
		...[['id', newId()] as const, ['version', '0'] as const, ['kind', 'meeting'] as const],
		...[['status', 'done'] as const, ['title.he', 'ביקור'] as const, ['visibility', 'council'] as const],
		...[['starts', starts] as const, ['expected', expected] as const],
		...partners.map((id) => ['partners[]', id] as const)
	]) {
		form.append(name, value);
	}
	return parseForm(captureForm, form);
};

describe('an activity by quick capture', () => {
	it('asks which partner is meant where one more is expected', () => {
		expect(sent('2', [partner, ''])).toMatchObject({
			ok: false,
			problems: [{ field: 'partners[]', code: 'partner_unclear' }]
		});
	});

	it.each([
		['as many as expected', '1', [partner]],
		['none expected', '0', []],
		['nothing said of it', '', []]
	])('is as it stands with %s', (_, expected, partners) => {
		expect(sent(expected, partners)).toMatchObject({ ok: true, value: { partners } });
	});

	it('is not recorded without the date that no calendar has', () => {
		expect(sent('0', [], '31.2.2026')).toMatchObject({
			ok: false,
			problems: [{ field: 'starts', code: 'no_such_day' }]
		});
	});

	it('takes a range in its first date, as the full form does', () => {
		expect(sent('0', [], '3–10 July 2026')).toMatchObject({
			ok: true,
			value: { starts: '2026-07-03', ends: '2026-07-10' }
		});
	});
});
