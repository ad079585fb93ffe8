import type {
	Correspondence,
	Direction,
	Kind,
	OrganisationRole,
	PersonRole,
	Reason,
	Status,
	Theme
} from '#features/activity/activity.ts';
import {
	correspondenceLabel,
	directionLabel,
	kindLabel,
	organisationRoleLabel,
	personRoleLabel,
	reasonLabel,
	statusLabel,
	themeLabel,
	visibilityLabel
} from '#features/activity/labels.ts';
import {
	AGREEMENT_KINDS,
	type AgreementKind,
	type AgreementStatus,
	type ClaimField,
	type ClaimSide
} from '#features/agreement/agreement.ts';
import { agreementLabel, agreementStatusLabel, claimFieldLabel, claimSideLabel } from '#features/agreement/labels.ts';
import { fileKind } from '#features/attachment/attachment.ts';
import { outcomeWord, type DecisionOutcome } from '#features/decision/decision.ts';
import { stageWord, type BodyRole, type Stage } from '#features/initiative/initiative.ts';
import { initiativeKindWord, sourceWord } from '#features/initiative/labels.ts';
import type { InitiativeKind, Source } from '#features/initiative/initiative.ts';
import type { Visibility } from '#features/member/policy.ts';
import { dateWords } from '#features/office/labels.ts';
import { organisationKindWord, type OrganisationKind } from '#features/organisation/organisation.ts';
import type { PartnerKind, TieStatus } from '#features/partner/partner.ts';
import { partnerKindLabel, tieStatusLabel } from '#features/partner/labels.ts';
import { roleWord, type RoleKind } from '#features/person/role.ts';
import type { Audience } from '#features/report/policy.ts';
import type { IdeaState } from '#features/resident-idea/resident-idea.ts';
import { ideaSaid, ideaStateWord } from '#features/resident-idea/view.ts';
import { builtIn } from '#features/template/built-in.ts';
import { logoLabel, templateName, templateSectionLabel } from '#features/template/labels.ts';
import type { Logo, TemplateSection } from '#features/template/template.ts';
import type { BlockKind } from '#features/studio/edits.ts';
import { audienceLabel, blockLabel, stateLabel } from '#features/studio/labels.ts';
import type { ReportState } from '#features/studio/studio.ts';
import { trashTitle } from '#features/trash/labels.ts';
import type { Deleted } from '#features/trash/trash.ts';
import { limitsInWords, roleLabel } from '#features/member/labels.ts';
import type { Role } from '#features/member/member.ts';
import { countryName, formatDate, formatMoment, formatNumber, languageName, monthName } from '#kernel/format.ts';
import { isId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { TYPEFACE_NAMES, type Typeface } from '#kernel/look.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { scopeLabel } from '#features/token/labels.ts';
import type { Scope } from '#features/token/token.ts';
import {
	changesOf,
	deedOf,
	isOfOffice,
	type OfficeNoun,
	type FieldChange,
	type HistoryEntry,
	type HistoryNoun,
	type Sayer,
	type TrailEntry,
	type TrailRow
} from './history.ts';
import { deedWord, fieldLabel, historyNounLabel } from './labels.ts';

/** The records that entries name by their ids, as far as who looks may see them. */
export type Named = ReadonlyMap<string, Deleted>;

type Say = (code: string, language: Language) => string;

/** What is written as a code, by noun and field. */
const CODES: Readonly<Partial<Record<`${HistoryNoun}.${string}`, Say>>> = {
	'activity.kind': (code, language) => kindLabel(code as Kind, language),
	'activity.status': (code, language) => statusLabel(code as Status, language),
	'activity.direction': (code, language) => directionLabel(code as Direction, language),
	'activity.reason': (code, language) => reasonLabel(code as Reason, language),
	'activity.themes': (code, language) => themeLabel(code as Theme, language),
	'activity.correspondence': (code, language) => correspondenceLabel(code as Correspondence, language),
	'partner.kind': (code, language) => partnerKindLabel(code as PartnerKind, language),
	'partner.status': (code, language) => tieStatusLabel(code as TieStatus, language),
	'partner.local_language': languageName,
	'agreement.kind': (code, language) => agreementLabel(code as AgreementKind, language),
	'agreement.status': (code, language) => agreementStatusLabel(code as AgreementStatus, language),
	'agreement.scope': (code, language) => themeLabel(code as Theme, language),
	'agreement.prevailing_language': languageName,
	'claim.field': (code, language) => claimFieldLabel(code as ClaimField, language),
	'claim.side': (code, language) => claimSideLabel(code as ClaimSide, language),
	'claim.value': (code, language) =>
		AGREEMENT_KINDS.includes(code as AgreementKind) ? agreementLabel(code as AgreementKind, language) : code,
	'person.languages': languageName,
	'office.languages': languageName,
	'role_held.kind': (code, language) => roleWord(code as RoleKind, language),
	'organisation.kind': (code) => organisationKindWord(code as OrganisationKind),
	'initiative.stage': (code, language) => stageWord(code as Stage, language),
	'initiative.decision': (code, language) => outcomeWord(code as DecisionOutcome, language),
	'initiative.kind': (code, language) => initiativeKindWord(code as InitiativeKind, language),
	'initiative.source': (code, language) => sourceWord(code as Source, language),
	'initiative.resident_idea': (code, language) => ideaStateWord(code as IdeaState, language),
	'initiative.agreement_kind': (code, language) => agreementLabel(code as AgreementKind, language),
	'initiative.themes': (code, language) => themeLabel(code as Theme, language),
	'decision.outcome': (code, language) => outcomeWord(code as DecisionOutcome, language),
	'decision.from_stage': (code, language) => stageWord(code as Stage, language),
	'report.state': (code, language) => stateLabel(code as ReportState, language),
	'report.audience': (code, language) => audienceLabel(code as Audience, language),
	'report.languages': languageName,
	'report.kind': (code, language) => blockLabel(code as BlockKind, language),
	'report.built_in_template': (code, language) => templateName(builtIn(code), language),
	'template.audience': (code, language) => audienceLabel(code as Audience, language),
	'template.typeface': (code) => TYPEFACE_NAMES[code as Typeface],
	'template.logo': (code, language) => logoLabel(code as Logo, language),
	'template.hidden_sections': (code, language) => templateSectionLabel(code as TemplateSection, language),
	'template.section_order': (code, language) => templateSectionLabel(code as TemplateSection, language),
	'template.logo_media_type': (code) => fileKind(code) ?? code,
	'template.cover_media_type': (code) => fileKind(code) ?? code,
	'attachment.media_type': (code) => fileKind(code) ?? code,
	'office.logo_media_type': (code) => fileKind(code) ?? code
};

/** What something linked has to do with the record, by noun and group of links. */
const ROLES: Readonly<Partial<Record<`${HistoryNoun}.${string}`, Say>>> = {
	'activity.people': (role, language) => personRoleLabel(role as PersonRole, language),
	'activity.organisations': (role, language) => organisationRoleLabel(role as OrganisationRole, language),
	'agreement.signatories': (role) => (role === 'ours' ? m.agreement_side_ours() : m.agreement_side_theirs()),
	'initiative.organisations': (role) => BODY_ROLES[role as BodyRole]()
};

const BODY_ROLES: Record<BodyRole, () => string> = {
	lead: m.initiative_leads,
	partner: m.initiative_bodies,
	funder: m.initiative_funders,
	sponsor: m.initiative_sponsors
};

const DATES = new Set([
	...[
		'starts',
		'ends',
		'date',
		'due',
		'first_due',
		'done_on',
		'decided_on',
		'put_off_until',
		'expected',
		'begun',
		'ended',
		'reply_due',
		'replied_on',
		'council_decided',
		'term_ends',
		'talks_since',
		'applied_on'
	],
	...[
		'status_since',
		'status_until',
		'day',
		'shown_from',
		'shown_until',
		'period_starts_on',
		'period_from',
		'period_to',
		'received_on',
		'notice_on'
	]
]);
/** Numbers that are no amounts: they are written as they stand. */
const PLAIN_NUMBERS = new Set(['from_year', 'to_year', 'position', 'latitude', 'longitude']);

/** An entry of the trail in the words of a language: labels of codes, dates, names of what is linked, no ids. */
export function entryInWords(
	entry: TrailEntry,
	{ of, named, language }: { of: HistoryNoun | undefined; named: Named; language: Language }
): HistoryEntry {
	const { id, at, actor, noun, recordId, reason, isTakenOut } = entry;
	const deed = deedOf(entry);
	const say = sayer(noun, named, language);
	const changes = isOfOffice(noun)
		? [IN_ONE_PHRASE[noun](entry, language)]
		: deed === 'update'
			? ofPart(changesOf(entry, say), entry, language)
			: [];
	const part = noun === of || isOfOffice(noun) ? undefined : nameIn(named, recordId, language);
	return { id, at, actor, deed, noun, part, changes, reason, isTakenOut };
}

/** Of a line of a report, how many characters name it. */
const NAMED = 60;

/** What changed of a part that has no page of its own says which part it was. */
function ofPart(changes: FieldChange[], { after }: TrailEntry, language: Language): FieldChange[] {
	const about = after?.['about'];
	if (typeof about !== 'object' || about === null) return changes;
	const name = words(about as Texts, language);
	const short = name.length > NAMED ? `${name.slice(0, NAMED).trimEnd()}…` : name;
	if (short === '') return changes;
	return changes.map((change) => ({
		...change,
		field: m.history_of_part({ field: change.field, part: short }, { locale: language })
	}));
}

/** The trail as a table to take away; the seals tell later whether anything was rewritten. */
export function trailTable(rows: readonly TrailRow[], timeZone: string, language: Language) {
	const column = (title: string, width: number) => ({ title, kind: 'text' as const, width });
	const inWords = ({ field, before, after }: FieldChange) =>
		[field, [before, after].map((value) => value || '–').join(' → ')].join(': ');
	return {
		title: m.trail_title(),
		columns: [
			column(m.trail_number(), 8),
			column(m.trail_when(), 18),
			column(m.trail_when_utc(), 22),
			column(m.trail_who(), 20),
			column(m.trail_address(), 18),
			column(m.trail_deed(), 14),
			column(m.trail_noun(), 16),
			column(m.trail_what(), 36),
			column(m.history_title(), 60),
			column(m.trail_reason(), 30),
			column(m.trail_seal(), 66)
		],
		rows: rows.map((row) => [
			String(row.seq),
			formatMoment(new Date(row.at), language, timeZone),
			row.at,
			row.actor,
			row.address,
			deedWord(row.deed, language),
			historyNounLabel(row.noun, language),
			row.about ? trashTitle(row.about, language) : null,
			[...row.changes.map(inWords), ...(row.isTakenOut ? [m.history_taken_out()] : [])].join('; '),
			row.reason,
			row.seal
		])
	};
}

/** Of a token its name and what it may do; the key itself is in no trail. */
function tokenInWords({ before, after }: TrailEntry, language: Language): FieldChange {
	const options = { locale: language };
	const inWords = (row: TrailEntry['before']) =>
		row === null
			? ''
			: m.token_said({ name: String(row['name']), scope: scopeLabel(row['scope'] as Scope, language) }, options);
	return { field: m.noun_token({}, options), before: inWords(before), after: inWords(after) };
}

function linkInWords({ before, after }: TrailEntry, language: Language): FieldChange {
	const options = { locale: language };
	const inWords = (row: TrailEntry['before']) => {
		if (row === null) return '';
		const date = formatDate(String(row['expires_on']), language, dateWords(language));
		return m.reader_said({ note: String(row['note']), date }, options);
	};
	return { field: m.noun_report_link({}, options), before: inWords(before), after: inWords(after) };
}

function limitsOf({ body = null, starts = null, ends = null }: NonNullable<TrailEntry['before']>) {
	const day = (value: unknown) => (typeof value === 'string' ? value : null);
	// The entry keeps the name that the body had then.
	return {
		bodyId: body === null ? null : 'of then',
		body: (body ?? {}) as Texts,
		starts: day(starts),
		ends: day(ends)
	};
}

/** What was done to how a member signs in. */
const WAYS_IN = {
	link: m.member_said_link,
	second_factor_off: m.member_said_second_factor_off,
	passkeys_removed: m.member_said_passkeys_removed
};

/** Of a member one wants to know who it was, whatever happened. */
function memberInWords({ before, after }: TrailEntry, language: Language): FieldChange {
	const options = { locale: language };
	const inWords = (row: TrailEntry['before']) => {
		if (!row) return '';
		const role = [roleLabel(row['role'] as Role, language), limitsInWords(limitsOf(row), language)];
		const words = { name: String(row['name']), role: role.filter(Boolean).join(', ') };
		const done = Object.entries(WAYS_IN).flatMap(([way, say]) => (row[way] ? [say({}, options)] : []));
		return [m.member_said(words, options), ...done].join(', ');
	};
	return { field: m.member({}, options), before: inWords(before), after: inWords(after) };
}

/** Of a document or a table that was brought in: which it is, of which year it tells, and what became of it. */
function broughtInWords({ noun, before, after }: TrailEntry, language: Language): FieldChange {
	const options = { locale: language };
	const inWords = (row: TrailEntry['before']) => {
		if (row === null) return '';
		const name = String(row['name']) || m.import_pasted({}, options);
		const state = BROUGHT_STATES[`${noun}.${String(row['state'])}`]?.({}, options);
		const year = typeof row['year'] === 'number' ? String(row['year']) : undefined;
		return [name, year, state].filter(Boolean).join(', ');
	};
	return { field: historyNounLabel(noun, language), before: inWords(before), after: inWords(after) };
}

const BROUGHT_STATES: Readonly<Record<string, (typeof m)['import_state_undone']>> = {
	'import.undone': m.import_state_undone,
	'import.review': m.import_state_review,
	'table_import.imported': m.table_state_imported,
	'table_import.undone': m.table_state_undone
};

const IN_ONE_PHRASE: Record<OfficeNoun, (entry: TrailEntry, language: Language) => FieldChange> = {
	member: memberInWords,
	token: tokenInWords,
	report_link: linkInWords,
	import: broughtInWords,
	table_import: broughtInWords,
	resident_idea: ideaInWords
};

/** What was done with an idea of a resident. Of the resident the trail says nothing. */
function ideaInWords({ before, after }: TrailEntry, language: Language): FieldChange {
	const options = { locale: language };
	return {
		field: m.noun_resident_idea({}, options),
		before: ideaSaid(before ?? {}, language),
		after: ideaSaid(after ?? {}, language)
	};
}

function nameIn(named: Named, id: string, language: Language): string {
	const record = named.get(id);
	return record ? trashTitle(record, language) : m.history_unnamed({}, { locale: language });
}

function sayer(noun: HistoryNoun, named: Named, language: Language): Sayer {
	const nameOf = (id: string) => nameIn(named, id, language);
	function text(field: string, value: string): string {
		const [id, role] = value.split(':').reverse();
		if (field === 'assignee') return nameOf(value);
		if (isId(id)) return role === undefined ? nameOf(id) : inRole(field, id, role);
		if (DATES.has(field)) return formatDate(value, language, dateWords(language));
		if (field === 'visibility') return visibilityLabel(value as Visibility, language);
		if (field === 'country') return countryName(value, language);
		return CODES[`${noun}.${field}`]?.(value, language) ?? value;
	}
	function inRole(field: string, id: string, role: string): string {
		const word = ROLES[`${noun}.${field}`]?.(role, language);
		return word ? `${nameOf(id)} (${word})` : nameOf(id);
	}
	function number(field: string, raw: number): string {
		if (field === 'period_starts_in') return monthName(raw, language, 'long');
		return PLAIN_NUMBERS.has(field) ? String(raw) : formatNumber(raw, language);
	}
	function value(field: string, raw: unknown): string {
		if (raw === null || raw === undefined) return '';
		if (typeof raw === 'string') return text(field, raw);
		if (typeof raw === 'boolean') return raw ? m.yes({}, { locale: language }) : m.no({}, { locale: language });
		if (typeof raw === 'number') return number(field, raw);
		if (Array.isArray(raw)) return raw.map((each) => value(field, each)).join(', ');
		const { id, role } = raw as { id?: unknown; role?: unknown };
		return typeof id === 'string' ? inRole(field, id, String(role)) : '';
	}
	return { field: (name, textLanguage) => fieldLabel(noun, name, language, textLanguage), value };
}
