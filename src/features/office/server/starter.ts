import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activityForm } from '#features/activity/form.ts';
import { writeActivity } from '#features/activity/server/commands.ts';
import { agreementForm, claimForm } from '#features/agreement/form.ts';
import { writeAgreement, writeClaim } from '#features/agreement/server/commands.ts';
import { goalForm } from '#features/goal/form.ts';
import { writeGoal } from '#features/goal/server/commands.ts';
import { highlightForm } from '#features/highlight/form.ts';
import { ABOUT_NOUNS, type AboutNoun } from '#features/highlight/highlight.ts';
import { writeHighlight } from '#features/highlight/server/commands.ts';
import { initiativeForm } from '#features/initiative/form.ts';
import { writeInitiative } from '#features/initiative/server/commands.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { noteForm } from '#features/note/form.ts';
import { writeNote } from '#features/note/server/commands.ts';
import { partnerForm } from '#features/partner/form.ts';
import { writePartner } from '#features/partner/server/commands.ts';
import { year } from '#kernel/fields.ts';
import { newId } from '#kernel/id.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { periodOf } from '#kernel/period.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { Refusal } from '#platform/server/refusal.ts';
import type { Texts } from '#kernel/texts.ts';
import { organisationForm } from '#features/organisation/form.ts';
import { writeOrganisation } from '#features/organisation/server/commands.ts';
import type { z } from 'zod';
import { createOffice, type NewOffice } from './commands.ts';

/** A record in a file: it is named by a key of the folder's own, and names others by theirs. */
type Entry = Record<string, unknown> & { key?: string };

/** The file in which a record that a highlight names is found. */
const ABOUT_FILES: Record<AboutNoun, string> = {
	partner: 'partners',
	organisation: 'organisations',
	initiative: 'initiatives',
	activity: 'activities'
};

/**
 * Adds an office with all that a folder of JSON files says of it, through the same forms and commands as the pages.
 * @param by who the trail names as the author
 * @throws Refusal that names the file and the record which cannot be read
 */
export async function loadOfficeFolder(
	db: Database,
	folder: string,
	by: string
): Promise<Outcome<{ officeId: OfficeId; slug: string }, 'slug_form' | 'slug_reserved' | 'slug_taken'>> {
	const office = read<NewOffice>(folder, 'office');
	const outcome = await createOffice(db, office, (tx, officeId) =>
		new Loader(tx, { officeId, userId: null, name: by, role: 'director' }, folder, office.periodStartsIn).load()
	);
	return outcome.ok ? { ...outcome, slug: office.slug } : outcome;
}

class Loader {
	readonly #tx: OfficeTransaction;
	readonly #actor: Actor;
	readonly #folder: string;
	/** The month in which the office's year begins. */
	readonly #startsIn: number;
	/** "partners poznan" → the id it was given. */
	readonly #ids = new Map<string, string>();

	constructor(tx: OfficeTransaction, actor: Actor, folder: string, startsIn: number) {
		this.#tx = tx;
		this.#actor = actor;
		this.#folder = folder;
		this.#startsIn = startsIn;
	}

