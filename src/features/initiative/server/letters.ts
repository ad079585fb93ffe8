import { sql } from 'kysely';
import { queueMail } from '#features/mailing/server/outbox.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { ownersOf } from '#features/member/server/owners.ts';
import { listMembers } from '#features/member/server/queries.ts';
import type { Member } from '#features/member/member.ts';
import type { Language } from '#kernel/language.ts';
import { dayAt } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { addressForLetters } from '#platform/server/runtime.ts';
import type { Stage } from '../initiative.ts';
import {
	askedLetter,
	assignedLetter,
	cameInLetter,
	completedLetter,
	decidedLetter,
	takenBackLetter,
	toApproveLetter,
	toDecideLetter,
	type About,
	type Answered
} from '../letter.ts';
import { someOf, whoApproves, whoAsked, whoHasIt, whoseTurn, type Concerned, type Reachable } from '../recipients.ts';
import { STAGE_TURNS, type StageLetter } from '../stage-rules.ts';

type Recipient = Member & Reachable;
type Facts = Concerned & { title: Texts; stage: Stage; slug: string; office: Texts; timeZone: string };

const ARRIVALS: Record<StageLetter, (about: About, language: Language) => { subject: string; text: string }> = {
	came_in: cameInLetter,
	to_decide: toDecideLetter
};

/** Something has come to a stage: those for whom it waits there are written. */
export async function tellOfArrival(tx: OfficeTransaction, actor: Actor, id: string): Promise<void> {
	await write(tx, actor, id, whoseTurn, (facts) => {
		const letter = STAGE_TURNS[facts.stage].letter;
		return letter && ARRIVALS[letter];
	});
}

/** Something lies on the desk of another member. */
export async function tellOfAssignment(tx: OfficeTransaction, actor: Actor, id: string): Promise<void> {
	await write(tx, actor, id, whoHasIt, () => assignedLetter);
}

/** Members are asked to assess a request. */
export async function tellOfAsking(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	asked: readonly string[]
): Promise<void> {
	if (asked.length > 0) await write(tx, actor, id, someOf(asked), () => askedLetter);
}

/**
 * Something was decided: those who asked for it, or worked on it, have the answer.
 * @param had the member on whose desk it was
 */
export async function tellOfDecision(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	answered: Answered,
	had: string | null = null
): Promise<void> {
	await write(tx, actor, id, orHad(had), () => (about, language) => decidedLetter(about, answered, language));
}

/**
 * Something was completed: those who asked for it, or worked on it, hear what came of it.
 * @param had the member on whose desk it was
 */
export async function tellOfCompletion(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	outcome: Texts,
	had: string | null
): Promise<void> {
	await write(tx, actor, id, orHad(had), () => (about, language) => completedLetter(about, outcome, language));
}

/** What the council is to be told of a request waits for a director. */
export async function tellOfRecommendation(tx: OfficeTransaction, actor: Actor, id: string): Promise<void> {
	await write(tx, actor, id, whoApproves, () => toApproveLetter);
}

/** A decision was taken back: those who were told of it hear that it does not hold. @param outcome what it said */
export async function tellOfTakingBack(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	outcome: Answered['outcome']
): Promise<void> {
	const said = { outcome, reason: actor.reason };
	await write(tx, actor, id, whoAsked, () => (about, language) => takenBackLetter(about, said, language));
}

/** The step took it off their desk, and they wait for what came of it all the same. */
function orHad(had: string | null): typeof whoAsked {
	return (members, of, writing) => whoAsked(members, { ...of, assignee: of.assignee ?? had }, writing);
}

/** Writes a letter to each who is to have it, in their own language and in the transaction that does what it tells of. */
async function write(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	recipients: (members: readonly Recipient[], of: Facts, writing: { by: string | null; today: string }) => Recipient[],
	letterOf: (facts: Facts) => ((about: About, language: Language) => { subject: string; text: string }) | null
): Promise<void> {
	const facts = await loadFacts(tx, actor.officeId, id);
	const letter = facts && letterOf(facts);
	if (!letter) return;
	const today = dayAt(new Date(), facts.timeZone);
	const members = await membersToReach(tx, actor.officeId);
	const base = addressForLetters();
	for (const { name, email, language } of recipients(members, facts, { by: actor.userId, today })) {
		const about = {
			...{ name, actor: actor.name, office: facts.office, title: facts.title, stage: facts.stage },
			link: `${base}/o/${facts.slug}/initiatives/${id}`,
			settings: `${base}/account`
		};
		await queueMail(tx, actor.officeId, { to: email, language, ...letter(about, language) });
	}
}

/** The members of an office with whether each wants letters. */
export async function membersToReach(tx: OfficeTransaction, office: OfficeId): Promise<Recipient[]> {
	const members = await listMembers(tx, office);
	const ids = members.map(({ userId }) => userId);
	const { rows } = await sql<{
		id: string;
	}>`select u.id from auth.user u where u.id = any (${ids}) and u.letters`.execute(tx);
	const wanting = new Set(rows.map((row) => row.id));
	return members.map((member) => ({ ...member, wantsLetters: wanting.has(member.userId) }));
}

async function loadFacts(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Facts | undefined> {
	const { rows } = await sql<Facts>`
		select i.title, i.stage, i.visibility, i.assignee, ${ownersOf(office, 'initiative', 'i')} as owners,
			(select p.email from person p where p.office_id = ${office} and p.id = i.owner_id and p.deleted_at is null) as "ownerEmail",
			array(select s.user_id from assessment s where s.office_id = ${office} and s.initiative_id = i.id
				and s.handed_in_at is not null and not s.abstains) as assessors,
			o.slug, o.name as office, o.time_zone as "timeZone"
		from initiative i join office o on o.id = i.office_id
		where i.office_id = ${office} and o.id = ${office} and i.id = ${id} and i.deleted_at is null`.execute(tx);
	return rows[0];
}
