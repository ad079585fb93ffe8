/** Word counts in twentieths of a point. */
const TWIPS_PER_MM = 1440 / 25.4;

export function twips(millimetres: number): number {
	return Math.round(millimetres * TWIPS_PER_MM);
}

/** A4 with margins of 20 mm. */
export const PAGE = {
	width: twips(210),
	height: twips(297),
	margin: twips(20),
	edge: twips(10),
	closeMargin: twips(16)
};
/** Of the text between the margins. */
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

/** English Metric Units, in which drawings are measured. */
export function emuOfTwips(length: number): number {
	return length * 635;
}
