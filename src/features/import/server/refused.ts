import type { Refusal } from '#features/member/server/form-action.ts';

/** Ends a transaction of several records without anything of it: one of them was refused. */
export class Refused extends Error {
	override readonly name = 'Refused';
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(`refused: ${refusal.reason}`);
		this.refusal = refusal;
	}
}

/** What was done, or the refusal that ended it. */
export async function orRefused<Done>(work: Promise<Done>): Promise<Done | Refusal> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof Refused) return error.refusal;
		throw error;
	}
}
