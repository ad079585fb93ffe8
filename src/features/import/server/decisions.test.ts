import { describe, expect, it } from 'vitest';
import { loadActivity } from '#features/activity/server/queries.ts';
import { loadLinks } from '#features/activity/server/links.ts';
import { listPartnerAgreements } from '#features/agreement/server/queries.ts';
import type { Role } from '#features/member/member.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import type { Office } from '#features/office/office.ts';
import { newId } from '#kernel/id.ts';
import {
	activityProposal,
	bring,
	partnerProposal,
	plainProposal,
	type Brought
} from '../../../../tests/support/brought.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildOffice,
	buildPartner,
	recordActivity
} from '../../../../tests/support/factories.ts';
import type { EditInput } from '../form.ts';
import {
	acceptProposal,
	acceptSure,
	editProposal,
	mergeProposal,
	reopenProposal,
	skipProposal,
	type Reviewer
} from './decisions.ts';
import { loadKnown } from './known.ts';
import { sourcesOf } from './queries.ts';

const test = testDatabase();
const NOW = new Date('2026-11-30T10:00:00Z');

async function someone(role: Role = 'coordinator'): Promise<Reviewer> {
	const officeId = await buildOffice(test.db);
	const office = (await test.db.forOffice(officeId, (tx) => loadOffice(tx, officeId))) as Office;
	return { db: test.db, actor: buildActor(officeId, role), office };
}

const within = <Done>({ db, actor }: Reviewer, work: Parameters<typeof db.forOffice<Done>>[1]) =>
	db.forOffice(actor.officeId, work);

async function accept(reviewer: Reviewer, brought: Brought, text: string) {
	const kept = await brought.of(text);
	return acceptProposal(reviewer, brought.id, kept, NOW);
}

async function recordOf(brought: Brought, text: string): Promise<string> {
	const { record } = await brought.of(text);
	if (!record) throw new Error(`"${text}" became nothing`);
	return record.id;
}

async function count(reviewer: Reviewer, table: string): Promise<number> {
	const { rows } = await test.admin.query<{ count: number }>(
		`select count(*)::integer as count from ${table} where office_id = $1 and deleted_at is null`,
		[reviewer.actor.officeId]
	);
	return rows[0]?.count ?? 0;
}

