import { sql } from 'kysely';
import type { Decision } from '#features/decision/decision.ts';
import { queueMail } from '#features/mailing/server/outbox.ts';
import { siteHref } from '#features/site/site.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Language } from '#kernel/language.ts';
import { isTongue, type Tongue } from '#kernel/tongue.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { addressForLetters } from '#platform/server/runtime.ts';
import { letterAbout, type Letter } from '../letter.ts';
import { makeKey } from './keys.ts';

/** Whom a letter about an idea goes to. */
export interface Addressee {
	id: string;
	email: string | null;
	language: string;
}

/** What letters of an office say of it. */
export interface Sender {
	slug: string;
	languages: Language[];
	city: Texts;
	name: Texts;
}

export async function loadSender(tx: OfficeTransaction, office: OfficeId): Promise<Sender> {
	const { languages, ...sender } = await tx
		.selectFrom('office')
		.select(['slug', 'languages', 'city', 'name'])
		.where('id', '=', office)
		.executeTakeFirstOrThrow();
	return { ...sender, languages: languages as Language[] };
}

/** The address of a page about ideas, in full: letters are read elsewhere. */
export function ideaAddress(sender: Pick<Sender, 'slug' | 'languages'>, tongue: Tongue, page: string): string {
	return addressForLetters() + siteHref(sender, tongue, `ideas/${page}`);
}

/** Writes to the resident, with a link to their own page; whose details are gone hears no more. */
export async function tellResident(
	tx: OfficeTransaction,
	office: OfficeId,
	{ id, email, language }: Addressee,
	letter: Exclude<Letter, 'confirm'>,
	says: Texts = {}
): Promise<void> {
	if (email === null) return;
	const tongue = tongueOf({ language });
	const [sender, secret] = await Promise.all([loadSender(tx, office), makeKey(tx, office, { ideaId: id }, 'own')]);
	const about = { city: sender.city, office: sender.name, link: ideaAddress(sender, tongue, `own/${secret}`) };
	const written = letterAbout(letter, { ...about, says }, tongue);
	await queueMail(tx, office, { to: email, language: tongue, ...written });
}

/** Tells the residents from whose ideas an initiative came what was decided of it. */
export async function tellOfDecision(
	tx: OfficeTransaction,
	office: OfficeId,
	initiativeId: string,
	{ outcome, answer }: Pick<Decision, 'outcome' | 'answer'>
): Promise<void> {
	for (const idea of await answered(tx, office, initiativeId)) {
		await tellResident(tx, office, idea, outcome, answer);
	}
}

/** The same of what came of it in the end. */
export async function tellOfOutcome(
	tx: OfficeTransaction,
	office: OfficeId,
	initiativeId: string,
	outcome: Texts
): Promise<void> {
	for (const idea of await answered(tx, office, initiativeId)) {
		await tellResident(tx, office, idea, 'done', outcome);
	}
}

/** A step on the way that is no answer yet: it was brought to a decision, merged with others, or a part goes on by itself. */
export type Course = 'proposed' | 'merged' | 'split';

/** Tells residents of a step on the way of what came of their ideas. @param ideas those only; all, where none are named */
export async function tellOfCourse(
	tx: OfficeTransaction,
	office: OfficeId,
	initiativeId: string,
	course: Course,
	ideas?: readonly string[]
): Promise<void> {
	const { rows } = await sql<Addressee>`
		select d.id, d.email, d.language from resident_idea d
		where d.office_id = ${office} and d.initiative_id = ${initiativeId} and d.state = 'taken'
			${ideas ? sql`and d.id = any (${ideas}::uuid[])` : sql``}
		order by d.id`.execute(tx);
	for (const idea of rows) await tellResident(tx, office, idea, course);
}

/** The languages in which the residents wrote from whose ideas an initiative came, and who wait for an answer. */
export async function languagesOfResidents(
	tx: OfficeTransaction,
	office: OfficeId,
	initiativeId: string
): Promise<string[]> {
	const { rows } = await sql<{ language: string }>`
		select distinct d.language from resident_idea d
		where d.office_id = ${office} and d.initiative_id = ${initiativeId} and d.state = 'taken' and d.email is not null
		order by d.language`.execute(tx);
	return rows.map(({ language }) => language);
}

function tongueOf({ language }: Pick<Addressee, 'language'>): Tongue {
	return isTongue(language) ? language : 'he';
}

/** The time for which the details of a resident are kept counts from the latest answer. */
async function answered(tx: OfficeTransaction, office: OfficeId, initiativeId: string): Promise<Addressee[]> {
	const { rows } = await sql<Addressee>`
		update resident_idea set answered_at = now(), version = version + 1, updated_at = now()
		where office_id = ${office} and initiative_id = ${initiativeId} and state = 'taken'
		returning id, email, language`.execute(tx);
	return rows;
}
