import { sql } from 'kysely';
import { writeInitiative } from '#features/initiative/server/commands.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import type { Texts } from '#kernel/texts.ts';
import { isCalled } from '#kernel/typed-name.ts';
import { recordChange, type Json } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { initiativeOf } from '../form.ts';
import type {
	AskInput,
	ButtonInput,
	ForgetInput,
	JoinInput,
	PublishInput,
	ReviewInput,
	TakeInput,
	TurnAwayInput
} from '../form.ts';
import { refuseIdeas, type ideaRules } from '../policy.ts';
import { isDiscarded, isPublishable, isTalkedAbout, type IdeaState } from '../resident-idea.ts';
import { forgetIdea } from './forgetting.ts';
import { tellResident } from './telling.ts';

type Done = { ok: true; id: string };

/** An idea as the commands see it, held for as long as they work. */
interface Held {
	id: string;
	state: IdeaState;
	text: string;
	language: string;
	name: string | null;
	email: string | null;
	answer: Texts | null;
	mayPublish: boolean;
	isPublished: boolean;
	version: number;
}

/** What somebody else has done to it in between, or the button was never there. */
const STALE = { ok: false, reason: 'stale' } as const;

/**
 * Takes an idea up: an initiative begins with it, at the stage of an idea. The resident's words stay theirs; the title
 * is the office's.
 * @param today YYYY-MM-DD at the office's place
 */
export async function takeUp(
	db: Database,
	actor: Actor,
	input: TakeInput,
	today: string
): Promise<(Done & { initiativeId: string }) | Refusal> {
	return withIdea(
		db,
		actor,
		'handle',
		input,
		async (tx, idea): Promise<(Done & { initiativeId: string }) | Refusal> => {
			if (idea.state !== 'waiting') return STALE;
			const initiativeId = newId();
			const saved = await writeInitiative(tx, actor, initiativeOf(initiativeId, input, today), { today });
			if (!saved.ok) return saved;
			await change(tx, actor, idea, { state: 'taken', initiative_id: initiativeId, ...settledBy(actor) });
			await tellResident(tx, actor.officeId, idea, 'taken');
			return { ok: true, id: idea.id, initiativeId };
		}
	);
}

/** There is such an initiative already: the resident hears of that one from now on. */
export async function joinIdea(db: Database, actor: Actor, input: JoinInput): Promise<Done | Refusal> {
	return withIdea(db, actor, 'handle', input, async (tx, idea): Promise<Done | Refusal> => {
		if (idea.state !== 'waiting') return STALE;
		if (!(await loadInitiative(tx, actor, input.initiativeId))) {
			return { ok: false, reason: 'problem', field: 'initiativeId', code: 'gone' };
		}
		const { initiativeId: initiative_id } = input;
		await change(tx, actor, idea, { state: 'taken', initiative_id, is_joined: true, ...settledBy(actor) });
		await tellResident(tx, actor.officeId, idea, 'joined');
		return { ok: true, id: idea.id };
	});
}

/** Turns an idea away, with a reason in words that the resident is sent. It is shown to nobody else from then on. */
export async function turnAway(db: Database, actor: Actor, input: TurnAwayInput): Promise<Done | Refusal> {
	return withIdea(db, actor, 'handle', input, async (tx, idea) => {
		if (idea.state !== 'waiting') return STALE;
		const { answer } = input;
		const settled = { state: 'turned_away', published_at: null, ...settledBy(actor) };
		await change(tx, actor, idea, settled, { answer, answered_at: sql`now()` });
		await tellResident(tx, actor.officeId, idea, 'turned_away', answer);
		return { ok: true, id: idea.id };
	});
}

/** Asks the resident something. */
export async function askResident(db: Database, actor: Actor, input: AskInput): Promise<Done | Refusal> {
	return withIdea(db, actor, 'handle', input, async (tx, idea) => {
		if (!isTalkedAbout(idea)) return STALE;
		const { text } = input;
		const message = { office_id: actor.officeId, id: newId(), idea_id: idea.id, of_office: true };
		await tx
			.insertInto('idea_message')
			.values({ ...message, text, written_by: actor.userId })
			.execute();
		await change(tx, actor, idea, { message: 'office' });
		await tellResident(tx, actor.officeId, idea, 'question', text);
		return { ok: true, id: idea.id };
	});
}

/**
 * Shows an idea to everybody, in words that the office has looked over; or says them otherwise. That it is shown now is
 * told to the resident.
 */
export async function publishIdea(db: Database, actor: Actor, input: PublishInput): Promise<Done | Refusal> {
	return withIdea(db, actor, 'handle', input, async (tx, idea) => {
		if (!isPublishable(idea)) return STALE;
		const words = { public_title: input.publicTitle, public_text: input.publicText };
		await change(tx, actor, idea, { published: true }, { ...words, published_at: sql`coalesce(published_at, now())` });
		if (!idea.isPublished) await tellResident(tx, actor.officeId, idea, 'published');
		return { ok: true, id: idea.id };
	});
}

export async function unpublishIdea(db: Database, actor: Actor, input: ButtonInput): Promise<Done | Refusal> {
	return withIdea(db, actor, 'handle', input, async (tx, idea) => {
		await change(tx, actor, idea, { published: false }, { published_at: null });
		return { ok: true, id: idea.id };
	});
}

