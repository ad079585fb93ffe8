/** The files of features on the way from an idea to its outcome, each with the reason. */
export const PIPELINE_FILES: Record<string, string> = {
	'initiative/ageing.ts': 'for how long something has waited for an answer, and when that is said',
	'initiative/suggest-partners.ts': 'the partners that an idea may be for, and why',
	'initiative/stage-rules.ts': 'the ways from one stage to another, as data: who may, through a decision or not',
	'mailing/server/outbox.ts': 'puts a letter among those that go out, with what it tells of',
	'mailing/server/letters.ts': 'SQL of the letters on their way out',
	'mailing/server/mailing.ts': 'sends them in the background'
};