describe('a proposal that is accepted', () => {
	it('is a record with its partner, its dates and where it comes from; before that it is in no register', async () => {
		const reviewer = await someone();
		const partner = await buildPartner(test.db, reviewer.actor);
		const text = 'ביקור ראש עיריית פוזנן';
		const brought = await bring(reviewer, [activityProposal({ text, partner: 'פוזנן', kind: 'official_visit' })]);
		expect(await count(reviewer, 'activity')).toBe(0);
		expect(await accept(reviewer, brought, text)).toMatchObject({ ok: true });
		const id = await recordOf(brought, text);
		const [activity, links, sources] = await within(reviewer, (tx) =>
			Promise.all([
				loadActivity(tx, reviewer.actor, id),
				loadLinks(tx, reviewer.actor.officeId, id),
				sourcesOf(tx, reviewer.actor, 'activity', id)
			])
		);
		expect(activity).toMatchObject({ title: { he: text }, kind: 'official_visit', starts: '2020', status: 'done' });
		expect(links.partners).toEqual([partner]);
		expect(sources).toMatchObject([{ importId: brought.id, name: 'deck.pptx', page: 1, isSlides: true, text }]);
		expect(await brought.imported()).toMatchObject({ state: 'finished' });
	});

	it('is one record, however often the button is pressed, and however quickly', async () => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [plainProposal('goal', 'דור צעיר')]);
		const kept = await brought.of('דור צעיר');
		const twice = await Promise.all([1, 2].map(() => acceptProposal(reviewer, brought.id, kept, NOW)));
		expect(twice).toEqual([
			{ ok: true, id: kept.id },
			{ ok: true, id: kept.id }
		]);
		expect(await count(reviewer, 'goal')).toBe(1);
	});

	it('takes the partner first of which the same document tells, with its agreement and the year of it', async () => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [
			partnerProposal('פוזנן'),
			activityProposal({ text: 'ביקור', partner: 'פוזנן' })
		]);
		await accept(reviewer, brought, 'ביקור');
		const [partner, activity] = [await recordOf(brought, 'פוזנן'), await recordOf(brought, 'ביקור')];
		const [links, agreements] = await within(reviewer, (tx) =>
			Promise.all([
				loadLinks(tx, reviewer.actor.officeId, activity),
				listPartnerAgreements(tx, reviewer.actor.officeId, partner)
			])
		);
		expect(links.partners).toEqual([partner]);
		expect(agreements).toMatchObject([
			{
				kind: 'twin_pact',
				claims: [{ field: 'signed', date: '2010', preferred: true, source: { en: 'deck.pptx, slide 1' } }]
			}
		]);
	});

	it('asks where nobody knows the partner, and leaves nothing behind; then it can be added', async () => {
		const reviewer = await someone();
		const proposal = activityProposal({ text: 'ביקור', partner: 'אטלנטיס' });
		const brought = await bring(reviewer, [proposal]);
		const problem = { ok: false, reason: 'problem', field: 'partner', code: 'partner_unknown' };
		expect(await accept(reviewer, brought, 'ביקור')).toEqual(problem);
		expect(await count(reviewer, 'activity')).toBe(0);
		const { id, version } = await brought.of('ביקור');
		const input = editOf({ id, version, text: 'ביקור', partner: 'אטלנטיס', addsPartner: true });
		expect(await editProposal(reviewer, brought.id, input, NOW)).toMatchObject({ ok: true });
		expect([await count(reviewer, 'activity'), await count(reviewer, 'partner')]).toEqual([1, 1]);
	});

	it('is a further source where it is a partner that is called so already', async () => {
		const reviewer = await someone();
		await buildPartner(test.db, reviewer.actor);
		const brought = await bring(reviewer, [partnerProposal('פוזנן')]);
		await accept(reviewer, brought, 'פוזנן');
		expect(await count(reviewer, 'partner')).toBe(1);
		expect(await brought.of('פוזנן')).toMatchObject({ decision: 'merged' });
	});

	it('is of a year where it is a highlight: that is asked for first', async () => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [plainProposal('highlight', 'ברית חדשה')], { year: null });
		expect(await accept(reviewer, brought, 'ברית חדשה')).toMatchObject({
			ok: false,
			field: 'year',
			code: 'year_needed'
		});
	});

	it.each(['goal', 'highlight', 'idea'] as const)('becomes what it is: %s', async (type) => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [plainProposal(type, 'מרכז לחדשנות')]);
		expect(await accept(reviewer, brought, 'מרכז לחדשנות')).toMatchObject({ ok: true });
		expect(await count(reviewer, type === 'idea' ? 'initiative' : type)).toBe(1);
	});

	it.each(['organisation', 'person'] as const)('becomes what it is: %s', async (type) => {
		const reviewer = await someone();
		const named = { name: 'שגרירות פולין', id: null, partner: null, partnerId: null };
		const source = { page: 1, paragraph: 0, raw: '' };
		const brought = await bring(reviewer, [{ type, text: 'שגרירות פולין', source, doubts: [], ...named }]);
		expect(await accept(reviewer, brought, 'שגרירות פולין')).toMatchObject({ ok: true });
		expect(await count(reviewer, type)).toBe(1);
	});
});

type DeedInput = Extract<EditInput, { kind: unknown; starts: unknown }>;

function editOf(overrides: Partial<DeedInput> & Pick<DeedInput, 'id' | 'version' | 'text'>): EditInput {
	return {
		...{ type: 'activity', isKept: false, partnerId: null, partner: '', addsPartner: false, kind: 'official_visit' },
		...{ direction: 'inbound', status: 'done', reason: null, reasonNote: '', starts: '2020', ends: null },
		...{ participants: null, themes: [] },
		...overrides
	};
}

