import type { Actor } from '../../src/features/member/server/gate.ts';
import type { OpenInput } from '../../src/features/request/form.ts';
import { openRequest } from '../../src/features/request/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Database } from '../../src/platform/server/database.ts';

/** A request for a partner that comes into the register with it. @returns its id */
export async function buildRequest(db: Database, actor: Actor, overrides: Partial<OpenInput> = {}): Promise<string> {
	const id = overrides.id ?? newId();
	const input: OpenInput = {
		...{ version: 0, partnerId: null, name: { he: 'ריו', en: 'Rio' }, country: 'BR', localLanguage: 'pt' },
		...{ agreementKind: 'friendship_pact', appliedBy: {}, appliedOn: null, profile: {}, theirTies: {} },
		...{ championsHere: {}, championsThere: {}, sources: {}, isOther: true, ...overrides, id }
	};
	const outcome = await openRequest(db, actor, input, '2026-11-29');
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}