/** What people said against showing it was read: it is shown no more, or goes on being shown. */
export async function reviewReports(db: Database, actor: Actor, input: ReviewInput): Promise<Done | Refusal> {
	return withIdea(db, actor, 'handle', input, async (tx, idea) => {
		await sql`update idea_report set seen_at = now(), seen_by = ${actor.userId}
			where office_id = ${actor.officeId} and idea_id = ${idea.id} and seen_at is null`.execute(tx);
		const hides = input.outcome === 'hide';
		await change(tx, actor, idea, { reviewed: input.outcome }, hides ? { published_at: null } : {});
		return { ok: true, id: idea.id };
	});
}

/** What the resident wrote was read, and asks for nothing else. */
export async function markRead(db: Database, actor: Actor, input: ButtonInput): Promise<Done | Refusal> {
	return withIdea(db, actor, 'handle', input, async (tx, idea) => {
		await change(tx, actor, idea, { message: 'read' });
		return { ok: true, id: idea.id };
	});
}

/** It is spam: nobody is answered, and it is gone for good in a while. */
export async function discardIdea(db: Database, actor: Actor, input: ButtonInput): Promise<Done | Refusal> {
	return withIdea(db, actor, 'handle', input, async (tx, idea) => {
		if (idea.state !== 'waiting') return STALE;
		const settled = { state: 'turned_away', published_at: null, ...settledBy(actor) };
		await change(tx, actor, idea, settled, { answer: null });
		return { ok: true, id: idea.id };
	});
}

/** It was none: it waits among the others. */
export async function bringBack(db: Database, actor: Actor, input: ButtonInput): Promise<Done | Refusal> {
	return withIdea(db, actor, 'handle', input, async (tx, idea) => {
		if (idea.state !== 'waiting' && !isDiscarded(idea)) return STALE;
		await change(tx, actor, idea, { state: 'waiting' }, { signs: [], settled_at: null, settled_by: null });
		return { ok: true, id: idea.id };
	});
}

/** Forgets a resident who asks for that otherwise than on their page. */
export async function forgetResident(
	db: Database,
	actor: Actor,
	input: ForgetInput
): Promise<(Done & { remains: boolean }) | Refusal> {
	return withIdea(db, actor, 'forget', input, async (tx, idea): Promise<(Done & { remains: boolean }) | Refusal> => {
		if (idea.name === null) return STALE;
		if (!isCalled(input.confirm, [idea.name])) {
			return { ok: false, reason: 'problem', field: 'confirm', code: 'not_the_name' };
		}
		await forgetIdea(tx, actor, idea);
		return { ok: true, id: idea.id, remains: idea.state === 'taken' };
	});
}

/** Every command on an idea: refused where the actor may not, and otherwise done in one transaction on what they saw. */
async function withIdea<Outcome>(
	db: Database,
	actor: Actor,
	action: keyof typeof ideaRules,
	{ id, version }: { id: string; version: number },
	work: (tx: OfficeTransaction, idea: Held) => Promise<Outcome>
): Promise<Outcome | Refusal> {
	const refused = refuseIdeas(actor, action);
	if (refused) return refused;
	return db.forOffice(actor.officeId, async (tx) => {
		const { rows } = await sql<Held>`
			select d.id, d.state, d.text, d.language, d.name, d.email, d.answer, d.may_publish as "mayPublish",
				d.published_at is not null as "isPublished", d.version
			from resident_idea d
			where d.office_id = ${actor.officeId} and d.id = ${id} and d.state <> 'unconfirmed' for update`.execute(tx);
		const [idea] = rows;
		if (!idea) return { ok: false, reason: 'not_found' };
		return idea.version === version ? work(tx, idea) : STALE;
	});
}

const settledBy = ({ userId }: Actor) => ({ settled_by: userId, settled_at: sql`now()` });

/** What the trail tells of: of a resident it says nothing, neither their words nor who they are. */
const TOLD = ['state', 'initiative_id', 'is_joined', 'published', 'message', 'reviewed'] as const;
/** Of these, what is a column. */
const COLUMNS: ReadonlySet<string> = new Set([
	...['state', 'initiative_id', 'is_joined', 'published_at', 'settled_at', 'settled_by']
]);

async function change(
	tx: OfficeTransaction,
	actor: Actor,
	{ id, state }: Held,
	said: Record<string, unknown>,
	others: Record<string, unknown> = {}
): Promise<void> {
	const columns = Object.fromEntries(Object.entries(said).filter(([name]) => COLUMNS.has(name)));
	await tx
		.updateTable('resident_idea')
		.set({ ...columns, ...others, version: sql`version + 1`, updated_at: sql`now()` } as never)
		.where('office_id', '=', actor.officeId)
		.where('id', '=', id)
		.execute();
	const after = Object.fromEntries(TOLD.filter((name) => name in said).map((name) => [name, said[name] as Json]));
	const before: Record<string, Json> = 'state' in after ? { state } : {};
	recordChange(tx, actor, { noun: 'resident_idea', recordId: id, action: 'update', before, after });
}
