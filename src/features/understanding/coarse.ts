import type { AgreementKind } from '#features/agreement/agreement.ts';
import type { Direction, Kind, Status } from '#features/activity/activity.ts';
import type { TieStatus } from '#features/partner/partner.ts';

/** The few words in which the command line tells kinds and states; the record keeps the finer ones. */

export const COARSE_KINDS = [
	'visit_hosted',
	'visit_made',
	'delegation',
	'meeting',
	'ceremony',
	'letters_of_support',
	'knowledge_exchange',
	'joint_initiative',
	'press',
	'ongoing_contact'
] as const;
export type CoarseKind = (typeof COARSE_KINDS)[number];

export const COARSE_STATUSES = ['done', 'under_way', 'planned', 'postponed', 'cancelled'] as const;
export type CoarseStatus = (typeof COARSE_STATUSES)[number];

/** visit: hosted or made, by its direction. */
const KINDS: Record<Kind, CoarseKind | 'visit'> = {
	official_visit: 'visit',
	professional_visit: 'visit',
	reception: 'visit_hosted',
	youth_delegation: 'delegation',
	citizens_delegation: 'delegation',
	business_mission: 'delegation',
	sports_delegation: 'joint_initiative',
	cultural_exchange: 'joint_initiative',
	ensemble: 'joint_initiative',
	exhibition: 'joint_initiative',
	school_link: 'joint_initiative',
	joint_project: 'joint_initiative',
	embassy_initiative: 'joint_initiative',
	aid: 'joint_initiative',
	other: 'joint_initiative',
	online_meeting: 'meeting',
	meeting: 'meeting',
	conference: 'meeting',
	memorial_ceremony: 'ceremony',
	planting_ceremony: 'ceremony',
	signing_ceremony: 'ceremony',
	anniversary: 'ceremony',
	ceremony: 'ceremony',
	protocol_gesture: 'ceremony',
	correspondence: 'letters_of_support',
	knowledge_sharing: 'knowledge_exchange',
	media: 'press',
	routine_contact: 'ongoing_contact'
};

const STATUSES: Record<Status, CoarseStatus> = {
	idea: 'planned',
	proposed: 'planned',
	approved: 'planned',
	preparing: 'planned',
	confirmed: 'planned',
	under_way: 'under_way',
	done: 'done',
	postponed: 'postponed',
	cut_short: 'cancelled',
	cancelled_after_preparation: 'cancelled',
	cancelled: 'cancelled',
	declined: 'cancelled'
};

export function coarseKind(activity: { kind: Kind; direction: Direction | null; isDelegation: boolean }): CoarseKind {
	const { kind, direction, isDelegation } = activity;
	if (isDelegation) return 'delegation';
	// What they gave us stands beside their letters.
	if (kind === 'aid' && direction === 'inbound') return 'letters_of_support';
	const coarse = KINDS[kind];
	if (coarse !== 'visit') return coarse;
	return direction === 'outbound' ? 'visit_made' : 'visit_hosted';
}

export function coarseStatus(status: Status): CoarseStatus {
	return STATUSES[status];
}

export type CoarseTie = 'active' | 'dormant' | 'prospective' | 'contact' | 'ended';

const TIES: Record<TieStatus, CoarseTie> = {
	prospect: 'contact',
	in_talks: 'prospective',
	under_evaluation: 'prospective',
	council_approved: 'prospective',
	active: 'active',
	low_activity: 'active',
	dormant: 'dormant',
	being_renewed: 'active',
	suspended: 'dormant',
	under_review: 'active',
	ending: 'active',
	ended: 'ended',
	honorary: 'ended',
	declined: 'ended'
};

export function coarseTie(status: TieStatus, agreement: AgreementKind | null): CoarseTie {
	return status === 'active' && agreement === 'informal_contact' ? 'contact' : TIES[status];
}

/** What a line of a register calls its agreement, in a word. */
export function coarseAgreement(kind: AgreementKind): string {
	const words: Partial<Record<AgreementKind, string>> = {
		twin_pact: 'twin',
		friendship_pact: 'friendship',
		informal_contact: 'contact'
	};
	return words[kind] ?? kind;
}
