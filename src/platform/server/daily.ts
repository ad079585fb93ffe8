const A_MINUTE = 60_000;
const A_DAY = 24 * 60 * A_MINUTE;

/** Work that nobody waits for, by the name under which its failure is reported. */
export type DailyWork = Readonly<Record<string, (now: Date) => Promise<void>>>;

/** What is done about work that failed for one of many, be it said of which; with the others it goes on. */
export type OnFailure = (error: unknown, of: string) => void;

/** For whoever does the work by hand: it ends with the first that fails. */
export const rethrow: OnFailure = (error) => {
	throw error;
};

/**
 * Does work a minute after the start, when the first pages have been served, and then every day, one after another.
 * What fails keeps nothing else from being done; it is reported and tried again the next day.
 * @returns how to stop it
 */
export function everyDay(work: DailyWork, onFailure: OnFailure): () => void {
	let timer: NodeJS.Timeout;
	async function doAll(now: Date): Promise<void> {
		for (const [name, each] of Object.entries(work)) {
			await each(now).catch((error: unknown) => onFailure(error, name));
		}
	}
	function after(milliseconds: number): void {
		timer = setTimeout(() => void doAll(new Date()).finally(() => after(A_DAY)), milliseconds);
		timer.unref();
	}
	after(A_MINUTE);
	return () => clearTimeout(timer);
}
