import { describe, expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { newId } from '#kernel/id.ts';
import { editForm, uploadForm, yearForm } from './form.ts';

function parse(fields: Record<string, string>) {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return parseForm(editForm, data);
}

const common = { id: newId(), version: '1', text: 'A visit' };
const activity = { ...common, type: 'activity', kind: 'official_visit', status: 'done' };

describe('the form of an edited proposal', () => {
	it('asks of each type what it has', () => {
		expect(parse(activity)).toMatchObject({
			ok: true,
			value: { kind: 'official_visit', partnerId: null, partner: '', addsPartner: false, isKept: false, themes: [] }
		});
		expect(parse({ ...common, type: 'partner', kind: 'city', status: 'active' })).toMatchObject({
			ok: false,
			problems: [{ field: 'partner', code: 'required' }]
		});
		expect(parse({ ...common, type: 'goal' })).toMatchObject({ ok: true });
	});

	it('asks why something was called off, and refuses an end before the start', () => {
		expect(parse({ ...activity, status: 'cancelled', starts: '2020-05', ends: '2020-03' })).toMatchObject({
			ok: false,
			problems: [
				{ field: 'ends', code: 'ends_before_start' },
				{ field: 'reason', code: 'reason_needed' }
			]
		});
	});

	it('refuses what is no type', () => {
		expect(parse({ ...common, type: 'letter' })).toMatchObject({ ok: false });
	});
});

describe('the form of the year', () => {
	it('takes four digits', () => {
		const data = new FormData();
		data.append('version', '1');
		data.append('year', '20');
		expect(parseForm(yearForm, data)).toMatchObject({ ok: false, problems: [{ field: 'year', code: 'too_small' }] });
	});
});

describe('the form of a file', () => {
	const problemsOf = (file: File) => {
		const data = new FormData();
		data.append('id', newId());
		data.append('year', '');
		data.append('file', file);
		const parsed = parseForm(uploadForm, data);
		return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
	};

	it('tells a file in which there is nothing from one that was not chosen', () => {
		expect(problemsOf(new File(['x'], 'deck.txt'))).toEqual([]);
		expect(problemsOf(new File([], 'deck.txt'))).toEqual(['file_empty']);
		expect(problemsOf(new File([], ''))).toEqual(['file_needed']);
	});
});
