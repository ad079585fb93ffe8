import { availableParallelism } from 'node:os';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { fewAtOnce } from './few-at-once.ts';

/**
 * Passwords are hashed in Node's pool of four threads, which reads files, too. Each takes a processor for some sixty
 * milliseconds, and 32 MB: were all threads at it, no style sheet would be served while many sign in, and no page made
 * in time. One processor and one thread are left to the others.
 */
const inTurn = fewAtOnce(Math.max(1, Math.min(3, availableParallelism() - 1)));

/** better-auth's own hashes, made and checked a few at a time. */
export const passwordHashing: {
	hash: (password: string) => Promise<string>;
	verify: (data: { hash: string; password: string }) => Promise<boolean>;
} = {
	hash: (password) => inTurn(() => hashPassword(password)),
	verify: (data) => inTurn(() => verifyPassword(data))
};
