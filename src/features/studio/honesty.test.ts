import { describe, expect, it } from 'vitest';
import { writeReport } from '#features/report/document.ts';
import { SILENT_LINE, type ReportFacts } from '#features/report/report.ts';
import { buildEdits, buildLineEdit, buildPicture, buildSectionEdit } from '../../../tests/support/report-edits.ts';
import { buildFacts, buildReportActivity, buildTie } from '../../../tests/support/report-facts.ts';
import { basisOf, linesOf, type OwnBlock, type ReportEdits } from './edits.ts';
import { canBeApproved, openPoints, type OpenPoint } from './honesty.ts';

const activity = buildReportActivity({ partners: ['p'], title: { he: 'ביקור', en: 'A visit' } });
const talking = buildTie('p', { activities: [activity] });
const silent = buildTie('q', { partner: { name: { he: 'אופסטרלנד', en: 'Opsterland' } } });

function points(facts: ReportFacts, edits: Partial<ReportEdits> = {}): OpenPoint[] {
	const generated = { he: writeReport(facts, 'he'), en: writeReport(facts, 'en') };
	return openPoints(facts, generated, buildEdits(edits), ['he', 'en']);
}

/** What the record says of a line in both languages, as a form of it keeps it. */
function basis(facts: ReportFacts, section: string, line: string) {
	return Object.fromEntries(
		(['he', 'en'] as const).map((language) => {
			const found = writeReport(facts, language).sections.find(({ key, id }) => (key ?? id) === section);
			const said = found && linesOf(found).find(({ key }) => key === line);
			return [language, said ? basisOf(said) : ''];
		})
	);
}

describe('a silent tie', () => {
	const facts = buildFacts({ ties: [talking, silent], activities: [activity] });
	const approved = (over = {}) =>
		buildLineEdit({
			...{ section: 'tie:q', line: SILENT_LINE, isApproved: true, basis: basis(facts, 'tie:q', SILENT_LINE) },
			...over
		});

	it('keeps the report open until somebody stands for its line', () => {
		expect(points(facts)).toEqual([
			{
				rule: 'silent',
				blocks: true,
				section: 'tie:q',
				line: SILENT_LINE,
				about: { he: 'אופסטרלנד', en: 'Opsterland' }
			}
		]);
		expect(canBeApproved(points(facts))).toBe(false);
		expect(points(facts, { lines: [approved()] })).toEqual([]);
	});

	it('is open again when the record says something else than was approved', () => {
		const lines = [approved({ basis: { he: 'משהו אחר', en: 'Something else' } })];
		expect(points(facts, { lines }).map(({ rule }) => rule)).toContain('silent');
	});

	it('cannot be left out with its section', () => {
		const sections = [buildSectionEdit({ section: 'tie:q', isHidden: true })];
		expect(points(facts, { lines: [approved()], sections })).toEqual([
			{ rule: 'silent_left_out', blocks: true, section: 'tie:q', about: { he: 'אופסטרלנד', en: 'Opsterland' } }
		]);
	});
});

describe('what was cancelled without a reason', () => {
	const cancelled = buildReportActivity({
		partners: ['p'],
		status: 'cancelled_after_preparation',
		title: { he: 'משלחת', en: 'A delegation' }
	});
	const facts = buildFacts({
		ties: [buildTie('p', { activities: [activity, cancelled] })],
		activities: [activity, cancelled]
	});

	it('keeps the report open, and leads to the record', () => {
		expect(points(facts)).toEqual([
			{
				...{ rule: 'reason', blocks: true, section: 'tie:p', line: `activity:${cancelled.id}` },
				...{ about: { he: 'משלחת', en: 'A delegation' }, record: `/activities/edit/${cancelled.id}` }
			}
		]);
	});

	it('is no point where the report leaves it out', () => {
		const lines = [buildLineEdit({ section: 'tie:p', line: `activity:${cancelled.id}`, isHidden: true })];
		expect(points(facts, { lines })).toEqual([]);
	});
});

describe('sources that disagree', () => {
	const facts = buildFacts({
		ties: [buildTie('p', { activities: [activity], signed: ['2008', '2010'] })],
		activities: [activity]
	});
	const hiding = (of: ReportFacts, section: string) =>
		points(of, { sections: [buildSectionEdit({ section, isHidden: true })] }).map((point) => [
			point.rule,
			point.section
		]);

	it('on a date keep the register and the annex in the report', () => {
		expect(points(facts)).toEqual([]);
		for (const section of ['register', 'disputed']) expect(hiding(facts, section)).toEqual([['conflict', section]]);
	});

	it('on what the tie is called keep the annex in the report', () => {
		const claim = { field: 'kind' as const, date: null, value: 'friendship_pact', source: {}, preferred: false };
		const called = buildFacts({
			ties: [talking],
			activities: [activity],
			claims: [{ ...claim, agreementId: talking.agreement?.id ?? '' }]
		});
		expect(hiding(called, 'disputed')).toEqual([['conflict', 'disputed']]);
		expect(hiding(called, 'register')).toEqual([]);
	});
});

