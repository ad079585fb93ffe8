import { describe, expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { newId } from '#kernel/id.ts';
import { templateForm } from './form.ts';
import { TEMPLATE_SECTIONS } from './template.ts';

function parse(fields: Record<string, string> = {}, shown: readonly string[] = TEMPLATE_SECTIONS) {
	const data = new FormData();
	const usual = { id: newId(), version: '0', 'name.en': 'Ours', audience: 'council', slides: '16:9', logo: 'office' };
	for (const [name, value] of Object.entries({ ...usual, typeface: 'heebo', ...fields })) data.set(name, value);
	for (const section of shown) data.append('shown[]', section);
	return parseForm(templateForm, data);
}

function value(fields?: Record<string, string>, shown?: readonly string[]) {
	const parsed = parse(fields, shown);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
	return parsed.value;
}

it('a colour is taken with its sign or without, in any letters, and none is the office’s', () => {
	expect(value({ accent: '#0B5D52' }).accent).toBe('#0b5d52');
	expect(value({ accent: ' c8102e ' }).accent).toBe('#c8102e');
	expect(value({ accent: '' }).accent).toBeNull();
	for (const accent of ['red', '#12', '#0b5d5g', '#0b5d5200', 'url(#x)']) {
		expect(parse({ accent })).toMatchObject({ problems: [{ field: 'accent', code: 'not_a_colour' }] });
	}
});

describe('the order of sections', () => {
	const order = ['numbers', 'goals', 'world', 'silent', 'method'] as const;
	/** The fields of a form in which they stand in this order, some with another number. */
	const places = (changed: Record<string, string>) =>
		Object.fromEntries(order.map((section, index) => [`place.${section}`, changed[section] ?? String(index + 1)]));
	const placed = (changed: Record<string, string> = {}) => value(places(changed)).sectionOrder.slice(0, order.length);

	it('is that of their numbers, and without any as they stand', () => {
		expect(value().sectionOrder).toEqual(TEMPLATE_SECTIONS);
		expect(placed()).toEqual(order);
		expect(placed({ goals: '' })).toEqual(order);
		expect(value(places({ goals: '99' })).sectionOrder.at(-1)).toBe('goals');
		expect(parse({ 'place.goals': 'first' })).toMatchObject({
			problems: [{ field: 'place.goals', code: 'not_a_number' }]
		});
	});

	it('has the one that was given the number of another at that number', () => {
		expect(placed({ silent: '1' })).toEqual(['silent', 'numbers', 'goals', 'world', 'method']);
		expect(placed({ silent: '2' })).toEqual(['numbers', 'silent', 'goals', 'world', 'method']);
		expect(placed({ numbers: '4' })).toEqual(['goals', 'world', 'silent', 'numbers', 'method']);
		expect(placed({ world: '1', silent: '1' })).toEqual(['world', 'silent', 'numbers', 'goals', 'method']);
	});
});

it('what is not ticked is left out, but for what an honest report always has', () => {
	expect(value({}, []).hiddenSections).not.toContain('silent');
	expect(value({}, []).hiddenSections).toEqual([
		...['goals', 'register', 'world', 'highlights', 'numbers', 'by-month', 'by-goal', 'by-theme', 'by-partner'],
		...['reciprocity', 'changes', 'others', 'requests', 'pipeline', 'notes']
	]);
	expect(value({}, TEMPLATE_SECTIONS).hiddenSections).toEqual([]);
});

it('says all that is wrong at once', () => {
	const parsed = parse({ 'name.en': '', slides: '21:9', typeface: 'comic', audience: '', logo: 'theirs' });
	expect(parsed.ok ? [] : parsed.problems.map(({ field, code }) => [field, code])).toEqual([
		['name.en', 'required'],
		['audience', 'required'],
		['slides', 'not_a_choice'],
		['typeface', 'not_a_choice'],
		['logo', 'not_a_choice']
	]);
});
