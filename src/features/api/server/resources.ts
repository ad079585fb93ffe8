import { VISIBILITIES } from '#features/member/policy.ts';
import { deleteActivity, saveActivity } from '#features/activity/server/commands.ts';
import { loadLinks } from '#features/activity/server/links.ts';
import { loadActivity } from '#features/activity/server/queries.ts';
import { deleteAgreement, deleteClaim, saveAgreement, saveClaim } from '#features/agreement/server/commands.ts';
import { loadAgreement, loadAgreementLinks, loadClaim } from '#features/agreement/server/queries.ts';
import { addAttachment, deleteAttachment, editAttachment } from '#features/attachment/server/commands.ts';
import { loadAttachment } from '#features/attachment/server/queries.ts';
import { listDecisions } from '#features/decision/server/queries.ts';
import { deleteGoal, saveGoal } from '#features/goal/server/commands.ts';
import { loadGoal } from '#features/goal/server/queries.ts';
import { deleteHighlight, saveHighlight } from '#features/highlight/server/commands.ts';
import { loadHighlight } from '#features/highlight/server/queries.ts';
import { deleteInitiative, saveInitiative } from '#features/initiative/server/commands.ts';
import { activitiesOf } from '#features/initiative/server/activities.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { listMilestones } from '#features/milestone/server/queries.ts';
import { deleteNews, saveNews } from '#features/news/server/commands.ts';
import { loadNews } from '#features/news/server/queries.ts';
import { deleteNote, saveNote } from '#features/note/server/commands.ts';
import { loadNote } from '#features/note/server/queries.ts';
import { deleteOrganisation, saveOrganisation } from '#features/organisation/server/commands.ts';
import { loadOrganisation } from '#features/organisation/server/queries.ts';
import { deletePartner, savePartner } from '#features/partner/server/commands.ts';
import { loadPartner } from '#features/partner/server/queries.ts';
import { deletePerson, savePerson } from '#features/person/server/commands.ts';
import { loadPerson } from '#features/person/server/queries.ts';
import { deleteRole, saveRole } from '#features/person/server/role-commands.ts';
import { loadRole } from '#features/person/server/role-queries.ts';
import { deleteStep, saveStep } from '#features/step/server/commands.ts';
import { loadStep } from '#features/step/server/queries.ts';
import { dayAt } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { RecordTable } from '#platform/server/records.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { InputOf, NewOf, ResourceName } from '../api.ts';

type Done = Promise<{ ok: true } | Refusal>;
export type ApiDesk = Pick<Desk, 'db' | 'actor' | 'office'>;

/** How a resource is read and written: by the queries and commands of its pages. */
export interface Resource<Input = never, New = Input> {
	table: RecordTable;
	/** One record as its form has it. */
	load: (tx: OfficeTransaction, desk: ApiDesk, id: string) => Promise<object | undefined>;
	save: (desk: ApiDesk, input: Input) => Done;
	/** Where a new record takes another form. */
	create?: (desk: ApiDesk, input: New) => Done;
	remove: (desk: ApiDesk, id: string) => Done;
}

