import type { Kind, Status, Theme } from '#features/activity/activity.ts';
import type { Agreement, Claim } from '#features/agreement/agreement.ts';
import type { Stage } from '#features/initiative/initiative.ts';
import type { DataNote } from '#features/note/note.ts';
import type { Office } from '#features/office/office.ts';
import type { RoleHeld } from '#features/person/role.ts';
import type { Step } from '#features/step/step.ts';
import type { Tie } from '#features/year/tie.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** leaflet: for a guest to keep. brief: for who visits or calls a partner. */
export const SHEET_KINDS = ['leaflet', 'brief'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** As what a sheet can be taken away. */
export const SHEET_FORMATS = ['pdf', 'docx', 'html'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** What both sheets know of a partner. */
export interface SheetFacts {
	office: Pick<Office, 'slug' | 'name' | 'city' | 'contact' | 'latitude' | 'longitude'>;
	/** The day that it tells of, YYYY-MM-DD at the office's place. */
	today: string;
	/** The partner, and the agreement that the tie is known by. */
	tie: Tie;
	/** Whether the partner itself is shown to everybody. */
	isPublic: boolean;
}

/** What may be said to everybody. */
export interface LeafletFacts extends SheetFacts {
	/** Of what was done or goes on, by kind. */
	tallies: KindTally[];
	/** Fields of work, the most frequent first. */
	themes: Theme[];
	/** The fields that the agreements in force name. */
	scope: Theme[];
	/** The year of the first record; null: nothing has a date. */
	since: string | null;
	highlights: { id: string; text: Texts }[];
	/** What was done or goes on, the latest first, and how much there is in all. */
	activities: Counted<SheetActivity>;
	/** Of what is of this kind, so much is not meant for everybody: the office is told, the leaflet does not say it. */
	withheld: number;
}

/** Whether a guest would read little more than both names. */
export function isBare({ highlights, activities }: Pick<LeafletFacts, 'highlights' | 'activities'>): boolean {
	return highlights.length + activities.all < FEW;
}

/** Fewer lines than this are little. */
const FEW = 3;

export interface KindTally {
	kind: Kind;
	count: number;
	/** Of those of which it was written down. */
	participants: number | null;
}

export interface SheetActivity {
	id: string;
	kind: Kind;
	status: Status;
	title: Texts;
	outcome: Texts;
	starts: KnownDate | null;
	ends: KnownDate | null;
	participants: number | null;
}

/** The first of some records, and how many there are. */
export interface Counted<T> {
	rows: T[];
	all: number;
}

/** What the office knows, for itself. */
export interface BriefFacts extends SheetFacts {
	/** Since when the tie has its status and what was noted of it, where that is known. */
	standing: { since: KnownDate | null; note: Texts } | null;
	people: Counted<SheetPerson>;
	initiatives: Counted<{ id: string; stage: Stage; title: Texts; standing: Texts; expected: KnownDate | null }>;
	steps: Counted<Pick<Step, 'id' | 'what' | 'who' | 'due' | 'doneOn'>>;
	letters: Counted<WaitingLetter>;
	/** What took place, the latest first. */
	last: SheetActivity[];
	/** What is still to come, the nearest first; what has no date last. */
	planned: Counted<SheetActivity>;
	agreements: (Agreement & { claims: Claim[] })[];
	notes: Pick<DataNote, 'id' | 'text' | 'source'>[];
}

/** Somebody on the partner's side. */
export interface SheetPerson {
	id: string;
	name: Texts;
	roles: Pick<RoleHeld, 'kind' | 'title' | 'of'>[];
	languages: readonly string[];
	/** For those who write of people; null for all others. */
	note: string | null;
}

/** A letter that was not answered. */
export interface WaitingLetter {
	id: string;
	title: Texts;
	/** Whether they wait for us. */
	isOurs: boolean;
	starts: KnownDate | null;
	replyDue: string;
}
