/** What ended a connection that had said nothing for too long. */
export class DatabaseSilent extends Error {
	override name = 'DatabaseSilent';
}

/** Of the operating system: nobody listens, or whoever did has gone. ENOENT counts for a socket alone, see below. */
const GONE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND']);
/** Of PostgreSQL: it stops, has crashed, is starting, or takes no more connections. Class 08 is all of connections. */
const STOPPED = /^(57P0[123]|53300|08\w{3})$/;
/** Of the driver, which gives its own no code. */
const CUT_OFF = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/**
 * Whether something failed because the database cannot be reached or does not answer: nobody's fault who asks, and
 * over by itself. A statement that PostgreSQL refused, or ended for its length, is none of it.
 */
export function isDatabaseAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (error instanceof DatabaseSilent) return true;
	const { code = '', syscall } = error as NodeJS.ErrnoException;
	if (GONE.has(code) || STOPPED.test(code) || (code === 'ENOENT' && syscall === 'connect')) return true;
	return CUT_OFF.test(error.message) || isDatabaseAway(error.cause);
}
