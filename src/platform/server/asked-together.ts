/**
 * Many small questions as one: those that come while one is under way wait for it, and then go together. Each is
 * answered by what was asked after it came, so that no answer is older than its question; alone, one does not wait.
 * @param ask answers the keys that it can
 * @returns asks about one key; undefined where `ask` said nothing of it. Fails as `ask` does
 */
export function askedTogether<Key, Answer>(
	ask: (keys: Key[]) => Promise<Map<Key, Answer>>
): (key: Key) => Promise<Answer | undefined> {
	let underWay: Promise<unknown> = Promise.resolve();
	let next: { keys: Set<Key>; answers: Promise<Map<Key, Answer>> } | undefined;

	function begin() {
		const keys = new Set<Key>();
		const answers = underWay.then(() => {
			next = undefined;
			return ask([...keys]);
		});
		underWay = answers.catch(() => undefined);
		return { keys, answers };
	}

	return async (key) => {
		next ??= begin();
		next.keys.add(key);
		return (await next.answers).get(key);
	};
}
