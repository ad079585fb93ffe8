import type { Visibility } from '#features/member/policy.ts';
import type { Hour } from '#kernel/hour.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** What kind of thing it was. The words are in the glossary. */
export const KINDS = [
	'official_visit',
	'youth_delegation',
	'citizens_delegation',
	'professional_visit',
	'sports_delegation',
	'cultural_exchange',
	'ensemble',
	'school_link',
	'online_meeting',
	'meeting',
	'memorial_ceremony',
	'planting_ceremony',
	'signing_ceremony',
	'anniversary',
	'ceremony',
	'correspondence',
	'conference',
	'knowledge_sharing',
	'joint_project',
	'embassy_initiative',
	'exhibition',
	'media',
	'aid',
	'business_mission',
	'reception',
	'routine_contact',
	'protocol_gesture',
	'other'
] as const;
export type Kind = (typeof KINDS)[number];

/** The kind of which the form asks what the letter is about and when it was answered. */
export function isLetter(kind: Kind): boolean {
	return kind === 'correspondence';
}

/** What a letter is about. */
export const CORRESPONDENCE = [
	'support',
	'condolence',
	'congratulation',
	'invitation',
	'acceptance',
	'regrets',
	'thanks',
	'introduction',
	'help',
	'intent',
	'information_request',
	'visa_support',
	'annual_letter',
	'suspension_notice'
] as const;
export type Correspondence = (typeof CORRESPONDENCE)[number];

/** Outbound: from us. Inbound: from them. Mutual: both in one. */
export const DIRECTIONS = ['outbound', 'inbound', 'mutual'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Cancelled after preparation, cut short, postponed and declined are four different things. */
export const STATUSES = [
	'idea',
	'proposed',
	'approved',
	'preparing',
	'confirmed',
	'under_way',
	'done',
	'postponed',
	'cut_short',
	'cancelled_after_preparation',
	'cancelled',
	'declined'
] as const;
export type Status = (typeof STATUSES)[number];

/** Why something did not take place as planned. */
export const REASONS = [
	'epidemic',
	'security_situation',
	'budget',
	'partner_withdrew',
	'too_few_registrants',
	'political_decision',
	'approval_not_given',
	'disaster_weather',
	'health',
	'elections',
	'other'
] as const;
export type Reason = (typeof REASONS)[number];

/** The nine themes of the national centre of local government, and those that the founding deck adds. */
export const THEMES = [
	'municipal_economy',
	'trade_business',
	'urban_management',
	'environment',
	'tourism',
	'culture_art',
	'science_technology',
	'people_to_people',
	'sport',
	'education',
	'youth',
	'health',
	'smart_city',
	'emergency_security',
	'jewish_communities',
	'remembrance',
	'civil_society',
	'public_diplomacy'
] as const;
export type Theme = (typeof THEMES)[number];

/** What an organisation or a person had to do with it; the first is what is meant when nothing is said. */
export const ORGANISATION_ROLES = ['partner', 'lead', 'host', 'funder', 'participant'] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];
export const PERSON_ROLES = ['present', 'host', 'guest', 'signatory', 'leader', 'speaker'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

export interface Activity {
	id: string;
	kind: Kind;
	direction: Direction | null;
	status: Status;
	title: Texts;
	details: Texts;
	outcome: Texts;
	reason: Reason | null;
	reasonNote: Texts;
	starts: KnownDate | null;
	ends: KnownDate | null;
	/** By the clock on the wall at the office's place, where the day is known. */
	startsAt: Hour | null;
	endsAt: Hour | null;
	themes: Theme[];
	participants: number | null;
	correspondence: Correspondence | null;
	replyDue: string | null;
	repliedOn: string | null;
	moneyPlanned: number | null;
	moneyActual: number | null;
	/** Spent on something that did not take place. */
	moneySunk: number | null;
	currency: string;
	source: Texts;
	visibility: Visibility;
	version: number;
}

/** For whoever may not see what it cost. */
export function withoutMoney<Costing extends Pick<Activity, 'moneyPlanned' | 'moneyActual' | 'moneySunk'>>(
	activity: Costing
): Costing {
	return { ...activity, moneyPlanned: null, moneyActual: null, moneySunk: null };
}

/** How a status stands in a report: what was done, what goes on, what was prepared in vain, what is still to come. */
export type Standing = 'done' | 'in_progress' | 'prepared_cancelled' | 'cancelled' | 'planned';

const STANDINGS: Record<Status, Standing> = {
	idea: 'planned',
	proposed: 'planned',
	approved: 'planned',
	preparing: 'planned',
	confirmed: 'planned',
	under_way: 'in_progress',
	done: 'done',
	postponed: 'planned',
	cut_short: 'done',
	cancelled_after_preparation: 'prepared_cancelled',
	cancelled: 'cancelled',
	declined: 'cancelled'
};

export function standingOf(status: Status): Standing {
	return STANDINGS[status];
}

/** A status that owes its reader a reason. */
export function needsReason(status: Status): boolean {
	return ['postponed', 'cut_short', 'cancelled_after_preparation', 'cancelled', 'declined'].includes(status);
}

/** What one side can do alone; all other kinds bring people of both sides together. */
const ONE_SIDED: ReadonlySet<Kind> = new Set([
	'correspondence',
	'media',
	'aid',
	'protocol_gesture',
	'exhibition',
	'embassy_initiative',
	'other'
]);

/**
 * Whether both sides took part. Only what was done or goes on counts; a letter, an interview or a gesture counts
 * only when it was mutual.
 */
export function isTwoWay({ kind, direction, status }: Pick<Activity, 'kind' | 'direction' | 'status'>): boolean {
	if (!['done', 'under_way', 'cut_short'].includes(status)) return false;
	return direction === 'mutual' || !ONE_SIDED.has(kind);
}
