import { expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { newId } from '#kernel/id.ts';
import { newsForm, newsPageForm } from './form.ts';

const WHOLE = {
	...{ id: newId(), version: '0', 'title.en': 'A tree of Poznań', day: '1.6.2020', visibility: 'public' }
};

function problems(
	fields: Record<string, string | File>,
	form: typeof newsForm | typeof newsPageForm = newsForm
): string[] {
	const data = new FormData();
	for (const [name, value] of Object.entries({ ...WHOLE, ...fields })) data.append(name, value);
	const parsed = parseForm(form, data);
	return parsed.ok ? [] : parsed.problems.map(({ field, code }) => `${field} ${code}`);
}

it('needs a heading, a day, and of a picture what it shows', () => {
	expect(problems({})).toEqual([]);
	expect(problems({ 'title.en': '', day: '2020' })).toEqual(['title.en required', 'day not_a_day']);
	expect(problems({ pictureId: newId() })).toEqual(['pictureAlt required']);
	expect(problems({ pictureId: newId(), 'pictureAlt.he': 'עץ מוסיקלי' })).toEqual([]);
});

it('is public from one day to another, not the other way round', () => {
	expect(problems({ shownFrom: '1.6.2020', shownUntil: '1.6.2020' })).toEqual([]);
	expect(problems({ shownFrom: '2.6.2020', shownUntil: '1.6.2020' })).toEqual(['shownUntil ends_before_start']);
});

it('of a picture that is sent along it says what it shows, too; no file is no picture', () => {
	const upload = new File(['x'], 'tree.png');
	expect(problems({ uploadId: newId(), upload }, newsPageForm)).toEqual(['pictureAlt required']);
	expect(problems({ uploadId: newId(), upload, 'pictureAlt.en': 'A tree' }, newsPageForm)).toEqual([]);
	expect(problems({ uploadId: newId(), upload: new File([], '') }, newsPageForm)).toEqual([]);
});
