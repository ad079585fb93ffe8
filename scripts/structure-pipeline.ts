/** The files of features on the way from an idea to its outcome, each with the reason. */
export const PIPELINE_FILES: Record<string, string> = {
	'mailing/server/outbox.ts': 'puts a letter among those that go out, with what it tells of',
	'mailing/server/letters.ts': 'SQL of the letters on their way out',
	'mailing/server/mailing.ts': 'sends them in the background'
};
