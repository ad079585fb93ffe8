/** The files of features on the way from an idea to its outcome, each with the reason. */
export const PIPELINE_FILES: Record<string, string> = {
	'initiative/ageing.ts': 'for how long something has waited for an answer, and when that is said',
	'initiative/board.ts': 'what a card of the board shows, and what moving it comes to',
	'initiative/waiting.ts': 'whose turn it is at each stage, and what is late',
	'initiative/server/waiting.ts': 'the same, said to the database',
	'initiative/server/list.ts': 'the SQL of the list and of the board, narrowed in the same way',
	'initiative/server/list-page.ts': 'all that the list and the board show',
	'initiative/suggest-partners.ts': 'the partners that an idea may be for, and why',
	'initiative/stage-rules.ts': 'the ways from one stage to another, as data: who may, through a decision or not',
	'request/criteria.ts':
		'what requests for new partners are measured by: what comes along, and what an office makes of it',
	'request/scorecard.ts': 'what several assessors make of a request, and how far they are apart',
	'request/balance.ts': 'what one more partner would do to those that there are',
	'request/recommendation.ts': 'what the council is told of a request: the order of that page',
	'request/server/assessing.ts': 'SQL that writes what one member makes of a request, which nobody else sees at first',
	'request/server/following.ts': 'the tie follows what its request has come to, whoever took the step',
	'request/server/signing.ts': 'the last step of a request: partner, agreement and its date in one transaction',
	'request/server/weighing.ts': 'SQL that writes what requests are measured by',
	'request/server/page.ts': 'all that the pages of a request show',
	'request/server/sheet.ts': 'the page for the council and its files',
	'mailing/server/outbox.ts': 'puts a letter among those that go out, with what it tells of',
	'mailing/server/letters.ts': 'SQL of the letters on their way out',
	'mailing/server/mailing.ts': 'sends them in the background'
};
