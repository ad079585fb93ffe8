import { describe, expect, it } from 'vitest';
import type { Language } from '#kernel/language.ts';
import { wordsOf, buildTie } from '../../../tests/support/report-facts.ts';
import { buildBriefFacts, buildSheetActivity } from '../../../tests/support/sheet-facts.ts';
import { writeBrief } from './brief.ts';
import type { BriefFacts } from './sheet.ts';

const brief = (facts: Partial<BriefFacts>, language: Language = 'en') =>
	writeBrief(buildBriefFacts(facts), language, () => true);
const said = (facts: Partial<BriefFacts>, language: Language = 'en') => wordsOf(brief(facts, language)).join('\n');
const one = <T>(row: T) => ({ rows: [row], all: 1 });

const agreement: BriefFacts['agreements'][number] = {
	...{ id: 'pact-p', kind: 'twin_pact', status: 'in_force', title: {}, scope: ['education'], councilDecision: {} },
	...{ councilDecided: null, termEnds: '2027-06-30', renewsItself: true, noticeMonths: 6, prevailingLanguage: null },
	...{ printsAllDates: false, note: {}, version: 1, claims: [] }
};
const claim = (date: string, preferred: boolean): BriefFacts['agreements'][number]['claims'][number] => ({
	...{ id: date, agreementId: 'pact-p', field: 'signed', date, value: null, source: {}, sourceUrl: null },
	...{ side: 'ours', note: {}, preferred, version: 1 }
});

describe('a brief', () => {
	it('says that it is internal and of which day, and how the tie stands', () => {
		const document = brief({ standing: { since: '2019', note: { en: 'The new council is cool' } } });
		expect(document.author).toBe('Testville Foreign Relations. Internal, not to be passed on. As of 29 Nov 2026');
		expect(document.subtitle).toBe('Twin city since 1990. Status: Active since 2019');
		expect(wordsOf(document).join()).toContain('The new council is cool');
	});

	it('names who is on their side, in each script, by office, with languages; and whoever is known by office alone', () => {
		const of = { noun: 'partner' as const, id: 'p', name: { en: 'Poznań' }, isCity: true, flag: null };
		const mayor = { kind: 'mayor' as const, title: {}, of };
		const people: BriefFacts['people'] = {
			rows: [
				{
					id: '1',
					name: { en: 'Jacek Nowak', he: 'יאצק נובק', pl: 'Jacek Nowak' },
					roles: [mayor],
					languages: ['pl', 'en'],
					note: 'Call him Jacek'
				},
				{ id: '2', name: {}, roles: [{ ...mayor, kind: 'spokesperson' as const }], languages: [], note: null }
			],
			all: 2
		};
		const words = said({ people });
		expect(words).toContain('Jacek Nowak · יאצק נובק\nMayor. Languages: Polish, English. Note: Call him Jacek.');
		expect(words).toContain('Spokesperson');
	});

	it('says of a letter whose turn it is, for how long, and that its day has passed', () => {
		const letter = { id: 'l', title: { en: 'Invitation to the fair' }, starts: '2026-10-01', replyDue: '2026-11-01' };
		expect(said({ letters: one({ ...letter, isOurs: true }) })).toContain(
			'Invitation to the fair\nWe owe the answer. Waiting for 59 days. By 1 Nov 2026. Overdue.'
		);
		const undated = { ...letter, starts: '2026', replyDue: '2026-12-01', isOurs: false };
		expect(said({ letters: one(undated) })).toContain('They owe the answer. By 1 Dec 2026.');
	});

	it('says of a step who does it and by when; that nobody is named for it, or no date, is said too', () => {
		const step = { id: 's', what: { en: 'Send the draft' }, who: 'Noa', due: '2026-11', doneOn: null };
		expect(said({ steps: one(step) })).toContain('Send the draft\nNoa. By November 2026.');
		expect(said({ steps: one({ ...step, who: null, due: null }) })).toContain('Nobody is named for it. no date.');
		expect(said({ steps: one({ ...step, due: '2026-10' }) })).toContain('Overdue.');
	});

	it('says of an initiative that the time by which it was expected is over', () => {
		const initiative = { id: 'i', stage: 'initiative' as const, title: { en: 'A park' }, standing: {} };
		const late = one({ ...initiative, expected: '2020-10' });
		expect(said({ initiatives: late })).toContain('Expected: October 2020, overdue.');
		expect(said({ initiatives: late }, 'he')).toContain('צפי: אוקטובר 2020, המועד חלף.');
		expect(said({ initiatives: one({ ...initiative, expected: '2026-11' }) })).toContain('Expected: November 2026.');
	});

	it('tells of the last contact, and of what the meetings came to', () => {
		const meeting = buildSheetActivity({ outcome: { en: 'They will send the choir in May' } });
		const words = said({ last: [meeting], tie: buildTie('p', { lastTwoWay: '2020-09-08' }) });
		expect(words).toContain('Last two-way contact: 8 Sep 2020.');
		expect(words).toContain('They will send the choir in May\n8 Sep 2020. Youth delegation.');
		expect(said({})).toContain('No contact that took place is recorded.');
	});

	it('tells the agreement with its term, its fields and its notice', () => {
		const words = said({ agreements: [agreement] });
		expect(words).toContain('Kind | Twin-city pact, In force');
		expect(words).toContain('Signed | Not known');
		expect(words).toContain('End of term | 30 Jun 2027, renews itself');
		expect(words).toContain('Notice in months | 6');
		expect(words).toContain('Fields of work | Education');
	});

	it('reminds of anniversaries and terms of the next twelve months', () => {
		const claims = [claim('1997-03-01', true)];
		const words = said({ agreements: [{ ...agreement, claims }] });
		expect(words).toContain('30 years since the signing: 1 Mar 2027');
		expect(words).toContain('The agreement’s term ends: 30 Jun 2027');
	});

	it('says where sources disagree', () => {
		const claims = [claim('2008', true), claim('2010-06-21', false)];
		expect(said({ agreements: [{ ...agreement, claims }] })).toContain(
			'Date of signature: 2008; other sources: 21 Jun 2010'
		);
	});

	it('says of what is missing that it is not recorded', () => {
		const words = said({});
		for (const sentence of [
			'Nothing open is recorded.',
			'No people are recorded on the partner’s side.',
			'No agreement recorded.'
		]) {
			expect(words).toContain(sentence);
		}
	});
});
