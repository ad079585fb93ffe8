import { describe, expect, it } from 'vitest';
import { loadOffice } from '#features/office/server/queries.ts';
import type { Office } from '#features/office/office.ts';
import type { HighlightProposal } from '#features/understanding/understanding.ts';
import { activityProposal, bring, partnerProposal, plainProposal } from '../../../../tests/support/brought.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildInitiative,
	buildOffice,
	buildPartner,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { reviewFilters } from '../view.ts';
import { acceptProposal, acceptSure, skipProposal, type Reviewer } from './decisions.ts';
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

	it('knows a partner that was taken a moment ago, wherever it is named', async () => {
		const reviewer = await someone();
		const highlight = { ...plainProposal('highlight', 'ברית חדשה'), partner: 'גוסלר' } as HighlightProposal;
		const named = { partner: 'גוסלר', partnerId: null };
		const brought = await bring(reviewer, [
			partnerProposal('גוסלר'),
			{ ...highlight, doubts: ['text'] },
			activityProposal({ text: 'ביקור', partner: 'גוסלר', shownOn: named, doubts: ['kind'] })
		]);
		const shownAs = async () => {
			const review = await loadReview(reviewer, brought.id, shown('show=look'));
			const ids = review?.rows.map(({ proposed }) => ('partnerId' in proposed ? proposed.partnerId : undefined));
			return { ids, review };
		};
		expect((await shownAs()).ids).toEqual([null, null]);
		expect(await acceptSure(reviewer, brought.id, NOW)).toMatchObject({ accepted: 1 });
		const partner = (await brought.of('גוסלר')).record?.id ?? '';
		const { ids, review } = await shownAs();
		expect(ids).toEqual([partner, partner]);
		expect(review?.rows[1]?.proposed).toMatchObject({ shownOn: { partnerId: partner } });
		expect(review?.names[partner]).toEqual({ he: 'גוסלר' });
	});

	it('asks about what stands in the register in the very words under another year, and takes it with no others', async () => {
		const reviewer = await someone();
		const partner = await buildPartner(test.db, reviewer.actor);
		const text = 'מיזם משותף של בתי ספר בנושא אקלים';
		await recordActivity(test.db, reviewer.actor, {
			...{ title: { he: text }, starts: '2012-05', partners: [partner], kind: 'joint_project' }
		});
		await buildInitiative(test.db, reviewer.actor, { title: { he: text }, begun: '2012', partners: [partner] });
		const told = { text, partner: 'פוזנן', kind: 'joint_project', status: 'under_way' } as const;
		const brought = await bring(reviewer, [
			activityProposal({ ...told, status: 'done' }),
			activityProposal({ ...told, type: 'initiative' })
		]);
		expect(await acceptSure(reviewer, brought.id, NOW)).toMatchObject({ accepted: 0, merged: 0, left: 2 });
		const review = await loadReview(reviewer, brought.id, shown('show=look'));
		expect(review?.rows.map(({ matches }) => matches)).toMatchObject([
			[{ noun: 'activity', isSame: false }],
			[{ noun: 'initiative', isSame: false }]
		]);
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
