import { sql } from 'kysely';
import { shownTo } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import type { Known, KnownPartner } from '#features/understanding/understanding.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Lesson } from '../lessons.ts';

/** So many of each are known to a document; the register of a city holds far fewer. */
const MOST = 5000;

interface Names {
	partners: (Omit<KnownPartner, 'alsoCalled'> & { alsoCalled: string[] })[];
	organisations: { id: string; name: Texts }[];
	people: { id: string; name: Texts }[];
	places: Texts[];
	lessons: Lesson[];
}

/** What the office knows before it reads a document: its register, and what earlier imports taught. */
export async function loadKnown(
	tx: OfficeTransaction,
	actor: Actor,
	{ city }: Pick<Desk['office'], 'city'>
): Promise<{ known: Known; names: string[] }> {
	const { partners, organisations, people, lessons } = await loadNames(tx, actor);
	const spellings = Map.groupBy(
		lessons.filter(({ field }) => field === 'partner'),
		({ meaning }) => meaning
	);
	const known: Known = {
		city,
		partners: partners.map((partner) => ({
			...partner,
			alsoCalled: (spellings.get(partner.id) ?? []).map(({ wording }) => wording)
		})),
		organisations,
		people,
		learnt: lessons.flatMap(({ field, wording, meaning }) => (field === 'word' ? [] : [{ field, wording, meaning }]))
	};
	const words = lessons.filter(({ field }) => field === 'word').map(({ meaning }) => meaning);
	const named = [
		city,
		...partners.map(({ name }) => name),
		...organisations.map(({ name }) => name),
		...people.map(({ name }) => name)
	];
	const spelt = known.partners.flatMap(({ alsoCalled }) => alsoCalled);
	return { known, names: [...new Set([...named.flatMap((name) => Object.values(name)), ...spelt, ...words])] };
}

async function loadNames(tx: OfficeTransaction, actor: Actor): Promise<Omit<Names, 'places'>> {
	const office = actor.officeId;
	const [partners, organisations, people, lessons] = await Promise.all([
		sql<Names['partners'][number]>`
			select id, name, country from partner
			where office_id = ${office} and deleted_at is null and visibility = any (${shownTo(actor)})
			order by position, id limit ${MOST}`.execute(tx),
		sql<Names['organisations'][number]>`
			select id, name from organisation where office_id = ${office} and deleted_at is null
			order by id limit ${MOST}`.execute(tx),
		sql<Names['people'][number]>`
			select id, name from person where office_id = ${office} and deleted_at is null and erased_at is null and name <> '{}'
			order by id limit ${MOST}`.execute(tx),
		listLessons(tx, actor)
	]);
	return { partners: partners.rows, organisations: organisations.rows, people: people.rows, lessons };
}

/** What earlier imports taught; of two that contradict each other the later. */
async function listLessons(tx: OfficeTransaction, { officeId }: Actor): Promise<Lesson[]> {
	const { rows } = await sql<Lesson>`
		select distinct on (field, folded) field, wording, meaning from import_lesson
		where office_id = ${officeId} order by field, folded, created_at desc, id desc limit ${MOST}`.execute(tx);
	return rows;
}
