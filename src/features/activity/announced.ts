import type { Kind, Status } from './activity.ts';

/** The kinds of activities that people of the city can come to; a meeting of mayors or a letter is none. */
export const EVENT_KINDS: readonly Kind[] = [
	'sports_delegation',
	'cultural_exchange',
	'ensemble',
	'memorial_ceremony',
	'planting_ceremony',
	'signing_ceremony',
	'anniversary',
	'ceremony',
	'conference',
	'exhibition'
];

/** An event is told of once it is settled; what became of it afterwards as well, for those who have noted it down. */
export const ANNOUNCED: readonly Status[] = [
	...(['approved', 'preparing', 'confirmed', 'under_way', 'done', 'postponed', 'cut_short'] as const),
	...(['cancelled_after_preparation', 'cancelled'] as const)
];

/** Of "2020" the middle is what is kept: it may be half a year, in days, before the last day that is meant. */
export const HALF_A_YEAR = 184;
