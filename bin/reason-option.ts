import { InvalidArgumentError } from 'commander';
import { LONGEST_REASON, reasonOf } from '../src/kernel/reason.ts';

/** @throws InvalidArgumentError for one that says nothing, or is longer than the trail keeps */
export function toReason(typed: string): string {
	const reason = reasonOf(typed)?.reason;
	if (reason !== undefined) return reason;
	throw new InvalidArgumentError(`One line of at most ${LONGEST_REASON} characters.`);
}
