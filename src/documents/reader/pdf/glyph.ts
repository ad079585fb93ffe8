/** A rectangle on a page, in points, its y growing upwards. */
export interface Box {
	left: number;
	right: number;
	bottom: number;
	top: number;
}

/** One sign as it stands on a page, with the room that its face gives it. */
export interface Glyph extends Box {
	/** Mostly one character; more where they are drawn as one. */
	text: string;
	/** The height of the line that it stands on. */
	baseline: number;
	/** Of its face, in points. */
	size: number;
	isBold: boolean;
	/** The file does not say which character this is. */
	isUnknown: boolean;
}

/** A straight line that is drawn, or the edge of an area. */
export interface Rule {
	isUpright: boolean;
	/** x of one that is upright, y of one that lies. */
	at: number;
	from: number;
	to: number;
}

/** What stands on a page and can be told apart, turned so that its lines lie. */
export interface Drawn {
	width: number;
	height: number;
	glyphs: Glyph[];
	/** Small things that may be the sign before an item. */
	dots: Box[];
	rules: Rule[];
}

export function middle(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
