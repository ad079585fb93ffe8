import { expect, test } from 'vitest';
import { statementsIn } from '../../bench/statements.ts';

test('the bench reads from the log of PostgreSQL what a page asked for', () => {
	const log = [
		'2026-11-29 07:52:08.095 UTC LOG:  statement: begin',
		'2026-11-29 07:52:08.096 UTC LOG:  execute k_1: ',
		'\tselect a',
		'\tfrom b where c = $1 and d = any ($2)',
		"2026-11-29 07:52:08.096 UTC DETAIL:  Parameters: $1 = 'it''s', $2 = '{x,y}', $3 = NULL",
		'2026-11-29 07:52:08.097 UTC LOG:  execute <unnamed>: select 1',
		'2026-11-29 07:52:08.098 UTC WARNING:  there is no transaction in progress',
		''
	].join('\n');
	expect(statementsIn(log)).toEqual([
		{ text: 'begin', values: undefined },
		{ text: 'select a\nfrom b where c = $1 and d = any ($2)', values: ["it's", '{x,y}', null] },
		{ text: 'select 1', values: [] }
	]);
});
