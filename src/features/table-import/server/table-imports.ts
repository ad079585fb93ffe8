import type { Background } from '#platform/server/background.ts';
import { startTableImports, type Parts } from './runner.ts';

let current: Background | undefined;

/** Begins to work on the tables that people bring in, when the server starts. */
export function beginTableImports(parts: Parts): void {
	current = startTableImports(parts);
}

/** Something was asked for. */
export function wakeTableImports(): void {
	current?.wake();
}

/** Ends it in good order: what is under way waits for the next start. */
export async function endTableImports(): Promise<void> {
	const ending = current;
	current = undefined;
	await ending?.stop();
}
