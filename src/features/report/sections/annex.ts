import { preferredClaim, type AgreementKind } from '#features/agreement/agreement.ts';
import { agreementLabel } from '#features/agreement/labels.ts';
import type { Tie } from '#features/year/tie.ts';
import { areCompatible } from '#kernel/known-date.ts';
import type { Block, Item, Line, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { isEmpty, words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { hasChanges } from '../changed.ts';
import { tellsStanding } from '../for-public.ts';
import type { ReportFacts, SourcedClaim } from '../report.ts';
import { pathOf } from '../told.ts';
import { absence } from '../untold.ts';
import { dated, dateIn, plain, sentences, shown } from '../wording.ts';

/** What the report holds, and what it leaves out. */
export const METHODS = {
	leadership: m.report_method_leadership,
	council: m.report_method_council,
	public: m.report_method_public
};

/** How it was counted, what the sources disagree on, and what must be known about the data. */
export function annex(facts: ReportFacts, language: Language): Section[] {
	return [method(facts, language), disputed(facts, language), ...notes(facts, language)];
}

function method(facts: ReportFacts, language: Language): Section {
	const { audience, period, asOf } = facts;
	const tells = tellsStanding(facts);
	const locale = { locale: language };
	const dates = { first: dateIn(period.from, language), last: dateIn(period.to, language) };
	const said = [
		m.report_period(dates, locale),
		...(asOf === null ? [] : [m.report_method_as_of({ date: dateIn(asOf, language) }, locale)]),
		...(tells ? [m.year_silence_rule({}, locale)] : []),
		...(asOf === null || !tells ? [] : [m.year_silence_running({}, locale)]),
		m.report_method_undated({}, locale),
		m.report_method_unsigned({}, locale),
		m.report_method_counting({}, locale),
		...(tells ? [m.report_method_two_way({}, locale)] : []),
		(tells ? m.report_method_now : m.report_method_now_public)({}, locale),
		...(hasChanges(facts) ? [m.report_method_changes({}, locale)] : []),
		METHODS[audience]({}, locale),
		m.report_method_fallback({}, locale)
	];
	const items = said.map((text): Item => ({ mark: 'plain', line: plain(text) }));
	return { id: 'method', title: m.report_method({}, locale), layout: 'flow', blocks: [{ kind: 'list', items }] };
}

function disputed(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const dates = facts.ties.filter((tie) => tie.otherDates.length > 0);
	const kinds = facts.ties.map((tie) => kindRows(facts, tie, language)).filter((rows) => rows.length > 0);
	const rows = [...dates.flatMap((tie) => dateRows(facts, tie, language)), ...kinds.flat()];
	const column = (title: string, weight: number) => ({ title, weight, align: 'start' as const });
	const nothing = absence(facts.untold.ties, { none: m.report_disputed_none, untold: m.report_disputed_untold });
	const none = plain(nothing({}, locale));
	const counted = [
		...(dates.length > 0 ? [plain(m.report_dates_count({ count: dates.length }, locale))] : []),
		...(kinds.length > 0 ? [plain(m.report_kinds_count({ count: kinds.length }, locale))] : [])
	];
	const table: Block = {
		kind: 'table',
		caption: m.report_disputed_caption({}, locale),
		columns: [
			column(m.report_column_tie({}, locale), 3),
			column(m.report_column_claimed({}, locale), 2.4),
			column(m.report_column_source({}, locale), 6),
			column(m.report_column_standing({}, locale), 3)
		],
		rows,
		notes: []
	};
	const section = { id: 'disputed', title: m.report_disputed({}, locale), layout: 'flow' as const };
	if (rows.length === 0) return { ...section, blocks: [{ kind: 'text', tone: 'empty', line: none }] };
	return { ...section, lede: sentences(counted), blocks: [table] };
}

/** All that is claimed of a date on which the sources disagree: what is printed first, then what bears it out. */
function dateRows(facts: ReportFacts, tie: Tie, language: Language): Line[][] {
	const locale = { locale: language };
	const claims = claimsOf(facts, tie).filter(({ field, date }) => field === 'signed' && date !== null);
	const printed = preferredClaim(claims, 'signed');
	const rank = (claim: SourcedClaim) => (claim === printed ? 0 : agrees(claim, printed) ? 1 : 2);
	const standings = [m.report_claim_printed, m.report_claim_agrees, m.report_claim_disagrees] as const;
	return claims
		.toSorted((a, b) => rank(a) - rank(b))
		.map((claim) => [
			nameOf(facts, tie, language),
			[{ ...dated(claim.date ?? '', language), ...(claim === printed ? { strong: true } : {}) }],
			shown(claim.source, language),
			plain((standings[rank(claim)] ?? m.report_claim_disagrees)({}, locale))
		]);
}

function agrees({ date }: SourcedClaim, printed: SourcedClaim | undefined): boolean {
	return date !== null && printed?.date ? areCompatible(date, printed.date) : false;
}

/** What a source calls the tie, where the register calls it otherwise. */
function kindRows(facts: ReportFacts, tie: Tie, language: Language): Line[][] {
	const { agreement } = tie;
	if (!agreement) return [];
	const printed = agreementLabel(agreement.kind, language);
	return claimsOf(facts, tie)
		.filter(({ field, value }) => field === 'kind' && value !== null && value !== agreement.kind)
		.map(({ source, value }) => [
			nameOf(facts, tie, language),
			plain(agreementLabel(value as AgreementKind, language)),
			shown(source, language),
			plain(m.report_claim_kind({ printed }, { locale: language }))
		]);
}

function nameOf(facts: ReportFacts, { partner, agreement }: Tie, language: Language): Line {
	return shown(partner.name, language, agreement && pathOf(facts, `/agreements/${agreement.id}`));
}

function claimsOf({ claims }: ReportFacts, { agreement }: Tie): SourcedClaim[] {
	return claims.filter(({ agreementId }) => agreementId === agreement?.id);
}

/** They are about the data of the desk: the public has no such annex. */
function notes(facts: ReportFacts, language: Language): Section[] {
	if (facts.audience === 'public') return [];
	const locale = { locale: language };
	const items = facts.notes.map(({ id, text, source, partner }): Item => {
		const about = partner && m.report_note_about({ name: words(partner.name, language) }, locale);
		const note = [
			...(about ? plain(isEmpty(source) ? about : `${about} `) : []),
			...(isEmpty(source) ? [] : [...plain(m.report_source({}, locale)), ...shown(source, language)])
		];
		return { key: `note:${id}`, mark: 'plain', line: shown(text, language), ...(note.length > 0 ? { note } : {}) };
	});
	const none = absence(facts.untold.notes, { none: m.report_notes_none, untold: m.report_notes_untold });
	return [
		{
			id: 'notes',
			title: m.report_notes({}, locale),
			layout: 'flow',
			blocks: [{ kind: 'list', isNumbered: true, items, empty: none({}, locale) }]
		}
	];
}
