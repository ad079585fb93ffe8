import type { Activity, Kind, Status, Theme } from './activity.ts';

/** What the figures of a report count. A list that is narrowed by the same rule holds what its figure counts. */
export const MEASURES = [
	'took_place',
	'prepared_cancelled',
	'cancelled',
	'visits',
	'delegations',
	'letters',
	'media',
	'youth',
	'participants',
	'spent',
	'sunk'
] as const;
export type Measure = (typeof MEASURES)[number];

interface Rule {
	/** undefined: of any status. */
	statuses?: readonly Status[];
	kinds?: readonly Kind[];
	/** Counts whatever its kind is. */
	orTheme?: Theme;
	/** Counts where this is recorded, and is not zero. */
	amount?: 'participants' | 'moneyActual' | 'moneySunk';
}

/** Done or under way. */
export const TOOK_PLACE = ['under_way', 'done', 'cut_short'] as const satisfies readonly Status[];
/** People of one place who came to the other, as its guests or as its speakers. */
const DELEGATIONS = [
	'youth_delegation',
	'citizens_delegation',
	'sports_delegation',
	'cultural_exchange',
	'ensemble',
	'business_mission'
] as const satisfies readonly Kind[];
const VISITS: readonly Kind[] = ['official_visit', 'professional_visit', 'reception', ...DELEGATIONS];

/** One rule for each: the report counts by it, and the list asks the database for it. */
export const RULES: Readonly<Record<Measure, Rule>> = {
	took_place: { statuses: TOOK_PLACE },
	prepared_cancelled: { statuses: ['cancelled_after_preparation'] },
	cancelled: { statuses: ['cancelled', 'declined'] },
	visits: { statuses: TOOK_PLACE, kinds: VISITS },
	delegations: { statuses: TOOK_PLACE, kinds: DELEGATIONS },
	letters: { statuses: TOOK_PLACE, kinds: ['correspondence'] },
	media: { statuses: TOOK_PLACE, kinds: ['media'] },
	youth: { statuses: TOOK_PLACE, kinds: ['youth_delegation', 'school_link'], orTheme: 'youth' },
	participants: { statuses: TOOK_PLACE, amount: 'participants' },
	spent: { statuses: TOOK_PLACE, amount: 'moneyActual' },
	sunk: { amount: 'moneySunk' }
};

export type Measured = Pick<Activity, 'kind' | 'status' | 'themes' | 'participants' | 'moneyActual' | 'moneySunk'>;

/** Whether an activity counts for a figure. */
export function isMeasured(measure: Measure, activity: Measured): boolean {
	const { statuses, kinds, orTheme, amount } = RULES[measure];
	if (statuses && !statuses.includes(activity.status)) return false;
	if (amount && !activity[amount]) return false;
	return !kinds || kinds.includes(activity.kind) || (orTheme !== undefined && activity.themes.includes(orTheme));
}

/** Figures of money are for those who see what things cost. */
export function isOfMoney(measure: Measure): boolean {
	return ['spent', 'sunk'].includes(measure);
}
