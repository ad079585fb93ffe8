import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#features/member/server/gate.ts';
import { writeGoal } from '#features/goal/server/commands.ts';
import type { GoalInput } from '#features/goal/form.ts';
import { newId } from '#kernel/id.ts';
import type { Outcome } from '#kernel/outcome.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { createOffice, type NewOffice } from './commands.ts';

/** Adds an office with all that a folder of JSON files says of it. @param by who the trail names as the author */
export async function loadOfficeFolder(
	db: Database,
	folder: string,
	by: string
): Promise<Outcome<{ officeId: OfficeId; slug: string }, 'slug_form' | 'slug_reserved' | 'slug_taken'>> {
	const office = read<NewOffice>(folder, 'office');
	const outcome = await createOffice(db, office, async (tx, officeId) => {
		const actor: Actor = { officeId, userId: null, name: by, role: 'director' };
		for (const goal of read<Pick<GoalInput, 'name' | 'shortName'>[]>(folder, 'goals')) {
			await writeGoal(tx, actor, { id: newId(), version: 0, position: null, fromYear: null, toYear: null, ...goal });
		}
	});
	return outcome.ok ? { ...outcome, slug: office.slug } : outcome;
}

function read<T>(folder: string, name: string): T {
	const path = join(folder, `${name}.json`);
	return JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : '[]') as T;
}
