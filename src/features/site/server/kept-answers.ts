/** An answer as it was made once, and is given again. */
export interface KeptAnswer {
	tag: string;
	body: ArrayBuffer;
	headers: [string, string][];
}

/** Answers in memory, all together no larger than a bound: the one that was not asked for the longest goes first. */
export class KeptAnswers {
	readonly #answers = new Map<string, KeptAnswer>();
	readonly #most: number;
	readonly #largest: number;
	#bytes = 0;

	/** @param most in bytes, of all of them @param largest of one; larger ones are not kept */
	constructor(most: number, largest: number) {
		this.#most = most;
		this.#largest = largest;
	}

	get bytes(): number {
		return this.#bytes;
	}

	/** Whether the address has an answer, be it still the right one or not. */
	has(address: string): boolean {
		return this.#answers.has(address);
	}

	/** The answer of an address, if it is still the one that is known by this tag. */
	find(address: string, tag: string): KeptAnswer | undefined {
		const kept = this.#answers.get(address);
		if (kept?.tag !== tag) return undefined;
		this.#answers.delete(address);
		this.#answers.set(address, kept);
		return kept;
	}

	/** Keeps it in the place of the one that the address had before. */
	keep(address: string, answer: KeptAnswer): void {
		this.#forget(address);
		if (answer.body.byteLength > this.#largest) return;
		this.#answers.set(address, answer);
		this.#bytes += answer.body.byteLength;
		for (const oldest of this.#answers.keys()) {
			if (this.#bytes <= this.#most) return;
			this.#forget(oldest);
		}
	}

	#forget(address: string): void {
		this.#bytes -= this.#answers.get(address)?.body.byteLength ?? 0;
		this.#answers.delete(address);
	}
}
