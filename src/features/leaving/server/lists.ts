import { activityFilters } from '#features/activity/form.ts';
import { listActivities } from '#features/activity/server/queries.ts';
import { activityTable } from '#features/activity/view.ts';
import { agreementFilters } from '#features/agreement/form.ts';
import { listAgreements } from '#features/agreement/server/list.ts';
import { agreementTable } from '#features/agreement/view.ts';
import { attachmentFilters } from '#features/attachment/form.ts';
import { listAllAttachments } from '#features/attachment/server/queries.ts';
import { attachmentTable } from '#features/attachment/view.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { goalTable } from '#features/goal/view.ts';
import { trailFilters } from '#features/history/form.ts';
import { listTrail } from '#features/history/server/trail.ts';
import { trailTable } from '#features/history/view.ts';
import { initiativeFilters } from '#features/initiative/form.ts';
import { listInitiatives } from '#features/initiative/server/list.ts';
import { initiativeTable } from '#features/initiative/view.ts';
import { shownTo } from '#features/member/policy.ts';
import { listNotes } from '#features/note/server/queries.ts';
import { noteTable } from '#features/note/view.ts';
import type { ExportTable } from '#features/office/server/export.ts';
import { organisationFilters } from '#features/organisation/form.ts';
import { listOrganisations } from '#features/organisation/server/queries.ts';
import { organisationTable } from '#features/organisation/view.ts';
import { partnerFilters } from '#features/partner/form.ts';
import { loadPartnerList } from '#features/partner/server/list.ts';
import { personFilters } from '#features/person/form.ts';
import { listPeople } from '#features/person/server/queries.ts';
import { rolesByPerson } from '#features/person/server/role-queries.ts';
import { personTable } from '#features/person/view.ts';
import { stepFilters } from '#features/step/form.ts';
import { listAllSteps } from '#features/step/server/queries.ts';
import { stepTable } from '#features/step/view.ts';
import { widened } from '#features/table-import/server/wider.ts';
import { registerTable } from '#features/year/view.ts';
import type { Language } from '#kernel/language.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { Leaver } from './take-out.ts';

type Table = Omit<ExportTable, 'language'>;
type List = (desk: Leaver, how: { language: Language; now: Date; day: string }) => Promise<Table>;

const size = EXPORT_LIMIT + 1;
/** Nothing is asked for. Some pages then show what is open alone: here what is over comes with it. */
const all = new URLSearchParams();

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** In the office of the desk, as the lists are read by themselves. */
const within = <T>({ db, actor }: Leaver, read: (tx: OfficeTransaction) => Promise<T>) =>
	db.forOffice(actor.officeId, read);

/**
 * The lists as their pages hand them out, by the name of the file: all that a director sees, whatever has become of it.
 * As there, a list of more than 10,000 rows is cut, and its last line says so; the tables hold all.
 */
export const LISTS: Readonly<Record<string, List>> = {
	activities: async (desk, { language, day }) => {
		const { actor, office } = desk;
		const filters = activityFilters(all, office.periodStartsIn);
		const [{ rows }, goals] = await within(desk, (tx) =>
			Promise.all([listActivities(tx, actor, filters, { size }), listGoals(tx, actor.officeId)])
		);
		return widened(desk, activityTable(rows, goals, language), {
			target: 'activities',
			ids: idsOf(rows),
			language,
			day
		});
	},
	agreements: async (desk, { language, day }) => {
		const { rows } = await within(desk, (tx) =>
			listAgreements(tx, desk.actor, agreementFilters(all), { today: day, size })
		);
		return widened(desk, agreementTable(rows, language), { target: 'agreements', ids: idsOf(rows), language, day });
	},
	documents: async (desk, { language }) => {
		const { rows } = await within(desk, (tx) => listAllAttachments(tx, desk.actor, attachmentFilters(all), { size }));
		return attachmentTable(rows, language);
	},
	goals: async (desk, { language }) =>
		goalTable(await within(desk, (tx) => listGoals(tx, desk.actor.officeId)), language),
	initiatives: async (desk, { language, day }) => {
		const { rows } = await within(desk, (tx) =>
			listInitiatives(tx, desk.actor, { ...initiativeFilters(all), stage: 'all' }, { size })
		);
		return widened(desk, initiativeTable(rows, language), { target: 'initiatives', ids: idsOf(rows), language, day });
	},
	notes: async (desk, { language }) => {
		const { actor } = desk;
		return noteTable(await within(desk, (tx) => listNotes(tx, actor.officeId, shownTo(actor))), language);
	},
	organisations: async (desk, { language, day }) => {
		const { actor } = desk;
		const { rows } = await within(desk, (tx) =>
			listOrganisations(tx, actor.officeId, organisationFilters(all), { language, shown: shownTo(actor), size })
		);
		return widened(desk, organisationTable(rows, language), {
			target: 'organisations',
			ids: idsOf(rows),
			language,
			day
		});
	},
	partners: async (desk, { language, now, day }) => {
		const { rows } = await loadPartnerList(desk, { filters: partnerFilters(all), language, now, size });
		return widened(desk, registerTable(rows), { target: 'partners', ids: idsOf(rows), language, day });
	},
	people: async (desk, { language, day }) => {
		const { actor, office } = desk;
		const shown = shownTo(actor);
		const { ids, ...table } = await within(desk, async (tx) => {
			const { rows } = await listPeople(tx, actor.officeId, personFilters(all, true), { language, day, shown, size });
			const ids = idsOf(rows);
			const roles = await rolesByPerson(tx, actor.officeId, ids, { home: office.city, shown });
			return { ids, ...personTable(rows, roles, { actor, language, day }) };
		});
		return widened(desk, table, { target: 'people', ids, language, day });
	},
	steps: async (desk, { language, day }) => {
		const ofState = (tx: OfficeTransaction, state: 'open' | 'done') =>
			listAllSteps(tx, desk.actor, { ...stepFilters(all), state }, { today: day, size });
		const [open, done] = await within(desk, (tx) => Promise.all([ofState(tx, 'open'), ofState(tx, 'done')]));
		return stepTable([...open.rows, ...done.rows], language, day);
	},
	trail: async (desk, { language }) => {
		const { rows } = await within(desk, (tx) => listTrail(tx, desk, { filters: trailFilters(all), language, size }));
		return trailTable(rows, desk.office.timeZone, language);
	}
};

export const dayOf = (desk: Leaver, now: Date) => dayAt(now, desk.office.timeZone);
