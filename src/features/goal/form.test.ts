import { expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { goalForm } from './form.ts';

const WHOLE = { id: '01890000-0000-7000-8000-000000000001', version: '0', 'name.en': 'Ties' };

function problems(fields: Record<string, string>): string[] {
	const data = new FormData();
	for (const [name, value] of Object.entries({ ...WHOLE, ...fields })) data.append(name, value);
	const parsed = parseForm(goalForm, data);
	return parsed.ok ? [] : parsed.problems.map(({ field, code }) => `${field} ${code}`);
}

it('years in the wrong order are told together with all else that is wrong', () => {
	expect(problems({ fromYear: '2020', toYear: '2020' })).toEqual([]);
	expect(problems({ 'name.en': '', fromYear: '2020', toYear: '2019' })).toEqual([
		'name.en required',
		'toYear ends_before_start'
	]);
	expect(problems({ fromYear: '20x', toYear: '2019' })).toEqual(['fromYear not_a_year']);
});
