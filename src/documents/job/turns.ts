/** Lets so many work at once; whoever comes then waits for a turn. */
export function inTurns(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
	let running = 0;
	const waiting: (() => void)[] = [];
	return async (work) => {
		if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
		else running += 1;
		try {
			return await work();
		} finally {
			// Whoever waits takes over the place; only when nobody does it becomes free.
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	};
}
