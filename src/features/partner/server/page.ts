import { error } from '@sveltejs/kit';
import { sql } from 'kysely';
import { agreementRules } from '#features/agreement/policy.ts';
import { listPartnerAgreements } from '#features/agreement/server/queries.ts';
import { listAttachments } from '#features/attachment/server/queries.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { listHistory } from '#features/history/server/queries.ts';
import { sourcesOf } from '#features/import/server/queries.ts';
import type { Course } from '#features/initiative/initiative.ts';
import { may, shownTo } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { isAllowed, withAbility } from '#features/member/server/owners.ts';
import { listNotesOfPartner } from '#features/note/server/queries.ts';
import { sheetRules } from '#features/sheet/policy.ts';
import { stillTold } from '#features/site/server/still-told.ts';
import { listSteps } from '#features/step/server/queries.ts';
import type { RoleKind } from '#features/person/role.ts';
import { yearsToChoose } from '#features/year/kept-years.ts';
import { promotedIn } from '#features/year/promoted.ts';
import { keptYears, latestPeriodIn } from '#features/year/server/kept-years.ts';
import { MAY_HAVE_STOOD_OPEN } from '#features/year/server/promoted.ts';
import { loadTies } from '#features/year/server/ties.ts';
import { tieRow } from '#features/year/view.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { dayAt, periodBefore, periodLabel, periodOf } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { m } from '#paraglide/messages.js';
import { partnerRules } from '../policy.ts';
import { byYear, type TimelineFilter } from '../timeline.ts';
import { loadPartnerInRegister } from './queries.ts';
import { partnerTimeline, shownOnPartner } from './timeline.ts';

/** Initiatives that the page of a partner shows. */
const PROMOTED = 20;

interface Wanted {
	id: string;
	filter: TimelineFilter | undefined;
	/** The year to tell of; the latest with anything in it otherwise. */
	year: number | undefined;
	language: Language;
	now: Date;
}

/** What the page of a partner shows, as of a year: that from which the reader comes, or the latest. */
export async function loadPartnerPage({ db, actor, office }: Desk, { id, filter, year, language, now }: Wanted) {
	const today = dayAt(now, office.timeZone);
	return db.forOffice(actor.officeId, async (tx) => {
		const shown = shownTo(actor);
		const startsIn = office.periodStartsIn;
		const period =
			year === undefined ? await latestPeriodIn(tx, actor.officeId, today, startsIn, shown) : periodOf(year, startsIn);
		const before = periodBefore(period);
		const [
			found,
			register,
			timeline,
			elsewhere,
			agreements,
			initiatives,
			people,
			steps,
			files,
			goals,
			history,
			kept,
			notes,
			sources,
			told
		] = await Promise.all([
			loadPartnerInRegister(tx, actor.officeId, id, shown),
			loadTies(tx, actor.officeId, period, { withBefore: true, today, shown, only: [id] }),
			partnerTimeline(tx, actor, id, filter),
			shownOnPartner(tx, actor, id),
			listPartnerAgreements(tx, actor.officeId, id),
			partnerInitiatives(tx, actor, id),
			partnerPeople(tx, actor.officeId, id),
			listSteps(tx, actor, 'partner', id),
			listAttachments(tx, actor, 'partner', id),
			listGoals(tx, actor.officeId),
			listHistory(tx, { actor, office }, 'partner', id),
			keptYears(tx, actor.officeId, startsIn, shown),
			listNotesOfPartner(tx, actor.officeId, id, shown),
			sourcesOf(tx, actor, 'partner', id),
			stillTold(tx, actor.officeId, id)
		]);
		const [tie] = register.ties;
		if (!found || !tie) error(404, m.error_not_found());
		const { statuses, previous, next, ...partner } = found;
		const [canEdit, pacts] = await Promise.all([
			isAllowed(tx, actor, { rules: partnerRules, action: 'edit', noun: 'partner', id }),
			withAbility(tx, actor, { rules: agreementRules, action: 'edit', noun: 'agreement' }, agreements)
		]);
		return {
			sources,
			/** Where it is for the public no more: what was published before. */
			told: canEdit ? told : undefined,
			partner,
			tie: tieRow(tie.tie, tie.tallies, { first: before, last: period, today }, language),
			years: [before, period].map((each, index) => ({ at: index * 12, label: periodLabel(each) })),
			year: period.year,
			askedYear: year ?? null,
			choices: yearsToChoose(
				kept.filter(({ activities }) => activities > 0),
				period.year
			).map((each) => ({ year: each.year, label: periodLabel(periodOf(each.year, startsIn)) })),
			statuses,
			timeline: byYear(timeline.rows, startsIn),
			timelineIsCut: timeline.isCut,
			elsewhere,
			agreements: pacts,
			initiatives: promotedIn(initiatives, period, register.outlook).slice(0, PROMOTED),
			people,
			steps,
			files,
			notes,
			goals: goals.map(({ id: goal, position, shortName }) => ({ id: goal, position, shortName })),
			around: { previous, next },
			history,
			filter: filter ?? null,
			today,
			timeZone: office.timeZone,
			canEdit,
			canBrief: may(sheetRules, actor, 'brief')
		};
	});
}

export interface PartnerInitiative extends Course {
	id: string;
	title: Texts;
	standing: Texts;
	expected: KnownDate | null;
	lead: Texts | null;
	goals: string[];
}

async function partnerInitiatives(tx: OfficeTransaction, actor: Actor, partner: string): Promise<PartnerInitiative[]> {
	const office = actor.officeId;
	const { rows } = await sql<PartnerInitiative>`
		select i.id, i.stage, i.begun, i.ended, i.title, i.standing, i.expected,
			(select o.name from initiative_organisation io
				join organisation o on o.office_id = io.office_id and o.id = io.organisation_id
				where io.office_id = ${office} and o.office_id = ${office} and io.initiative_id = i.id and io.role = 'lead'
				limit 1) as lead,
			array(select goal_id from initiative_goal g where g.office_id = ${office} and g.initiative_id = i.id) as goals
		from initiative_partner ip join initiative i on i.office_id = ip.office_id and i.id = ip.initiative_id
		where ip.office_id = ${office} and i.office_id = ${office} and ip.partner_id = ${partner}
			and i.deleted_at is null and ${MAY_HAVE_STOOD_OPEN} and i.visibility = any (${shownTo(actor)})
		order by i.id`.execute(tx);
	return rows;
}

export interface PartnerPerson {
	id: string;
	name: Texts;
	title: Texts;
	kind: RoleKind;
}

/** Who holds a role on the partner's side now. */
async function partnerPeople(tx: OfficeTransaction, office: OfficeId, partner: string): Promise<PartnerPerson[]> {
	const { rows } = await sql<PartnerPerson>`
		select p.id, p.name, r.title, r.kind
		from role_held r join person p on p.office_id = r.office_id and p.id = r.person_id
		left join organisation o on o.office_id = r.office_id and o.id = r.organisation_id
		where r.office_id = ${office} and p.office_id = ${office} and r.deleted_at is null and p.deleted_at is null
			and r.ends is null and (r.partner_id = ${partner} or o.partner_id = ${partner})
		order by r.kind <> 'mayor', r.id limit 30`.execute(tx);
	return rows;
}
