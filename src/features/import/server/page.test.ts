import { describe, expect, it } from 'vitest';
import { loadOffice } from '#features/office/server/queries.ts';
import type { Office } from '#features/office/office.ts';
import { activityProposal, bring, partnerProposal, plainProposal } from '../../../../tests/support/brought.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, buildPartner, recordActivity } from '../../../../tests/support/factories.ts';
import { reviewFilters } from '../view.ts';
import { acceptProposal, skipProposal, type Reviewer } from './decisions.ts';
import { loadReview, loadUndoPreview } from './page.ts';

const test = testDatabase();
const NOW = new Date('2026-11-30T10:00:00Z');

async function someone(): Promise<Reviewer> {
	const officeId = await buildOffice(test.db);
	const office = (await test.db.forOffice(officeId, (tx) => loadOffice(tx, officeId))) as Office;
	return { db: test.db, actor: buildActor(officeId), office };
}

const shown = (query = '') => reviewFilters(new URLSearchParams(query));

async function deck(reviewer: Reviewer) {
	const partner = await buildPartner(test.db, reviewer.actor);
	const visit = await recordActivity(test.db, reviewer.actor, {
		...{ title: { he: 'אירוח משלחת נוער מפוזנן אצל משפחות' }, starts: '2020', partners: [partner] },
		kind: 'youth_delegation'
	});
	const brought = await bring(reviewer, [
		activityProposal({ text: 'אירוח משלחת הנוער מפוזנן אצל משפחות', partner: 'פוזנן' }),
		activityProposal({ text: 'משהו', partner: 'אטלנטיס' }),
		plainProposal('goal', 'דור צעיר'),
		partnerProposal('גוסלר')
	]);
	return { brought, visit };
}

describe('the page of a review', () => {
	it('begins with what is sure, and says of each what it may be the same as', async () => {
		const reviewer = await someone();
		const { brought, visit } = await deck(reviewer);
		const review = await loadReview(reviewer, brought.id, shown());
		expect(review).toMatchObject({ show: 'sure', counts: { sure: 3, look: 1, decided: 0, all: 4 }, canUndo: false });
		expect(review?.rows.map(({ proposed }) => proposed.text)).toEqual([
			'אירוח משלחת הנוער מפוזנן אצל משפחות',
			'דור צעיר',
			'גוסלר'
		]);
		expect(review?.rows[0]?.matches).toMatchObject([{ noun: 'activity', id: visit, path: `/activities/${visit}` }]);
	});

	it('shows what was asked for, and the one that was decided a moment ago', async () => {
		const reviewer = await someone();
		const { brought } = await deck(reviewer);
		const goal = await brought.of('דור צעיר');
		await acceptProposal(reviewer, brought.id, goal, NOW);
		await skipProposal(reviewer, brought.id, await brought.of('גוסלר'), NOW);
		const look = await loadReview(reviewer, brought.id, shown('show=look'));
		expect(look?.rows.map(({ proposed }) => proposed.text)).toEqual(['משהו']);
		const kept = await loadReview(reviewer, brought.id, shown(`show=look&kept=${goal.id}`));
		expect(kept?.rows.map(({ decision }) => decision).toSorted()).toEqual(['accepted', 'open']);
		expect(kept).toMatchObject({ skipped: 1, canUndo: true, became: [{ noun: 'goal', made: 1, merged: 0 }] });
	});

	it('finds records for whoever merges by hand', async () => {
		const reviewer = await someone();
		const { brought, visit } = await deck(reviewer);
		const { id } = await brought.of('משהו');
		const words = encodeURIComponent('אירוח');
		const review = await loadReview(reviewer, brought.id, shown(`show=all&merge=${id}&q=${words}`));
		expect(review?.found.map((match) => match.id)).toEqual([visit]);
	});

	it('is for nobody else', async () => {
		const reviewer = await someone();
		const { brought } = await deck(reviewer);
		expect(await loadReview(await someone(), brought.id, shown())).toBeUndefined();
		const reader = { ...reviewer, actor: { ...reviewer.actor, role: 'reader' as const } };
		expect(await loadReview(reader, brought.id, shown())).toBeUndefined();
		expect(await loadUndoPreview(reader, brought.id, NOW)).toBeUndefined();
	});
});

it('what undoing would do is said before, with what stays and why', async () => {
	const reviewer = await someone();
	const { brought } = await deck(reviewer);
	await acceptProposal(reviewer, brought.id, await brought.of('גוסלר'), NOW);
	await acceptProposal(reviewer, brought.id, await brought.of('דור צעיר'), NOW);
	const goal = (await brought.of('דור צעיר')).record?.id ?? '';
	await test.admin.query('update goal set version = version + 1 where id = $1', [goal]);
	expect(await loadUndoPreview(reviewer, brought.id, NOW)).toMatchObject({
		deleted: [
			{ noun: 'partner', count: 1 },
			{ noun: 'agreement', count: 1 }
		],
		kept: [{ noun: 'goal', id: goal, why: 'changed', path: '/goals', title: { he: 'דור צעיר' } }]
	});
	expect(await brought.of('גוסלר')).toMatchObject({ decision: 'accepted' });
});
