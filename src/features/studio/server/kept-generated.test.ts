import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { buildFacts, buildReportActivity, buildTie } from '../../../../tests/support/report-facts.ts';
import { generatedOf } from './kept-generated.ts';

const office = newId() as OfficeId;
const report = { id: newId(), languages: ['he', 'en'] as const };

function facts(title: string) {
	const visit = buildReportActivity({ partners: ['p'], title: { en: title } });
	return buildFacts({ ties: [buildTie('p', { activities: [visit] })], activities: [visit] });
}

it('is written once for the same facts, and anew for others', () => {
	const once = facts('A visit');
	const first = generatedOf(office, report, once);
	expect(generatedOf(office, report, structuredClone(once)).en).toBe(first.en);
	const other = structuredClone(once);
	(other.activities[0] as { title: object }).title = { en: 'A longer visit' };
	expect(JSON.stringify(generatedOf(office, report, other).en)).toContain('A longer visit');
	expect(JSON.stringify(generatedOf(office, report, once).en)).not.toContain('A longer visit');
});

it('is not taken from another report or office, and not kept for ever', () => {
	const same = facts('A visit');
	const first = generatedOf(office, report, same);
	expect(generatedOf(newId() as OfficeId, report, same).en).not.toBe(first.en);
	for (let more = 0; more < 20; more += 1) generatedOf(office, { ...report, id: newId() }, same);
	expect(generatedOf(office, report, same).en).not.toBe(first.en);
});
