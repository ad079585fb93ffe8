import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { stageWord, type BodyRole, type Initiative, type Source, type Stage } from './initiative.ts';

/** A partner or an organisation beside an initiative. */
export interface NamedParty {
	id: string;
	name: Texts;
	/** The country whose flag may stand beside the name. */
	flag: string | null;
}

export interface NamedBody extends NamedParty {
	role: BodyRole;
	/** It belongs to a partner. */
	isTheirs: boolean;
}

export interface NamedGoal {
	id: string;
	number: number;
	shortName: Texts;
}

/** What an initiative is linked to. */
export interface InitiativeLinks {
	partners: NamedParty[];
	bodies: NamedBody[];
	goals: NamedGoal[];
}

/** An initiative as a list shows it. */
export type InitiativeRow = Pick<Initiative, 'id' | 'stage' | 'title' | 'standing' | 'expected' | 'begun' | 'ended'> &
	InitiativeLinks;

/** The same with what tells for how long it has stood where it stands, and whose turn it is. */
export type StandingRow = InitiativeRow &
	Pick<Initiative, 'kind' | 'source' | 'assignee' | 'stageSince' | 'putOffUntil' | 'version'> & {
		/** Of a request: whoever looks was asked to assess it, or has begun to. */
		awaitsAssessment: boolean;
	};

/** Whom it is with: the partners; where there are none, the bodies that are partners to it, such as an embassy. */
export function partiesOf({ partners, bodies }: Pick<InitiativeLinks, 'partners' | 'bodies'>): NamedParty[] {
	return partners.length > 0 ? partners : bodies.filter((body) => body.role === 'partner');
}

export function leadsOf({ bodies }: Pick<InitiativeLinks, 'bodies'>): NamedParty[] {
	return bodies.filter((body) => body.role === 'lead');
}

/** Who carries it: the lead, or else the body that stands behind it. */
export function carriersOf(initiative: Pick<InitiativeLinks, 'bodies'>): NamedParty[] {
	const leads = leadsOf(initiative);
	return leads.length > 0 ? leads : initiative.bodies.filter((body) => body.role === 'sponsor');
}

/** On whose side a body stands: ours, the partner's, or neither, such as an embassy. */
export const SIDES = ['ours', 'theirs', 'third'] as const;
export type Side = (typeof SIDES)[number];

/** The bodies by the side that they stand on; sides without any are left out. @param country of the office */
export function bodiesBySide<Body extends Pick<NamedBody, 'flag' | 'isTheirs'>>(
	bodies: readonly Body[],
	country: string
): { side: Side; bodies: Body[] }[] {
	const sideOf = ({ isTheirs, flag }: Body): Side =>
		isTheirs ? 'theirs' : flag === null || flag === country ? 'ours' : 'third';
	return SIDES.map((side) => ({ side, bodies: bodies.filter((body) => sideOf(body) === side) })).filter(
		(each) => each.bodies.length > 0
	);
}

/** What the form of an activity takes over of the initiative that it belongs to: the query of its address. */
export function activityQuery({
	id,
	partners,
	goals,
	bodies,
	themes
}: Pick<Initiative, 'id' | 'themes'> & InitiativeLinks): string {
	const query = new URLSearchParams({ initiative: id });
	for (const partner of partners) query.append('partners[]', partner.id);
	for (const goal of goals) query.append('goals[]', goal.id);
	for (const theme of themes) query.append('themes[]', theme);
	for (const body of bodies) {
		query.append('organisations.id[]', body.id);
		query.append('organisations.role[]', body.role === 'sponsor' ? 'partner' : body.role);
	}
	return query.toString();
}

/** An initiative as its form takes it: the links by their ids. */
export function initiativeFields({ partners, bodies, goals, ...initiative }: Initiative & InitiativeLinks) {
	const ids = (records: readonly { id: string }[]) => records.map((record) => record.id);
	const by = (role: BodyRole) => ids(bodies.filter((body) => body.role === role));
	return {
		...initiative,
		partners: ids(partners),
		goals: ids(goals),
		leads: by('lead'),
		sponsors: by('sponsor'),
		bodies: by('partner'),
		funders: by('funder')
	};
}

/** The list as a file shows it. */
export function initiativeTable(rows: readonly InitiativeRow[], language: Language) {
	const column = (title: string, width: number) => ({ title, kind: 'text' as const, width });
	const date = (title: string) => ({ title, kind: 'date' as const, width: 16 });
	const names = (parties: readonly NamedParty[]) => parties.map((party) => words(party.name, language)).join(', ');
	return {
		title: m.initiatives_title(),
		columns: [
			column(m.initiative_title(), 48),
			column(m.initiative_stage(), 14),
			column(m.initiative_partners(), 24),
			column(m.initiative_leads(), 24),
			column(m.initiative_goals(), 24),
			column(m.initiative_standing(), 40),
			date(m.initiative_begun()),
			date(m.initiative_expected()),
			date(m.initiative_ended())
		],
		rows: rows.map((row) => [
			words(row.title, language),
			stageWord(row.stage),
			names(partiesOf(row)),
			names(leadsOf(row)),
			row.goals.map((goal) => `${goal.number}. ${words(goal.shortName, language)}`).join(', '),
			words(row.standing, language),
			row.begun,
			row.expected,
			row.ended
		])
	};
}

/** Another initiative as a link names it. */
export interface RelatedInitiative {
	id: string;
	title: Texts;
	stage: Stage;
}

/** One of those to choose from: with what tells it apart from others of the same title. */
export interface OtherInitiative extends RelatedInitiative {
	partners: NamedParty[];
	source: Source | null;
	/** When it began, or was written down. */
	since: KnownDate;
}
