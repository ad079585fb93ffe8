/** Of what WebAssembly calls a page of memory. */
const PAGE = 65_536;
const MEMORY_SECTION = 5;
/** Magic and version. */
const HEADER = 8;

/**
 * The same module with a bound on its memory: the one inside is told in the module, and is 2 GB here. Whoever asks for
 * more is told that there is none.
 * @param most in bytes @throws Error where the module has no memory of its own with a bound
 */
export function withMemoryOf(module: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
	const bounded = Uint8Array.from(module);
	for (let at = HEADER; at < bounded.length;) {
		const [section, size] = [bounded[at], numberAt(bounded, at + 1)];
		if (section === MEMORY_SECTION) {
			const count = numberAt(bounded, size.end);
			const hasBound = bounded[count.end] === 1;
			if (count.value !== 1 || !hasBound) break;
			const least = numberAt(bounded, count.end + 1);
			writeNumber(bounded, numberAt(bounded, least.end), Math.ceil(most / PAGE));
			return bounded;
		}
		at = size.end + size.value;
	}
	throw new Error('The module has no memory with a bound.');
}

interface Found {
	value: number;
	start: number;
	/** Behind it. */
	end: number;
}

/** Seven bits in each byte, the lowest first; the eighth says that another one follows (LEB128). */
function numberAt(bytes: Uint8Array, start: number): Found {
	let [value, end, shift] = [0, start, 0];
	for (;;) {
		const byte = bytes[end] ?? 0;
		value += (byte & 0x7f) * 2 ** shift;
		end += 1;
		if (byte < 0x80) return { value, start, end };
		shift += 7;
	}
}

/** Writes a smaller number into the room of another one. */
function writeNumber(bytes: Uint8Array, { start, end }: Found, value: number): void {
	for (let at = start, rest = value; at < end; at += 1, rest = Math.floor(rest / 0x80)) {
		bytes[at] = (rest & 0x7f) | (at + 1 < end ? 0x80 : 0);
	}
}
