import { THEMES, type Direction, type Kind, type Status } from '../../src/features/activity/activity.ts';
import type { ReportActivity, ReportFacts } from '../../src/features/report/report.ts';
import { buildFacts, buildReportActivity, buildTie } from './report-facts.ts';

const CITIES = [
	...['אופסטרלנד|Opsterland', 'בראמשה|Bramsche', 'בולון־ביאנקור|Boulogne-Billancourt', 'ורונה|Verona'],
	...['גוסלר|Goslar', 'אטלנטה|Atlanta', 'טאיינאן|Tainan', 'פוזנן|Poznań']
];
const GOALS = [
	...['חיזוק הקשר עם הערים התאומות|Ties with the twin cities', 'מיזמי תרבות וחינוך|Culture and education'],
	...['חילופי משלחות|Delegations', 'הדור הצעיר|The young', 'קשרי הנהלות|Ties between managements'],
	'הסברה ותדמית|Public diplomacy'
];
const KINDS: Kind[] = [
	...(['official_visit', 'correspondence', 'youth_delegation', 'online_meeting', 'media', 'meeting'] as const),
	...(['cultural_exchange', 'correspondence', 'professional_visit', 'sports_delegation'] as const)
];
const DIRECTIONS: (Direction | null)[] = ['outbound', 'inbound', 'inbound', 'mutual', 'outbound', null, 'inbound'];
const STATUSES: Status[] = [
	'done',
	'done',
	'done',
	'under_way',
	'done',
	'cancelled_after_preparation',
	'done',
	'cut_short'
];

function named(pair: string): { he: string; en: string } {
	const [he = '', en = ''] = pair.split('|');
	return { he, en };
}

/** The same number for the same place, without a clock or chance; spread over all that are below a limit. */
function spread(place: number, step: number, limit: number): number {
	return (place * step + Math.floor(place / 7)) % limit;
}

/**
 * The facts of a year with much in it, for charts that are full: activities of all kinds over all months, some without
 * a month, a theme, a goal or a partner, and money in two currencies.
 */
export function busyYear({ activities = 300, partners = CITIES.length } = {}): ReportFacts {
	const ids = Array.from({ length: partners }, (_, index) => `p${index}`);
	const all = Array.from({ length: activities }, (_, place) => activityAt(place, ids, 2020));
	const before = Array.from({ length: Math.floor(activities * 0.7) }, (_, place) => activityAt(place + 11, ids, 2019));
	const ties = ids.map((id, index) => {
		const city = CITIES[index % CITIES.length] ?? '';
		const more = index < CITIES.length ? '' : ` ${Math.floor(index / CITIES.length) + 1}`;
		const { he, en } = named(city);
		return buildTie(id, {
			activities: all,
			partner: { name: { he: he + more, en: en + more }, latitude: 30 + index * 3, longitude: -80 + index * 25 }
		});
	});
	const goals = GOALS.map((goal, index) => ({
		...{ id: `g${index}`, position: index + 1, name: named(goal), shortName: {} }
	}));
	return buildFacts({ ties, goals, activities: all, activitiesBefore: before });
}

function activityAt(place: number, ids: readonly string[], year: number): ReportActivity {
	const pick = <Value>(values: readonly Value[], step: number) => values[spread(place, step, values.length)] as Value;
	const month = String(1 + spread(place, 5, 12)).padStart(2, '0');
	const kind = pick(KINDS, 3);
	const status = pick(STATUSES, 5);
	const isSmall = ids.length <= CITIES.length;
	// The first cities take most of it, and the last nothing.
	const partner = ids[Math.floor((spread(place, 7, 100) / 100) ** 2 * (isSmall ? ids.length - 1 : ids.length))];
	return buildReportActivity({
		...{ id: `a${year}-${place}`, kind, status, direction: pick(DIRECTIONS, 3) },
		title: { he: `פעילות ${place + 1}`, en: `Activity ${place + 1}` },
		starts: place % 17 === 0 ? String(year) : `${year}-${month}`,
		partners: place % 23 === 0 || partner === undefined ? [] : [partner],
		goals: place % 13 === 0 ? [] : [`g${spread(place, 2, GOALS.length)}`],
		themes: place % 9 === 0 ? [] : [THEMES[spread(place, 3, 11)] as (typeof THEMES)[number]],
		participants: place % 4 === 0 ? 5 + (place % 40) : null,
		...(place % 6 === 0 ? { moneyActual: 1000 + place * 10.5, currency: place % 36 === 0 ? 'EUR' : 'ILS' } : {})
	});
}
