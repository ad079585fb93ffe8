import type { Background } from '#platform/server/background.ts';
import { startReading, type Parts } from './runner.ts';

let current: Background | undefined;

/** Begins to read what people bring, when the server starts. */
export function beginImports(parts: Parts): void {
	current = startReading(parts);
}

/** Something was brought. */
export function wakeImports(): void {
	current?.wake();
}

/** Ends it in good order: what is under way waits for the next start. */
export async function endImports(): Promise<void> {
	const ending = current;
	current = undefined;
	await ending?.stop();
}
