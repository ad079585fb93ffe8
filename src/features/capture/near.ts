/** Whether two words are one mistyped: a letter too many, too few, another one, or two that changed places. */
export function isNear(typed: string, meant: string): boolean {
	if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false;
	const [shorter, longer] = typed.length <= meant.length ? [typed, meant] : [meant, typed];
	let at = 0;
	while (at < shorter.length && shorter[at] === longer[at]) at += 1;
	if (shorter.length < longer.length) return shorter.slice(at) === longer.slice(at + 1);
	const isSwapped = shorter[at] === longer[at + 1] && shorter[at + 1] === longer[at];
	return (
		shorter.slice(at + 1) === longer.slice(at + 1) || (isSwapped && shorter.slice(at + 2) === longer.slice(at + 2))
	);
}
