import { z } from 'zod';
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
import { organisationForm } from '#features/organisation/form.ts';
import { writeOrganisation } from '#features/organisation/server/commands.ts';
import { partnerForm } from '#features/partner/form.ts';
import { writePartner } from '#features/partner/server/commands.ts';
import { personForm, roleForm } from '#features/person/form.ts';
import { writePerson } from '#features/person/server/commands.ts';
import { writeRole } from '#features/person/server/role-commands.ts';
import { siteForm } from '#features/site/form.ts';
import { writeSite } from '#features/site/server/commands.ts';
import { openForm, talksForm } from '#features/request/form.ts';
import { writeRequest, writeTalks } from '#features/request/server/commands.ts';
import { texts, year } from '#kernel/fields.ts';
import { newId } from '#kernel/id.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { dayAt, periodOf } from '#kernel/period.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { createOffice, type NewOffice } from './commands.ts';
import { OfficeFolder, asTyped, isEntry, type Entry } from './folder.ts';

const officeFile = z.object({
	slug: z.string(),
	name: texts({ required: true }),
	city: texts({ required: true }),
	country: z.string().regex(/^[A-Z]{2}$/, 'a code of two capital letters'),
	latitude: z.number().min(-90).max(90),
	longitude: z.number().min(-180).max(180),
	timeZone: z.string().refine((zone) => isTimeZone(zone), 'not the name of a time zone'),
	languages: z.array(z.enum(['he', 'en'])).min(1),
	periodStartsIn: z.number().int().min(1).max(12),
	colour: z
		.string()
		.regex(/^#[0-9a-f]{6}$/)
		.nullable()
		.default(null),
	/** Its public site, as the form of that takes it. */
	site: z.record(z.string(), z.unknown()).optional()
});

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
 * @param slug the address, when it is not to be the one that the folder names
 * @throws Refusal that names the file and the record which cannot be read
 */
export async function loadOfficeFolder(
	db: Database,
	path: string,
	by: string,
	slug?: string
): Promise<
	| { ok: true; officeId: OfficeId; slug: string }
	| { ok: false; slug: string; reason: 'slug_form' | 'slug_reserved' | 'slug_taken' }
> {
	const folder = new OfficeFolder(path);
	const described = folder.read('office', officeFile);
	const { site, ...rest } = described;
	const office: NewOffice = { ...rest, slug: slug ?? described.slug };
	const outcome = await createOffice(db, office, {
		by: { userId: null, name: by },
		fill: async (tx, officeId) => {
			const actor: Actor = { officeId, userId: null, name: by, role: 'director' };
			if (site) await writeSite(tx, actor, folder.parse(siteForm, asTyped({ takesIdeas: true, ...site, version: 0 })));
			await new Loader(tx, actor, folder, office).load();
		}
	});
	return { ...outcome, slug: office.slug };
}

class Loader {
	readonly #tx: OfficeTransaction;
	readonly #actor: Actor;
	readonly #folder: OfficeFolder;
	readonly #office: NewOffice;

	constructor(tx: OfficeTransaction, actor: Actor, folder: OfficeFolder, office: NewOffice) {
		this.#tx = tx;
		this.#actor = actor;
		this.#folder = folder;
		this.#office = office;
	}

	async load(): Promise<void> {
		const [tx, actor, folder] = [this.#tx, this.#actor, this.#folder];
		const today = dayAt(new Date(), this.#office.timeZone);
		await this.#each('goals', goalForm, (input) => writeGoal(tx, actor, input));
		await this.#each(
			'partners',
			partnerForm,
			(input) => writePartner(tx, actor, input),
			({ name, localLanguage, visibility = 'council' }) => ({
				showsFlag: true,
				visibility,
				localName: isEntry(name) ? name[String(localLanguage)] : undefined
			})
		);
		await this.#each(
			'organisations',
			organisationForm,
			(input) => writeOrganisation(tx, actor, input),
			({ partner }) => ({ partnerId: folder.id('partners', partner) })
		);
		await this.#people();
		await this.#each(
			'agreements',
			agreementForm,
			(input) => writeAgreement(tx, actor, input),
			(entry) => ({
				status: 'in_force',
				partners: folder.ids('partners', entry['partners']),
				signatories: folder.linked('people', entry['signatories'], 'person')
			})
		);
		await this.#claims();
		await this.#each(
			'initiatives',
			initiativeForm,
			(input) => writeInitiative(tx, actor, input, { today, isLoaded: true }),
			(entry) => ({
				visibility: entry['visibility'] ?? 'council',
				partners: folder.ids('partners', entry['partners']),
				goals: folder.ids('goals', entry['goals']),
				leads: this.#bodies(entry, 'lead'),
				bodies: this.#bodies(entry, 'partner'),
				funders: this.#bodies(entry, 'funder'),
				sponsors: this.#bodies(entry, 'sponsor')
			})
		);
		await this.#requests();
		await this.#each(
			'activities',
			activityForm,
			(input) => writeActivity(tx, actor, input),
			(entry) => ({
				visibility: entry['visibility'] ?? 'council',
				partners: folder.ids('partners', entry['partners']),
				shownOn: folder.ids('partners', entry['shownOn']),
				goals: folder.ids('goals', entry['goals']),
				people: folder.linked('people', entry['people'], 'person'),
				organisations: folder.linked('organisations', entry['organisations'], 'organisation')
			})
		);
		const startsIn = this.#office.periodStartsIn;
		await this.#each(
			'highlights',
			highlightForm.extend({ year: year() }),
			(input) => writeHighlight(tx, actor, { ...input, periodStartsOn: this.#firstDay(input.year) }, startsIn),
			(entry) => ({ about: this.#about(entry) })
		);
		await this.#each(
			'notes',
			noteForm,
			(input) => writeNote(tx, actor, input),
			({ partner }) => ({ partnerId: folder.id('partners', partner) })
		);
	}

	#firstDay(named: number | null): string {
		if (named === null) throw this.#folder.refusal('names no year.');
		return periodOf(named, this.#office.periodStartsIn).from;
	}

	/** The one record that a highlight names, as its form takes it. */
	#about(entry: Entry): string | undefined {
		const named = ABOUT_NOUNS.find((noun) => noun in entry);
		return named && `${named}:${this.#folder.id(ABOUT_FILES[named], entry[named]) ?? ''}`;
	}

	/** The organisations that have one role in an initiative. */
	#bodies(entry: Entry, role: string): string[] {
		const named = this.#folder.list(entry['organisations']).filter(isEntry);
		return named.flatMap((each) =>
			each['role'] === role ? (this.#folder.id('organisations', each['organisation']) ?? []) : []
		);
	}

	async #claims(): Promise<void> {
		for (const { entry, id: agreementId } of this.#folder.records('agreements')) {
			for (const claim of this.#folder.list(entry['claims']).filter(isEntry)) {
				// A fact that is a code of kinds has a field of its own in the form.
				const kind = claim['field'] === 'kind' ? claim['value'] : undefined;
				const typed = asTyped({ ...claim, kind, agreementId, id: newId(), version: 0 });
				await this.#write(claimForm, typed, (input) => writeClaim(this.#tx, this.#actor, input));
			}
		}
	}

	/** An initiative that is the request of somebody who would become a partner says so, and whether talks have begun. */
	async #requests(): Promise<void> {
		const [tx, actor] = [this.#tx, this.#actor];
		const today = dayAt(new Date(), this.#office.timeZone);
		for (const { entry, id } of this.#folder.records('initiatives')) {
			const { request } = entry;
			if (!isEntry(request)) continue;
			const partnerId = this.#folder.id('partners', request['partner']);
			await this.#write(openForm, asTyped({ ...request, partnerId, id, version: 1 }), (input) =>
				writeRequest(tx, actor, input, today)
			);
			if (request['inTalks'] !== true) continue;
			await this.#write(talksForm, asTyped({ since: request['talksSince'], id, version: 2 }), (input) =>
				writeTalks(tx, actor, input)
			);
		}
	}

	/** A person comes with the first role, by which the office knows them; further ones follow. */
	async #people(): Promise<void> {
		const [tx, actor] = [this.#tx, this.#actor];
		for (const { entry, id } of this.#folder.records('people')) {
			const roles = this.#folder
				.list(entry['roles'])
				.filter(isEntry)
				.map((role) => ({ ...role, of: this.#roleOf(role), id: newId(), version: 0, personId: id }));
			const [role, ...others] = roles;
			await this.#write(personForm, asTyped({ ...entry, id, version: 0, role }), (input) =>
				writePerson(tx, actor, input, this.#office.country)
			);
			for (const other of others) {
				await this.#write(roleForm, asTyped(other), (input) => writeRole(tx, actor, input));
			}
		}
	}

	/** What a role is of, as its form takes it; nothing stands for the home city. */
	#roleOf({ partner, organisation }: Entry): string | undefined {
		const [partnerId, organisationId] = [
			this.#folder.id('partners', partner),
			this.#folder.id('organisations', organisation)
		];
		if (partnerId) return `partner:${partnerId}`;
		return organisationId && `organisation:${organisationId}`;
	}

	/** Runs each record of a file through the form of its noun, as a page would send it. */
	async #each<Schema extends z.ZodType>(
		file: string,
		schema: Schema,
		write: (input: z.output<Schema>) => Promise<Outcome<object, string>>,
		links: (entry: Entry) => Entry = () => ({})
	): Promise<void> {
		for (const { entry, id } of this.#folder.records(file)) {
			await this.#write(schema, asTyped({ ...entry, ...links(entry), id, version: 0 }), write);
		}
	}

	async #write<Schema extends z.ZodType>(
		schema: Schema,
		typed: unknown,
		write: (input: z.output<Schema>) => Promise<Outcome<object, string>>
	): Promise<void> {
		const outcome = await write(this.#folder.parse(schema, typed));
		if (!outcome.ok) throw this.#folder.refusal(`could not be added (${outcome.reason}).`);
	}
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
