/** In bytes: a deck with all its pictures. On its own, so that the server knows it without loading the readers. */
export const LARGEST_FILE = 200 * 1024 * 1024;
