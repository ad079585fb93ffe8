import { availableParallelism } from 'node:os';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { fewAtOnce } from './few-at-once.ts';

/**
 * Passwords are hashed in Node's pool of four threads, which reads files, too. Each takes a processor for some sixty
 * milliseconds, and 32 MB: were all threads at it, no style sheet would be served while many sign in, and no page made
 * in time. One processor and one thread are left to the others. Whoever would wait for more than ten seconds or so is
 * told at once that many are signing in: a flood of passwords takes no memory, and leaves no queue behind.
 */
const AT_ONCE = Math.max(1, Math.min(3, availableParallelism() - 1));
const inTurn = fewAtOnce(AT_ONCE, 100 * AT_ONCE);

/** better-auth's own hashes, made and checked a few at a time. */
export const passwordHashing: {
	hash: (password: string) => Promise<string>;
	verify: (data: { hash: string; password: string }) => Promise<boolean>;
} = {
	hash: (password) => inTurn(() => hashPassword(password)),
	verify: (data) => inTurn(() => verifyPassword(data))
};
