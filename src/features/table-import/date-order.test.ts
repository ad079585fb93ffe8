import { describe, expect, it } from 'vitest';
import { addEvidence, isDateLike, noEvidence, parseTableDate, provenOrder } from './date-order.ts';

const orderOf = (...cells: string[]) => {
	const evidence = noEvidence();
	for (const cell of cells) addEvidence(evidence, cell);
	return { order: provenOrder(evidence), either: evidence.either, example: evidence.example };
};

describe('the order of dates', () => {
	it('is told by any cell that can be read in one way only', () => {
		expect(orderOf('03/04/2020', '13/04/2020')).toMatchObject({ order: 'dmy', either: 1, example: '03/04/2020' });
		expect(orderOf('03/04/2020', '04/13/2020')).toMatchObject({ order: 'mdy' });
	});

	it('is not told by cells that can be read both ways, or that contradict each other', () => {
		expect(orderOf('03/04/2020', '1-2-21')).toMatchObject({ order: undefined, either: 2 });
		expect(orderOf('13/04/2020', '04/13/2020')).toMatchObject({ order: undefined });
	});

	it('is no question for dates with dots, with the year first, or of one day whichever way', () => {
		expect(orderOf('03.04.2020', '2020-04-03', '2020/04/03', '04/04/2020', '2019', 'June 2020')).toMatchObject({
			order: undefined,
			either: 0
		});
	});
});

describe('a date in a table', () => {
	it.each([
		['03/04/2020', '2020-04-03'],
		['3.4.2020', '2020-04-03'],
		['3-4-20', '2020-04-03'],
		['2020/4/3', '2020-04-03'],
		['2020.04', '2020-04'],
		['20200403', '2020-04-03'],
		['2020-04-03T00:00:00Z', '2020-04-03'],
		['3/4/2020 10:30', '2020-04-03'],
		['Fri, 3 April 2020', '2020-04-03'],
		['3 באפריל 2020', '2020-04-03'],
		['אפריל 2020', '2020-04'],
		['2020', '2020'],
		['43924', '2020-04-03'],
		['43924.5', '2020-04-03'],
		['לפני 1998', '../1998'],
		['about 2006', '2006~']
	])('is read: %s', (cell, date) => {
		expect(parseTableDate(cell)).toBe(date);
	});

	it('has the month first where its column has, but where only the other is a day', () => {
		expect(parseTableDate('03/04/2020', 'mdy')).toBe('2020-03-04');
		expect(parseTableDate('13/04/2020', 'mdy')).toBe('2020-04-13');
		expect(parseTableDate('04/13/2020', 'dmy')).toBe('2020-04-13');
	});

	it.each(['31.2.2020', '99/99/2020', 'soon', '12', '123456', ''])('is none: %s', (cell) => {
		expect(parseTableDate(cell)).toBeUndefined();
	});

	it('is not taken for one where it is only a number', () => {
		expect(isDateLike('43924')).toBe(false);
		expect(isDateLike('21.6.2010')).toBe(true);
	});
});
