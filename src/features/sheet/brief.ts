import { themeLabel } from '#features/activity/labels.ts';
import { dateThatStands, disputingDates, CLAIMED_DATES } from '#features/agreement/agreement.ts';
import { agreementLabel, agreementStatusLabel, claimFieldLabel } from '#features/agreement/labels.ts';
import { agreementName } from '#features/agreement/view.ts';
import { stageInWords } from '#features/report/told.ts';
import { isOpen } from '#features/initiative/initiative.ts';
import { tieStatusLabel } from '#features/partner/labels.ts';
import { displayName } from '#features/person/person.ts';
import { roleLabel, roleTitle } from '#features/person/role.ts';
import { dateIn, plain, sentences } from '#features/report/wording.ts';
import { isOverdue } from '#features/step/step.ts';
import { horizonOf, inOrder, pactEvents, type Upcoming } from '#features/year/upcoming.ts';
import { signatureOf } from '#features/year/tie.ts';
import type { Block, FlowDocument, Item, Line, ListBlock, Section } from '#kernel/flow-document.ts';
import { formatNumber, listInWords } from '#kernel/format.ts';
import { parseKnownDate, rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { periodOf } from '#kernel/period.ts';
import { isEmpty, others, pick, words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { fitted, someOf, type Shares } from './fitted.ts';
import type { BriefFacts, SheetPerson } from './sheet.ts';
import {
	activityItem,
	datesOf,
	factsTable,
	languagesInWords,
	nameIn,
	namesLine,
	pathOf,
	sheetOf,
	shortly,
	tieInWords,
	told
} from './telling.ts';

type Part = 'letters' | 'steps' | 'people' | 'initiatives' | 'planned' | 'outcomes' | 'events' | 'notes' | 'last';

/** Letters of a name of somebody. */
const PERSON = 60;
const DAY = 24 * 60 * 60 * 1000;

/** What somebody reads before they visit or call a partner: one page of what the office knows. */
export function writeBrief(
	facts: BriefFacts,
	language: Language,
	fits: (document: FlowDocument) => boolean
): FlowDocument {
	const wanted: Shares<Part> = {
		letters: facts.letters.rows.length,
		steps: facts.steps.rows.length,
		people: facts.people.rows.length,
		initiatives: facts.initiatives.rows.length,
		events: eventsOf(facts).length,
		planned: facts.planned.rows.length,
		notes: toKnow(facts, language).length,
		outcomes: withOutcome(facts).length,
		last: Math.max(0, facts.last.length)
	};
	return fitted<Part>((shares) => withShares(facts, shares, language), wanted, fits);
}

function withShares(facts: BriefFacts, shares: Shares<Part>, language: Language): FlowDocument {
	const locale = { locale: language };
	const { office, today, tie } = facts;
	const partner = nameIn(tie.partner.name, language);
	const date = dateIn(today, language);
	const head = {
		title: m.sheet_brief_title({ partner }, locale),
		subtitle: [tieInWords(facts, language), standingOf(facts, language)].filter(Boolean).join('. '),
		author: m.sheet_brief_author({ office: words(office.name, language), date }, locale),
		description: m.sheet_brief_description({ partner, date }, locale),
		footer: m.sheet_brief_footer({ office: words(office.name, language), date }, locale)
	};
	const sections = [
		contact(facts, shares, language),
		open(facts, shares, language),
		promised(facts, shares, language),
		who(facts, shares, language),
		agreement(facts, language),
		coming(facts, shares, language),
		known(facts, shares, language)
	];
	return sheetOf(head, [namesLine(facts, language)], sections, { today, language });
}

function standingOf({ tie, standing }: BriefFacts, language: Language): string {
	const status = tieStatusLabel(tie.partner.status, language);
	const since = standing?.since;
	const said = since ? m.report_status_since({ status, date: dateIn(since, language) }, { locale: language }) : status;
	return m.report_status_is({ status: said }, { locale: language });
}

/** When there was contact last, and what it was. */
function contact(facts: BriefFacts, shares: Shares<Part>, language: Language): Section {
	const locale = { locale: language };
	const { tie, last } = facts;
	const title = m.sheet_last_contact({}, locale);
	const section = { id: 'contact', title, layout: 'flow' as const };
	if (last.length === 0) {
		return { ...section, blocks: [{ kind: 'text', tone: 'attention', line: plain(m.sheet_last_none({}, locale)) }] };
	}
	const twoWay = tie.lastTwoWay
		? m.sheet_last_two_way({ date: dateIn(tie.lastTwoWay, language) }, locale)
		: m.sheet_last_two_way_none({}, locale);
	const items = last
		.slice(0, Math.max(1, Math.min(shares.last, LAST)))
		.map((activity) => activityItem(facts, activity, language, activity.status === 'under_way' ? 'progress' : 'done'));
	return { ...section, lede: sentences([plain(twoWay)]), blocks: [{ kind: 'list', items }] };
}

/** Of what took place, so much says how it stands between both. */
const LAST = 4;

/** What waits: letters first, for somebody sits at the other end; then steps, initiatives, and what is planned. */
function open(facts: BriefFacts, shares: Shares<Part>, language: Language): Section {
	const locale = { locale: language };
	const { letters, steps, initiatives, planned, today } = facts;
	const lists: ListBlock[] = [
		listOf(
			m.sheet_letters({}, locale),
			someOf(letters, shares.letters, language, (letter) => ({
				key: `activity:${letter.id}`,
				mark: 'plain',
				line: told(letter.title, language, pathOf(facts, `/activities/${letter.id}`)),
				note: sentences([
					plain((letter.isOurs ? m.sheet_letter_ours : m.sheet_letter_theirs)({}, locale)),
					plain(waitingSince(letter.starts, today, language)),
					plain(m.report_due({ date: dateIn(letter.replyDue, language) }, locale)),
					letter.replyDue < today ? overdue(language) : []
				])
			}))
		),
		listOf(
			m.sheet_steps({}, locale),
			someOf(steps, shares.steps, language, (step) => ({
				key: `step:${step.id}`,
				mark: 'planned',
				line: told(step.what, language),
				note: sentences([
					plain(step.who ? shortly(step.who, PERSON) : m.sheet_step_nobody({}, locale)),
					plain(step.due ? m.report_due({ date: dateIn(step.due, language) }, locale) : m.step_no_date({}, locale)),
					isOverdue(step, today) ? overdue(language) : []
				])
			}))
		),
		listOf(
			m.sheet_initiatives({}, locale),
			someOf(initiatives, shares.initiatives, language, ({ id, stage, title, standing, expected }) => ({
				key: `initiative:${id}`,
				mark: isOpen(stage) ? stage : 'plain',
				line: told(title, language, pathOf(facts, `/initiatives/${id}`)),
				note: sentences([
					plain(isOpen(stage) ? stageInWords(stage, language) : ''),
					told(standing, language),
					expected ? expectedBy(expected, today, language) : []
				])
			}))
		),
		listOf(
			m.report_planned({}, locale),
			someOf(planned, shares.planned, language, (activity) => activityItem(facts, activity, language, 'planned'))
		)
	].flat();
	const nothing: Block = { kind: 'text', tone: 'empty', line: plain(m.sheet_open_none({}, locale)) };
	return {
		...{ id: 'open', title: m.sheet_open({}, locale), layout: 'flow' },
		blocks: lists.length > 0 ? lists : [nothing]
	};
}

/** When something is expected; that the day is over is not left to whoever reads the date. */
function expectedBy(expected: KnownDate, today: string, language: Language): Line {
	const date = dateIn(expected, language);
	const last = rangeOf(expected)?.last;
	if (last === undefined || last >= today) return plain(m.report_expected({ date }, { locale: language }));
	return [{ text: m.sheet_expected_overdue({ date }, { locale: language }), strong: true }];
}

/** What nobody should read over. */
function overdue(language: Language): Line {
	return [{ text: m.step_overdue({}, { locale: language }), strong: true }];
}

function listOf(heading: string, items: Item[]): ListBlock[] {
	return items.length > 0 ? [{ kind: 'list', heading, items }] : [];
}

/** For how long somebody has waited; nothing where the day of the letter is not known. */
function waitingSince(starts: string | null, today: string, language: Language): string {
	const parts = starts === null ? undefined : parseKnownDate(starts);
	if (starts === null || parts?.day === undefined || parts.about || parts.before) return '';
	const days = Math.round((Date.parse(today) - Date.parse(starts)) / DAY);
	return days > 0 ? m.sheet_letter_days({ count: days, days: formatNumber(days, language) }, { locale: language }) : '';
}

function withOutcome({ last }: BriefFacts) {
	return last.filter(({ outcome }) => !isEmpty(outcome));
}

/** What came of the last meetings, in the words of the record. */
function promised(facts: BriefFacts, shares: Shares<Part>, language: Language): Section | undefined {
	const rows = withOutcome(facts);
	if (rows.length === 0) return undefined;
	const items = someOf({ rows, all: rows.length }, shares.outcomes, language, (activity) => ({
		key: `activity:${activity.id}`,
		mark: 'plain',
		line: told(activity.outcome, language),
		note: sentences([plain(datesOf(activity, language)), told(activity.title, language)])
	}));
	return {
		...{ id: 'agreed', title: m.sheet_agreed({}, { locale: language }), layout: 'flow' },
		blocks: [{ kind: 'list', items }]
	};
}

function who({ people, today, tie }: BriefFacts, shares: Shares<Part>, language: Language): Section {
	const locale = { locale: language };
	return {
		...{ id: 'who', title: m.sheet_who({}, locale), layout: 'flow', place: 'narrow' },
		blocks: [
			{
				kind: 'list',
				items: someOf(people, shares.people, language, (person) => personItem(person, tie.partner.id, today, language)),
				empty: m.sheet_who_none({}, locale)
			}
		]
	};
}

/** How somebody is called and written, by which office they are addressed, and what they speak. */
function personItem(
	{ id, name, roles, languages, note }: SheetPerson,
	partner: string,
	today: string,
	language: Language
): Item {
	const locale = { locale: language };
	const held = roles.map((role) => ({ ...role, starts: null, ends: null }));
	const called = displayName({ name }, held, language, today);
	const own = pick(name, language);
	const scripts = others(name, own)
		// Each writing once: a Polish name is the same in Polish and in English.
		.filter(({ text }, index, all) => text !== own?.text && all.findIndex((each) => each.text === text) === index)
		.map(({ text, lang }) => ({ text: shortly(text, PERSON), lang }));
	// The whole page is about this partner: only another body is named.
	const said = own
		? roles.map((role) => (role.of.id === partner ? roleTitle(role, language) : roleLabel(role, language)))
		: [];
	const spoken = languagesInWords(languages, language);
	const line: Line = [
		{ text: shortly(called.text, PERSON), strong: true, ...(called.isFallback ? { lang: called.lang } : {}) },
		...scripts.flatMap((span) => [{ text: ' · ' }, span])
	];
	const under = sentences([
		plain(listInWords(said, language)),
		plain(spoken ? m.sheet_speaks({ languages: spoken }, locale) : ''),
		plain(note ? m.sheet_person_note({ note: shortly(note) }, locale) : '')
	]);
	return { key: `person:${id}`, mark: 'plain', line, ...(under.length > 0 ? { note: under } : {}) };
}

/** The agreements with the partner, the one that the tie is known by first. */
function agreement(facts: BriefFacts, language: Language): Section {
	const locale = { locale: language };
	const { agreements, tie } = facts;
	const [first, ...more] = agreements.toSorted(
		(a, b) => Number(b.id === tie.agreement?.id) - Number(a.id === tie.agreement?.id)
	);
	const title = m.partner_agreement({}, locale);
	const section = { id: 'agreement', title, layout: 'flow' as const, place: 'narrow' as const };
	if (!first)
		return { ...section, blocks: [{ kind: 'text', tone: 'empty', line: plain(m.agreement_none({}, locale)) }] };
	const signed = dateThatStands(first, 'signed');
	const term = dateThatStands(first, 'term_ends');
	const rows: [string, string][] = [
		[
			m.agreement_kind({}, locale),
			`${agreementLabel(first.kind, language)}, ${agreementStatusLabel(first.status, language)}`
		],
		[m.agreement_signed({}, locale), signed ? dateIn(signed, language) : m.agreement_not_known({}, locale)],
		[m.agreement_council_decided({}, locale), first.councilDecided ? dateIn(first.councilDecided, language) : ''],
		[
			m.agreement_term_ends({}, locale),
			[
				term ? dateIn(term, language) : m.agreement_no_end({}, locale),
				first.renewsItself ? m.agreement_renews_itself({}, locale) : ''
			]
				.filter(Boolean)
				.join(', ')
		],
		[m.agreement_notice({}, locale), first.noticeMonths === null ? '' : formatNumber(first.noticeMonths, language)],
		[
			m.agreement_scope({}, locale),
			listInWords(
				first.scope.map((theme) => themeLabel(theme, language)),
				language
			)
		],
		[
			m.sheet_agreements_more({}, locale),
			listInWords(
				more.map((each) => agreementName({ ...each, partners: [] }, language)),
				language
			)
		]
	];
	const said = rows.filter(([, what]) => what !== '').map(([fact, what]) => [fact, plain(what)] as const);
	return { ...section, blocks: [factsTable(title, said, language)] };
}

function eventsOf({ agreements, tie, today }: BriefFacts): Upcoming[] {
	const horizon = horizonOf(periodOf(Number(today.slice(0, 4)), 1), today);
	return inOrder(
		agreements
			.filter(({ status }) => status === 'in_force')
			.flatMap(({ id, claims, termEnds, renewsItself }) =>
				pactEvents(
					{ agreementId: id, partnerName: tie.partner.name, ...signatureOf(claims), termEnds, renewsItself },
					horizon
				)
			)
	);
}

/** Anniversaries and terms of the next twelve months. */
function coming(facts: BriefFacts, shares: Shares<Part>, language: Language): Section | undefined {
	const locale = { locale: language };
	const rows = eventsOf(facts);
	if (rows.length === 0) return undefined;
	const items = someOf({ rows, all: rows.length }, shares.events, language, ({ what, when, years }) => {
		const date = dateIn(when, language);
		return {
			mark: 'plain',
			line: plain(
				what === 'anniversary'
					? m.sheet_anniversary({ years: years ?? 0, date }, locale)
					: m.sheet_term({ date }, locale)
			)
		};
	});
	return {
		...{ id: 'coming', title: m.sheet_coming({}, locale), layout: 'flow', place: 'narrow' },
		blocks: [{ kind: 'list', items }]
	};
}

/** Where sources disagree, what was noted of the status, and what must be known about the data. */
function toKnow({ agreements, notes, standing }: BriefFacts, language: Language): Item[] {
	const locale = { locale: language };
	const disputes = agreements.flatMap((each) =>
		CLAIMED_DATES.flatMap((field): Item[] => {
			const others = disputingDates(each, field);
			const stands = dateThatStands(each, field);
			if (others.length === 0 || stands === null) return [];
			const said = {
				field: claimFieldLabel(field, language),
				date: dateIn(stands, language),
				others: listInWords(
					others.map((date) => dateIn(date, language)),
					language
				)
			};
			return [{ mark: 'plain', line: plain(m.sheet_dispute(said, locale)) }];
		})
	);
	const status: Item[] =
		standing && !isEmpty(standing.note) ? [{ mark: 'plain', line: told(standing.note, language) }] : [];
	const data = notes.map(({ id, text, source }): Item => {
		const under = isEmpty(source) ? [] : [...plain(m.report_source({}, locale)), ...told(source, language)];
		return {
			key: `note:${id}`,
			mark: 'plain',
			line: told(text, language),
			...(under.length > 0 ? { note: under } : {})
		};
	});
	return [...disputes, ...status, ...data];
}

function known(facts: BriefFacts, shares: Shares<Part>, language: Language): Section | undefined {
	const rows = toKnow(facts, language);
	if (rows.length === 0) return undefined;
	const items = someOf({ rows, all: rows.length }, shares.notes, language, (item) => item);
	return {
		...{ id: 'known', title: m.sheet_known({}, { locale: language }), layout: 'flow', place: 'narrow' },
		blocks: [{ kind: 'list', items }]
	};
}
