import type { Kind } from '#features/activity/activity.ts';
import type { AgreementKind } from '#features/agreement/agreement.ts';
import { dateInTongue } from '#kernel/tongue-format.ts';
import type { Tongue } from '#kernel/tongue.ts';
import { m } from '#paraglide-public/messages.js';
import type { SitePartner } from './view.ts';

type Word = () => string;

const KINDS: Record<Kind, Word> = {
	official_visit: m.pub_kind_official_visit,
	youth_delegation: m.pub_kind_youth_delegation,
	citizens_delegation: m.pub_kind_citizens_delegation,
	professional_visit: m.pub_kind_professional_visit,
	sports_delegation: m.pub_kind_sports_delegation,
	cultural_exchange: m.pub_kind_cultural_exchange,
	ensemble: m.pub_kind_ensemble,
	school_link: m.pub_kind_school_link,
	online_meeting: m.pub_kind_online_meeting,
	meeting: m.pub_kind_meeting,
	memorial_ceremony: m.pub_kind_memorial_ceremony,
	planting_ceremony: m.pub_kind_planting_ceremony,
	signing_ceremony: m.pub_kind_signing_ceremony,
	anniversary: m.pub_kind_anniversary,
	ceremony: m.pub_kind_ceremony,
	correspondence: m.pub_kind_correspondence,
	conference: m.pub_kind_conference,
	knowledge_sharing: m.pub_kind_knowledge_sharing,
	joint_project: m.pub_kind_joint_project,
	embassy_initiative: m.pub_kind_embassy_initiative,
	exhibition: m.pub_kind_exhibition,
	media: m.pub_kind_media,
	aid: m.pub_kind_aid,
	business_mission: m.pub_kind_business_mission,
	reception: m.pub_kind_reception,
	routine_contact: m.pub_kind_routine_contact,
	protocol_gesture: m.pub_kind_protocol_gesture,
	other: m.pub_kind_other
};

const ONE_OF_KIND: Record<Kind, Word> = {
	official_visit: m.pub_one_official_visit,
	youth_delegation: m.pub_one_youth_delegation,
	citizens_delegation: m.pub_one_citizens_delegation,
	professional_visit: m.pub_one_professional_visit,
	sports_delegation: m.pub_one_sports_delegation,
	cultural_exchange: m.pub_one_cultural_exchange,
	ensemble: m.pub_one_ensemble,
	school_link: m.pub_one_school_link,
	online_meeting: m.pub_one_online_meeting,
	meeting: m.pub_one_meeting,
	memorial_ceremony: m.pub_one_memorial_ceremony,
	planting_ceremony: m.pub_one_planting_ceremony,
	signing_ceremony: m.pub_one_signing_ceremony,
	anniversary: m.pub_one_anniversary,
	ceremony: m.pub_one_ceremony,
	correspondence: m.pub_one_correspondence,
	conference: m.pub_one_conference,
	knowledge_sharing: m.pub_one_knowledge_sharing,
	joint_project: m.pub_one_joint_project,
	embassy_initiative: m.pub_one_embassy_initiative,
	exhibition: m.pub_one_exhibition,
	media: m.pub_one_media,
	aid: m.pub_one_aid,
	business_mission: m.pub_one_business_mission,
	reception: m.pub_one_reception,
	routine_contact: m.pub_one_routine_contact,
	protocol_gesture: m.pub_one_protocol_gesture,
	other: m.pub_one_other
};

const AGREEMENTS: Record<AgreementKind, Word> = {
	twin_pact: m.pub_agreement_twin_pact,
	friendship_pact: m.pub_agreement_friendship_pact,
	cooperation: m.pub_agreement_cooperation,
	memorandum: m.pub_agreement_memorandum,
	declaration_of_intent: m.pub_agreement_declaration_of_intent,
	thematic: m.pub_agreement_thematic,
	multilateral: m.pub_agreement_multilateral,
	network_membership: m.pub_agreement_network_membership,
	community_partnership: m.pub_agreement_community_partnership,
	informal_contact: m.pub_agreement_informal_contact
};

/** What kind of things were done, in the language of a public page: "Youth delegations". */
export function siteKind(kind: Kind): string {
	return KINDS[kind]();
}

/** What kind of thing one of them was: "Youth delegation". */
export function siteKindOfOne(kind: Kind): string {
	return ONE_OF_KIND[kind]();
}

/** What a tie is called by its agreement, in the language of a public page. */
export function siteAgreement(kind: AgreementKind): string {
	return AGREEMENTS[kind]();
}

/** What a tie stands on, and since when: "Twin-city pact, 2008"; '' where neither is known. */
export function pactInWords(
	{ agreementKind, signed }: Pick<SitePartner, 'agreementKind' | 'signed'>,
	tongue: Tongue
): string {
	const kind = agreementKind && siteAgreement(agreementKind);
	const date = signed && dateInTongue(signed, tongue);
	if (!date) return kind ?? '';
	return kind ? m.pub_pact_signed({ kind, date }) : m.pub_since({ date });
}
