import { describe, expect, it } from 'vitest';
import type { HighlightInput } from '#features/highlight/form.ts';
import { saveHighlight } from '#features/highlight/server/commands.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildAgreement,
	buildClaim,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildPerson,
	buildRole,
	buildStep,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { loadBriefFacts, loadLeafletFacts } from './facts.ts';

const test = testDatabase();
const today = '2026-11-29';

async function deskWithPartner(overrides = {}): Promise<{ actor: Actor; partner: string }> {
	const actor = buildActor(await buildOffice(test.db));
	return { actor, partner: await buildPartner(test.db, actor, { visibility: 'public', ...overrides }) };
}

const leafletOf = (actor: Actor, partner: string) => loadLeafletFacts(test.db, actor, { partner, today });
const briefOf = (actor: Actor, partner: string, seesNotes = true) =>
	loadBriefFacts(test.db, actor, { partner, today, seesNotes });
const as = (actor: Actor, role: Actor['role']): Actor => ({ ...actor, role });

describe('the facts of a leaflet', () => {
	it('are what took place and is meant for everybody; the office is told how much is not', async () => {
		const { actor, partner } = await deskWithPartner();
		const of = { partners: [partner], starts: '2020-05', status: 'done' as const, kind: 'youth_delegation' as const };
		const seen = { visibility: 'public' as const, participants: 20, themes: ['youth' as const] };
		await recordActivity(test.db, actor, { ...of, ...seen, title: { en: 'Seen by all' } });
		await recordActivity(test.db, actor, { ...of, title: { en: 'For the council' }, visibility: 'council' });
		await recordActivity(test.db, actor, { ...of, ...seen, title: { en: 'Planned' }, status: 'confirmed' });
		await recordActivity(test.db, actor, { ...of, ...seen, title: { en: 'A letter' }, kind: 'correspondence' });
		const facts = await leafletOf(actor, partner);
		expect(facts?.activities.rows.map(({ title }) => title['en'])).toEqual(['Seen by all']);
		expect(facts).toMatchObject({
			...{ since: '2020', themes: ['youth'], withheld: 1, isPublic: true },
			tallies: [{ kind: 'youth_delegation', count: 1, participants: 20 }]
		});
	});

	it('name the fields of the agreements in force, and of no others', async () => {
		const { actor, partner } = await deskWithPartner();
		await buildAgreement(test.db, actor, [partner], { scope: ['education', 'sport'] });
		await buildAgreement(test.db, actor, [partner], { scope: ['health'], status: 'ended' });
		expect((await leafletOf(actor, partner))?.scope).toEqual(['education', 'sport']);
	});

	it('hold the highlights that are about something public, and no other', async () => {
		const { actor, partner } = await deskWithPartner();
		const [open, quiet] = [
			await buildInitiative(test.db, actor, { partners: [partner], visibility: 'public' }),
			await buildInitiative(test.db, actor, { partners: [partner], visibility: 'council' })
		];
		const highlight = async (en: string, about: HighlightInput['about']) => {
			const input = { id: newId(), version: 0, periodStartsOn: '2020-01-01', text: { en }, about };
			expect(await saveHighlight(test.db, actor, input, 1)).toMatchObject({ ok: true });
		};
		await highlight('Of the city', { noun: 'partner', id: partner });
		await highlight('Of a plan', { noun: 'initiative', id: open });
		await highlight('Of talks', { noun: 'initiative', id: quiet });
		await highlight('Of nothing', null);
		const told = async (id: string) => (await leafletOf(actor, id))?.highlights.map(({ text }) => text['en']);
		expect(await told(partner)).toEqual(['Of the city', 'Of a plan']);
		const other = await buildPartner(test.db, actor, { visibility: 'council' });
		await highlight('Of a city for the council', { noun: 'partner', id: other });
		expect(await told(other)).toEqual([]);
	});

	it('are not there for another office, nor of a partner that is hidden from who asks', async () => {
		const { actor, partner } = await deskWithPartner({ visibility: 'office' });
		const stranger = buildActor(await buildOffice(test.db));
		expect(await leafletOf(stranger, partner)).toBeUndefined();
		expect(await leafletOf(as(actor, 'reader'), partner)).toBeUndefined();
		expect(await leafletOf(actor, partner)).toMatchObject({ isPublic: false });
	});
});

