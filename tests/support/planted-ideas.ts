import type { Role } from '../../src/features/member/member.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import { askResident, publishIdea, takeUp, turnAway } from '../../src/features/resident-idea/server/commands.ts';
import { writeToOffice } from '../../src/features/resident-idea/server/own-page.ts';
import { askForSupport, reportIdea } from '../../src/features/resident-idea/server/support.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Database } from '../../src/platform/server/database.ts';
import { KEY, sendIdea } from './ideas.ts';

const READERS: readonly Role[] = ['coordinator', 'director'];

/** What of residents' ideas is told to whom; beside what the office published, nobody else is told anything. */
export const IDEA_MARKERS: Record<string, { pattern: RegExp; told: readonly Role[] }> = {
	'who a resident is': { pattern: /zzresident/, told: READERS },
	'how a resident is reached': { pattern: /zzreach/, told: READERS },
	'what a resident wrote': { pattern: /zzproposes/, told: READERS },
	'the idea that something began with': {
		...{ pattern: /zzbegan/, told: ['agreements_manager', 'coordinator', 'director'] as const }
	},
	'what the office asked': { pattern: /zzasked/, told: READERS },
	'what a resident answered': { pattern: /zzanswered/, told: READERS },
	'why an idea was turned away': { pattern: /zzturned/, told: READERS },
	'what somebody holds against an idea': { pattern: /zzagainst/, told: READERS },
	// It is written to once, and kept as a mark alone.
	'who supports an idea': { pattern: /zzsupporter/, told: [] }
};
/** The words that the office published. */
export const PUBLISHED = 'zzpublished';
/** By which all of it would be found. */
export const IDEA_WORD = 'gardens';

const TODAY = '2026-11-29';

/** Ideas in each state, with all that may be said about one. @returns their ids, and that of what one of them became */
export async function plantIdeas(db: Database, actor: Actor): Promise<{ ideas: string[]; initiative: string }> {
	const { officeId } = actor;
	const send = async (words: string) => {
		const id = newId();
		const about = { text: `Gardens ${words}`, name: 'Noa zzresident', email: `zzreach-${id}@resident.example` };
		const sent = await sendIdea(db, officeId, about, { id, hasMail: false });
		if (!sent.ok || sent.own === undefined) throw new Error('the idea was not taken in');
		return { id, own: sent.own };
	};
	const [open, away, taken] = [await send('zzproposes'), await send('zzproposes'), await send('zzbegan')];
	done(await askResident(db, actor, { id: open.id, version: 1, text: { en: 'zzasked' } }));
	done(await writeToOffice(db, officeId, open.own, { text: 'zzanswered', language: 'en', today: TODAY }));
	done(await turnAway(db, actor, { id: away.id, version: 1, answer: { en: 'zzturned' } }));
	const words = { publicTitle: { en: `Gardens ${PUBLISHED}` }, publicText: { en: PUBLISHED } };
	done(await publishIdea(db, actor, { id: taken.id, version: 1, ...words }));
	done(await reportIdea(db, officeId, taken.id, { reason: 'untrue', text: 'zzagainst' }));
	done(
		await askForSupport(db, officeId, { ideaId: taken.id, email: 'zzsupporter@resident.example', tongue: 'en' }, KEY)
	);
	const begun = await takeUp(
		db,
		actor,
		{ id: taken.id, version: 2, title: { en: 'Gardens' }, partners: [], goals: [] },
		TODAY
	);
	if (!begun.ok) throw new Error(begun.reason);
	return { ideas: [open.id, away.id, taken.id], initiative: begun.initiativeId };
}

function done(outcome: { ok: true } | { ok: false; reason: string }): void {
	if (!outcome.ok) throw new Error(outcome.reason);
}
