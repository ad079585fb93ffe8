const A_MINUTE = 60_000;
const A_DAY = 24 * 60 * A_MINUTE;

/**
 * Work that nobody waits for: a minute after the start, when the first pages have been served, and then every day.
 * What fails is reported and tried again the next day.
 * @returns how to stop it
 */
export function everyDay(work: (now: Date) => Promise<void>, onError: (error: unknown) => void): () => void {
	let timer: NodeJS.Timeout;
	function after(milliseconds: number): void {
		timer = setTimeout(() => {
			work(new Date())
				.catch(onError)
				.finally(() => after(A_DAY));
		}, milliseconds);
		timer.unref();
	}
	after(A_MINUTE);
	return () => clearTimeout(timer);
}
