/** The glyph of every character, from the subtables that matter on any system of today: formats 4 and 12. */
export function readCharacterMap(view: DataView, table: number): Map<number, number> {
	const glyphs = new Map<number, number>();
	const count = view.getUint16(table + 2);
	for (let index = 0; index < count; index += 1) {
		const subtable = table + view.getUint32(table + 4 + 8 * index + 4);
		const format = view.getUint16(subtable);
		if (format === 4) readSegments(view, subtable, glyphs);
		else if (format === 12) readGroups(view, subtable, glyphs);
	}
	return glyphs;
}

/** Format 4: segments of the basic plane, as four parallel arrays. */
function readSegments(view: DataView, subtable: number, glyphs: Map<number, number>): void {
	const doubledCount = view.getUint16(subtable + 6);
	const ends = subtable + 14;
	const starts = ends + doubledCount + 2;
	const deltas = starts + doubledCount;
	const rangeOffsets = deltas + doubledCount;
	for (let at = 0; at < doubledCount; at += 2) {
		const start = view.getUint16(starts + at);
		const end = view.getUint16(ends + at);
		const delta = view.getUint16(deltas + at);
		const rangeOffset = view.getUint16(rangeOffsets + at);
		for (let code = start; code <= end && code < 0xffff; code += 1) {
			const listed = rangeOffset === 0 ? code : view.getUint16(rangeOffsets + at + rangeOffset + 2 * (code - start));
			const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
			if (glyph !== 0) glyphs.set(code, glyph);
		}
	}
}

/** Format 12: groups of consecutive characters over all planes. */
function readGroups(view: DataView, subtable: number, glyphs: Map<number, number>): void {
	const count = view.getUint32(subtable + 12);
	for (let index = 0; index < count; index += 1) {
		const group = subtable + 16 + 12 * index;
		const [start, end] = [view.getUint32(group), view.getUint32(group + 4)];
		for (let code = start; code <= end; code += 1) glyphs.set(code, view.getUint32(group + 8) + code - start);
	}
}
