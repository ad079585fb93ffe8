/** Of what there may be something that is not meant for the readers of a report. */
export const UNTOLD = [
	'ties',
	/** Dated in the period. */
	'activities',
	/** Dated in the period before. */
	'activitiesBefore',
	'initiatives',
	'highlights',
	'steps',
	'notes'
] as const;

/** What there is and a report does not tell, since it is not meant for its readers. */
export interface Untold extends Record<(typeof UNTOLD)[number], boolean> {
	/** The goals for which something was done in the period that is not told. */
	goals: string[];
	/** The ties with which there was something, at any time until the end of the period, that is not told. */
	contacts: string[];
}

/** Everything is told: to the heads of the city it is. */
export const ALL_TOLD: Untold = {
	...{ ties: false, activities: false, activitiesBefore: false, initiatives: false },
	...{ highlights: false, steps: false, notes: false, goals: [], contacts: [] }
};

/**
 * What a report says where it has nothing: that there is nothing, or, where there may be something that its readers are
 * not told, that nothing is meant for it. Every sentence of absence goes through here.
 */
export function absence<Say>(isUntold: boolean, { none, untold }: { none: Say; untold: Say }): Say {
	return isUntold ? untold : none;
}

export function isAnyUntold(untold: Untold): boolean {
	return UNTOLD.some((what) => untold[what]);
}
