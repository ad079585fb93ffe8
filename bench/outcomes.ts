/** What somebody met: the page, or a sentence that it cannot be had now, or something that should not be. */
export type Outcome =
	| 'served'
	/** 503 with a sentence. */
	| 'told'
	/** Any other answer: an error without a word, a stack. */
	| 'untold'
	/** No answer. */
	| 'broken'
	/** A good session or a right password was refused. */
	| 'turnedOut'
	/** Served as somebody else. */
	| 'stranger';

export interface Seen {
	/** When it was sent, and how long it took, in ms. */
	at: number;
	took: number;
	outcome: Outcome;
}

interface Answered {
	status: number;
	html: string;
	cookie?: string | undefined;
}

const SENTENCE = /<h1[\s\S]*The database does not answer just now/;
const INSIDES = /\bat .*\.[jt]s:\d|ECONN|ENOENT|node_modules/;
const ADDRESS = /[\w-]+@bench\.invalid/g;

/** Of a page that names whose it is. */
export function outcomeOfPage(answer: Answered, email: string): Outcome {
	if (answer.status === 303) return 'turnedOut';
	const named = new Set(answer.html.match(ADDRESS));
	if (named.size > 1 || (named.size === 1 && !named.has(email))) return 'stranger';
	if (answer.status === 200 && named.has(email)) return 'served';
	return failureOf(answer);
}

/** Of a sign-in with the right password. */
export function outcomeOfSignIn(answer: Answered): Outcome {
	if (answer.status === 303 && answer.cookie) return 'served';
	return [422, 429].includes(answer.status) ? 'turnedOut' : failureOf(answer);
}

function failureOf({ status, html }: Answered): Outcome {
	if (status === 0) return 'broken';
	return status === 503 && SENTENCE.test(html) && !INSIDES.test(html) ? 'told' : 'untold';
}

export interface Tally {
	counts: Record<Outcome, number>;
	longest: number;
	/** So long after the fault was over the first was served again; undefined: nobody yet. */
	servedAgain: number | undefined;
}

/** @param over when the database was killed, or went on: what was sent after it and served counts as served again */
export function tally(seen: readonly Seen[], over: number): Tally {
	const counts = { served: 0, told: 0, untold: 0, broken: 0, turnedOut: 0, stranger: 0 };
	for (const { outcome } of seen) counts[outcome] += 1;
	// A connection that outlived the blow by a moment served nobody again.
	const failed = seen.filter(({ outcome, at }) => outcome !== 'served' && at >= over).map(({ at }) => at);
	const from = failed.length > 0 ? Math.min(...failed) : over;
	const again = seen.filter(({ outcome, at }) => outcome === 'served' && at >= from).map(({ at, took }) => at + took);
	return {
		counts,
		longest: seen.reduce((most, { took }) => Math.max(most, took), 0),
		servedAgain: again.length > 0 ? Math.min(...again) - over : undefined
	};
}
