import { isMeasured, type Measure } from '#features/activity/counting.ts';
import { hundredths } from './numbers.ts';
import type { CountedActivity, ReportFacts } from './report.ts';

/** What went to a tie and what came from it. */
export interface Flow {
	partner: string;
	out: number;
	in: number;
	/** Both in one. */
	mutual: number;
	/** Nobody wrote down which way. */
	undirected: number;
}

const WAYS = { outbound: 'out', inbound: 'in', mutual: 'mutual' } as const;

/**
 * What went and came between the office and each tie, of the ties with which there was any.
 * @param amountOf how much an activity counts for; 1 where it is not money
 */
export function flowsOf(
	facts: Pick<ReportFacts, 'activities' | 'ties'>,
	measure: Measure,
	amountOf: (activity: CountedActivity) => number = () => 1
): Flow[] {
	const flows = new Map(facts.ties.map(({ partner }) => [partner.id, nothing(partner.id)]));
	for (const activity of facts.activities) {
		if (activity.datedOn === null || !isMeasured(measure, activity)) continue;
		const way = activity.direction === null ? 'undirected' : WAYS[activity.direction];
		for (const partner of activity.partners) {
			const flow = flows.get(partner);
			if (flow) flow[way] = hundredths(flow[way] + amountOf(activity));
		}
	}
	return [...flows.values()].filter((flow) => total(flow) > 0);
}

function nothing(partner: string): Flow {
	return { partner, out: 0, in: 0, mutual: 0, undirected: 0 };
}

function total(flow: Flow): number {
	return flow.out + flow.in + flow.mutual + flow.undirected;
}

/** The ties with which everything went one way, as far as that is known. */
export function oneWay(flows: readonly Flow[], way: 'out' | 'in'): Flow[] {
	const other = way === 'out' ? 'in' : 'out';
	return flows.filter((flow) => flow[way] > 0 && flow[other] + flow.mutual + flow.undirected === 0);
}
