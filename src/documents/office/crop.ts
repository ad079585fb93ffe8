import { cropped } from '#documents/figures/shown-picture.ts';
import { element } from './xml.ts';

interface Size {
	width: number;
	height: number;
}

/** What of a picture is not shown, so that the rest of it fills a frame unstretched: in thousandths of a percent. */
export function cropXml(picture: Size, frame: Size): string {
	const { across, down } = cropped(picture, frame);
	const [sides, ends] = [across, down].map((share) => Math.round(share * 100_000) || undefined);
	return element('a:srcRect', { l: sides, t: ends, r: sides, b: ends });
}
