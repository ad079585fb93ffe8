import type { ActivityInput } from '#features/activity/form.ts';
import type { AgreementInput } from '#features/agreement/form.ts';
import type { GoalInput } from '#features/goal/form.ts';
import type { HighlightInput } from '#features/highlight/form.ts';
import { NOTHING_MORE, type InitiativeInput } from '#features/initiative/form.ts';
import { firstStages } from '#features/initiative/stage-rules.ts';
import type { Role } from '#features/member/member.ts';
import type { OrganisationInput } from '#features/organisation/form.ts';
import type { OrganisationKind } from '#features/organisation/organisation.ts';
import type { PartnerInput } from '#features/partner/form.ts';
import type { PersonInput } from '#features/person/form.ts';
import type {
	ActivityProposal,
	DocumentTongue,
	GoalProposal,
	HighlightProposal,
	IdeaProposal,
	NamedProposal,
	PartnerProposal
} from '#features/understanding/understanding.ts';
import type { Texts } from '#kernel/texts.ts';

/** What a record needs that comes with its form. */
type Offer<Input> = Omit<Input, 'id' | 'version'>;

/** What is known around a proposal when it becomes a record. */
export interface Around {
	tongue: DocumentTongue;
	/** The document, as the office calls it. */
	from: string;
	/** Who takes the proposal over. */
	by: { role: Role };
	/** YYYY-MM-DD */
	today: string;
	/** The records that the proposal names, by id. */
	partners: string[];
	shownOn: string[];
	people: ActivityInput['people'];
	organisations: ActivityInput['organisations'];
}

/** The longest title, and the longest details, that forms take. */
const LONGEST_TITLE = 300;
const LONGEST_DETAILS = 4000;
/** A first sentence that is shorter does not say what the rest is about. */
const SHORTEST_SENTENCE = 25;

/** A text under its language: a Hebrew document may name English things. */
export function textsOf(text: string, tongue: DocumentTongue): Texts {
	if (text === '') return {};
	if (/[א-ת]/.test(text)) return { he: text };
	return { [tongue === 'he' ? 'en' : tongue]: text };
}

/** A paragraph as a title; one that is too long for that as its first sentence, else as far as it goes, and the whole. */
export function titled(text: string): { title: string; details: string } {
	if (text.length <= LONGEST_TITLE) return { title: text, details: '' };
	const details = text.slice(0, LONGEST_DETAILS);
	const [sentence] = /^.+?[.!?;](?=\s)/su.exec(text.slice(0, LONGEST_TITLE)) ?? [];
	if (sentence !== undefined && sentence.length >= SHORTEST_SENTENCE) {
		return { title: sentence.replace(/[.;]$/, ''), details };
	}
	const cut = text.slice(0, LONGEST_TITLE - 1);
	return { title: `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).trim()}…`, details };
}

function inTexts(text: string, tongue: DocumentTongue): { title: Texts; details: Texts } {
	const { title, details } = titled(text);
	return { title: textsOf(title, tongue), details: textsOf(details, tongue) };
}

export function offeredActivity(proposal: ActivityProposal, around: Around): Offer<ActivityInput> {
	const { kind, direction, status, reason, reasonNote, starts, ends, participants, themes } = proposal;
	const { partners, shownOn, people, organisations, tongue } = around;
	return {
		...{ kind, direction, status, reason, starts, ends, participants, themes, ...inTexts(proposal.text, tongue) },
		...{ partners, shownOn, people, organisations, goals: [], outcome: {}, source: {} },
		reasonNote: textsOf(reasonNote, tongue),
		...{ startsAt: null, endsAt: null, correspondence: null, replyDue: null, repliedOn: null },
		...{ moneyPlanned: null, moneyActual: null, moneySunk: null, currency: 'ILS' },
		visibility: 'council'
	};
}

/**
 * What is promoted: what stands under "in progress", and ideas. Where who takes it over cannot enter what was decided, it
 * comes in as a proposal and is decided on with the day of then.
 */