/** Tokens belong to those who work in the office, so nothing is kept from whoever reads here. */
export const RESOURCE: { [Name in ResourceName]: Resource<InputOf<Name>, NewOf<Name>> } = {
	partners: {
		table: 'partner',
		load: (tx, { actor }, id) => loadPartner(tx, actor.officeId, id),
		save: ({ db, actor }, input) => savePartner(db, actor, input),
		remove: ({ db, actor }, id) => deletePartner(db, actor, id)
	},
	agreements: {
		table: 'agreement',
		load: (tx, { actor }, id) =>
			withLinks(loadAgreement(tx, actor.officeId, id, VISIBILITIES), loadAgreementLinks(tx, actor.officeId, id)),
		save: ({ db, actor }, input) => saveAgreement(db, actor, input),
		remove: ({ db, actor }, id) => deleteAgreement(db, actor, id)
	},
	claims: {
		table: 'claim',
		load: (tx, { actor }, id) => loadClaim(tx, actor.officeId, id),
		save: ({ db, actor }, input) => saveClaim(db, actor, input),
		remove: ({ db, actor }, id) => deleteClaim(db, actor, id)
	},
	activities: {
		table: 'activity',
		load: (tx, { actor }, id) => withLinks(loadActivity(tx, actor, id), loadLinks(tx, actor.officeId, id)),
		save: ({ db, actor }, input) => saveActivity(db, actor, input),
		remove: ({ db, actor }, id) => deleteActivity(db, actor, id)
	},
	initiatives: {
		table: 'initiative',
		load: async (tx, { actor }, id) => {
			const found = await loadInitiative(tx, actor, id);
			if (!found) return undefined;
			const [decisions, milestones, activities] = await Promise.all([
				listDecisions(tx, actor, id),
				listMilestones(tx, actor, id),
				activitiesOf(tx, actor, id)
			]);
			const { assignee: _, ...shown } = found;
			const inRole = (role: string) => idsOf(found.bodies.filter((body) => body.role === role));
			return {
				...shown,
				...{ partners: idsOf(found.partners), goals: idsOf(found.goals), activities: idsOf(activities) },
				...{ leads: inRole('lead'), bodies: inRole('partner'), funders: inRole('funder'), sponsors: inRole('sponsor') },
				decisions: decisions.map(({ initiativeId: _of, version: _version, ...decision }) => decision),
				milestones: milestones.map(({ initiative: _of, version: _version, ...milestone }) => milestone)
			};
		},
		save: ({ db, actor, office }, input) => saveInitiative(db, actor, input, dayAt(new Date(), office.timeZone)),
		remove: ({ db, actor }, id) => deleteInitiative(db, actor, id)
	},
	people: {
		table: 'person',
		load: async (tx, { actor }, id) => {
			const found = await loadPerson(tx, actor.officeId, id);
			if (!found) return undefined;
			const { erasedAt: _, ...person } = found;
			return person;
		},
		save: ({ db, actor, office }, input) => savePerson(db, actor, input, office.country),
		remove: ({ db, actor }, id) => deletePerson(db, actor, id)
	},
	roles: {
		table: 'role_held',
		load: async (tx, { actor, office }, id) => {
			const found = await loadRole(tx, actor.officeId, id, { home: office.city, shown: VISIBILITIES });
			if (!found) return undefined;
			const { of, ...role } = found;
			return { ...role, of: of.noun === 'home' ? null : { noun: of.noun, id: of.id } };
		},
		save: ({ db, actor }, input) => saveRole(db, actor, input),
		remove: ({ db, actor }, id) => deleteRole(db, actor, id)
	},
	organisations: {
		table: 'organisation',
		load: (tx, { actor }, id) => loadOrganisation(tx, actor.officeId, id),
		save: ({ db, actor }, input) => saveOrganisation(db, actor, input),
		remove: ({ db, actor }, id) => deleteOrganisation(db, actor, id)
	},
	goals: {
		table: 'goal',
		load: (tx, { actor }, id) => loadGoal(tx, actor.officeId, id),
		save: ({ db, actor }, input) => saveGoal(db, actor, input),
		remove: ({ db, actor }, id) => deleteGoal(db, actor, id)
	},
	steps: {
		table: 'next_step',
		load: async (tx, { actor }, id) => {
			const found = await loadStep(tx, actor, id);
			if (!found) return undefined;
			const { about, doneOn: _done, canEdit: _can, ...step } = found;
			return { ...step, subject: about.subject, subjectId: about.id };
		},
		save: ({ db, actor }, input) => saveStep(db, actor, input),
		remove: ({ db, actor }, id) => deleteStep(db, actor, id)
	},
	highlights: {
		table: 'highlight',
		load: async (tx, { actor }, id) => {
			const found = await loadHighlight(tx, actor.officeId, id, VISIBILITIES);
			if (!found) return undefined;
			const { about, position: _, ...highlight } = found;
			return { ...highlight, about: about && { noun: about.noun, id: about.id } };
		},
		save: async ({ db, actor, office }, { periodStartsOn, ...input }) =>
			periodStartsOn === null
				? { ok: false, reason: 'problem', field: 'periodStartsOn', code: 'required' }
				: saveHighlight(db, actor, { ...input, periodStartsOn }, office.periodStartsIn),
		remove: ({ db, actor }, id) => deleteHighlight(db, actor, id)
	},
	news: {
		table: 'news',
		load: async (tx, { actor }, id) => {
			const found = await loadNews(tx, actor.officeId, id, VISIBILITIES);
			if (!found) return undefined;
			const { picture: _, ...news } = found;
			return { ...news, partners: idsOf(news.partners) };
		},
		save: ({ db, actor }, input) => saveNews(db, actor, input),
		remove: ({ db, actor }, id) => deleteNews(db, actor, id)
	},
	notes: {
		table: 'data_note',
		load: async (tx, { actor }, id) => {
			const found = await loadNote(tx, actor.officeId, id, VISIBILITIES);
			if (!found) return undefined;
			const { position: _, partner, ...note } = found;
			return { ...note, partnerId: partner?.id ?? null };
		},
		save: ({ db, actor }, input) => saveNote(db, actor, input),
		remove: ({ db, actor }, id) => deleteNote(db, actor, id)
	},
	documents: {
		table: 'attachment',
		load: async (tx, { actor }, id) => {
			const found = await loadAttachment(tx, actor, id);
			if (!found) return undefined;
			const { about, canEdit: _, ...document } = found;
			return { ...document, subject: about.subject, subjectId: about.id };
		},
		save: ({ db, actor }, input) => editAttachment(db, actor, input),
		create: async ({ db, actor }, { file, ...input }) =>
			addAttachment(db, runtime().folder.files, actor, {
				...input,
				name: file.name,
				bytes: new Uint8Array(await file.arrayBuffer())
			}),
		remove: ({ db, actor }, id) => deleteAttachment(db, actor, id)
	}
};

async function withLinks<Record extends object>(
	record: Promise<Record | undefined>,
	links: Promise<object>
): Promise<object | undefined> {
	const [found, linked] = await Promise.all([record, links]);
	return found && { ...found, ...linked };
}

function idsOf(records: readonly { id: string }[]): string[] {
	return records.map(({ id }) => id);
}
