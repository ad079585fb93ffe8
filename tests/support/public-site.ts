import { siteForm } from '../../src/features/site/form.ts';
import { saveSite } from '../../src/features/site/server/commands.ts';
import { loadSite } from '../../src/features/site/server/queries.ts';
import type { Database, OfficeId } from '../../src/platform/server/database.ts';
import { buildActor } from './factories.ts';

/** Turns the public site of an office on, or says what else of it a test is about. */
export async function setSite(
	db: Database,
	officeId: OfficeId,
	fields: Record<string, unknown> = { isOn: 'on' }
): Promise<void> {
	const { version } = await db.forOffice(officeId, (tx) => loadSite(tx, officeId));
	const input = siteForm.parse({ version: String(version), takesIdeas: 'on', ...fields });
	const saved = await saveSite(db, buildActor(officeId, 'director'), input);
	if (!saved.ok) throw new Error(saved.reason);
}
