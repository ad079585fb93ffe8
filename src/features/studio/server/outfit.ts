import type { Actor } from '#features/member/server/gate.ts';
import { lookOf, outfitFrom } from '#features/template/server/outfit.ts';
import { loadTemplateInUse } from '#features/template/server/queries.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import type { Database } from '#platform/server/database.ts';
import { isOpen } from '../studio.ts';
import { loadReportRecord, loadVersionLook } from './queries.ts';

/**
 * What a report looks like to whoever asks: as it was kept where it is approved or closed, else as its template has it.
 * @returns undefined where they are shown no such report
 */
export async function outfitOfReport(
	db: Database,
	actor: Actor,
	filesFolder: string,
	id: string
): Promise<Outfit | undefined> {
	const look = await db.forOffice(actor.officeId, async (tx) => {
		const report = await loadReportRecord(tx, actor, id);
		if (!report) return undefined;
		if (isOpen(report)) {
			const template = await loadTemplateInUse(tx, actor.officeId, report.template);
			return (await lookOf(tx, actor.officeId, template)).look;
		}
		// From before there were looks: as it was written then.
		return (await loadVersionLook(tx, actor.officeId, id, report.state))?.look ?? PLAIN.look;
	});
	return look && outfitFrom(filesFolder, look);
}