export function offeredInitiative(proposal: ActivityProposal | IdeaProposal, around: Around): Offer<InitiativeInput> {
	const { by, partners, organisations, tongue } = around;
	const promoted = firstStages(by).includes('initiative') ? 'initiative' : 'proposal';
	const leads = organisations.filter(({ role }) => role === 'lead').map(({ id }) => id);
	const isBegun = proposal.type === 'initiative' && ['under_way', 'done', 'cut_short'].includes(proposal.status);
	const starts = proposal.type === 'initiative' ? proposal.starts : null;
	return {
		...{ ...NOTHING_MORE, ...inTexts(proposal.text, tongue), source: 'import' },
		...{ standing: {}, ownerId: null, ended: null, visibility: 'council' },
		stage: proposal.type === 'initiative' ? promoted : 'idea',
		...(isBegun ? { begun: starts, expected: null } : { begun: null, expected: starts }),
		...{ partners, goals: [], leads, funders: [] },
		bodies: organisations.map(({ id }) => id).filter((id) => !leads.includes(id))
	};
}

export function offeredPartner(proposal: PartnerProposal, { tongue }: Around): Offer<PartnerInput> {
	const { kind, country, status, partner, text } = proposal;
	return {
		...{ kind, country, status, name: textsOf(partner ?? text, tongue) },
		...{
			position: null,
			localLanguage: null,
			countryName: {},
			showsFlag: true,
			place: null,
			summary: {},
			takingPart: {},
			website: null
		},
		...{ latitude: null, longitude: null, timeZone: null, wikidataId: null },
		...{ statusSince: null, statusUntil: null, statusNote: {}, visibility: 'council' }
	};
}

export function offeredAgreement(kind: AgreementInput['kind'], partner: string): Offer<AgreementInput> {
	return {
		...{ kind, status: 'in_force', title: {}, partners: [partner], signatories: [], scope: [], note: {} },
		...{ councilDecision: {}, councilDecided: null, termEnds: null, renewsItself: false, noticeMonths: null },
		...{ prevailingLanguage: null, printsAllDates: false }
	};
}

export function offeredGoal({ text }: GoalProposal, { tongue }: Around): Offer<GoalInput> {
	return { name: textsOf(titled(text).title, tongue), shortName: {}, position: null, fromYear: null, toYear: null };
}

export function offeredHighlight(
	{ text }: HighlightProposal,
	{ tongue, partners }: Around,
	periodStartsOn: string
): Offer<HighlightInput> {
	const [partner] = partners;
	return {
		text: textsOf(titled(text).title, tongue),
		about: partner === undefined ? null : { noun: 'partner', id: partner },
		periodStartsOn
	};
}

/** A body, with the kind that a person chose for it. */
export function offeredOrganisation(
	{ name, ...chosen }: NamedProposal & { bodyKind?: OrganisationKind },
	{ tongue, partners }: Around
): Offer<OrganisationInput> {
	return {
		...{ kind: chosen.bodyKind ?? bodyKindOf(name), name: textsOf(name, tongue), partnerId: partners[0] ?? null },
		...{ country: null, isTie: false, website: null, note: {} }
	};
}

export function offeredPerson({ name }: NamedProposal, { tongue, from, today }: Around): Offer<PersonInput> {
	return {
		...{ name: textsOf(name, tongue), email: null, phone: '', languages: [], note: null },
		...{ receivedOn: today, receivedFrom: from === '' ? null : from, noticeOn: null }
	};
}

/** The words by which bodies name what they are, in the three languages of documents. */
const BODY_WORDS: readonly (readonly [OrganisationKind, RegExp])[] = [
	['embassy', /שגרירות|embassy|botschaft/i],
	['consulate', /קונסוליה|consulate|konsulat/i],
	['school', /בית[ -]?ספר|תיכון|חטיבת|school|schule|gymnasium/i],
	['municipal_department', /^(אגף|מחלקת|מינהל|מנהל)(?=\s)|department|amt\b/i],
	['association', /עמותת|אגודת|ארגון|association|verein|society/i],
	['committee', /ועדת|ועד\b|committee|ausschuss|komitee/i],
	['company', /חברת|בע["״]מ|company|ltd|gmbh|inc\b/i],
	['cultural_institution', /מוזיאון|תזמורת|תיאטרון|מרכז המוסיקה|museum|orchestra|orchester|theatre|theater/i],
	['media', /עיתון|רדיו|ערוץ|newspaper|radio|zeitung/i],
	['network', /רשת|network|netzwerk/i],
	['national_body', /משרד|ministry|ministerium/i]
];

function bodyKindOf(name: string): OrganisationKind {
	return BODY_WORDS.find(([, words]) => words.test(name))?.[0] ?? 'other';
}
