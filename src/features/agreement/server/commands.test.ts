import { describe, expect, it } from 'vitest';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildOffice,
	buildPartner,
	buildPerson
} from '../../../../tests/support/factories.ts';
import { disputingDates, preferredClaim } from '../agreement.ts';
import { choosePrinted, deleteAgreement, deleteClaim, restoreClaim, saveAgreement, saveClaim } from './commands.ts';
import { listClaims, listPartnerAgreements, loadAgreement, loadAgreementLinks, loadClaim } from './queries.ts';

const test = testDatabase();

async function office() {
	const actor = buildActor(await buildOffice(test.db));
	const partner = await buildPartner(test.db, actor);
	return { actor, partner, agreement: await buildAgreement(test.db, actor, [partner]) };
}

async function load(actor: Actor, id: string) {
	return test.db.forOffice(actor.officeId, async (tx) => {
		const agreement = await loadAgreement(tx, actor.officeId, id, VISIBILITIES);
		const links = await loadAgreementLinks(tx, actor.officeId, id);
		return agreement && { ...agreement, links, claims: await listClaims(tx, actor.officeId, [id]) };
	});
}

describe('saving an agreement', () => {
	it('keeps its partners and signatories, and shows both in the trail', async () => {
		const { actor, partner, agreement } = await office();
		const [ours, theirs] = [await buildPerson(test.db, actor), await buildPerson(test.db, actor)];
		const second = await buildPartner(test.db, actor, { position: 2 });
		const found = await load(actor, agreement);
		const outcome = await saveAgreement(test.db, actor, {
			...(found as NonNullable<typeof found>),
			partners: [partner, second],
			signatories: [
				{ id: ours, role: 'ours' },
				{ id: theirs, role: 'theirs' }
			]
		});
		expect(outcome).toMatchObject({ ok: true });
		const saved = await load(actor, agreement);
		expect(saved?.links).toEqual({
			partners: [partner, second].sort(),
			signatories: [
				{ id: ours, role: 'ours' },
				{ id: theirs, role: 'theirs' }
			]
		});
		const { rows } = await test.admin.query<{ before: object; after: object }>(
			`select before, after from audit_event where record_id = $1 and action = 'update'`,
			[agreement]
		);
		expect(rows[0]?.before).toMatchObject({ partners: [partner], signatories: [] });
	});

	it('is refused to a reader, for a newer version, and for another office', async () => {
		const { actor, agreement } = await office();
		const found = (await load(actor, agreement)) as NonNullable<Awaited<ReturnType<typeof load>>>;
		const input = { ...found, partners: found.links.partners, signatories: [] };
		const reader = buildActor(actor.officeId, 'reader');
		expect(await saveAgreement(test.db, reader, input)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await saveAgreement(test.db, actor, { ...input, version: 7 })).toEqual({ ok: false, reason: 'stale' });
		const stranger = (await office()).actor;
		expect(await saveAgreement(test.db, stranger, input)).toEqual({ ok: false, reason: 'not_found' });
		expect(await deleteAgreement(test.db, stranger, agreement)).toEqual({ ok: false, reason: 'not_found' });
		expect(await deleteAgreement(test.db, reader, agreement)).toEqual({ ok: false, reason: 'forbidden' });
	});

	it('those in force stand first on the partner’s page; a deleted one is gone from it', async () => {
		const { actor, partner, agreement } = await office();
		const draft = await buildAgreement(test.db, actor, [partner], { status: 'draft' });
		const late = await buildAgreement(test.db, actor, [partner]);
		const list = () => test.db.forOffice(actor.officeId, (tx) => listPartnerAgreements(tx, actor.officeId, partner));
		expect((await list()).map((each) => each.id)).toEqual([agreement, late, draft]);
		await deleteAgreement(test.db, actor, agreement);
		expect((await list()).map((each) => each.id)).toEqual([late, draft]);
	});

	it('the partner’s page has what the sources say of each, as the page of the agreement has it', async () => {
		const { actor, partner, agreement } = await office();
		const silent = await buildAgreement(test.db, actor, [partner]);
		await buildClaim(test.db, actor, agreement);
		await buildClaim(test.db, actor, agreement, { preferred: true });
		const [listed, claims] = await test.db.forOffice(actor.officeId, (tx) =>
			Promise.all([listPartnerAgreements(tx, actor.officeId, partner), listClaims(tx, actor.officeId, [agreement])])
		);
		expect(claims).toHaveLength(2);
		expect(listed).toMatchObject([
			{ id: agreement, claims },
			{ id: silent, claims: [] }
		]);
	});
});

