import type { Box, Rule } from './glyph.ts';
import type { OpenPdf } from './pdfium.ts';

/** Things that are drawn on a page, beyond which nobody looks. */
const MOST_THINGS = 20_000;
/** Corners of a path that may be a table; what has more is a drawing. */
const MOST_CORNERS = 400;
/** Forms within forms. */
const DEEPEST = 4;
/** In points: the sign before an item is no larger; a rule is no thicker. */
const LARGEST_DOT = 14;
const SMALLEST_DOT = 0.8;
const THICKEST_RULE = 2.2;
/** A rule that is shorter than this bounds no cell. */
const SHORTEST_RULE = 6;
/** As PDFium numbers what is drawn. */
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const MOVE = 2;

/** x and y of a point become a·x + c·y + e and b·x + d·y + f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
const PLAIN: Matrix = [1, 0, 0, 1, 0, 0];

interface Drawings {
	dots: Box[];
	rules: Rule[];
}

/** What is drawn on a page and tells how its words belong together. */
export function drawingsOn(pdf: OpenPdf, page: number): Drawings {
	const drawings: Drawings = { dots: [], rules: [] };
	const { calls } = pdf;
	let left = MOST_THINGS;
	const visit = (count: number, thingAt: (index: number) => number, matrix: Matrix, depth: number): void => {
		for (let index = 0; index < count && left > 0; index += 1) {
			left -= 1;
			const thing = thingAt(index);
			const type = calls.FPDFPageObj_GetType(thing);
			if (type === PATH || type === IMAGE) addThing(pdf, drawings, thing, matrix, type === PATH);
			if (type !== FORM || depth >= DEEPEST) continue;
			const inner = product(matrixOf(pdf, thing), matrix);
			visit(calls.FPDFFormObj_CountObjects(thing), (at) => calls.FPDFFormObj_GetObject(thing, at), inner, depth + 1);
		}
	};
	visit(calls.FPDFPage_CountObjects(page), (at) => calls.FPDFPage_GetObject(page, at), PLAIN, 0);
	return drawings;
}

function addThing(pdf: OpenPdf, { dots, rules }: Drawings, thing: number, matrix: Matrix, isPath: boolean): void {
	const { calls, scratch, floats } = pdf;
	if (!calls.FPDFPageObj_GetBounds(thing, scratch, scratch + 4, scratch + 8, scratch + 12)) return;
	const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = floats(scratch, 4);
	const box = boxOf([moved([x0, y0], matrix), moved([x1, y1], matrix)]);
	const [width, height] = [box.right - box.left, box.top - box.bottom];
	if (!Number.isFinite(width + height)) return;
	const isDot = Math.max(width, height) <= LARGEST_DOT && Math.min(width, height) >= SMALLEST_DOT;
	if (isDot && width < 2 * height && height < 2 * width) dots.push(box);
	else if (width <= THICKEST_RULE || height <= THICKEST_RULE) addRule(rules, box);
	else if (isPath) rules.push(...edgesOf(pdf, thing, product(matrixOf(pdf, thing), matrix)));
}

/** Of a path, what of its outline lies or stands. */
function edgesOf(pdf: OpenPdf, path: number, matrix: Matrix): Rule[] {
	const { calls, scratch, floats } = pdf;
	const count = calls.FPDFPath_CountSegments(path);
	if (count > MOST_CORNERS) return [];
	const rules: Rule[] = [];
	let [first, before]: (readonly [number, number] | undefined)[] = [];
	for (let at = 0; at < count; at += 1) {
		const segment = calls.FPDFPath_GetPathSegment(path, at);
		if (!calls.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)) continue;
		const [x = 0, y = 0] = floats(scratch, 2);
		const point = moved([x, y], matrix);
		if (calls.FPDFPathSegment_GetType(segment) === MOVE) first = point;
		else if (before) addRule(rules, boxOf([before, point]));
		if (first && calls.FPDFPathSegment_GetClose(segment)) addRule(rules, boxOf([point, first]));
		before = point;
	}
	return rules;
}

function addRule(rules: Rule[], { left, right, bottom, top }: Box): void {
	const [width, height] = [right - left, top - bottom];
	if (width <= THICKEST_RULE && height >= SHORTEST_RULE) {
		rules.push({ isUpright: true, at: (left + right) / 2, from: bottom, to: top });
	} else if (height <= THICKEST_RULE && width >= SHORTEST_RULE) {
		rules.push({ isUpright: false, at: (bottom + top) / 2, from: left, to: right });
	}
}

function matrixOf({ calls, scratch, floats }: OpenPdf, thing: number): Matrix {
	if (!calls.FPDFPageObj_GetMatrix(thing, scratch)) return PLAIN;
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = floats(scratch, 6);
	return [a, b, c, d, e, f];
}

/** One after the other. */
function product([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
	return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function moved([x, y]: readonly [number, number], [a, b, c, d, e, f]: Matrix): [number, number] {
	return [a * x + c * y + e, b * x + d * y + f];
}

function boxOf(corners: readonly (readonly [number, number])[]): Box {
	const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
	return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}
