/** So many wait already that one more would wait for longer than anybody does. It is said at once. */
export class TooManyWait extends Error {
	override name = 'TooManyWait';
}

/**
 * Runs work so that only so many are at it at once; the others wait in the order in which they came.
 * @param limit how many
 * @param mostWaiting so many may wait; whoever comes then is turned away with TooManyWait
 */
export function fewAtOnce(limit: number, mostWaiting = Infinity): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let free = limit;
	return async (work) => {
		if (free > 0) free -= 1;
		else if (waiting.length >= mostWaiting) throw new TooManyWait();
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
