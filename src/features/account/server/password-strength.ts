/** So many guesses, as a power of ten, a password must stand: what is kept is hashed slowly, and sign-ins are limited. */
const GUESSES = 9;

/** Loaded when somebody sets a password, not when the server starts: forty thousand leaked ones take a while. */
let estimator: Promise<{ check(password: string, own: string[]): { guessesLog10: number } }> | undefined;

async function load() {
	const [{ ZxcvbnFactory }, common] = await Promise.all([
		import('@zxcvbn-ts/core'),
		import('@zxcvbn-ts/language-common')
	]);
	return new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}

/** What guessing begins with here, beside the leaked passwords of the world. */
const LOCAL = ['kesher', 'קשר', 'סיסמה', 'סיסמא', 'raanana', 'רעננה', 'israel', 'ישראל'];

/**
 * Whether a password of full length would still be among the first that somebody tries: one that has leaked
 * elsewhere, a row of keys, a date, or what is known of the person (OWASP ASVS 5.0, 6.2.4, 6.2.11).
 * @param own e-mail and name of the person
 */
export async function isGuessable(password: string, own: readonly string[]): Promise<boolean> {
	const words = own
		.flatMap((text) => [text, ...text.split('@'), ...text.split(/[^\p{L}\p{N}]+/u)])
		.filter((word) => word.length > 2);
	const { guessesLog10 } = (await (estimator ??= load())).check(password.slice(0, 100), [...words, ...LOCAL]);
	return guessesLog10 < GUESSES;
}
