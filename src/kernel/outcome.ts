/** What a command answers: done, with what it made, or not done, for one of a closed list of reasons. */
export type Outcome<Made, Reason extends string> = ({ ok: true } & Made) | { ok: false; reason: Reason };

/** Not there, in another office, or not for this person: one answer, so that nobody learns which. */
export type NotFound = 'not_found';

/** Somebody else saved the record since it was opened. */
export type Stale = 'stale';