describe('the facts of a brief', () => {
	it('are what waits with a partner: letters, steps, initiatives, what is planned', async () => {
		const { actor, partner } = await deskWithPartner();
		const letter = { kind: 'correspondence' as const, direction: 'inbound' as const, partners: [partner] };
		const asked = { ...letter, status: 'done' as const, starts: '2026-10-01', replyDue: '2026-11-01' };
		await recordActivity(test.db, actor, { ...asked, title: { en: 'Waits' } });
		await recordActivity(test.db, actor, { ...asked, title: { en: 'Answered' }, repliedOn: '2026-10-20' });
		const visit = { kind: 'official_visit' as const, status: 'confirmed' as const, partners: [partner] };
		await recordActivity(test.db, actor, { ...visit, title: { en: 'Next month' }, starts: '2026-12-20' });
		await recordActivity(test.db, actor, { ...visit, title: { en: 'Long ago' }, starts: '2020-12-20' });
		await buildInitiative(test.db, actor, { partners: [partner], title: { en: 'A park' } });
		await buildStep(test.db, actor, { subject: 'partner', subjectId: partner }, { what: { en: 'Call them' } });
		const facts = await briefOf(actor, partner);
		expect(facts?.letters).toMatchObject({ rows: [{ title: { en: 'Waits' }, isOurs: true }], all: 1 });
		expect(facts?.planned.rows.map(({ title }) => title['en'])).toEqual(['Next month']);
		expect(facts?.initiatives).toMatchObject({ rows: [{ title: { en: 'A park' } }], all: 1 });
		expect(facts?.steps).toMatchObject({ rows: [{ what: { en: 'Call them' } }], all: 1 });
	});

	it('name those who hold an office there now, by rank; what is noted of them only where it may be read', async () => {
		const { actor, partner } = await deskWithPartner();
		const spokesman = await buildPerson(test.db, actor, { name: { en: 'Adam' }, note: 'Prefers mail' });
		const mayor = await buildPerson(test.db, actor, { name: { en: 'Jacek' } });
		const former = await buildPerson(test.db, actor, { name: { en: 'Ryszard' } });
		await buildRole(test.db, actor, spokesman, { kind: 'spokesperson', of: { noun: 'partner', id: partner } });
		await buildRole(test.db, actor, mayor, { kind: 'mayor', of: { noun: 'partner', id: partner } });
		await buildRole(test.db, actor, former, { kind: 'mayor', of: { noun: 'partner', id: partner }, ends: '2014' });
		const people = (await briefOf(actor, partner))?.people;
		expect(people?.rows.map(({ name, note }) => [name['en'], note])).toEqual([
			['Jacek', null],
			['Adam', 'Prefers mail']
		]);
		expect((await briefOf(actor, partner, false))?.people.rows.map(({ note }) => note)).toEqual([null, null]);
	});

	it('hold the agreements with what each source says', async () => {
		const { actor, partner } = await deskWithPartner();
		const pact = await buildAgreement(test.db, actor, [partner], { termEnds: '2027' });
		await buildClaim(test.db, actor, pact, { date: '2008' });
		await buildClaim(test.db, actor, pact, { date: '2010-06-21' });
		const facts = await briefOf(actor, partner);
		expect(facts?.tie).toMatchObject({ signed: '2008', otherDates: ['2010-06-21'] });
		expect(facts?.agreements).toMatchObject([{ termEnds: '2027', claims: [{ date: '2008' }, { date: '2010-06-21' }] }]);
	});

	it('are not there for another office', async () => {
		const { partner } = await deskWithPartner();
		expect(await briefOf(buildActor(await buildOffice(test.db)), partner)).toBeUndefined();
	});
});
