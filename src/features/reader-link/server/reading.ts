import { sql } from 'kysely';
import type { Audience } from '#features/report/policy.ts';
import { withoutNotes } from '#features/studio/server/finished.ts';
import { loadVersion, loadVersionLook } from '#features/studio/server/queries.ts';
import type { ReportState } from '#features/studio/studio.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { PLAIN, type Look } from '#kernel/look.ts';
import { dayAt } from '#kernel/period.ts';
import { admitOffice, type Database, type OfficeId, type OfficeTransaction } from '#platform/server/database.ts';
import { shows } from '../reader-link.ts';
import { hashOf } from './commands.ts';

/** What a reader outside is shown: nothing that leads into the office, names a record or was written for its own use. */
export interface Reading {
	/** Those in which the report can be read by this link. */
	languages: Language[];
	allowsPdf: boolean;
	/** The last day of the link, YYYY-MM-DD. */
	expiresOn: string;
	/** In each of them. */
	documents: Partial<Record<Language, FlowDocument>>;
	/** As it was kept. */
	look: Look;
}

export type Opened = { shows: 'report'; reading: Reading } | { shows: 'work' } | undefined;

/**
 * What a link shows at this moment. Whatever is wrong with it, there is one answer, so that nobody learns which.
 * @param counts whether this is an opening; not: a file beside the page, or the way to another language
 */
export async function openLink(
	db: Database,
	secret: string,
	now: Date,
	counts: (languages: readonly Language[]) => boolean
): Promise<Opened> {
	// Longer than any secret of ours: not worth a look.
	if (secret.length > 64) return undefined;
	const hash = hashOf(secret);
	const office = await officeOf(db, hash);
	if (!office) return undefined;
	return db.forOffice(office, async (tx): Promise<Opened> => {
		const link = await loadLink(tx, office, hash);
		if (!link) return undefined;
		const today = dayAt(now, link.timeZone);
		const { audience, tellsMoney, state, expiresOn } = link;
		const shown = shows({ madeFor: link.madeFor, expiresOn, report: { state, audience, tellsMoney } }, today);
		if (shown === 'nothing') return undefined;
		if (shown === 'work') return { shows: 'work' };
		const kept = (await loadVersion(tx, office, link.reportId, state)) ?? {};
		const found = link.languages.flatMap((tag) => (kept[tag] ? [[tag, forReaders(kept[tag])] as const] : []));
		const languages = found.map(([tag]) => tag);
		if (languages.length === 0) return undefined;
		if (counts(languages)) await countOpening(tx, office, link.id, today);
		const documents = Object.fromEntries(found);
		const look = (await loadVersionLook(tx, office, link.reportId, state))?.look ?? PLAIN.look;
		return { shows: 'report', reading: { languages, allowsPdf: link.allowsPdf, expiresOn, documents, look } };
	});
}

async function officeOf(db: Database, hash: string): Promise<OfficeId | undefined> {
	const { rows } = await db.forInstallation((tx) =>
		sql<{ office: string | null }>`select office_of_report_link(${hash}) as office`.execute(tx)
	);
	const office = rows[0]?.office;
	return office ? admitOffice(office) : undefined;
}

interface FoundLink {
	id: string;
	reportId: string;
	languages: Language[];
	allowsPdf: boolean;
	expiresOn: string;
	madeFor: { audience: Audience; tellsMoney: boolean };
	state: ReportState;
	audience: Audience;
	tellsMoney: boolean;
	timeZone: string;
}

async function loadLink(tx: OfficeTransaction, office: OfficeId, hash: string): Promise<FoundLink | undefined> {
	const { rows } = await sql<FoundLink>`
		select l.id, l.report_id as "reportId", l.languages, l.allows_pdf as "allowsPdf",
			to_char(l.expires_on, 'YYYY-MM-DD') as "expiresOn",
			jsonb_build_object('audience', l.audience, 'tellsMoney', l.tells_money) as "madeFor",
			r.state, r.audience, r.tells_money as "tellsMoney", o.time_zone as "timeZone"
		from report_link l
		join report r on r.office_id = ${office} and r.id = l.report_id and r.deleted_at is null
		join office o on o.id = ${office}
		where l.office_id = ${office} and l.hash = ${hash}`.execute(tx);
	return rows[0];
}

/** How often and on which day it was opened last; nothing of who did. */
async function countOpening(tx: OfficeTransaction, office: OfficeId, id: string, today: string): Promise<void> {
	await sql`update report_link set opened = opened + 1, last_opened_on = ${today}::date
		where office_id = ${office} and id = ${id}`.execute(tx);
}

/** Without what is for whoever speaks, and without the ids of records by which the office knows its lines again. */
export function forReaders(document: FlowDocument): FlowDocument {
	const without = withoutNotes(document);
	return {
		...without,
		sections: without.sections.map(({ key: _, ...section }) => ({
			...section,
			blocks: section.blocks.map((block) => {
				if (block.kind === 'list') return { ...block, items: block.items.map(({ key: _key, ...item }) => item) };
				if (!('key' in block)) return block;
				const { key: _key, ...rest } = block;
				return rest;
			})
		}))
	};
}
