/** What is dear to make and always the same, such as a formatter of Intl: made once for each key. */
export function cached<K, V>(map: Map<K, V>, key: K, make: () => V): V {
	let value = map.get(key);
	if (value === undefined) {
		value = make();
		map.set(key, value);
	}
	return value;
}
