import { sql } from 'kysely';
import { OFFICE } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { meantFor, type Audience } from '#features/report/policy.ts';
import type { ReportFacts } from '#features/report/report.ts';
import { subjectOf } from '#features/subject/server/queries.ts';
import { picturesIn, PICTURE_TYPES, type FlowDocument } from '#kernel/flow-document.ts';
import type { Outfit } from '#kernel/look.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { readStoredFile } from '#platform/server/files.ts';
import { ofPictureFile, type Candidate } from '../picture.ts';
import type { ReportState } from '../studio.ts';
import { pictureState, recordOf } from './picture-state.ts';
import { loadReportRecord } from './queries.ts';

/** More are not offered at once: each is shown. */
const MOST_OFFERED = 24;

/**
 * The pictures among the documents of what a report tells of, which may be shown to its readers: those of the section
 * first, and then the latest.
 * @param section the ids of the records that the section tells of
 */
export async function listCandidates(
	tx: OfficeTransaction,
	actor: Actor,
	facts: ReportFacts,
	section: readonly string[]
): Promise<Candidate[]> {
	const office = actor.officeId;
	const shown = meantFor(facts.audience);
	const told = recordsTold(facts);
	const record = sql`coalesce(f.partner_id, f.agreement_id, f.activity_id, f.initiative_id)`;
	const { rows } = await sql<Candidate>`
		select f.id, f.name, f.title, s.about, ${record} = any (${section}::uuid[]) as "isOfSection"
		from attachment f cross join lateral (${subjectOf(actor, 'f')}) as s
			cross join lateral (${recordOf(office, shown, 'f')}) as meant
		where f.office_id = ${office} and f.deleted_at is null and f.media_type = any (${[...PICTURE_TYPES]})
			and f.visibility = any (${shown}) and meant.is_meant and ${isShownRow(actor, 'attachment', 'f')}
			and ${record} = any (${told}::uuid[])
		order by ${record} = any (${section}::uuid[]) desc, f.id desc limit ${MOST_OFFERED}`.execute(tx);
	return rows;
}

/** Whether a document may be made a picture of a report for these readers: found, with what it is called and how it is kept. */
export async function loadCandidate(
	tx: OfficeTransaction,
	actor: Actor,
	audience: Audience,
	id: string
): Promise<{ name: string; sha256: string } | undefined> {
	const office = actor.officeId;
	const shown = meantFor(audience);
	const { rows } = await sql<{ name: string; sha256: string }>`
		select f.name, f.sha256 from attachment f cross join lateral (${recordOf(office, shown, 'f')}) as meant
		where f.office_id = ${office} and f.id = ${id} and f.deleted_at is null and f.visibility = any (${shown})
			and meant.is_meant and ${isShownRow(actor, 'attachment', 'f')}`.execute(tx);
	return rows[0];
}

function recordsTold({ ties, activities, initiatives, completed, openBefore, requests }: ReportFacts): string[] {
	const records = [...activities, ...initiatives, ...completed, ...openBefore, ...requests].map(({ id }) => id);
	return [...ties.flatMap(({ partner, agreement }) => [partner.id, ...(agreement ? [agreement.id] : [])]), ...records];
}

/** A picture of a report, for whoever may see it there; undefined: there is none for them. */
export async function readPicture(
	db: Database,
	filesFolder: string,
	actor: Actor,
	{ id, file }: { id: string; file: string }
): Promise<{ mediaType: string; bytes: Uint8Array } | undefined> {
	const picture = ofPictureFile(file);
	if (!picture) return undefined;
	const isShown = await db.forOffice(actor.officeId, async (tx) => {
		const report = await loadReportRecord(tx, actor, id);
		return report && isPictureShown(tx, actor, report, picture.sha256);
	});
	const bytes = isShown ? await readStoredFile(filesFolder, picture.sha256) : undefined;
	return bytes && { mediaType: picture.mediaType, bytes };
}

/** Those of a report's pictures that somebody may see: whoever works on it all, everybody else what they are shown of it. */
async function isPictureShown(
	tx: OfficeTransaction,
	actor: Actor,
	report: { id: string; state: ReportState; audience: Audience },
	sha256: string
): Promise<boolean> {
	const office = actor.officeId;
	const isOffice = OFFICE.includes(actor.role);
	const { rows } = await sql<{ isShown: boolean }>`
		select exists (select from report_version_file f
				join report_version v on v.office_id = f.office_id and v.report_id = f.report_id and v.number = f.number
				where f.office_id = ${office} and v.office_id = ${office} and f.report_id = ${report.id} and f.sha256 = ${sha256}
					and (${isOffice} or v.number = (select max(l.number) from report_version l
						where l.office_id = ${office} and l.report_id = ${report.id} and l.state = ${report.state})))
			or ${isOffice} and exists (select from report_block b
				where b.office_id = ${office} and b.report_id = ${report.id} and b.picture_sha256 = ${sha256}
					and b.removed_at is null
					and ${pictureState(office, report.audience, 'b')} = 'there') as "isShown"`.execute(tx);
	return rows[0]?.isShown === true;
}

/** An outfit with the pictures that documents show. One whose file is gone is left out, and told in words. */
export async function withPictures(
	outfit: Outfit,
	filesFolder: string,
	...documents: readonly FlowDocument[]
): Promise<Outfit> {
	const pictures = new Map(outfit.pictures);
	for (const name of new Set(documents.flatMap(picturesIn))) {
		const bytes = await readStoredFile(filesFolder, name.slice(0, 64));
		if (bytes) pictures.set(name, bytes);
	}
	return { ...outfit, pictures };
}
