import { isMeasured, type Measure } from '#features/activity/counting.ts';
import type { Block, Line, Section, Span, TableBlock } from '#kernel/flow-document.ts';
import { formatMoney, formatNumber, listInWords } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { flowsOf, oneWay, type Flow } from '../flows.ts';
import { listBehind, type Behind } from '../list-behind.ts';
import { directed } from '../numbers.ts';
import type { ReportActivity, ReportFacts } from '../report.ts';
import { numbered, plain, priced, sentences } from '../wording.ts';

/** Names in a sentence; more of them are counted. */
const NAMED = 4;

const WAYS = [
	{ way: 'out', direction: 'outbound', label: m.report_way_out, isAlways: true },
	{ way: 'in', direction: 'inbound', label: m.report_way_in, isAlways: true },
	{ way: 'mutual', direction: 'mutual', label: m.report_way_mutual, isAlways: false },
	{ way: 'undirected', direction: 'none', label: m.report_way_none, isAlways: false }
] as const;

/** Something that goes to a tie and comes from it. */
interface Told {
	title: string;
	flows: Flow[];
	measure: Measure;
	show: (amount: number) => Span;
	/** Whether the list of the measure holds just these. */
	hasLists: boolean;
	notes: Line[];
}

/** Who went to whom, who wrote to whom, and what each way cost: between the office and each of its ties. */
export function reciprocity(facts: ReportFacts, language: Language): Section[] {
	const locale = { locale: language };
	const numbers = { show: (value: number) => numbered(value, language), hasLists: true, notes: [] };
	const all: Told[] = [
		{
			...{ ...numbers, title: m.report_number_visits({}, locale), measure: 'visits' },
			flows: flowsOf(facts, 'visits')
		},
		{
			...{ ...numbers, title: m.report_number_letters({}, locale), measure: 'letters' },
			flows: flowsOf(facts, 'letters')
		},
		...moneyWays(facts, language)
	];
	const told = all.filter(({ flows }) => flows.length > 0);
	if (told.length === 0) return [];
	const lede = sentences(saidOf(facts, told, language).map(plain));
	return [
		{
			...{ id: 'reciprocity', title: m.report_reciprocity({}, locale), layout: 'flow' },
			...(lede.length > 0 ? { lede } : {}),
			blocks: told.map((each) => blockOf(facts, each, language))
		}
	];
}

function dated({ activities }: ReportFacts, measure: Measure): ReportActivity[] {
	return activities.filter((each) => each.datedOn !== null && isMeasured(measure, each));
}

/** Each currency by itself: two are never added. */
function moneyWays(facts: ReportFacts, language: Language): Told[] {
	const locale = { locale: language };
	const currencies = [...new Set(dated(facts, 'spent').map(({ currency }) => currency))].toSorted();
	return currencies.map((currency) => ({
		title: m.report_spent_ways({ currency: formatMoney(0, currency).split(' ')[0] ?? currency }, locale),
		flows: flowsOf(facts, 'spent', (each) => (each.currency === currency ? (each.moneyActual ?? 0) : 0)),
		measure: 'spent',
		show: (amount) => priced(amount, currency, language),
		hasLists: currencies.length === 1,
		notes: [plain(m.report_spent_each({}, locale))]
	}));
}

/** How much went each way and both ways, as in the table, and with whom everything went one way. */
function saidOf(facts: ReportFacts, told: readonly Told[], language: Language): string[] {
	const locale = { locale: language };
	return told.flatMap(({ title, measure, flows }) => {
		if (measure === 'spent') return [];
		const total = directed(dated(facts, measure));
		const [out, into] = [formatNumber(total.outbound, language), formatNumber(total.inbound, language)];
		const count = (value: number, say: typeof m.report_ways_mutual) =>
			value > 0 ? [say({ count: formatNumber(value, language) }, locale)] : [];
		return [
			[
				m.report_ways_total({ what: title, out, in: into }, locale),
				...count(total.mutual, m.report_ways_mutual),
				...count(total.none, m.report_ways_none)
			].join(', '),
			...only(facts, flows, 'out', language),
			...only(facts, flows, 'in', language)
		];
	});
}

/** Of a tie with something that is not meant for the reader nobody says that nothing came back. */
function only(facts: ReportFacts, flows: readonly Flow[], way: 'out' | 'in', language: Language): string[] {
	const found = oneWay(flows, way).filter(({ partner }) => !facts.withheld.includes(partner));
	if (found.length === 0) return [];
	const named = listInWords(
		found.map(({ partner }) => nameOf(facts, partner, language)),
		language
	);
	const names = found.length <= NAMED ? named : formatNumber(found.length, language);
	return [(way === 'out' ? m.report_only_out : m.report_only_in)({ names }, { locale: language })];
}

function blockOf(facts: ReportFacts, told: Told, language: Language): Block {
	const table = tableOf(facts, told, language);
	const ways = WAYS.slice(0, 2);
	const shown = told.flows.filter((flow) => flow.out + flow.in > 0);
	// One tie is no picture, and what went both ways has no side to stand on.
	if (shown.length < 2) return table;
	const categories = shown.map(({ partner }) => nameOf(facts, partner, language));
	const locale = { locale: language };
	const values = shown.map((flow, index) =>
		m.report_ways_of(
			{ name: categories[index] ?? '', out: told.show(flow.out).text, in: told.show(flow.in).text },
			locale
		)
	);
	return {
		...{ kind: 'chart', form: 'apart', title: told.title, categories, table },
		...(shown.length < told.flows.length ? { isShortened: true } : {}),
		alt: m.report_chart_alt({ title: told.title, values: values.join('; ') }, locale),
		series: ways.map(({ way, label }) => ({ name: label({}, locale), values: shown.map((flow) => flow[way]) }))
	};
}

function tableOf(facts: ReportFacts, told: Told, language: Language): TableBlock {
	const { title, flows, measure, show, hasLists, notes } = told;
	const locale = { locale: language };
	const ways = WAYS.filter(({ way, isAlways }) => isAlways || flows.some((flow) => flow[way] > 0));
	const cell = (flow: Flow, { way, direction }: (typeof WAYS)[number]): Line => {
		const behind: Behind = { measure, partner: flow.partner, direction };
		const href = hasLists && flow[way] > 0 ? { href: listBehind(facts, facts.period, behind) } : {};
		return [{ ...show(flow[way]), ...href }];
	};
	return {
		kind: 'table',
		caption: title,
		columns: [
			{ title: m.report_column_tie({}, locale), weight: 3, align: 'start' },
			...ways.map(({ label }) => ({ title: label({}, locale), weight: 1.3, align: 'end' as const }))
		],
		rows: flows.map((flow) => [plain(nameOf(facts, flow.partner, language)), ...ways.map((way) => cell(flow, way))]),
		notes
	};
}

function nameOf({ ties }: ReportFacts, id: string, language: Language): string {
	const tie = ties.find(({ partner }) => partner.id === id);
	return tie ? words(tie.partner.name, language) : '';
}
