/**
 * A stretch of a line that was kept as one. hebrew: words with the spaces between and after them. latin: words of another
 * alphabet. stop: what ends a clause. open, close: brackets as they are read. space: where spaces are kept apart.
 */
export type SignKind =
	'hebrew' | 'latin' | 'number' | 'stop' | 'quote' | 'geresh' | 'dash' | 'open' | 'close' | 'space' | 'other';

export interface Sign {
	kind: SignKind;
	/** Without the spaces after it. */
	text: string;
	/** Whether a space stood after it. */
	isSpaced: boolean;
}

const KINDS: readonly (readonly [SignKind, RegExp])[] = [
	['hebrew', /[א-ת\u05f0-\u05f2][א-ת\u0591-\u05c7]*(?: [א-ת][א-ת\u0591-\u05c7]*)*/y],
	[
		'latin',
		/(?:https?:\/\/|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\d_]*(?:[ .&@'’\-/]+[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\d_]*)*/uy
	],
	['number', /[$€£₪]?\d+(?:[.,:/+-]\d+)*[%°$€£₪]*/y],
	['stop', /[,.;:!?…]+/y],
	['quote', /["״”“„«»]/y],
	['geresh', /['׳’‘]/y],
	['dash', /[-–—־]/y],
	['open', /[([{]/y],
	['close', /[)\]}]/y],
	['space', /\s+/y],
	['other', /[^]/uy]
];

/** The stretches of a line in the order in which they stand there. */
export function signsOf(line: string): Sign[] {
	const signs: Sign[] = [];
	let at = 0;
	while (at < line.length) {
		for (const [kind, pattern] of KINDS) {
			pattern.lastIndex = at;
			const text = pattern.exec(line)?.[0];
			if (text === undefined) continue;
			at += text.length;
			const last = signs.at(-1);
			if (kind === 'space' && last && last.kind !== 'space') last.isSpaced = true;
			else signs.push({ kind, text, isSpaced: false });
			break;
		}
	}
	return signs;
}