describe('what the sources say', () => {
	it('at most one claim on each fact is preferred: the new preference wins, for that fact alone', async () => {
		const { actor, agreement } = await office();
		const deck = await buildClaim(test.db, actor, agreement, { preferred: true });
		const contact = { field: 'first_contact' as const, date: '1999', preferred: true };
		const first = await buildClaim(test.db, actor, agreement, contact);
		const theirs = await buildClaim(test.db, actor, agreement, { date: '2010-06-21', side: 'theirs', preferred: true });
		const preferred = (await load(actor, agreement))?.claims.filter((claim) => claim.preferred).map(({ id }) => id);
		expect(preferred?.sort()).toEqual([first, theirs].sort());
		expect(preferred).not.toContain(deck);
	});

	it('needs an agreement that is there', async () => {
		const { actor, agreement } = await office();
		const claim = await buildClaim(test.db, actor, agreement);
		const found = await test.db.forOffice(actor.officeId, (tx) => loadClaim(tx, actor.officeId, claim));
		const input = { ...(found as NonNullable<typeof found>), version: 0, id: newId() };
		const refused = { ok: false, reason: 'not_found' };
		expect(await saveClaim(test.db, actor, { ...input, agreementId: newId() })).toEqual(refused);
		expect(await saveClaim(test.db, (await office()).actor, input)).toEqual(refused);
		await deleteAgreement(test.db, actor, agreement);
		expect(await saveClaim(test.db, actor, input)).toEqual(refused);
		expect(await saveClaim(test.db, buildActor(actor.officeId, 'reader'), input)).toMatchObject({
			reason: 'forbidden'
		});
	});

	it('comes back after a deletion without taking the preference from another', async () => {
		const { actor, agreement } = await office();
		const first = await buildClaim(test.db, actor, agreement, { preferred: true });
		expect(await deleteClaim(test.db, actor, first)).toEqual({ ok: true, id: first });
		const second = await buildClaim(test.db, actor, agreement, { date: '2010', preferred: true });
		await test.db.forOffice(actor.officeId, (tx) => restoreClaim(tx, actor, first));
		const claims = (await load(actor, agreement))?.claims ?? [];
		expect(claims).toHaveLength(2);
		expect(preferredClaim(claims, 'signed')?.id).toBe(second);
		expect(await deleteClaim(test.db, buildActor(actor.officeId, 'reader'), first)).toMatchObject({
			reason: 'forbidden'
		});
	});
});

describe('choosing which date stands', () => {
	async function disputed() {
		const made = await office();
		const deck = await buildClaim(test.db, made.actor, made.agreement, { preferred: true });
		const theirs = await buildClaim(test.db, made.actor, made.agreement, { date: '2010-06-21', side: 'theirs' });
		return { ...made, deck, theirs };
	}

	it('prefers a claim, or prints all, and takes either back', async () => {
		const { actor, agreement, deck, theirs } = await disputed();
		const chosen = async () => {
			const found = await load(actor, agreement);
			return [found?.printsAllDates, preferredClaim(found?.claims ?? [], 'signed')?.id];
		};
		await choosePrinted(test.db, actor, agreement, theirs);
		expect(await chosen()).toEqual([false, theirs]);
		await choosePrinted(test.db, actor, agreement, 'all');
		expect(await chosen()).toEqual([true, theirs]);
		await choosePrinted(test.db, actor, agreement, deck);
		expect(await chosen()).toEqual([false, deck]);
		expect(disputingDates((await load(actor, agreement)) ?? { termEnds: null, claims: [] }, 'signed')).toEqual([
			'2010-06-21'
		]);
	});

	it('of the ends of the term writes the chosen one into the agreement', async () => {
		const { actor, partner } = await office();
		const agreement = await buildAgreement(test.db, actor, [partner], { termEnds: '2025' });
		const claim = await buildClaim(test.db, actor, agreement, { field: 'term_ends', date: '2023' });
		await choosePrinted(test.db, actor, agreement, claim);
		expect((await load(actor, agreement))?.termEnds).toBe('2023');
	});

	it('refuses a claim of another agreement, one that is no date, and a reader', async () => {
		const { actor, agreement } = await disputed();
		const other = await disputed();
		const kind = { field: 'kind' as const, date: null, value: 'friendship_pact' };
		const noDate = await buildClaim(test.db, actor, agreement, kind);
		for (const print of [other.deck, noDate, newId()]) {
			expect(await choosePrinted(test.db, actor, agreement, print)).toEqual({ ok: false, reason: 'not_found' });
		}
		const reader = buildActor(actor.officeId, 'reader');
		expect(await choosePrinted(test.db, reader, agreement, 'all')).toEqual({ ok: false, reason: 'forbidden' });
	});
});
