import { contains, hasEnded, type Period } from '#kernel/period.ts';

/** When a period is looked at, and what the office keeps around it, of what the reader may see. */
export interface Outlook {
	/** YYYY-MM-DD at the office's place. */
	today: string;
	/** The first day on which anything is dated; null: nothing is. */
	firstDay: string | null;
	/** Something is dated in the period. */
	holdsRecords: boolean;
	/** Something is dated in the period before. */
	heldBefore: boolean;
}

/**
 * The rule of what has no date: a period tells of it where it holds a dated record of the office, for then it may have
 * been in that period. Of a period in which nothing was recorded it would say more than anybody knows. As long as the
 * office has dated nothing at all, the period that runs tells of it, so that it is told somewhere.
 */
export function tellsUndated(period: Period, { today, firstDay, holdsRecords }: Outlook): boolean {
	return holdsRecords || (firstDay === null && contains(period, today));
}

/**
 * The rule of an initiative of which nobody knows when it began: a period tells of it as of what has no date. The
 * period that runs tells of it in any case, for in that it stands open.
 */
export function tellsUnbegun(period: Period, outlook: Outlook): boolean {
	return contains(period, outlook.today) || tellsUndated(period, outlook);
}

/**
 * The rule of a pact of which nobody knows when it was signed: it counts from the first period that holds a record of
 * the tie. Where nothing of the tie is dated, it counts from the first period that holds any record of the office, so
 * that its silence is seen; and where nothing is dated at all, from now.
 * @param firstOfTie the first day on which anything is dated with the partner
 */
export function countsUndatedPact(period: Period, firstOfTie: string | null, { today, firstDay }: Outlook): boolean {
	return (firstOfTie ?? firstDay ?? today) <= period.to;
}

/**
 * Whether the silence of a tie is no reason to worry yet: the period has not ended, and in the one before there was
 * contact of both sides. Where the office kept no record of the period before, that period says nothing of the tie;
 * nor does it of a pact that was not there yet.
 */
export function mayStillSpeak(
	{ period, before }: { period: Period; before: Period },
	tie: { lastTwoWayOn: string | undefined; signedOn: string | undefined },
	{ today, heldBefore }: Outlook
): boolean {
	if (hasEnded(period, today)) return false;
	const hasBegun = period.from <= today;
	const wasThere = tie.signedOn === undefined || tie.signedOn < before.from;
	const hadContact = tie.lastTwoWayOn !== undefined && tie.lastTwoWayOn >= before.from;
	return !hasBegun || !heldBefore || !wasThere || hadContact;
}
