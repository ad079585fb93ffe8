import { describe, expect, it } from 'vitest';
import { differing, fillingOf, withFilled, withoutFilled } from './filling.ts';

const record: {
	title: Record<string, string>;
	starts: string | null;
	people: number | null;
	themes: string[];
} = {
	title: { he: 'ביקור' },
	starts: '2019',
	people: 0,
	themes: []
};

describe('a further source of a record', () => {
	it('fills what is empty, of a text each language by itself, and overwrites nothing', () => {
		const offer = { title: { he: 'אחר', en: 'A visit' }, starts: '2020', themes: ['youth'] };
		const filled = fillingOf(record, offer);
		expect(filled).toEqual({ 'title.en': 'A visit', themes: ['youth'] });
		expect(withFilled(record, filled)).toEqual({
			...record,
			title: { he: 'ביקור', en: 'A visit' },
			themes: ['youth']
		});
	});

	it('takes a number that is nought for said', () => {
		expect(fillingOf(record, { people: 12 })).toEqual({});
		expect(fillingOf({ ...record, people: null as number | null }, { people: 12 })).toEqual({ people: 12 });
	});

	it('is taken back where the record still says the same, and nowhere else', () => {
		const filled = fillingOf(record, { title: { en: 'A visit' }, themes: ['youth'] });
		const full = withFilled(record, filled);
		expect(withoutFilled(full, filled)).toEqual(record);
		const changed = { ...full, title: { ...full.title, en: 'A long visit' } };
		expect(withoutFilled(changed, filled)).toEqual({ ...changed, themes: [] });
		expect(withoutFilled({ ...changed, themes: ['sport'] }, filled)).toBeUndefined();
	});

	it('says otherwise what both say, and not what one is silent on', () => {
		expect(differing(record, { starts: '2020', people: null }, ['starts', 'people'])).toEqual({ starts: '2020' });
		expect(differing(record, { starts: '2019' }, ['starts'])).toEqual({});
	});
});
