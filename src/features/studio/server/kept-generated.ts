import { createHash } from 'node:crypto';
import { writeReport } from '#features/report/document.ts';
import type { ReportFacts } from '#features/report/report.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import type { OfficeId } from '#platform/server/database.ts';
import type { Generated } from '../honesty.ts';

/** Reports that are being worked on at the same time; each keeps about half a megabyte a language. */
const MOST = 16;

interface Kept {
	/** Of the facts that they were written from. */
	digest: string;
	documents: Map<Language, FlowDocument>;
}

const kept = new Map<string, Kept>();

/**
 * What the record says of a report in each of its languages. Whoever works on a report asks for the same again with
 * every edit: it is written anew only where the facts are others, all of which are compared. They are plain values,
 * which JSON holds whole.
 */
export function generatedOf(
	office: OfficeId,
	report: { id: string; languages: readonly Language[] },
	facts: ReportFacts
): Generated {
	const key = `${office} ${report.id}`;
	const digest = createHash('sha256').update(JSON.stringify(facts)).digest('base64');
	const known = kept.get(key);
	const entry = known?.digest === digest ? known : { digest, documents: new Map<Language, FlowDocument>() };
	// The one that was asked for last is the last to go.
	kept.delete(key);
	kept.set(key, entry);
	for (const oldest of kept.keys()) {
		if (kept.size <= MOST) break;
		kept.delete(oldest);
	}
	return Object.fromEntries(
		report.languages.map((tag) => {
			const document = entry.documents.get(tag) ?? writeReport(facts, tag);
			entry.documents.set(tag, document);
			return [tag, document];
		})
	);
}
