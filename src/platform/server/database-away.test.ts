import { describe, expect, it } from 'vitest';
import { DatabaseSilent, isDatabaseAway } from './database-away.ts';

const failed = (message: string, more: object = {}) => Object.assign(new Error(message), more);

describe('a database that is away', () => {
	it.each([
		['has no socket', failed('connect ENOENT /run/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' })],
		['refuses', failed('connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' })],
		['is starting', failed('the database system is starting up', { code: '57P03' })],
		['has crashed', failed('terminating connection because of crash', { code: '57P02' })],
		['takes no more', failed('sorry, too many clients already', { code: '53300' })],
		['hung up', failed('Connection terminated unexpectedly')],
		['has every connection in use', failed('timeout exceeded when trying to connect')],
		['is silent', new DatabaseSilent('nothing for 16 s')],
		['is so underneath', failed('the sign-in failed', { cause: failed('read ECONNRESET', { code: 'ECONNRESET' }) })]
	])('%s', (_what, error) => {
		expect(isDatabaseAway(error)).toBe(true);
	});

	it.each([
		['a statement was too long', failed('canceling statement due to statement timeout', { code: '57014' })],
		['a row is there already', failed('duplicate key', { code: '23505' })],
		['a file is missing', failed('ENOENT: no such file', { code: 'ENOENT', syscall: 'open' })],
		['the disk is full', failed('could not extend file', { code: '53100' })],
		['it is no error at all', 'Connection terminated']
	])('is not meant where %s', (_what, error) => {
		expect(isDatabaseAway(error)).toBe(false);
	});
});