describe('a proposal that a person changes', () => {
	it('is taken as it was changed, and what was changed is learnt', async () => {
		const reviewer = await someone();
		const partner = await buildPartner(test.db, reviewer.actor, { name: { he: 'בולון ביאנקור' } });
		const brought = await bring(reviewer, [activityProposal({ text: 'ביקור', partner: 'בולון־בילנקור' })]);
		const { id, version } = await brought.of('ביקור');
		const input = editOf({
			id,
			version,
			text: 'ביקור',
			partnerId: partner,
			partner: 'בולון־בילנקור',
			starts: '2020-05'
		});
		expect(await editProposal(reviewer, brought.id, input, NOW)).toMatchObject({ ok: true });
		const { known } = await within(reviewer, (tx) => loadKnown(tx, reviewer.actor, reviewer.office));
		expect(known.partners).toMatchObject([{ id: partner, alsoCalled: ['בולון־בילנקור'] }]);
		expect(known.learnt).toContainEqual({ field: 'kind', wording: 'ביקור', meaning: 'official_visit' });
		const activity = await within(reviewer, async (tx) =>
			loadActivity(tx, reviewer.actor, await recordOf(brought, 'ביקור'))
		);
		expect(activity).toMatchObject({ kind: 'official_visit', starts: '2020-05' });
	});

	it('is taken together with the rest once a person has typed the date that was in doubt', async () => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [activityProposal({ text: 'ביקור', doubts: ['date'] })], { year: null });
		const { id, version, isSure } = await brought.of('ביקור');
		expect(isSure).toBe(false);
		const input = editOf({ id, version, text: 'ביקור', starts: '2019-05', isKept: true });
		await editProposal(reviewer, brought.id, input, NOW);
		expect(await acceptSure(reviewer, brought.id, NOW)).toMatchObject({ accepted: 1, left: 0 });
	});

	it('stays open where it is only kept', async () => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [activityProposal({ text: 'ביקור' })]);
		const { id, version } = await brought.of('ביקור');
		await editProposal(reviewer, brought.id, editOf({ id, version, text: 'ביקור רשמי', isKept: true }), NOW);
		expect(await brought.of('ביקור')).toMatchObject({
			decision: 'open',
			edits: { text: 'ביקור רשמי', kind: 'official_visit' }
		});
	});
});

