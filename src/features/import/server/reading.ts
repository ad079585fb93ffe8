import { readFileInProcess } from '#documents/reader/read-in-process.ts';
import type { ReadDocument } from '#kernel/read-document.ts';

/** Reads a file; what it is called tells nothing that its content does not. */
export type Read = (bytes: Uint8Array, how: { names: readonly string[] }) => Promise<ReadDocument>;

/**
 * What a file says, in a process of its own: nobody else's page waits for it, and no file brings the server down.
 * @throws Unreadable
 */
export const readDocument: Read = (bytes, { names }) => readFileInProcess(bytes, { names });