	async load(): Promise<void> {
		const [tx, actor] = [this.#tx, this.#actor];
		await this.#each('goals', goalForm, (input) => writeGoal(tx, actor, input));
		await this.#each(
			'partners',
			partnerForm,
			(input) => writePartner(tx, actor, input),
			({ name, localLanguage }) => ({
				showsFlag: true,
				visibility: 'council',
				localName: (name as Texts)[localLanguage as string]
			})
		);
		await this.#each(
			'organisations',
			organisationForm,
			(input) => writeOrganisation(tx, actor, input),
			({ partner }) => ({
				partnerId: this.#id('partners', partner)
			})
		);
		await this.#people();
		await this.#each(
			'agreements',
			agreementForm,
			(input) => writeAgreement(tx, actor, input),
			(entry) => ({
				status: 'in_force',
				partners: this.#list('partners', entry['partners']),
				signatories: this.#linked('people', entry['signatories'], 'person')
			})
		);
		await this.#claims();
		await this.#each(
			'initiatives',
			initiativeForm,
			(input) => writeInitiative(tx, actor, input),
			(entry) => ({
				visibility: 'council',
				partners: this.#list('partners', entry['partners']),
				goals: this.#list('goals', entry['goals']),
				leads: this.#bodies(entry, 'lead'),
				bodies: this.#bodies(entry, 'partner'),
				funders: this.#bodies(entry, 'funder')
			})
		);
		await this.#each(
			'activities',
			activityForm,
			(input) => writeActivity(tx, actor, input),
			(entry) => ({
				visibility: 'council',
				partners: this.#list('partners', entry['partners']),
				shownOn: this.#list('partners', entry['shownOn']),
				goals: this.#list('goals', entry['goals']),
				people: this.#linked('people', entry['people'], 'person'),
				organisations: this.#linked('organisations', entry['organisations'], 'organisation')
			})
		);
		await this.#each(
			'highlights',
			highlightForm.extend({ year: year() }),
			(input) => writeHighlight(tx, actor, { ...input, periodStartsOn: this.#firstDay(input.year) }, this.#startsIn),
			(entry) => ({ about: this.#about(entry) })
		);
		await this.#each('notes', noteForm, (input) => writeNote(tx, actor, input));
	}

	#firstDay(named: number | null): string {
		if (named === null) throw new Refusal(`${this.#folder}: a highlight names no year.`);
		return periodOf(named, this.#startsIn).from;
	}

	/** The one record that a highlight names, as its form takes it. */
	#about(entry: Entry): string | undefined {
		const named = ABOUT_NOUNS.find((noun) => noun in entry);
		return named && `${named}:${this.#id(ABOUT_FILES[named], entry[named]) ?? ''}`;
	}

	/** The organisations that have one role in an initiative. */
	#bodies(entry: Entry, role: string): string[] {
		const named = (entry['organisations'] as Record<string, string>[] | undefined) ?? [];
		return named.flatMap((each) =>
			each['role'] === role ? (this.#id('organisations', each['organisation']) ?? []) : []
		);
	}

	async #claims(): Promise<void> {
		for (const agreement of this.#entries('agreements')) {
			const agreementId = this.#id('agreements', agreement.key);
			for (const claim of (agreement['claims'] as Entry[] | undefined) ?? []) {
				// A fact that is a code of kinds has a field of its own in the form.
				const kind = claim['field'] === 'kind' ? claim['value'] : undefined;
				const input = claimForm.parse({
					...(asTyped({ ...claim, kind }) as Entry),
					agreementId,
					id: newId(),
					version: '0'
				});
				await writeClaim(this.#tx, this.#actor, input);
			}
		}
	}

	async #people(): Promise<void> {
		for (const entry of this.#entries('people')) {
			const id = newId();
			this.#ids.set(`people ${entry.key ?? ''}`, id);
			await this.#tx.insertInto('person').values({ office_id: this.#actor.officeId, id }).execute();
			for (const role of entry['roles'] as Record<string, string>[]) {
				await this.#tx
					.insertInto('role_held')
					.values({
						office_id: this.#actor.officeId,
						id: newId(),
						person_id: id,
						kind: role['kind'] as string,
						title: role['title'] as never,
						partner_id: this.#id('partners', role['partner']) ?? null,
						organisation_id: this.#id('organisations', role['organisation']) ?? null
					})
					.execute();
			}
		}
	}

	/** Runs each record of a file through the form of its noun, as a page would send it. */
	async #each<Schema extends z.ZodType>(
		file: string,
		schema: Schema,
		write: (input: z.output<Schema>) => Promise<{ ok: boolean }>,
		links: (entry: Entry) => Entry = () => ({})
	): Promise<void> {
		for (const [index, entry] of this.#entries(file).entries()) {
			const id = newId();
			this.#ids.set(`${file} ${entry.key ?? index}`, id);
			const result = schema.safeParse({ ...(asTyped({ ...entry, ...links(entry) }) as Entry), id, version: '0' });
			const where = `${join(this.#folder, file)}.json, record ${entry.key ?? index + 1}`;
			if (!result.success) {
				const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
				throw new Refusal(`${where}: ${problems}`);
			}
			const outcome = await write(result.data);
			if (!outcome.ok) throw new Refusal(`${where} could not be added.`);
		}
	}

	#entries(file: string): Entry[] {
		return existsSync(join(this.#folder, `${file}.json`)) ? read<Entry[]>(this.#folder, file) : [];
	}

	#id(file: string, key: unknown): string | undefined {
		if (typeof key !== 'string') return undefined;
		const id = this.#ids.get(`${file} ${key}`);
		if (!id) throw new Refusal(`${this.#folder}: nothing in ${file}.json has the key "${key}".`);
		return id;
	}

	#list(file: string, keys: unknown): string[] {
		return ((keys as string[] | undefined) ?? []).flatMap((key) => this.#id(file, key) ?? []);
	}

	#linked(file: string, rows: unknown, name: string): { id: string[]; role: string[] } {
		const list = (rows as Record<string, string>[] | undefined) ?? [];
		return { id: list.flatMap((row) => this.#id(file, row[name]) ?? []), role: list.map((row) => row['role'] ?? '') };
	}
}

/** What a form would send for a value: text, lists of text, and nothing for null and false. */
function asTyped(value: unknown): unknown {
	if (typeof value === 'number') return String(value);
	if (value === true) return 'on';
	if (Array.isArray(value)) return value.map(asTyped);
	if (value === null || value === false) return undefined;
	if (typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value as Entry).map(([name, each]) => [name, asTyped(each)]));
}

function read<T>(folder: string, name: string): T {
	const path = join(folder, `${name}.json`);
	if (!existsSync(path)) throw new Refusal(`${folder} holds no ${name}.json.`);
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as T;
	} catch (error) {
		throw new Refusal(`${path} is not valid JSON: ${(error as Error).message}`);
	}
}
