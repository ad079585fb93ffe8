/** What is left of a share, once something was taken of it. */
export interface Quota {
	/** Whether it was taken; false: nothing was left. */
	ok: boolean;
	limit: number;
	left: number;
	/** In how many seconds all of it is there again, one at least. */
	resetsIn: number;
}

/** What was taken, and where it was counted: by this it is given back. */
export interface Taken extends Quota {
	/** Under what it was counted, which may be shared. */
	key: string;
	/** Which minute, or other stretch, of the clock. */
	minute: number;
}

const MINUTE = 60_000;

/**
 * Counts by key how much is asked within a minute of the clock, or within another stretch of it. What was counted counts no
 * more when the minute is over, and only so many keys are told apart: those that come later share one count, so that nobody gets more by coming under
 * many names, and memory has an end.
 */
export class FixedWindows {
	readonly limit: number;
	readonly #most: number;
	readonly #within: number;
	#counts = new Map<string, number>();
	/** Those of the minute before. */
	#before: ReadonlyMap<string, number> = new Map();
	#minute = 0;

	/**
	 * @param most how many keys are told apart
	 * @param within how long the stretches are, in milliseconds
	 */
	constructor(limit: number, most = 10_000, within = MINUTE) {
		this.limit = limit;
		this.#most = most;
		this.#within = within;
	}

	/** @param now milliseconds */
	take(key: string, now: number): Taken {
		const counted = this.#keyOf(key, now);
		const count = this.#counts.get(counted) ?? 0;
		const ok = count < this.limit;
		if (ok) this.#counts.set(counted, count + 1);
		return { ...this.#quota(ok, count + (ok ? 1 : 0), now), key: counted, minute: this.#minute };
	}

	/** Whether something was taken under this very key in this minute or in the one before. */
	knows(key: string, now: number): boolean {
		this.#turn(now);
		return this.#counts.has(key) || this.#before.has(key);
	}

	/** The refusal that a further taking would meet, if it would meet one: nothing is counted. */
	refusal(key: string, now: number): Quota | undefined {
		const counted = this.#keyOf(key, now);
		const count = this.#counts.get(counted) ?? 0;
		return count < this.limit ? undefined : this.#quota(false, count, now);
	}

	/** Takes back what was taken, where it was counted, unless that counts no more. */
	giveBack({ ok, key, minute }: Taken): void {
		if (!ok || minute !== this.#minute) return;
		const count = this.#counts.get(key) ?? 0;
		if (count > 1) this.#counts.set(key, count - 1);
		else this.#counts.delete(key);
	}

	/** Under what a key is counted, in the minute of now. */
	#keyOf(key: string, now: number): string {
		this.#turn(now);
		return this.#counts.has(key) || this.#counts.size < this.#most ? key : '';
	}

	/** Begins the minute of now, where it is another one. */
	#turn(now: number): void {
		const passed = Math.floor(now / this.#within) - this.#minute;
		// What began before the minute was over and took long counts in the minute that there is.
		if (passed === 0 || passed === -1) return;
		this.#minute += passed;
		this.#before = passed === 1 ? this.#counts : new Map();
		this.#counts = new Map();
	}

	#quota(ok: boolean, count: number, now: number): Quota {
		const resetsIn = Math.max(1, Math.ceil((this.#within - (now % this.#within)) / 1000));
		return { ok, limit: this.limit, left: this.limit - count, resetsIn };
	}
}
