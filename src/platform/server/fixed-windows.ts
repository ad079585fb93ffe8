/** What is left of a share, once something was taken of it. */
export interface Quota {
	/** Whether it was taken; false: nothing was left. */
	ok: boolean;
	limit: number;
	left: number;
	/** In how many seconds all of it is there again, one at least. */
	resetsIn: number;
}

const MINUTE = 60_000;

/**
 * Counts by key how much is asked within a minute of the clock. What was counted is forgotten when the minute is over,
 * and only so many keys are told apart: those that come later share one count, so that nobody gets more by coming under
 * many names, and memory has an end.
 */
export class FixedWindows {
	readonly limit: number;
	readonly #most: number;
	readonly #counts = new Map<string, number>();
	#minute = 0;

	/** @param most how many keys are told apart */
	constructor(limit: number, most = 10_000) {
		this.limit = limit;
		this.#most = most;
	}

	/** @param now milliseconds */
	take(key: string, now: number): Quota {
		const counted = this.#keyOf(key, now);
		const count = this.#counts.get(counted) ?? 0;
		const ok = count < this.limit;
		if (ok) this.#counts.set(counted, count + 1);
		return this.#quota(ok, count + (ok ? 1 : 0), now);
	}

	/** The refusal that a further taking would meet, if it would meet one: nothing is counted. */
	refusal(key: string, now: number): Quota | undefined {
		const count = this.#counts.get(this.#keyOf(key, now)) ?? 0;
		return count < this.limit ? undefined : this.#quota(false, count, now);
	}

	/** Takes back what was taken at a moment, unless that is forgotten already. */
	giveBack(key: string, takenAt: number): void {
		if (minuteOf(takenAt) !== this.#minute) return;
		const counted = this.#keyOf(key, takenAt);
		const count = this.#counts.get(counted) ?? 0;
		if (count > 1) this.#counts.set(counted, count - 1);
		else this.#counts.delete(counted);
	}

	/** Under what a key is counted, in the minute of now. */
	#keyOf(key: string, now: number): string {
		const passed = minuteOf(now) - this.#minute;
		// What began before the minute was over and took long counts in the minute that there is.
		if (passed > 0 || passed < -1) {
			this.#minute += passed;
			this.#counts.clear();
		}
		return this.#counts.has(key) || this.#counts.size < this.#most ? key : '';
	}

	#quota(ok: boolean, count: number, now: number): Quota {
		const resetsIn = Math.max(1, Math.ceil((MINUTE - (now % MINUTE)) / 1000));
		return { ok, limit: this.limit, left: this.limit - count, resetsIn };
	}
}

function minuteOf(now: number): number {
	return Math.floor(now / MINUTE);
}