describe('a proposal that is merged', () => {
	it('fills what is empty, overwrites nothing, and says what it tells otherwise', async () => {
		const reviewer = await someone();
		const partner = await buildPartner(test.db, reviewer.actor);
		const id = await recordActivity(test.db, reviewer.actor, {
			...{ title: { en: 'A visit' }, starts: '2019-05', participants: null, partners: [partner] },
			...{ kind: 'official_visit', direction: null }
		});
		const text = 'ביקור משלחת';
		const brought = await bring(reviewer, [
			activityProposal({ text, kind: 'official_visit', starts: '2020', participants: 12, partner: 'פוזנן' })
		]);
		const { id: proposal, version } = await brought.of(text);
		const input = { id: proposal, version, noun: 'activity' as const, recordId: id };
		expect(await mergeProposal(reviewer, brought.id, input, NOW)).toMatchObject({ ok: true });
		expect(await mergeProposal(reviewer, brought.id, input, NOW)).toMatchObject({ ok: true });
		const [activity, sources] = await within(reviewer, (tx) =>
			Promise.all([loadActivity(tx, reviewer.actor, id), sourcesOf(tx, reviewer.actor, 'activity', id)])
		);
		expect(activity).toMatchObject({
			...{ title: { en: 'A visit', he: text }, starts: '2019-05', participants: 12, direction: 'inbound' }
		});
		expect(sources).toMatchObject([{ differs: { starts: '2020' } }]);
		const again = await brought.of(text);
		await reopenProposal(reviewer, brought.id, again, NOW);
		expect(await within(reviewer, (tx) => loadActivity(tx, reviewer.actor, id))).toMatchObject({
			...{ title: { en: 'A visit' }, participants: null, direction: null }
		});
	});

	it('makes of another year of signature a claim beside the one that stands', async () => {
		const reviewer = await someone();
		const partner = await buildPartner(test.db, reviewer.actor);
		const agreement = await buildAgreement(test.db, reviewer.actor, [partner], { kind: 'twin_pact' });
		await buildClaim(test.db, reviewer.actor, agreement, { date: '2008', preferred: true });
		const brought = await bring(reviewer, [partnerProposal('פוזנן')]);
		await accept(reviewer, brought, 'פוזנן');
		const agreements = () => within(reviewer, (tx) => listPartnerAgreements(tx, reviewer.actor.officeId, partner));
		expect((await agreements())[0]?.claims).toMatchObject([
			{ date: '2008', preferred: true },
			{ date: '2010', preferred: false }
		]);
		await reopenProposal(reviewer, brought.id, await brought.of('פוזנן'), NOW);
		expect((await agreements())[0]?.claims).toMatchObject([{ date: '2008' }]);
	});

	it('is no record of another kind, nor of another office', async () => {
		const reviewer = await someone();
		const other = await someone();
		const theirs = await buildPartner(test.db, other.actor);
		const brought = await bring(reviewer, [partnerProposal('פוזנן'), plainProposal('goal', 'מטרה')]);
		const { id, version } = await brought.of('פוזנן');
		const merge = (noun: 'partner' | 'goal', recordId: string) =>
			mergeProposal(reviewer, brought.id, { id, version, noun, recordId }, NOW);
		const notFound = { ok: false, reason: 'not_found' };
		expect(await merge('partner', theirs)).toEqual(notFound);
		expect(await merge('goal', newId())).toEqual(notFound);
	});
});

describe('a decision', () => {
	it('is taken back: what it made lies in the trash', async () => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [partnerProposal('פוזנן')]);
		await accept(reviewer, brought, 'פוזנן');
		const kept = await brought.of('פוזנן');
		expect(await reopenProposal(reviewer, brought.id, kept, NOW)).toMatchObject({ ok: true });
		expect(await reopenProposal(reviewer, brought.id, kept, NOW)).toMatchObject({ ok: true });
		expect([await count(reviewer, 'partner'), await count(reviewer, 'agreement')]).toEqual([0, 0]);
		expect(await brought.of('פוזנן')).toMatchObject({ decision: 'open', record: null, made: [] });
		expect(await brought.imported()).toMatchObject({ state: 'review' });
	});

	it('is not taken back where somebody has changed the record since, or needs it', async () => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [partnerProposal('פוזנן'), plainProposal('goal', 'מטרה')]);
		await accept(reviewer, brought, 'פוזנן');
		await accept(reviewer, brought, 'מטרה');
		await recordActivity(test.db, reviewer.actor, { partners: [await recordOf(brought, 'פוזנן')] });
		await test.admin.query('update goal set version = version + 1 where id = $1', [await recordOf(brought, 'מטרה')]);
		const reopen = async (text: string) => reopenProposal(reviewer, brought.id, await brought.of(text), NOW);
		expect(await reopen('פוזנן')).toMatchObject({ ok: false, code: 'used_since' });
		expect(await reopen('מטרה')).toMatchObject({ ok: false, code: 'changed_since' });
		expect([await count(reviewer, 'partner'), await count(reviewer, 'goal')]).toEqual([1, 1]);
	});

	it('that was taken otherwise meanwhile is refused, and stays', async () => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [plainProposal('goal', 'מטרה')]);
		const kept = await brought.of('מטרה');
		expect(await skipProposal(reviewer, brought.id, kept, NOW)).toMatchObject({ ok: true });
		expect(await skipProposal(reviewer, brought.id, kept, NOW)).toMatchObject({ ok: true });
		expect(await acceptProposal(reviewer, brought.id, kept, NOW)).toEqual({ ok: false, reason: 'stale' });
		expect(await brought.of('מטרה')).toMatchObject({ decision: 'skipped' });
	});

	it.each(['reader', 'contributor', 'agreements_manager'] as const)('is refused to a %s', async (role) => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [plainProposal('goal', 'מטרה')]);
		const kept = await brought.of('מטרה');
		const one = { ...reviewer, actor: { ...reviewer.actor, role } };
		const forbidden = { ok: false, reason: 'forbidden' };
		expect(await acceptProposal(one, brought.id, kept, NOW)).toEqual(forbidden);
		expect(await skipProposal(one, brought.id, kept, NOW)).toEqual(forbidden);
		expect(await acceptSure(one, brought.id, NOW)).toEqual(forbidden);
	});

	it('of another office is as one that never was', async () => {
		const reviewer = await someone();
		const brought = await bring(reviewer, [plainProposal('goal', 'מטרה')]);
		const kept = await brought.of('מטרה');
		const stranger = await someone();
		const notFound = { ok: false, reason: 'not_found' };
		expect(await acceptProposal(stranger, brought.id, kept, NOW)).toEqual(notFound);
		expect(await reopenProposal(stranger, brought.id, kept, NOW)).toEqual(notFound);
		expect(await acceptSure(stranger, newId(), NOW)).toEqual(notFound);
	});
});

