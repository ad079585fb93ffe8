import { sql } from 'kysely';
import type { Desk } from '#features/member/server/gate.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { dayAt } from '#kernel/period.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { differences } from '../compare.ts';
import { moveBetween, NOW, type Move, type ReportState } from '../studio.ts';
import { finishedOf, loadWork } from './finished.ts';

/** What a report said when it was moved on or back. */
export interface KeptVersion {
	/** From 1, in the order in which they were kept. */
	number: number;
	/** Into which state it came. */
	state: ReportState;
	/** What brought it there. */
	move: Move | undefined;
	madeBy: string | null;
	/** ISO 8601, UTC. */
	madeAt: string;
	/** What was noted with the move. */
	reason: string | null;
}

export async function listVersions(tx: OfficeTransaction, office: OfficeId, report: string): Promise<KeptVersion[]> {
	const rows = await tx
		.selectFrom('report_version as v')
		.select(['number', sql<ReportState>`state`.as('state'), 'made_by as madeBy'])
		.select(sql<string>`to_char(made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as('madeAt'))
		// A version and its entry in the trail are of one transaction, and so of one moment.
		.select(
			sql<string | null>`(select e.reason from audit_event e where e.office_id = v.office_id and e.noun = 'report'
				and e.record_id = v.report_id and e.at = v.made_at and e.after ? 'state' limit 1)`.as('reason')
		)
		.where('office_id', '=', office)
		.where('report_id', '=', report)
		.orderBy('number')
		.execute();
	return rows.map((row, index) => ({ ...row, move: moveBetween(rows[index - 1]?.state ?? 'draft', row.state) }));
}

async function versionIn(
	tx: OfficeTransaction,
	office: OfficeId,
	report: string,
	number: number,
	language: Language
): Promise<FlowDocument | undefined> {
	const row = await tx
		.selectFrom('report_version')
		.select(sql<FlowDocument | null>`documents -> ${language}`.as('document'))
		.where('office_id', '=', office)
		.where('report_id', '=', report)
		.where('number', '=', number)
		.executeTakeFirst();
	return row?.document ?? undefined;
}

interface Wanted {
	id: string;
	language?: Language | undefined;
	/** The number of a version, or NOW; what is not one of them is taken for not chosen. */
	before: string | null;
	after: string | null;
}

/**
 * The versions of a report, and what the later of two says otherwise: of the last two, where none was chosen.
 * @returns undefined where there is no such report, or not in this language
 */
export async function loadVersions({ db, actor, office }: Desk, wanted: Wanted, now: Date) {
	const { id } = wanted;
	const work = await loadWork(db, actor, id, dayAt(now, office.timeZone));
	const language = wanted.language ?? work?.report.languages[0];
	const generated = language && work?.generated[language];
	if (!generated) return undefined;
	const { report } = work;
	const standing = finishedOf(work).documents[language] ?? generated;
	return db.forOffice(actor.officeId, async (tx) => {
		const versions = await listVersions(tx, actor.officeId, id);
		const choices = [...versions.map(({ number }) => String(number)), NOW];
		const chosen = (asked: string | null, otherwise: number) =>
			asked !== null && choices.includes(asked) ? asked : choices.at(otherwise);
		const [before, after] = [chosen(wanted.before, -2), chosen(wanted.after, -1)];
		const documents = [];
		for (const choice of [before, after]) {
			documents.push(
				choice === NOW ? standing : await versionIn(tx, actor.officeId, id, Number(choice ?? 0), language)
			);
		}
		const [then, later] = documents;
		return {
			report: { id, title: standing.title, languages: report.languages, state: report.state },
			...{ language, versions, before, after },
			base: `/o/${office.slug}/reports/${id}/${language}`,
			/** undefined: there is nothing to compare, or one of the two was not written in this language. */
			found: then && later ? differences(then, later) : undefined
		};
	});
}
