/**
 * Runs work so that only so many are at it at once; the others wait in the order in which they came.
 * @param limit how many
 */
export function fewAtOnce(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let free = limit;
	return async (work) => {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			// Whoever waits takes the place over: nobody who comes in between gets ahead.
			const next = waiting.shift();
			if (next) next();
			else free += 1;
		}
	};
}
