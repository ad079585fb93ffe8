import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOfficeFolder } from '../../src/features/office/server/starter.ts';
import type { Database, OfficeId } from '../../src/platform/server/database.ts';

/**
 * The starter office once more, under an address of its own: what the founding deck says, and nothing that other
 * tests have added to it.
 */
export async function buildStarterOffice(db: Database): Promise<{ officeId: OfficeId; slug: string }> {
	const folder = mkdtempSync(join(tmpdir(), 'kesher-starter-'));
	try {
		cpSync('examples/raanana', folder, { recursive: true });
		const file = join(folder, 'office.json');
		const office = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
		const slug = `deck-${Math.random().toString(36).slice(2, 10)}`;
		writeFileSync(file, JSON.stringify({ ...office, slug }));
		const outcome = await loadOfficeFolder(db, folder, 'Test');
		if (!outcome.ok) throw new Error(outcome.reason);
		return { officeId: outcome.officeId, slug };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
