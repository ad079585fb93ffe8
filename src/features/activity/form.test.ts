import { describe, expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { newId } from '#kernel/id.ts';
import { periodOf } from '#kernel/period.ts';
import { activityFilters, activityForm } from './form.ts';

const WHOLE = { version: '0', kind: 'meeting', status: 'done', visibility: 'council', 'title.en': 'A meeting' };

function parse(fields: Record<string, string | string[]>) {
	const data = new FormData();
	for (const [name, value] of Object.entries({ ...WHOLE, id: newId(), ...fields })) {
		for (const each of [value].flat()) data.append(name, each);
	}
	return parseForm(activityForm, data);
}

function problems(fields: Record<string, string | string[]>): string[] {
	const form = parse(fields);
	return form.ok ? [] : form.problems.map(({ field, code }) => `${field} ${code}`);
}

function value(fields: Record<string, string | string[]>) {
	const form = parse(fields);
	if (!form.ok) throw new Error(JSON.stringify(form.problems));
	return form.value;
}

describe('the form of an activity', () => {
	it('needs a title in one language, a kind, a status and a visibility; the rest may stay empty', () => {
		expect(problems({})).toEqual([]);
		expect(problems({ 'title.en': ' ', kind: '', status: '', visibility: '' })).toEqual([
			'kind required',
			'status required',
			'title.en required',
			'visibility required'
		]);
	});

	it.each(['postponed', 'cut_short', 'cancelled_after_preparation', 'cancelled', 'declined'])(
		'%s owes a reason, and says so beside everything else that is wrong',
		(status) => {
			expect(problems({ status })).toEqual(['reason reason_needed']);
			expect(problems({ status, starts: 'soon' })).toEqual(['starts not_a_date', 'reason reason_needed']);
			expect(problems({ status, reason: 'budget' })).toEqual([]);
		}
	);

	it.each([
		['2020', '2019', true],
		['2020', '2020-03', false],
		['2020-09-08', '2020-09-07', true],
		['2020-09-08', '2020-09', false],
		['', '2020', true]
	])('from %s to %s ends before it starts: %s', (starts, ends, isWrong) => {
		expect(problems({ starts, ends })).toEqual(isWrong ? ['ends ends_before_start'] : []);
	});

	it('takes hours as people type them, where the day is known', () => {
		expect(value({ starts: '3.12.2026', startsAt: '7:30 pm', endsAt: '21.00' })).toMatchObject({
			...{ startsAt: '19:30', endsAt: '21:00' }
		});
		expect(value({ startsAt: '', endsAt: '' })).toMatchObject({ startsAt: null, endsAt: null });
		expect(problems({ starts: '12/2026', startsAt: '19:30' })).toEqual(['startsAt hour_needs_day']);
		expect(problems({ starts: '3.12.2026', startsAt: 'soon', endsAt: '21:00' })).toEqual(['startsAt not_an_hour']);
		expect(problems({ starts: 'soon', startsAt: '19:30' })).toEqual(['starts not_a_date']);
	});

	it('what is asked of letters is refused of anything else, beside everything else that is wrong', () => {
		const letter = { correspondence: 'support', replyDue: '1.10.2020', repliedOn: '2.10.2020' };
		expect(problems({ ...letter, kind: 'correspondence' })).toEqual([]);
		expect(problems({ ...letter, 'title.en': '' })).toEqual([
			'title.en required',
			'correspondence only_letters',
			'replyDue only_letters',
			'repliedOn only_letters'
		]);
		expect(problems({ replyDue: '2020' })).toEqual(['replyDue not_a_day']);
		expect(problems({ ...letter, kind: 'nonsense' })).toEqual(['kind not_a_choice']);
	});

	it('a reply is due on a day', () => {
		expect(problems({ replyDue: '2020' })).toEqual(['replyDue not_a_day']);
		expect(value({ kind: 'correspondence', replyDue: '1.10.2020' }).replyDue).toBe('2020-10-01');
	});

	it('reads numbers as people type them, and currencies as codes', () => {
		expect(value({ participants: '1,200', moneyActual: '4,200.50', currency: 'eur' })).toMatchObject({
			...{ participants: 1200, moneyActual: 4200.5, currency: 'EUR' }
		});
		expect(value({ currency: '₪' }).currency).toBe('ILS');
	});

	it('leaves empty rows of links out, and doubles', () => {
		const [a, b] = [newId(), newId()];
		const form = value({
			'partners[]': [a, '', a, b],
			'people.id[]': ['', b],
			'people.role[]': ['host', 'leader'],
			'organisations.id[]': [a, ''],
			'organisations.role[]': ['', 'lead']
		});
		expect(form.partners).toEqual([a, b]);
		expect(form.people).toEqual([{ id: b, role: 'leader' }]);
		expect(form.organisations).toEqual([{ id: a, role: 'partner' }]);
	});
});

describe('the filters of the list', () => {
	const filters = (query: string, startsIn = 1) => activityFilters(new URLSearchParams(query), startsIn);

	it('are read from the address', () => {
		const partner = newId();
		expect(
			filters(`q=mayor&year=2020&partner=${partner}&kind=meeting&status=done&direction=inbound&goal=${partner}`)
		).toEqual({
			...{ words: 'mayor', period: periodOf(2020, 1), undated: false, partner, kind: 'meeting', status: 'done' },
			...{ direction: 'inbound', goal: partner }
		});
		expect(filters('partner=none&goal=none&direction=none&theme=none')).toMatchObject({
			...{ partner: 'none', goal: 'none', direction: 'none', theme: 'none' }
		});
		expect(filters('theme=sport&measure=visits&precision=month&visibility=public&visibility=council')).toMatchObject({
			...{ theme: 'sport', measure: 'visits', precision: 'month', visibilities: ['council', 'public'] }
		});
		expect(filters('from=2020-02-29&to=2020-05-01').period).toEqual({
			...{ year: 2020, from: '2020-02-29', to: '2020-05-01' }
		});
		// A year that is chosen beside it is the one that is meant.
		expect(filters('from=2020-02-29&to=2020-05-01&year=2019').period).toEqual(periodOf(2019, 1));
		expect(filters('year=none').undated).toBe(true);
		expect(filters('year=2019', 9).period).toEqual({ year: 2019, from: '2019-09-01', to: '2020-08-31' });
	});

	it('narrow nothing where they say nothing', () => {
		const nothing = { words: '', undated: false };
		expect(filters('year=soon&partner=1&kind=x&status=y&direction=z&goal=w&theme=v&measure=u&precision=t')).toEqual(
			nothing
		);
		for (const query of [
			'visibility=x',
			'from=2020-02-30&to=2020-05-01',
			'from=2020-05-01&to=2020',
			'from=2020-05-01'
		]) {
			expect(filters(query)).toEqual(nothing);
		}
		expect(filters('from=2020-05-02&to=2020-05-01').period).toBeUndefined();
	});
});
