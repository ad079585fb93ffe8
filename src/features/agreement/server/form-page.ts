import { shownTo } from '#features/member/policy.ts';
import { error } from '@sveltejs/kit';
import { listPeople } from '#features/activity/server/form-page.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { listPartnerNames } from '#features/partner/server/queries.ts';
import { isId, newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Agreement } from '../agreement.ts';
import { loadAgreement, loadAgreementLinks, type AgreementLinks } from './queries.ts';

/** The form of an agreement: a new one, perhaps with a partner already, or one that is there. */
export async function loadAgreementForm({ db, actor }: Desk, id: string | undefined, query: URLSearchParams) {
	return db.forOffice(actor.officeId, async (tx) => {
		const [partners, people, agreement, links] = await Promise.all([
			listPartnerNames(tx, actor.officeId, shownTo(actor)),
			listPeople(tx, actor),
			id ? loadAgreement(tx, actor.officeId, id, shownTo(actor)) : blank(),
			id ? loadAgreementLinks(tx, actor.officeId, id) : noLinks(query)
		]);
		if (!agreement) error(404, m.error_not_found());
		return { agreement, links, partners, people };
	});
}

function blank(): Agreement {
	return {
		id: newId(),
		kind: 'twin_pact',
		status: 'in_force',
		title: {},
		scope: [],
		councilDecision: {},
		councilDecided: null,
		termEnds: null,
		renewsItself: false,
		noticeMonths: null,
		prevailingLanguage: null,
		printsAllDates: false,
		note: {},
		version: 0
	};
}

function noLinks(query: URLSearchParams): AgreementLinks {
	const partner = query.get('partner');
	return { partners: isId(partner) ? [partner] : [], signatories: [] };
}