it('figures that count more than is told keep the section on the method in the report', () => {
	const facts = buildFacts({ ties: [talking], activities: [activity] });
	const lines = [buildLineEdit({ section: 'tie:p', line: `activity:${activity.id}`, isHidden: true })];
	const sections = [buildSectionEdit({ section: 'method', isHidden: true })];
	expect(points(facts, { sections })).toEqual([]);
	expect(points(facts, { lines, sections }).map(({ rule }) => rule)).toEqual(['figures']);
});

describe('words of the report’s own', () => {
	const facts = buildFacts({ ties: [talking], activities: [activity] });
	const worded = (over = {}) =>
		buildLineEdit({
			...{ section: 'tie:p', line: `activity:${activity.id}`, words: { he: 'ביקור חשוב', en: 'A great visit' } },
			...{ basis: basis(facts, 'tie:p', `activity:${activity.id}`) },
			...over
		});

	it('are good while the record says what it said', () => {
		expect(points(facts, { lines: [worded()] })).toEqual([]);
	});

	it('are looked at again when the record has changed', () => {
		const lines = [worded({ basis: { he: 'ביקור שבוטל', en: 'A visit that was cancelled' } })];
		expect(points(facts, { lines }).map(({ rule }) => rule)).toEqual(['outdated']);
	});

	it('in one language alone are told, and block nothing', () => {
		const found = points(facts, { lines: [worded({ words: { he: 'ביקור חשוב' } })] });
		expect(found.map(({ rule, blocks }) => [rule, blocks])).toEqual([['translation', false]]);
		expect(canBeApproved(found)).toBe(true);
	});
});

it('a text whose section is gone keeps the report open', () => {
	const facts = buildFacts({ ties: [talking], activities: [activity] });
	const block = {
		id: 'b',
		section: 'tie:gone',
		position: 1,
		kind: 'text' as const,
		words: { he: 'תודה', en: 'Thanks' },
		source: {},
		picture: null
	};
	expect(points(facts, { blocks: [block] }).map(({ rule, blocks }) => [rule, blocks])).toEqual([['astray', true]]);
});

it('a page of the office’s own wants something on it', () => {
	const facts = buildFacts({ ties: [talking], activities: [activity] });
	const sections = [buildSectionEdit({ section: 'own:1', title: { he: 'תודות', en: 'Thanks' } })];
	expect(points(facts, { sections }).map(({ rule }) => rule)).toEqual(['empty']);
});

it('a record without a translation is told, with the line where it stands', () => {
	const hebrew = buildReportActivity({ partners: ['p'], title: { he: 'ביקור' } });
	const facts = buildFacts({ ties: [buildTie('p', { activities: [hebrew] })], activities: [hebrew] });
	expect(points(facts)).toEqual([
		expect.objectContaining({ rule: 'translation', blocks: false, line: `activity:${hebrew.id}` })
	]);
});

it('a line whose record is gone is no point, in whatever languages it was worded', () => {
	const facts = buildFacts({ ties: [talking], activities: [activity] });
	const wordedIn = (line: string) =>
		points(facts, { lines: [buildLineEdit({ section: 'tie:p', line, words: { he: 'ביקור ראשון' } })] });
	expect(wordedIn(`activity:${activity.id}`).map(({ rule }) => rule)).toContain('translation');
	expect(wordedIn('activity:gone')).toEqual([]);
});

describe('a picture', () => {
	const facts = buildFacts({ ties: [talking], activities: [activity] });
	const found = (...blocks: OwnBlock[]) =>
		points(facts, { blocks }).map(({ rule, blocks: holds, section, line }) => [rule, holds, section, line]);

	it('that is told in each language leaves nothing open, with a caption or without', () => {
		expect(found(buildPicture(), buildPicture({ id: 'c', source: { he: 'במאי', en: 'In May' } }))).toEqual([]);
	});

	it('wants words in each language of the report, or it cannot be approved', () => {
		const undescribed = buildPicture({ words: { en: 'A tree' } });
		expect(found(undescribed)).toEqual([['picture_words', true, 'goals', 'block:b']]);
		expect(points(facts, { blocks: [undescribed] })[0]?.missing).toEqual(['he']);
	});

	it('whose document was deleted, or is not for these readers, is named', () => {
		expect(found(buildPicture({ picture: { state: 'gone' } }))).toEqual([['picture_gone', true, 'goals', 'block:b']]);
		expect(found(buildPicture({ picture: { state: 'withheld' } }))).toEqual([
			['picture_withheld', true, 'goals', 'block:b']
		]);
	});

	it('in a section that is left out is not asked for', () => {
		const edits = {
			blocks: [buildPicture({ words: {} })],
			sections: [buildSectionEdit({ section: 'goals', isHidden: true })]
		};
		expect(points(facts, edits)).toEqual([]);
	});

	it('without a caption in one of the languages is told of, and no more', () => {
		expect(found(buildPicture({ source: { en: 'In May' } }))).toEqual([['translation', false, 'goals', 'block:b']]);
	});
});
