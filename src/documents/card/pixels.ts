import { withPdf } from '#documents/reader/pdf/pdfium.ts';
import type { Pixels } from '#documents/picture/shrink.ts';

const WHITE = 0xffffffff;
/** Letters are drawn in shades of grey, not in the stripes of a screen that nobody knows. */
const PLAIN = 0;

/** The first page of a PDF, as large as is asked for, on white. */
export function firstPageAsPixels(
	pdf: Uint8Array,
	{ width, height }: { width: number; height: number }
): Promise<Pixels> {
	return withPdf(pdf, ({ calls, document, bytes }) => {
		const page = calls.FPDF_LoadPage(document, 0);
		const bitmap = calls.FPDFBitmap_Create(width, height, 0);
		if (page === 0 || bitmap === 0) throw new Error('PDFium has no room for the page.');
		calls.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
		calls.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, PLAIN);
		const stride = calls.FPDFBitmap_GetStride(bitmap);
		const drawn = bytes(calls.FPDFBitmap_GetBuffer(bitmap), stride * height);
		const data = new Uint8ClampedArray(width * height * 4);
		for (let row = 0; row < height; row += 1) {
			for (let column = 0; column < width; column += 1) {
				const [from, to] = [row * stride + column * 4, (row * width + column) * 4];
				// Blue, green, red, and a byte that says nothing.
				data[to] = drawn[from + 2] as number;
				data[to + 1] = drawn[from + 1] as number;
				data[to + 2] = drawn[from] as number;
				data[to + 3] = 255;
			}
		}
		calls.FPDFBitmap_Destroy(bitmap);
		calls.FPDF_ClosePage(page);
		return { data, width, height };
	});
}