describe('all that are sure', () => {
	it('are taken together, partners first; what is there becomes its source, what is doubtful stays', async () => {
		const reviewer = await someone();
		const partner = await buildPartner(test.db, reviewer.actor);
		await recordActivity(test.db, reviewer.actor, {
			...{ title: { he: 'אירוח משלחת נוער מפוזנן בעיר רעננה' }, starts: '2020', partners: [partner] },
			kind: 'youth_delegation'
		});
		const brought = await bring(reviewer, [
			activityProposal({ text: 'אירוח משלחת הנוער מפוזנן', partner: 'פוזנן' }),
			activityProposal({ text: 'מכתב תמיכה לגוסלאר', partner: 'גוסלאר', kind: 'correspondence' }),
			partnerProposal('גוסלאר', { country: 'DE' }),
			activityProposal({ text: 'משהו', partner: 'אטלנטיס' }),
			activityProposal({ text: 'אולי', doubts: ['kind'] }),
			activityProposal({ text: 'בוטל', status: 'cancelled' })
		]);
		const done = await acceptSure(reviewer, brought.id, NOW);
		expect(done).toMatchObject({ ok: true, accepted: 2, merged: 1 });
		const decisions = (await brought.proposals()).map(({ proposed, decision }) => [proposed.text, decision]);
		expect(Object.fromEntries(decisions)).toEqual({
			'אירוח משלחת הנוער מפוזנן': 'merged',
			'מכתב תמיכה לגוסלאר': 'accepted',
			...{ גוסלאר: 'accepted', משהו: 'open', אולי: 'open', בוטל: 'open' }
		});
		expect(await acceptSure(reviewer, brought.id, NOW)).toMatchObject({ accepted: 0, merged: 0 });
	});

	it('of three hundred are taken within seconds', { timeout: 60_000 }, async () => {
		const reviewer = await someone();
		const words = ['ביקור', 'כנס', 'מפגש', 'תערוכה', 'סיור', 'הרצאה', 'טקס'];
		const proposals = Array.from({ length: 300 }, (_, nth) =>
			activityProposal({
				text: `${words[nth % 7] ?? ''} ${String(nth)} ${words[(nth * 3) % 7] ?? ''} מספר${String(nth)} עניין${String(nth * 7)}`,
				starts: `2020-0${String(1 + (nth % 9))}`
			})
		);
		const brought = await bring(reviewer, proposals);
		const began = performance.now();
		expect(await acceptSure(reviewer, brought.id, NOW)).toMatchObject({ ok: true, accepted: 300 });
		const seconds = (performance.now() - began) / 1000;
		expect(seconds).toBeLessThan(20);
		expect(await count(reviewer, 'activity')).toBe(300);
	});
});
