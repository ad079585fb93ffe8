import { startExports, type Exports, type Parts } from './runner.ts';

let current: Exports | undefined;

/** Begins to make what people ask for, when the server starts. */
export function beginExports(parts: Parts): void {
	current = startExports(parts);
}

/** Something was asked for. */
export function wakeExports(): void {
	current?.wake();
}

/** Ends it in good order: what is under way waits for the next start. */
export async function endExports(): Promise<void> {
	const ending = current;
	current = undefined;
	await ending?.stop();
}
